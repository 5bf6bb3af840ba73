"""Which state each person acts for: what is said first, then what the report's context tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from kg.mentions.chains import People, Person
from kg.mentions.evidence import Candidate
from kg.mentions.lexicon import Lexicon
from kg.mentions.reading import Item, between
from kg.mentions.scan import POSSESSIVE, Line
from kg.mentions.votes import (
    Context,
    by_culture,
    draft_state,
    in_office,
    is_foreign,
    state_ending,
    state_of,
    vote,
)

Step: TypeAlias = "Callable[[Person], str | None]"

_SINGULAR = frozenset(
    {"president", "prime minister", "premier", "king", "queen", "chancellor", "federal chancellor"}
)

# Cultures whose family names are a closed list: who bears none of them is a foreigner there.
# Offices that one person holds at a time.
_ENCOUNTERS = frozenset(
    {"met", "meets", "meeting", "meet", "talks", "received", "receives", "hosted", "told", "called"}
)


def settle_states(people: People, readings: Sequence[Sequence[Item]], context: Context) -> None:
    """Fill `states` of every person; contextual guesses only where nothing is said."""
    for person in people.persons:
        for mention in person.mentions:
            vote(person, mention)
        sorts = {draft.sort for mention in person.mentions for draft in mention.posts}
        person.stateless |= bool(sorts) and sorts <= {"family"} and not person.states
    for person in people.persons:
        if (
            not person.states
            and not person.stateless
            and (code := by_culture(person, people.lexicon, context))
        ):
            person.states[code] += 1
    unsettled = sorted(people.persons, key=lambda person: person.row)
    steps: tuple[Step, ...] = (
        lambda person: _by_owner(person, people),
        lambda person: _said_beside(person, readings),
        lambda person: _by_home(person, people, context),
        lambda person: _native(person, people.lexicon, _by_neighbours(person, people, readings)),
        lambda person: _unless_foreign(person, people.lexicon, context.where),
        lambda person: _by_exclusion(person, people, context),
        lambda person: _unless_foreign(person, people.lexicon, context.voice),
        lambda person: _by_possessive(person, people, readings),
        lambda person: _by_remainder(person, people, context),
    )
    for step in steps:
        for person in unsettled:
            if not person.states and not person.stateless:
                _settle(person, _sure_of_korea(person, step(person), context))


def _sure_of_korea(person: Person, code: str | None, context: Context) -> str | None:
    """A Korea is inferred only where the other is not named, or for the house's own officials."""
    other = {"KP": "KR", "KR": "KP"}.get(code or "")
    if other is None or not context.named[other]:
        return code
    return code if code == context.home and in_office(person) else None


def _native(person: Person, lexicon: Lexicon, code: str | None) -> str | None:
    return None if code is None or is_foreign(person, lexicon, code) else code


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


def _unless_foreign(person: Person, lexicon: Lexicon, code: str | None) -> str | None:
    fits = code is not None and in_office(person) and not is_foreign(person, lexicon, code)
    return code if fits else None


def _by_owner(person: Person, people: People) -> str | None:
    """ "Clarke's spokeswoman" serves Clarke's state."""
    states = (state_of(people.persons[owner]) for owner in person.owners)
    return next((code for code in states if code), None)


def _by_exclusion(person: Person, people: People, context: Context) -> str | None:
    """The only state named whose people can bear such a name and whose head is not another."""
    own = {draft.title.casefold() for mention in person.mentions for draft in mention.posts}
    heads = {
        draft_state(draft)
        for other in people.persons
        for mention in other.mentions
        for draft in mention.posts
        if own & _SINGULAR and other is not person
    }
    if not own & _SINGULAR and len(context.leading) > 1:
        return None
    left = [
        code
        for code in dict.fromkeys((*context.leading, *sorted(context.capitals)))
        if code not in heads and not is_foreign(person, people.lexicon, code)
    ]
    single = len(left) == 1 and left[0] in context.leading
    return left[0] if single and in_office(person) else None


def _settle(person: Person, code: str | None) -> None:
    if code is not None:
        person.states[code] += 1


def _by_remainder(person: Person, people: People, context: Context) -> str | None:
    """An office-holder of an unnamed state: the state the report names and nobody else has."""
    if not in_office(person):
        return None
    taken = {state_of(other) for other in people.persons}
    left = [
        code
        for code in context.leading
        if code not in taken and not is_foreign(person, people.lexicon, code)
    ]
    return left[0] if len(left) == 1 else None


