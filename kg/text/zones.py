"""The runs of text that layout hands from reader to reader."""

from __future__ import annotations

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
        return Part(
            self.segments + other.segments,
            self.credits + other.credits,
            self.title or other.title,
            self.published or other.published,
            self.house or other.house,
            self.place or other.place,
            self.date or other.date,
            self.dateline or other.dateline,
        )
