"""When and where: the date, city, venue and tense cues that a sentence gives an encounter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.facts.ground import Ground
from kg.facts.nodes import Node, Phrases
from kg.facts.telling import MEETING_NOUNS, Encounter
from kg.facts.verbs import finite_like
from kg.facts.words import ADVERBS
from kg.model import Article

SAME_DAY = frozenset(
    """earlier then afterwards afterward meanwhile same afternoon evening morning night ceremony
    following followed after over separately""".split()
)
_NEAR_DAYS = 14
_LONG_AGO = ("last month", "last year", "last summer", "last spring", "last autumn", "last winter")
# "the situation in X" tells what is spoken about, not where.
_ABOUT = frozenset(
    """situation war conflict crisis peace developments fighting events tensions stability security
    violence attack attacks operation operations invasion settlement elections ceasefire
    interests investment presence people citizens""".split()
)
_MOTION = frozenset(
    """flew arrived travelled traveled went came landed journeyed visit trip tour stopover
    stay staying""".split()
)
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


def circumstance(
    phrases: Phrases, encounter: Encounter, article: Article, ground: Ground
) -> Circumstance:
    """The circumstances of one encounter, read off its own sentence."""
    nodes = phrases.nodes
    when = _when(nodes, encounter)
    city = _place(nodes, encounter.trigger, "city")
    venue = _place(nodes, encounter.trigger, "venue")
    words = {n.text for n in nodes}
    same_day = _same_day(nodes)
    here = "here" in words or _this_city(nodes)
    if when is not None and when.text in _SAME:
        when = None
    value = when.value if when else None
    place = city.value if city else None
    state = (city.state if city else None) or (venue.state if venue else None)
    if here and city is None:
        place = article.dateline_place
    if city is None or "where" in {
        n.text for n in nodes[max(0, encounter.trigger - 5) : encounter.trigger]
    }:
        city = _whither(nodes, encounter.trigger) or city
        place, state = (city.value, city.state or state) if city else (place, state)
    if city is None:
        city = whereabouts(nodes)
        place, state = (city.value, city.state or state) if city else (place, state)
    seat = None if city else _capital(nodes)
    if seat is not None:
        place, state = ground.capital(seat), seat
    if city is None and state is None:
        country = _country(nodes, encounter.trigger)
        state = country.state if country else None
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
        elsewhere=bool(nodes) and nodes[0].text in {"elsewhere", "separately"},
        dated=when is not None,
        same_day=same_day and when is None,
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
        return 0
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


def where_at(nodes: tuple[Node, ...], trigger: int) -> tuple[Node | None, Node | None]:
    """The city and the venue that a sentence gives what it tells at `trigger`."""
    return _place(nodes, trigger, "city"), _place(nodes, trigger, "venue")


def _place(nodes: tuple[Node, ...], trigger: int, kind: str) -> Node | None:
    found = [
        (abs(i - trigger), i)
        for i, n in enumerate(nodes)
        if n.kind == "place" and n.title == kind and i and _locative(nodes, i)
    ]
    return nodes[min(found)[1]] if found else None


def _locative(nodes: tuple[Node, ...], index: int) -> bool:
    """Whether "in", "at" or a comma after such a phrase stands before the place."""
    before = [n.text for n in nodes[max(0, index - 3) : index]]
    if before[:1] == ["in"] and before[2:] == [","] and nodes[index - 2].kind == "word":
        return True  # "in Yongsan-gu, Seoul"
    for position in range(index - 1, max(-1, index - 5), -1):
        word = nodes[position].text
        if word in {"in", "at", "to", "near", "outside", "from", "visiting"}:
            about = position > 0 and nodes[position - 1].text in _ABOUT
            return word not in {"to", "from"} and not about
        if nodes[position].kind == "word" and word not in {"the", "of", "'s", "’s", ",", "city"}:
            return False
    return False


def _country(nodes: tuple[Node, ...], trigger: int) -> Node | None:
    for index in sorted(range(len(nodes)), key=lambda i: abs(i - trigger)):
        node = nodes[index]
        named = node.kind == "state" and node.title == "name" and index > 0
        if named and nodes[index - 1].text == "in" and _adjunct(nodes, index - 1):
            return node
    return None


def _capital(nodes: tuple[Node, ...]) -> str | None:
    """ "in the Chinese capital": the state whose capital it is."""
    for index in range(len(nodes) - 2):
        inside = nodes[index].text in {"in", "at"} and nodes[index + 1].text == "the"
        if (
            inside
            and index + 3 < len(nodes)
            and nodes[index + 2].kind == "state"
            and (nodes[index + 3].text == "capital")
        ):
            return nodes[index + 2].state
    return None


def _whither(nodes: tuple[Node, ...], trigger: int) -> Node | None:
    """ "flew to X, where he met Y": the city before "where"."""
    where = next((i for i in range(trigger) if nodes[i].text == "where"), None)
    for index in range((where or 0) - 1, -1, -1):
        if nodes[index].kind == "place" and nodes[index].title == "city":
            return nodes[index]
    return None


def whereabouts(nodes: tuple[Node, ...]) -> Node | None:
    """ "flew to X", "on a visit to X", "arrived in X": the city where the report now is."""
    for index, node in enumerate(nodes):
        if node.kind == "place" and node.title == "city" and index > 1:
            near = {n.text for n in nodes[max(0, index - 6) : index]}
            link = nodes[index - 1].text in {"to", "in"}
            if link and near & _MOTION and not near & {"will", "not"}:
                return node
    return None


def visited(nodes: tuple[Node, ...]) -> str | None:
    """ "concluding their official visit to China": the state visited."""
    for index, node in enumerate(nodes):
        if node.kind == "state" and index > 1 and nodes[index - 1].text in {"to", "in"}:
            near = {n.text for n in nodes[max(0, index - 5) : index - 1]}
            if near & {"visit", "tour", "trip"} and not near & {
                "will",
                "next",
                "invited",
                "invite",
            }:
                return node.state
    return None


def _this_city(nodes: tuple[Node, ...]) -> bool:
    """ "in this northern port city": the dateline's."""
    words = [n.text for n in nodes]
    return any(
        words[i : i + 2] == ["in", "this"]
        and {"city", "capital", "town"} & set(words[i + 2 : i + 7])
        for i in range(len(words))
    )


def _adjunct(nodes: tuple[Node, ...], index: int) -> bool:
    """Whether "in" tells where something happens, not what a noun is about ("war in X")."""
    if index == 0:
        return True
    before = nodes[index - 1]
    return (
        before.kind != "word"
        or before.text in ADVERBS | {",", ";", ")"}
        or (finite_like(nodes, index - 1))
    )


def _distant(value: str | None, article: Article) -> bool:
    """Whether a date lies well before the report: then the encounter is background."""
    anchor = article.dateline_date or article.published
    if value is None or anchor is None or len(anchor) < 10:
        return value is not None and len(value) < 10
    if len(value) < 10:
        return not anchor.startswith(value) or len(value) == 4
    return (date.fromisoformat(anchor) - date.fromisoformat(value)).days > _NEAR_DAYS
