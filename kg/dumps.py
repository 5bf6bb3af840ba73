"""The graph as a file, byte for byte the same for the same quads.

Quads are written in the order of their N-Quads text (code points; TriG and JSON-LD graph by
graph), so neither the order of arrival nor the store shows. Formats without named graphs get
the union of the graphs.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import IO, cast

import pyoxigraph as ox

from kg.errors import UsageError
from kg.namespaces import PREFIXES

FORMATS: Mapping[str, ox.RdfFormat] = MappingProxyType(
    {
        "turtle": ox.RdfFormat.TURTLE,
        "trig": ox.RdfFormat.TRIG,
        "nquads": ox.RdfFormat.N_QUADS,
        "ntriples": ox.RdfFormat.N_TRIPLES,
        "jsonld": ox.RdfFormat.JSON_LD,
    }
)
_LINES = (ox.RdfFormat.N_QUADS, ox.RdfFormat.N_TRIPLES)


def write_dump(
    quads: Iterable[ox.Quad], out: IO[bytes], *, syntax: str, compress: bool = False
) -> None:
    """Write `quads` to `out` in a fixed order; `compress` is gzip without name and time.

    Raises UsageError for an unknown format, naming those there are.
    """
    form = FORMATS.get(syntax)
    if form is None:
        raise UsageError(f"no dump format {syntax}: use one of {', '.join(FORMATS)}")
    if not compress:
        _write(quads, out, form)
        return
    with gzip.GzipFile(filename="", fileobj=out, mode="wb", mtime=0) as packed:
        _write(quads, cast(IO[bytes], packed), form)


def _write(quads: Iterable[ox.Quad], out: IO[bytes], form: ox.RdfFormat) -> None:
    whole = form.supports_datasets
    lines = sorted(_lines(quads) if whole else _lines(quad.triple for quad in quads))
    if form in _LINES:
        for line in lines:
            out.write(line + b"\n")
        return
    if whole:
        lines.sort(key=_graph)
    ordered = ox.parse(b"\n".join(lines), ox.RdfFormat.N_QUADS, rename_blank_nodes=False)
    prefixes = None if form == ox.RdfFormat.JSON_LD else dict(PREFIXES)
    items = ordered if whole else (quad.triple for quad in ordered)
    ox.serialize(items, out, form, prefixes=prefixes)


def _lines(items: Iterable[ox.Quad] | Iterable[ox.Triple]) -> set[bytes]:
    """The N-Quads lines of quads or triples, each once."""
    written = ox.serialize(items, format=ox.RdfFormat.N_QUADS) or b""
    return set(written.split(b"\n")) - {b""}


def _graph(line: bytes) -> bytes:
    """What stands before the final dot: the graph's name; for the default graph an object."""
    return line.rsplit(b" ", 2)[-2]
