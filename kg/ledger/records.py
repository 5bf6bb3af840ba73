"""What the ledger holds, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Status: TypeAlias = Literal["accepted", "quarantined"]
Outcome: TypeAlias = Literal["accepted", "quarantined", "duplicate", "failed"]
ChangeKind: TypeAlias = Literal["accept", "retract", "reset", "curate"]
Scope: TypeAlias = Literal["read", "submit", "admin"]
Verdict: TypeAlias = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Record:
    """One document with what was made of it; `facts` and `report` are JSON texts.

    `text` is missing where no source could read the bytes, `facts` where nothing could be
    drawn from the text. `body_sha256` is equal for documents of equal running text.
    """

    sha256: str
    id: str
    media_type: str
    content: bytes = field(repr=False)
    status: Status
    software: str
    text: str | None = field(default=None, repr=False)
    body_sha256: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    licence: str | None = None
    facts: str | None = field(default=None, repr=False)
    report: str | None = field(default=None, repr=False)
    reason: str | None = None
    retracted_why: str | None = None
    retracted_at: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One input to append: a document's record; without one a known document, or a failure."""

    name: str
    sha256: str
    record: Record | None = None
    failure: str | None = None

    @property
    def outcome(self) -> Outcome:
        """What becomes of it, unless the ledger knows the document already."""
        if self.record is not None:
            return self.record.status
        return "duplicate" if self.failure is None else "failed"


@dataclass(frozen=True, slots=True)
class Submission:
    """What became of one input; `time` is UTC, for information only."""

    name: str
    outcome: Outcome
    sha256: str | None
    reason: str | None
    time: str


@dataclass(frozen=True, slots=True)
class Change:
    """One step of the truth: what the graph must follow, in this order.

    `chain` hashes this step and all before it: two ledgers with the same chain tell the
    same story. A "reset" says that stored facts were replaced, so all must be projected anew;
    the `sha256` of a "curate" is the number of a version of a curated graph.
    """

    number: int
    kind: ChangeKind
    sha256: str | None
    chain: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word on whether two keys are one; a later number wins over an earlier."""

    number: int
    verdict: Verdict
    one: str
    other: str
    who: str
    why: str
    time: str


@dataclass(frozen=True, slots=True, order=True)
class Coverage:
    """That all reports of a publisher, from one day through another, were read."""

    publisher: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Figures of the ledger; submissions = accepted + quarantined + duplicate + failed."""

    documents: int
    accepted: int
    quarantined: int
    retracted: int
    submissions: int
    outcomes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Token:
    """Who may write, and what; the secret itself is not kept, `digest` is its SHA-256."""

    name: str
    digest: str
    scope: Scope
    created: str
    revoked: str | None


@dataclass(frozen=True, slots=True)
class Audited:
    """One request to write: by whom, what, and what came of it."""

    time: str
    token: str
    action: str
    target: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Curated:
    """One version of a graph that people keep by hand; without `triples` it was deleted.

    `triples` are N-Triples, sorted, without blank nodes.
    """

    number: int
    name: str
    triples: str | None
