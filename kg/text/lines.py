"""Cuts a text into lines and joins lines that were wrapped at a column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_BREAK = re.compile(r"\n|\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_WRAP_WIDTH = (50, 100)
_STOPS = frozenset('.!?:;"”)]。')


@dataclass(frozen=True, slots=True)
class Block:
    """A trimmed run of text that stands by itself: a line, or lines wrapped at a column."""

    start: int
    end: int
    paragraph: int

    def __len__(self) -> int:
        return self.end - self.start


def blocks(text: str) -> tuple[Block, ...]:
    """The lines of a text without outer blanks; `paragraph` counts them from 0.

    Lines between two empty lines are joined where they look wrapped at a column.
    """
    joined: list[tuple[int, int]] = []
    for group in _groups(text):
        joined.extend(_unwrapped(text, group))
    return tuple(Block(start, end, number) for number, (start, end) in enumerate(joined))


def _groups(text: str) -> Iterator[list[tuple[int, int]]]:
    """Runs of non-empty lines; an empty line parts them."""
    group: list[tuple[int, int]] = []
    last = 0
    for match in _LINE.finditer(text):
        start, end = trim(text, match.start(), match.end())
        if start == end:
            continue
        if group and _breaks(text, last, start) > 1:
            yield group
            group = []
        group.append((start, end))
        last = end
    if group:
        yield group


def _breaks(text: str, start: int, end: int) -> int:
    return sum(1 for _ in _BREAK.finditer(text, start, end))


def _unwrapped(text: str, group: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    if not _is_wrapped(text, group):
        yield from group
        return
    yield group[0][0], group[-1][1]


def _is_wrapped(text: str, group: Sequence[tuple[int, int]]) -> bool:
    """Whether a paragraph was broken at a column: even lines, one of them cut inside a clause."""
    shortest, longest = _WRAP_WIDTH
    if len(group) < 3 or not all(shortest <= end - start <= longest for start, end in group[:-1]):
        return False
    return group[-1][1] - group[-1][0] <= longest and any(
        text[end - 1] not in _STOPS and text[start].islower()
        for (_, end), (start, _) in pairwise(group)
    )


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds without outer blanks and invisible marks."""
    while start < end and _blank(text[start]):
        start += 1
    while end > start and _blank(text[end - 1]):
        end -= 1
    return start, end


def _blank(character: str) -> bool:
    return character.isspace() or character in "\u200b\u200c\u200d\u2060\ufeff\ufffc"
