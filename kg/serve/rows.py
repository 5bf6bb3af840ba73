"""Query results as rows for a page: cells with a text, a link, and a language or type."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from kg.namespaces import PREFIXES

PAGE_BYTES = 4 * 1024 * 1024
PAGE_ROWS = 500


@dataclass(frozen=True, slots=True)
class Cell:
    """One term: its text, and for an IRI where it leads."""

    text: str
    link: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A SELECT's or ASK's result; `more` counts rows left out, `too_large` that none are shown."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int
    too_large: bool = False

    @property
    def more(self) -> int:
        """How many rows the page does not show."""
        return self.total - len(self.rows)


def read_table(data: bytes, *, base_iri: str) -> Table:
    """Read SPARQL JSON results, none past PAGE_BYTES; links below `base_iri` stay on this host."""
    if len(data) > PAGE_BYTES:
        return Table((), (), 0, too_large=True)
    document = json.loads(data)
    if "boolean" in document:
        return Table(("answer",), ((Cell("yes" if document["boolean"] else "no"),),), 1)
    columns = tuple(document["head"]["vars"])
    bindings = document["results"]["bindings"]
    rows = tuple(
        tuple(cell(row.get(name), base_iri=base_iri) for name in columns)
        for row in bindings[:PAGE_ROWS]
    )
    return Table(columns, rows, len(bindings))


def cell(term: Mapping[str, str] | None, *, base_iri: str) -> Cell:
    """A cell for one term of SPARQL JSON results; an unbound variable is empty."""
    if term is None:
        return Cell("")
    value = term["value"]
    if term["type"] == "uri":
        return Cell(shortened(value, base_iri=base_iri), link_to(value, base_iri=base_iri))
    note = term.get("xml:lang") or _local_name(term.get("datatype", ""))
    return Cell(value, note=note)


def link_to(iri: str, *, base_iri: str) -> str | None:
    """A link for http(s) IRIs only: ours by path, others whole."""
    if iri.startswith(base_iri):
        return "/" + iri.removeprefix(base_iri)
    return iri if iri.startswith(("http://", "https://")) else None


def shortened(iri: str, *, base_iri: str) -> str:
    """How an IRI reads in a table: with a known prefix, or ours without the base."""
    for prefix, space in PREFIXES.items():
        local = iri.removeprefix(space)
        if local != iri and local.isalnum():
            return f"{prefix}:{local}"
    return iri.removeprefix(base_iri)


def _local_name(iri: str) -> str:
    return iri.rpartition("#")[2]
