"""The runs of text that layout hands from reader to reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.annotation import Credit, Zone
from kg.dates import Expression
from kg.model import Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text of one zone, to be cut into sentences."""

    zone: Zone
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Part:
    """What one reader found in its blocks; parts add up, the earlier one's word standing."""

    segments: tuple[Segment, ...] = ()
    credits: tuple[Credit, ...] = ()
    title: Span | None = None
    published: str | None = None
    house: str | None = None
    place: str | None = None
    date: Expression | None = None
    dateline: Span | None = None

    def __add__(self, other: Part) -> Part:
        return combine((self, other))


def combine(parts: Iterable[Part]) -> Part:
    """All segments and credits in order; of the rest the first that is told."""
    told = tuple(parts)
    return Part(
        tuple(segment for part in told for segment in part.segments),
        tuple(credit for part in told for credit in part.credits),
        next((part.title for part in told if part.title), None),
        next((part.published for part in told if part.published), None),
        next((part.house for part in told if part.house), None),
        next((part.place for part in told if part.place), None),
        next((part.date for part in told if part.date), None),
        next((part.dateline for part in told if part.dateline), None),
    )
