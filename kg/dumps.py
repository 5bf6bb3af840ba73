"""The graph as a file, byte for byte the same for the same quads.

Quads are written in the order of their N-Quads text (graph, subject, predicate, object),
so neither the order of arrival nor the store shows. Formats without named graphs get the
union of the graphs.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
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
        _serialise(quads, out, form)
        return
    with gzip.GzipFile(filename="", fileobj=out, mode="wb", mtime=0) as packed:
        _serialise(quads, cast(IO[bytes], packed), form)


def _serialise(quads: Iterable[ox.Quad], out: IO[bytes], form: ox.RdfFormat) -> None:
    with_prefixes = form in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG)
    ox.serialize(
        _ordered(quads) if form.supports_datasets else _union(quads),
        out,
        form,
        prefixes=dict(PREFIXES) if with_prefixes else None,
    )


def _ordered(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    yield from sorted(
        quads,
        key=lambda quad: (
            str(quad.graph_name),
            str(quad.subject),
            str(quad.predicate),
            str(quad.object),
        ),
    )


def _union(quads: Iterable[ox.Quad]) -> Iterator[ox.Triple]:
    triples = sorted(
        (quad.triple for quad in quads),
        key=lambda triple: (str(triple.subject), str(triple.predicate), str(triple.object)),
    )
    for triple, _ in groupby(triples):
        yield triple
