"""The records that travel along the road: a document in, its facts out.

Frozen dataclasses. `Document` is what a source yields, `Facts` what the extractor draws
from it, one object a report. Offsets are half-open and count Unicode code points of
`Document.text` (of `Document.title` where `within` is "title"). Dates are ISO 8601
strings of reduced precision: "2024", "2024-03" or "2024-03-22". States are ISO 3166-1
alpha-2 codes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Within: TypeAlias = Literal["text", "title"]
Role: TypeAlias = Literal["host", "guest", "participant", "attendee"]
MeetingKind: TypeAlias = Literal["meeting", "phone_call", "video_call", "conference", "ceremony"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open run of code points, in the text or in a separate title."""

    start: int
    end: int
    within: Within = "text"


Evidence: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One report as a source read it: its text, and what the source itself says of it."""

    id: str
    text: str
    sha256: str
    media_type: str
    content: bytes = field(repr=False, default=b"")
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """What the report says of itself."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    agency: str | None = None
    dateline_place: str | None = None
    dateline_date: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A natural person named in the report, by the fullest name it gives."""

    name: str
    state: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Post:
    """A post that the report attributes to a person."""

    person: str
    title: str
    organization: str | None
    former: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Party:
    """A political party mentioned, by its full name."""

    name: str
    state: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Participant:
    """One person's part in an encounter; `position` counts from 1 in the order of names."""

    name: str
    side: str | None
    role: Role
    evidence: Evidence
    position: int
    organization: str | None = None
    delegation: int | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """An encounter as this report tells it."""

    kind: MeetingKind
    date: str | None
    place: str | None
    state: str | None
    participants: tuple[Participant, ...]
    background: bool
    evidence: Evidence
    venue: str | None = None
    end_date: str | None = None
    occasions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Delegation:
    """A delegation: who sent it, who heads it, who else is named as a member."""

    of: str | None
    head: str | None
    evidence: Evidence
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence whose speech is a named person's (or "both"); `anchor` is its first five words."""

    speaker: str
    anchor: str
    text: str
    evidence: Evidence
    meeting: int | None = None
    topics: tuple[str, ...] = ()
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Occasion:
    """What an encounter or a speech marks, such as an anniversary with its ordinal."""

    name: str
    ordinal: int | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """Which document the facts were drawn from."""

    sha256: str
    media_type: str
    publisher: str | None = None
    language: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything one report says, each fact with the words it was drawn from."""

    id: str
    article: Article
    document: DocumentInfo
    credits: tuple[str, ...] = ()
    persons: tuple[Person, ...] = ()
    posts: tuple[Post, ...] = ()
    parties: tuple[Party, ...] = ()
    states: tuple[str, ...] = ()
    state_evidence: Mapping[str, Evidence] = field(default_factory=dict)
    meetings: tuple[Meeting, ...] = ()
    planned: tuple[Meeting, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    statements: tuple[Statement, ...] = ()
    occasions: tuple[Occasion, ...] = ()
