"""Which state each person acts for: what is said first, then what the report's context tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from kg.mentions.chains import People, Person
from kg.mentions.evidence import Candidate
from kg.mentions.home import (
    by_description,
    by_exclusion,
    by_house,
    by_prominence,
    is_taken,
)
from kg.mentions.lists import by_list, in_list, place_of
from kg.mentions.reading import Item
from kg.mentions.scan import POSSESSIVE, Line
from kg.mentions.votes import (
    Context,
    by_culture,
    draft_state,
    in_office,
    is_foreign,
    is_head,
    posts_of,
    state_ending,
    state_of,
    vote,
)

Step: TypeAlias = "Callable[[Person], str | None]"


_ENCOUNTERS = frozenset(
    "met meets meeting meet talks received receives hosted told called thanked invited visited "
    "congratulated greeted welcomed urged phoned telephoned".split()
)


def settle_states(people: People, readings: Sequence[Sequence[Item]], context: Context) -> None:
    """Fill `states` of every person; contextual guesses only where nothing is said."""
    for person in people.persons:
        for mention in person.mentions:
            vote(person, mention)
        sorts = {draft.sort for mention in person.mentions for draft in mention.posts}
        if sorts and sorts <= {"family"}:
            # Who is only somebody's relative serves no state.
            person.stateless = True
            person.states.clear()
    for person in people.persons:
        if not person.states and not person.stateless:
            code = _by_typical(person, context) or by_culture(person, people.lexicon, context)
            _settle(person, code)
    unsettled = sorted(people.persons, key=lambda person: person.row)
    steps: tuple[Step, ...] = (
        lambda person: _by_owner(person, people),
        lambda person: _said_beside(person, readings),
        lambda person: by_list(person, readings, people, context),
        lambda person: by_description(person, people, context),
        lambda person: _native(person, people, _by_opening(person, readings)),
        lambda person: by_house(person, people, context),
        lambda person: _native(person, people, _by_scene(person, readings)),
        lambda person: _native(person, people, context.where),
        lambda person: _native(person, people, context.voice),
        lambda person: by_prominence(person, people, context),
        lambda person: _native(person, people, _by_neighbours(person, people, readings)),
        lambda person: by_exclusion(person, people, context),
        lambda person: _by_possessive(person, people, readings),
    )
    for step in steps:
        for person in unsettled:
            if not person.states and not person.stateless:
                _settle(person, _sure_of_korea(person, step(person), context))


def _sure_of_korea(person: Person, code: str | None, context: Context) -> str | None:
    """A Korea is inferred only where the other is not named, or for the house's own officials."""
    other = {"KP": "KR", "KR": "KP"}.get(code or "")
    told = {(draft.title.casefold(), code) for draft in posts_of(person)} & context.open
    if other is None or not context.named[other] or told:
        return code
    sure = in_office(person) and not any(is_head(draft) for draft in posts_of(person))
    return code if code == context.home and sure else None


def _native(person: Person, people: People, code: str | None) -> str | None:
    """A state for an office-holder, unless his name or another holder speaks against it."""
    if code is None or not in_office(person) or is_foreign(person, people.lexicon, code):
        return None
    return None if is_taken(person, people, code) else code


def _by_possessive(
    person: Person, people: People, readings: Sequence[Sequence[Item]]
) -> str | None:
    """ "A set out Russia's view": whoever speaks for a state that no one else in the text has."""
    taken = {state_of(other) for other in people.persons}
    for mention in person.mentions:
        items = readings[mention.row]
        first = next((item for item in items if item.name is not None), None)
        if first is not mention.item or mention.line.sentence.zone == "title":
            continue
        for item in items:
            owned = item.kind == "state" and mention.line.word(item.end) in POSSESSIVE
            if owned and item.start > first.end and item.code not in taken:
                return item.code
    return None


def _by_typical(person: Person, context: Context) -> str | None:
    """An office that mostly one state has, where that state is heard of or none is."""
    code = next((draft.typical for draft in posts_of(person) if draft.typical), None)
    heard = {*context.named, *context.towns, *context.capitals, context.home}
    return code if code in heard or not heard - {None} else None


def _by_owner(person: Person, people: People) -> str | None:
    """ "Clarke's spokeswoman" serves Clarke's state."""
    states = (state_of(people.persons[owner]) for owner in person.owners)
    return next((code for code in states if code), None)


