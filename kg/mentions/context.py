"""What the report as a whole says of states: whose house tells it, which it names, who speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kg.annotation import Layout, StateMention
from kg.mentions.apposition import all_drafts
from kg.mentions.reading import Item
from kg.mentions.scan import Line
from kg.mentions.votes import Context, draft_state
from kg.registers import House, Registers

# Diplomats abroad are told with their state in its own houses as well.
_DIPLOMATIC = frozenset({"ambassador", "envoy", "consul", "representative", "affaires", "attache"})
_BEFORE_PLACES = frozenset({"in", "at", "from", "to", "near", "the", "of", ","})


def named_states(lines: Sequence[Line]) -> Iterator[str]:
    """The codes of all states that the sentences name."""
    for line in lines:
        for held in line.hits.values():
            yield from (entry.name for _, entry in held if entry.kind == "state")


def read_context(
    layout: Layout,
    registers: Registers,
    states: Sequence[StateMention],
    lines: Sequence[Line],
    readings: Sequence[Sequence[Item]],
) -> Context:
    """Whence the report comes, and the states it names that are no mere places ("in Brazil")."""
    house = house_of(layout, registers)
    leading = (
        state.code
        for state in states
        if lines[state.sentence].low(state.range[0] - 1) not in {"in", ","}
    )
    place = layout.article.dateline_place
    abroad = (layout.article.agency or "") in registers.words("world-house")
    where = (registers.place_named(place) or registers.state_named(place)) if place else None
    return Context(
        home=house.state if house is not None else None,
        named=Counter(state.code for state in states),
        leading=tuple(dict.fromkeys(leading)),
        official=house is not None and house.kind == "site",
        where=where.home if where is not None and not abroad else None,
        voice=_voice(readings),
        capitals=frozenset(
            entry.state
            for line in lines
            for held in line.hits.values()
            for _, entry in held
            if entry.capital and entry.state
        ),
        towns=Counter(_towns(lines)),
        officials=frozenset(_officials(readings)),
        open=frozenset(_open(readings)),
    )


def _officials(readings: Sequence[Sequence[Item]]) -> Iterator[str]:
    """The states that the report gives to present offices, diplomats sent abroad apart."""
    for items in readings:
        for item in items:
            for draft in item.posts:
                code = draft_state(draft)
                words = set(draft.title.casefold().replace("'", " ").split())
                sent = "to" in words and _DIPLOMATIC & words
                plain = draft.sort == "office" and not draft.former and not draft.lent
                if code is not None and plain and not sent:
                    yield code


def _open(readings: Sequence[Sequence[Item]]) -> Iterator[tuple[str, str]]:
    """Offices told with their state and without a name: "the Mongolian president"."""
    for items in readings:
        for item in items:
            for draft in all_drafts(item):
                code = draft_state(draft)
                if code is not None and draft.org is None and not (draft.holders or draft.former):
                    yield draft.title.casefold(), code


def _towns(lines: Sequence[Line]) -> Iterator[str]:
    """The states in which the places lie that things happen in or come from."""
    for line in lines:
        for index, held in line.hits.items():
            place = next((entry for _, entry in held if entry.kind in {"place", "venue"}), None)
            lead = line.low(index - 1)
            if place is not None and place.state and lead in _BEFORE_PLACES:
                yield place.state


def _voice(readings: Sequence[Sequence[Item]]) -> str | None:
    """The state in whose name a release speaks: that of an office only it has, named without it."""
    return next(
        (
            draft.typical
            for items in readings
            for item in items
            for draft in item.posts
            if draft.typical and draft.state is None and draft.holders
        ),
        None,
    )


def house_of(layout: Layout, registers: Registers) -> House | None:
    """The agency or publisher, unless it reports for the world rather than from its state."""
    for name in (layout.article.agency, layout.article.publisher):
        house = registers.house_named(name) if name else None
        if house is not None:
            return None if house.name in registers.words("world-house") else house
    return None
