"""The state of people who are listed together with their posts."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.chains import People, Person
from kg.mentions.evidence import Candidate
from kg.mentions.reading import Item, between
from kg.mentions.scan import Line
from kg.mentions.votes import Context, draft_state, is_foreign

# How many make a list of one side.
_LIST = 3
_JOINS = frozenset({",", ";", "and", "&", "as", "well"})


def by_list(
    person: Person, readings: Sequence[Sequence[Item]], people: People, context: Context
) -> str | None:
    """The one state told in a list of three or more who come with their posts."""
    for mention in person.mentions:
        items = readings[mention.row]
        first, last = _enumeration(items, place_of(mention, items), mention.line)
        listed = items[first:last]
        if sum(item.name is not None for item in listed) < _LIST:
            continue
        posts = [draft for item in listed for draft in item.posts if draft.holders]
        told = {
            code
            for draft in posts
            if (code := draft_state(draft))
            and (" to " not in draft.title or code in {*context.towns, context.home})
        }
        if len(told) == 1 and not is_foreign(person, people.lexicon, min(told)):
            return min(told)
    return None


def in_list(items: Sequence[Item], place: int, line: Line) -> str | None:
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


def _enumeration(items: Sequence[Item], place: int, line: Line) -> tuple[int, int]:
    """The run of names and posts about an item that commas, semicolons and "and" join."""
    first, last = place, place + 1
    while first > 0 and _joined(items[first - 1], items[first], line):
        first -= 1
    while last < len(items) and _joined(items[last - 1], items[last], line):
        last += 1
    return first, last


def _joined(one: Item, two: Item, line: Line) -> bool:
    return (
        one.kind in {"name", "posts"}
        and two.kind in {"name", "posts"}
        and (set(between(line, one.end, two.start)) <= _JOINS)
    )


def place_of(mention: Candidate, items: Sequence[Item]) -> int:
    """Which item of its sentence a mention is."""
    return next(index for index, item in enumerate(items) if item is mention.item)