def _settle(person: Person, code: str | None) -> None:
    if code is not None:
        person.states[code] += 1


def _said_beside(person: Person, readings: Sequence[Sequence[Item]]) -> str | None:
    """ "From the Japanese side ...", or the state of the list that he stands in."""
    for mention in person.mentions:
        line, items = mention.line, readings[mention.row]
        place = place_of(mention, items)
        if mention.posts and (code := in_list(items, place, line)):
            return code
        if line.sentence.zone == "title" or not (mention.posts or mention.name.full):
            continue
        before = [code for index, code in _sides(line) if index < mention.name.start]
        if before:
            return before[-1]
    return None


def _sides(line: Line) -> Iterator[tuple[int, str]]:
    """Where whose side is told: "from the DPRK side", "the Russian side was represented by"."""
    for index, word in enumerate(line.lower):
        if word != "side" or not (found := list(state_ending(line, index - 1))):
            continue
        lead = set(line.lower[max(0, index - 4) : index])
        tail = set(line.lower[index + 1 : index + 5])
        if lead & {"from", "on", "for"} or line.low(index + 1) == ":" or "represented" in tail:
            yield index, found[0]


def _by_neighbours(
    person: Person, people: People, readings: Sequence[Sequence[Item]]
) -> str | None:
    """The state of whoever was said last before him in a sentence that gives him a post."""
    for mention, items, place in _in_text(person, readings):
        code = _before_in_sentence(items, place, people, mention.line)
        if code is not None:
            return code
    return None


def _by_scene(person: Person, readings: Sequence[Sequence[Item]]) -> str | None:
    """ "In Brazil, ...", "in Dakar": where the sentence plays that gives him a post."""
    for mention, items, place in _in_text(person, readings):
        line, start = mention.line, items[place].start
        within = [
            (item.end, item.code)
            for item in items[:place]
            if item.kind == "state" and line.low(item.start - 1) == "in"
        ]
        capitals = [
            (hit[0], hit[1].state or "")
            for index in range(start)
            if (hit := line.hit(index, "place")) is not None and hit[1].capital
        ]
        said = [item.end for item in items[:place] if item.kind == "posts" and _told(item)]
        last = max([*within, *capitals], default=None)
        if last is not None and not any(end > last[0] for end in said):
            return last[1]
    return None


def _by_opening(person: Person, readings: Sequence[Sequence[Item]]) -> str | None:
    """ "In Kyiv, the spokesman A said", "Kyiv, where he called on A": the scene before the name."""
    for mention, items, place in _in_text(person, readings):
        line, start = mention.line, items[place].start
        if any(item.name is not None for item in items[:place]):
            continue
        for index in range(start):
            hit = line.hit(index, "place")
            if hit is None or not hit[1].capital or line.low(hit[0]) != ",":
                continue
            if (index == 1 and line.low(0) == "in") or line.low(hit[0] + 1) == "where":
                return hit[1].state
    return None


def _told(item: Item) -> bool:
    return any(draft_state(draft) for draft in item.posts)


def _in_text(
    person: Person, readings: Sequence[Sequence[Item]]
) -> Iterator[tuple[Candidate, Sequence[Item], int]]:
    """His mentions outside the headline that give him a post."""
    for mention in person.mentions:
        if mention.line.sentence.zone != "title" and mention.posts and in_office(person):
            items = readings[mention.row]
            yield mention, items, place_of(mention, items)


def _before_in_sentence(
    items: Sequence[Item], place: int, people: People, line: Line
) -> str | None:
    """The state of the nearest person or post before, unless an encounter parts them."""
    own, start = items[place].name, items[place].start
    said = [
        (item.end, code)
        for item in items[:place]
        if item.name is not own and (code := _state_of_item(item, people)) is not None
    ]
    first = next((one for one in reversed(items[:place]) if one.kind != "posts"), None)
    posts = [one.start for one in items[:place] if first is None or one.start > first.start]
    lead = line.low(min([*posts, start]) - 1)
    if not said or lead in {"to", "with"}:
        return None
    end, code = max(said)
    return None if _ENCOUNTERS & set(line.lower[end:start]) else code


def _state_of_item(item: Item, people: People) -> str | None:
    if item.name is not None:
        chain = item.name.chain
        return state_of(people.persons[chain]) if chain is not None else None
    return next((code for draft in item.posts if (code := draft_state(draft))), None)
