"""What an explanation shows: plain records that any rendering can print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from kg.annotation import Zone

MarkKind: TypeAlias = Literal["person", "post", "organization", "state", "place", "date"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention: the characters start..end of its sentence's text, and what they were read as."""

    kind: MarkKind
    start: int
    end: int
    words: str
    reading: str


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence as laid out, with its mentions in reading order, outer before inner."""

    number: int
    zone: Zone
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class PersonView:
    """A chain: one person of the report and every form that was read as this person."""

    number: int
    name: str
    state: str | None
    forms: tuple[str, ...]
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact in words, the exact words it was drawn from, and the sentences they stand in."""

    kind: str
    told: str
    words: tuple[str, ...]
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One report explained."""

    id: str
    title: str | None
    dateline: str | None
    credits: tuple[str, ...]
    sentences: tuple[SentenceView, ...]
    persons: tuple[PersonView, ...]
    facts: tuple[FactView, ...]
