"""When and where: the date, city, venue and tense cues that a sentence gives an encounter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.facts.ground import Ground
from kg.facts.nodes import Node, Phrases
from kg.facts.telling import MEAL_WORDS, MEETING_NOUNS, Encounter
from kg.facts.where import capital_named, country, place_of, this_city, whereabouts, whither
from kg.model import Article

SAME_DAY = frozenset(
    """earlier then afterwards afterward meanwhile same afternoon evening morning night ceremony
    following followed after over separately""".split()
)
_NEAR_DAYS = 14
_LONG_AGO = ("last month", "last year", "last summer", "last spring", "last autumn", "last winter")
_SAME = frozenset({"the same day", "that day", "the same afternoon", "the same evening"})
_AHEAD = frozenset({"tomorrow", "next week", "next month", "next year"})


@dataclass(frozen=True, slots=True)
class Circumstance:
    """What one sentence says of time and place; None where it says nothing."""

    date: str | None = None
    end_date: str | None = None
    place: str | None = None
    venue: str | None = None
    state: str | None = None
    dated: bool = False
    same_day: bool = False
    distant: bool = False
    future: bool = False
    here: bool = False
    same_occasion: bool = False
    sidelines: bool = False
    elsewhere: bool = False
    lent: str | None = None


def circumstance(
    phrases: Phrases, encounter: Encounter, article: Article, ground: Ground
) -> Circumstance:
    """The circumstances of one encounter, read off its own sentence."""
    nodes = phrases.nodes
    when = _when(nodes, encounter)
    city = place_of(nodes, encounter.trigger, "city")
    venue = place_of(nodes, encounter.trigger, "venue")
    words = {n.text for n in nodes}
    here = "here" in words or this_city(nodes)
    same = when if when is not None and when.text in _SAME else None
    when = None if same is not None else when
    value = when.value if when else None
    place = city.value if city else None
    state = (city.state if city else None) or (venue.state if venue else None)
    if here and city is None:
        place = article.dateline_place
    if city is None or "where" in {
        n.text for n in nodes[max(0, encounter.trigger - 5) : encounter.trigger]
    }:
        city = whither(nodes, encounter.trigger) or city
        place, state = (city.value, city.state or state) if city else (place, state)
    if city is None:
        city = whereabouts(nodes)
        place, state = (city.value, city.state or state) if city else (place, state)
    seat = None if city else capital_named(nodes)
    if seat is not None:
        place, state = ground.capital(seat), seat
    if city is None and state is None:
        inside = country(nodes, encounter.trigger)
        state = inside.state if inside else None
    return Circumstance(
        date=value,
        end_date=when.title if when else None,
        place=place,
        venue=venue.value if venue else None,
        state=state,
        here=here and city is None,
        same_occasion="occasion" in words and "same" in words,
        sidelines=bool(words & {"sidelines", "sideline", "margins", "margin"})
        and "assembly" in {part for n in nodes for part in n.text.split()},
        lent=same.value if same else None,
        elsewhere=bool(nodes) and nodes[0].text in {"elsewhere", "separately"},
        dated=when is not None,
        same_day=when is None and _same_day(nodes),
        distant=_distant(value, article)
        or _past(nodes, encounter)
        or bool(when and when.text.startswith(_LONG_AGO)),
        future=encounter.mood.future or bool(when and when.text in _AHEAD),
    )


def _same_day(nodes: tuple[Node, ...]) -> bool:
    """ "then", "in the evening", "later in the day"; a bare "Earlier," or "later" tells no day."""
    words = [n.text for n in nodes]
    if words[:2] == ["earlier", ","]:
        words = words[2:]
    for index, word in enumerate(words):
        if word in SAME_DAY or word in _SAME:
            return True
        if word == "sidelines" and MEAL_WORDS & set(words[index : index + 5]):
            return True
        if word in {"when", "while"} and words[index + 1 : index + 2] == ["meeting"]:
            return True  # a remark of today made at a meeting of today
        if word == "later" and {"day", "afternoon", "evening"} & set(words[index : index + 4]):
            return True
    return False


def _past(nodes: tuple[Node, ...], encounter: Encounter) -> bool:
    """ "last met", "had met for the first time", "years ago": the meeting is not the news."""
    before = {n.text for n in nodes[max(0, encounter.trigger - 3) : encounter.trigger]}
    after = {n.text for n in nodes[encounter.trigger : encounter.trigger + 8]}
    return bool(before & {"last", "previously", "previous", "first"}) or "ago" in after


def _when(nodes: tuple[Node, ...], encounter: Encounter) -> Node | None:
    """The date nearest to the trigger, those after it preferred, none of another event."""
    trigger = encounter.trigger
    found = [
        (abs(i - trigger) + _detour(nodes, i, trigger), i)
        for i, n in enumerate(nodes)
        if n.kind == "date"
        and not (encounter.mood.future and _detour(nodes, i, trigger) > 3)
        and not _in_relative(nodes, trigger, i)
        and not _of_main_clause(nodes, i, trigger)
        and not _aside(nodes, i, trigger)
        and not _others(nodes, trigger, i)
        and (encounter.mood.future or not _announced(nodes, i))
    ]
    return nodes[min(found)[1]] if found else None


def _of_main_clause(nodes: tuple[Node, ...], index: int, trigger: int) -> bool:
    """ "ended a visit on Friday, during which he met": the day is that of the end."""
    day = len(nodes[index].value or "") == 10
    return day and index < trigger and "which" in {m.text for m in nodes[index + 1 : trigger]}


def _aside(nodes: tuple[Node, ...], index: int, trigger: int) -> bool:
    """Whether a date stands in a relative clause that closes before the trigger."""
    if index > trigger or "," not in {n.text for n in nodes[index + 1 : trigger]}:
        return False
    for position in range(index - 1, -1, -1):
        if nodes[position].text in {",", ";"}:
            return False
        if nodes[position].text in {"who", "whose", "which"}:
            return True
    return False


def _detour(nodes: tuple[Node, ...], index: int, trigger: int) -> int:
    """What it costs to reach back to an earlier date, more so into another clause."""
    if index > trigger:
        return 20 if {"would", "will"} & {n.text for n in nodes[trigger + 1 : index]} else 0
    between = {n.text for n in nodes[index + 1 : trigger]}
    return 20 if between & {"that", "where", "who", "before", "after", "when"} else 3


def _announced(nodes: tuple[Node, ...], index: int) -> bool:
    """Whether a date is another event's: "a call scheduled for December 9"."""
    before = [n.text for n in nodes[max(0, index - 3) : index]]
    return bool({"scheduled", "planned", "slated", "due"} & set(before))


def _others(nodes: tuple[Node, ...], trigger: int, index: int) -> bool:
    """Whether a date before the trigger belongs to another meeting, told before "and"."""
    if index > trigger:
        return False
    between = {n.text for n in nodes[index + 1 : trigger]}
    before = {n.text for n in nodes[:index]}
    return "and" in between and bool(before & MEETING_NOUNS)


def _in_relative(nodes: tuple[Node, ...], trigger: int, index: int) -> bool:
    """Whether a relative clause opens between the trigger and a later node, and is still open."""
    opened = [i for i in range(trigger + 1, index) if nodes[i].text in {"who", "whose"}]
    return bool(opened) and not any(nodes[i].text == "," for i in range(opened[-1], index))


def _distant(value: str | None, article: Article) -> bool:
    """Whether a date lies well before the report: then the encounter is background."""
    anchor = article.dateline_date or article.published
    if value is None or anchor is None or len(anchor) < 10:
        return value is not None and len(value) < 10
    if len(value) < 10:
        return not anchor.startswith(value) or len(value) == 4
    return (date.fromisoformat(anchor) - date.fromisoformat(value)).days > _NEAR_DAYS
