"""Quoted spans of one report, put together into passages with their marks.

Pure: spans of evidence in, passages in text order out. A passage is a span that lies in no
other; the spans inside it become marks. Only what the graph quotes is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

_NAMED = frozenset(("Person", "Party", "State", "Participation"))


@dataclass(frozen=True, slots=True)
class Quoted:
    """An evidence span: code points start..end, the exact words, the fact it bears.

    `name` is how the fact reads; `in_title` says that the offsets are those of a separate title.
    """

    start: int
    end: int
    exact: str
    fact: str
    kind: str = ""
    name: str = ""
    in_title: bool = False


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

    @property
    def tells(self) -> bool:
        """Whether more than the mere naming of persons, parties and states rests on it."""
        return any(fact.kind not in _NAMED for fact in self.facts)


def named(found: Iterable[Passage]) -> tuple[tuple[str, Quoted], ...]:
    """The passages that only name somebody: the words and whom they name, each pair once."""
    pairs = {
        (quote.exact, quote.fact): quote
        for passage in found
        if not passage.tells
        for quote in passage.facts
    }
    return tuple((words, quote) for (words, _), quote in pairs.items())


def passages(quotes: Iterable[Quoted]) -> tuple[Passage, ...]:
    """The maximal spans in text order, each with the facts drawn from it."""
    groups: list[list[Quoted]] = []
    for quote in sorted(set(quotes), key=_place):
        if groups and quote.in_title == groups[-1][0].in_title and quote.end <= groups[-1][0].end:
            groups[-1].append(quote)
        else:
            groups.append([quote])
    return tuple(_passage(group) for group in groups)


def _place(quote: Quoted) -> tuple[bool, int, int, str]:
    """Title first, then text order, the longer span before those inside it."""
    return not quote.in_title, quote.start, -quote.end, quote.fact


def _passage(group: list[Quoted]) -> Passage:
    whole = group[0]
    facts = tuple({quote.fact: quote for quote in reversed(group)}.values())[::-1]
    inner = [quote for quote in group if (quote.start, quote.end) != (whole.start, whole.end)]
    if not inner:
        return Passage(whole.start, whole.end, (Piece(whole.exact, True),), facts)
    cuts = sorted({whole.start, whole.end, *(q.start for q in inner), *(q.end for q in inner)})
    pieces = tuple(
        Piece(
            whole.exact[first - whole.start : last - whole.start],
            any(quote.start <= first and last <= quote.end for quote in inner),
        )
        for first, last in pairwise(cuts)
    )
    return Passage(whole.start, whole.end, pieces, facts)
