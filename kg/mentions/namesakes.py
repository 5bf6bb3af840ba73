"""Of several things with one name the one meant: "Congolese", "London", "Georgia"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.mentions.entry import Entry
from kg.mentions.scan import Hit, Line


def settle_namesakes(lines: Sequence[Line]) -> None:
    """Leave of every name the reading that the report means, in place.

    "Congolese" is of the one Congo that the report names elsewhere, else of none. A town is
    that of a state named beside it, else the best known, else of the one state that the
    report names. A state's own name is no town elsewhere.
    """
    sure = {entry.name for entry in _states(lines) if not entry.ambiguous}
    for line in lines:
        for index, held in list(line.hits.items()):
            line.hits[index] = _towns(line, index, _peoples(held, sure), sure)


def _states(lines: Sequence[Line]) -> Iterator[Entry]:
    for line in lines:
        for held in line.hits.values():
            yield from (entry for _, entry in held if entry.kind == "state")


def _peoples(held: tuple[Hit, ...], sure: set[str]) -> tuple[Hit, ...]:
    shared = [hit for hit in held if hit[1].kind == "state" and hit[1].ambiguous]
    if not shared:
        return held
    meant = [hit for hit in shared if hit[1].name in sure]
    kept = meant if len(meant) == 1 else []
    return tuple(hit for hit in held if hit not in shared or hit in kept)


def _towns(line: Line, index: int, held: tuple[Hit, ...], named: set[str]) -> tuple[Hit, ...]:
    towns = [hit for hit in held if hit[1].kind == "place"]
    if not towns:
        return held
    state = next((hit for hit in held if hit[1].kind == "state"), None)
    longest = [hit for hit in towns if hit[0] == towns[0][0]]
    if state is not None and state[0] >= longest[0][0]:
        kept = [hit for hit in longest if hit[1].state == state[1].name]
    elif len(longest) > 1:
        kept = _meant(line, index, longest, named)
    else:
        return held
    others = [hit for hit in held if hit not in longest]
    return tuple(sorted([*others, *kept], key=lambda hit: -hit[0]))


def _meant(line: Line, index: int, towns: list[Hit], named: set[str]) -> list[Hit]:
    """Of namesakes the one whose state stands beside it, the best known, the only one named."""
    beside = _beside(line, index, towns[0][0])
    near = [hit for hit in towns if hit[1].state in beside]
    known = [hit for hit in towns if not hit[1].ambiguous]
    told = [hit for hit in towns if hit[1].state in named]
    meant = next((choice for choice in (near, known, told) if len(choice) == 1), None)
    return meant or [(end, replace(entry, state=None)) for end, entry in towns[:1]]


def _beside(line: Line, first: int, last: int) -> set[str]:
    """The states named right behind a comma or bracket, or as an adjective right before."""
    after = line.hit(last + 1, "state", "place") if line.word(last) in {",", "("} else None
    before = line.hit(first - 1, "state")
    if before is None:
        # "the Canadian city of London"
        before = line.hit(first - 3, "state") if line.low(first - 1) == "of" else None
    return {hit[1].state for hit in (after, before) if hit is not None and hit[1].state}
