"""What the text and mention stages hand on: layout, tokens, mentions, chains.

`Layout` is a report's text cut into zones, sentences and tokens; `Mentions` is what is
named in it. Nothing here is a fact yet. A `Range` is a half-open run of token indices
inside one sentence; every character offset is an offset of the original text (or title).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from kg.model import Article, Span, Within

Zone: TypeAlias = Literal["title", "subheading", "caption", "body"]
Range: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark; `text` is exactly the characters start..end."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """An orthographic sentence. A body sentence never begins inside a dateline or caption."""

    index: int
    zone: Zone
    paragraph: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    within: Within = "text"

    def span(self, first: int, last: int) -> Span:
        """The characters of the tokens first..last (half-open)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end, self.within)


@dataclass(frozen=True, slots=True)
class Credit:
    """A photographer, reporter or editor named in a credit line, and where."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Layout:
    """A report cut into zones: sentences in reading order, title first; credits; noise left out."""

    text: str
    title_text: str | None
    article: Article
    sentences: tuple[Sentence, ...]
    credits: tuple[Credit, ...] = ()
    title: Span | None = None
    dateline: Span | None = None

    def cut(self, span: Span) -> str:
        """The exact words of a span."""
        source = self.text if span.within == "text" else (self.title_text or "")
        return source[span.start : span.end]


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person's name (or short form) in a sentence, without titles; `chain` is the person."""

    sentence: int
    range: Range
    chain: int
    form: Literal["full", "short"]
    honorific: bool = False


@dataclass(frozen=True, slots=True)
class PostMention:
    """A post as named: title, organization in full, and who holds it (None: "the premier").

    `range` covers title and organization, not the name. `organization` is None where the
    text names none and the context gives none. `definite` marks "the premier", "his guest".
    """

    sentence: int
    range: Range
    title: str
    organization: str | None
    state: str | None
    former: bool
    chain: int | None
    definite: bool = False


@dataclass(frozen=True, slots=True)
class OrganizationMention:
    """A party, body, ministry, company or international organization, by its full name."""

    sentence: int
    range: Range
    name: str
    kind: Literal["party", "body", "international", "other"]
    state: str | None
    party: str | None = None


@dataclass(frozen=True, slots=True)
class StateMention:
    """A state named by name, demonym, abbreviation, or by its capital for its government."""

    sentence: int
    range: Range
    code: str
    form: Literal["name", "demonym", "abbreviation", "capital"]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A city or venue; `state` where the register or the text gives it."""

    sentence: int
    range: Range
    name: str
    kind: Literal["city", "venue"]
    state: str | None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date resolved against dateline, publication and tense; None where it cannot be."""

    sentence: int
    range: Range
    value: str | None
    end: str | None = None
    future: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """One person of the report: fullest name, state, and what short forms refer to it."""

    index: int
    name: str
    state: str | None
    surname: str
    given: str | None = None
    gender: Literal["m", "f"] | None = None


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything named in a report, in reading order."""

    chains: tuple[Chain, ...] = ()
    persons: tuple[PersonMention, ...] = ()
    posts: tuple[PostMention, ...] = ()
    organizations: tuple[OrganizationMention, ...] = ()
    states: tuple[StateMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
