"""The text of a report in its own order: sentences with nested marks, and what lies between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.annotation import Layout
from kg.explanation import Mark, SentenceView


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a sentence; with a kind they are a mention, read as `reading`."""

    text: str = ""
    kind: str | None = None
    reading: str = ""
    inner: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence by its number, or (without one) text that bears no facts."""

    number: int | None
    zone: str
    runs: tuple[Run, ...]


def pieces(layout: Layout, views: Iterable[SentenceView]) -> Iterator[Piece]:
    """A separate title first, then the text without gaps: joined, the runs are all of it."""
    numbered = {view.number: view for view in views}
    reached = 0
    for sentence in sorted(layout.sentences, key=lambda s: (s.within == "text", s.start)):
        view = numbered[sentence.index + 1]
        if sentence.within == "text":
            if sentence.start > reached:
                yield Piece(None, "gap", (Run(layout.text[reached : sentence.start]),))
            reached = max(reached, sentence.end)
        yield Piece(view.number, view.zone, nested(view.text, view.marks))
    if reached < len(layout.text):
        yield Piece(None, "gap", (Run(layout.text[reached:]),))


def nested(text: str, marks: Sequence[Mark]) -> tuple[Run, ...]:
    """The text cut into runs, inner mentions inside outer ones.

    A mention that crosses the edge of an earlier one is left unmarked.
    """
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    return _within(text, ordered, start=0, end=len(text))


def _within(text: str, marks: Sequence[Mark], *, start: int, end: int) -> tuple[Run, ...]:
    runs: list[Run] = []
    reached, index = start, 0
    while index < len(marks):
        mark = marks[index]
        index += 1
        if mark.start < reached or mark.end > end:
            continue
        inside = []
        while index < len(marks) and marks[index].start < mark.end:
            inside.append(marks[index])
            index += 1
        if mark.start > reached:
            runs.append(Run(text[reached : mark.start]))
        if mark.kind == "person":  # a city or a state inside a name is part of the name
            inside = []
        inner = _within(text, inside, start=mark.start, end=mark.end)
        runs.append(Run(kind=mark.kind, reading=mark.reading, inner=inner))
        reached = mark.end
    if reached < end:
        runs.append(Run(text[reached:end]))
    return tuple(runs)
