"""The one person without an office is whom the report calls "the President of Russia"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.mentions.chains import People, Person
from kg.mentions.drafts import Draft
from kg.mentions.evidence import Candidate
from kg.mentions.home import is_singular
from kg.mentions.reading import Item
from kg.mentions.scan import Line
from kg.mentions.votes import draft_state, is_foreign, posts_of

# How many sentences behind the name the description may stand.
_REACH = 2


def name_described(
    people: People, lines: Sequence[Line], readings: Sequence[Sequence[Item]]
) -> None:
    """Give a definite office of a state that nobody holds to the only one it can mean, in place.

    "A had a telephone conversation with President of Turkey B. The President of Russia thanked
    Turkey": A is the only person without an office, and was named just before.
    """
    free = [one for one in people.persons if not _in_office(one) and len(one.parts) > 1]
    held = {
        (draft.title.casefold(), draft_state(draft))
        for person in people.persons
        for draft in posts_of(person)
    }
    if len(free) != 1:
        return
    person = free[0]
    rows = [mention.row for mention in person.mentions if _leads(mention, readings)]
    for row, draft in _open(lines, readings):
        code = draft_state(draft)
        near = any(0 <= row - said <= _REACH for said in rows)
        if not near or code is None or (draft.title.casefold(), code) in held:
            continue
        if not is_foreign(person, people.lexicon, code):
            mention = next(one for one in person.mentions if one.row in rows and one.row <= row)
            draft.holders.append(mention.name)
            mention.posts.append(draft)


def _leads(mention: Candidate, readings: Sequence[Sequence[Item]]) -> bool:
    """Whether he is the first whom his sentence names."""
    first = next((item for item in readings[mention.row] if item.name is not None), None)
    return first is mention.item


def _open(lines: Sequence[Line], readings: Sequence[Sequence[Item]]) -> Iterator[tuple[int, Draft]]:
    """Definite offices of heads and ministers that no name stands beside, outside headlines."""
    for row, (line, items) in enumerate(zip(lines, readings, strict=True)):
        if line.headline or line.sentence.zone != "body":
            continue
        for item in items[:1]:
            for draft in item.posts[:1] if item.start == 0 else ():
                plain = not (draft.former or draft.elect or draft.plural or draft.holders)
                if plain and draft.determiner == "the" and is_singular(draft.title):
                    yield row, draft


def _in_office(person: Person) -> bool:
    return any(draft.sort not in {"none", "family"} for draft in posts_of(person))
