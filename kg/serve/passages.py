"""Quoted spans of one report, put together into passages with their marks.

Pure: spans of evidence in, passages in text order out. A passage is a span that lies in no
other; the spans inside it become marks. Only what the graph quotes is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, order=True)
class Quoted:
    """An evidence span: code points start..end, the exact words, the fact it bears."""

    start: int
    end: int
    exact: str
    fact: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a passage; marked when a narrower span of evidence covers it."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A quoted run of the text with the facts that rest on it."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    facts: tuple[Quoted, ...]


def passages(quotes: Iterable[Quoted]) -> tuple[Passage, ...]:
    """The maximal spans in text order, each with the facts drawn from it."""
    groups: list[list[Quoted]] = []
    for quote in sorted(set(quotes), key=lambda each: (each.start, -each.end, each.fact)):
        if groups and quote.end <= groups[-1][0].end:
            groups[-1].append(quote)
        else:
            groups.append([quote])
    return tuple(_passage(group) for group in groups)


def _passage(group: list[Quoted]) -> Passage:
    whole = group[0]
    inner = [quote for quote in group if (quote.start, quote.end) != (whole.start, whole.end)]
    if not inner:
        return Passage(whole.start, whole.end, (Piece(whole.exact, True),), tuple(group))
    cuts = sorted({whole.start, whole.end, *(q.start for q in inner), *(q.end for q in inner)})
    pieces = tuple(
        Piece(
            whole.exact[first - whole.start : last - whole.start],
            any(quote.start <= first and last <= quote.end for quote in inner),
        )
        for first, last in pairwise(cuts)
    )
    return Passage(whole.start, whole.end, pieces, tuple(group))
