"""The seams of the road: what a source, an extractor, a validator and a store must do.

Each family has one contract test that every implementation passes; a new one is a file
and a registration line in the package of its family.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg.model import Document, Facts
from kg.report import ValidationReport


@dataclass(frozen=True, slots=True)
class Payload:
    """Bytes to be read: a file, standard input, the body of a request.

    `problem` says why the bytes could not be had; such a payload reads as `Unreadable`.
    """

    name: str
    data: bytes
    media_type: str | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that no source could read; it is kept, quarantined, with the reason."""

    id: str
    name: str
    content: bytes
    sha256: str
    reason: str
    line: int | None = None
    media_type: str = "application/octet-stream"


class Source(Protocol):
    """Turns bytes of one form into documents, in order."""

    name: str
    suffixes: tuple[str, ...]

    def accepts(self, payload: Payload) -> bool:
        """Whether these bytes are of this source's form (by suffix, type or their look)."""
        ...

    def read(self, payload: Payload) -> Iterator[Document | Unreadable]:
        """Yield what the bytes hold; a broken record becomes `Unreadable`, the rest goes on."""
        ...


class Extractor(Protocol):
    """Draws facts from a document; deterministic, without I/O, never raises on any text."""

    name: str

    def extract(self, document: Document) -> Facts:
        """The facts of the document, each with evidence spans that lie in its text."""
        ...


class Validator(Protocol):
    """Checks RDF against the project's shapes (or others given at construction)."""

    name: str

    def validate(self, quads: Iterable[ox.Quad]) -> ValidationReport:
        """Check the union of the graphs of these quads."""
        ...


class Store(Protocol):
    """Holds the projected quads and answers SPARQL 1.1 queries over the union of its graphs."""

    def query(self, text: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Evaluate a query; the default graph is the union. Raises SyntaxError for bad SPARQL."""
        ...

    def apply(
        self, *, remove: Iterable[ox.Quad], add: Iterable[ox.Quad], mark: str | None = None
    ) -> None:
        """Change the store in one atomic step: `remove` first, then `add`; then `mark` holds.

        Quads without blank nodes only. The same step twice is the same as once.
        """
        ...

    def load(self, quads: Iterable[ox.Quad]) -> None:
        """Add very many quads fast; not atomic."""
        ...

    def mark(self) -> str | None:
        """The word that the last marked step left, unseen by queries; None without one."""
        ...

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """All quads, or those of one named graph, in no particular order."""
        ...

    def count(self) -> int:
        """The number of quads."""
        ...

    def meta(self) -> Mapping[str, str]:
        """What the store says of itself (kind, place), for `kg status`."""
        ...

    def clear(self) -> None:
        """Remove all quads and the mark."""
        ...

    def checkpoint(self, target: Path) -> bool:
        """Write a consistent copy for readers to `target`; False where the store cannot."""
        ...

    def close(self) -> None:
        """Flush and release."""
        ...