def _said_beside(person: Person, readings: Sequence[Sequence[Item]]) -> str | None:
    """ "From the Japanese side ...", or the state of the list that he stands in."""
    for mention in person.mentions:
        line, items = mention.line, readings[mention.row]
        place = _place(mention, items)
        if mention.posts and (code := _in_list(items, place, line)):
            return code
        if line.sentence.zone == "title" or not (mention.posts or mention.name.full):
            continue
        said = list(_sides(line))
        before = [code for index, code in said if index < mention.name.start]
        if said:
            return before[-1] if before else said[0][1]
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
    """The state said last before him in a sentence that gives him a post."""
    for mention in person.mentions:
        if mention.line.sentence.zone != "title" and mention.posts and in_office(person):
            items = readings[mention.row]
            code = _before_in_sentence(items, _place(mention, items), people, mention.line)
            if code is not None:
                return code
    return None


def _place(mention: Candidate, items: Sequence[Item]) -> int:
    return next(index for index, item in enumerate(items) if item is mention.item)


def _in_list(items: Sequence[Item], place: int, line: Line) -> str | None:
    """ "Serbian Prime Minister A and Speaker B": the state that the list's first post says."""
    first = place
    while (
        first > 0
        and items[first - 1].kind == "posts"
        and items[first - 1].end == items[first].start
    ):
        first -= 1
    before = items[first - 1] if first else None
    if (
        before is None
        or before.name is None
        or set(between(line, before.end, items[first].start)) - {"and", ","}
    ):
        return None
    if not between(line, before.end, items[first].start):
        return None
    said = (
        draft_state(draft)
        for item in items[:first]
        for draft in item.posts
        if before.name in draft.holders
    )
    return next((code for code in said if code), None)


def _before_in_sentence(
    items: Sequence[Item], place: int, people: People, line: Line
) -> str | None:
    """The nearest state before: of a person, of "the Russian guest", of a capital."""
    own = items[place].name
    start = items[place].start
    capitals = [
        (hit[0], hit[1].state)
        for index in range(start)
        if (hit := line.hit(index, "place")) is not None and hit[1].capital
    ]
    said = [
        (item.end, _state_of_item(item, people)) for item in items[:place] if item.name is not own
    ]
    within = [
        item for item in items[:place] if item.kind == "state" and line.low(item.start - 1) == "in"
    ]
    if within and not (said and max(said)[0] > within[-1].end and _other_place(said, within[-1])):
        return within[-1].code
    found = sorted((end, code) for end, code in [*capitals, *said] if code is not None)
    if not found:
        return None
    last = found[-1]
    apart = last not in capitals and _ENCOUNTERS & set(line.lower[last[0] : start])
    return None if apart else last[1]


def _other_place(said: Sequence[tuple[int, str | None]], within: Item) -> bool:
    """Whether a state said after "in X" is another one than X."""
    return any(code not in {None, within.code} for end, code in said if end > within.end)


def _state_of_item(item: Item, people: People) -> str | None:
    if item.name is not None:
        chain = item.name.chain
        return state_of(people.persons[chain]) if chain is not None else None
    return next((code for draft in item.posts if (code := draft_state(draft))), None)


def _abroad(context: Context) -> bool:
    """Whether the report names a state other than its own."""
    return any(code != context.home for code in context.named)


def _by_home(person: Person, people: People, context: Context) -> str | None:
    """The house's own state, unless somebody else holds the post there."""
    home = context.home
    if home is None or _titles(person) & _held(people, person, home) & _SINGULAR:
        return None
    if context.official and (in_office(person) or person.index == 0 or not _abroad(context)):
        return home
    if is_foreign(person, people.lexicon, home):
        return None
    if home in {"KP", "KR"} and not in_office(person):
        return None
    said = any(mention.posts for mention in person.mentions)
    return home if said or len(context.named) <= 2 else None


def _titles(person: Person) -> set[str]:
    return {draft.title.casefold() for mention in person.mentions for draft in mention.posts}


def _held(people: People, person: Person, code: str) -> set[str]:
    """The titles that others hold in a state."""
    others = (other for other in people.persons if other is not person and state_of(other) == code)
    return {
        draft.title.casefold()
        for other in others
        for mention in other.mentions
        for draft in mention.posts
        if draft.org is None and draft_state(draft) in {None, code} and not draft.former
    }
