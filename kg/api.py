"""The public functions: read a report, draw its facts, map, validate, open a store."""

from __future__ import annotations

import pyoxigraph as ox
import rdflib

from kg.extraction import extract
from kg.model import Document, Facts
from kg.ports import Store
from kg.projection import to_graph
from kg.report import ValidationReport
from kg.sources import read
from kg.stores import open_store
from kg.validation import validate as validate_quads

__all__ = ["Document", "Facts", "Store", "extract", "open_store", "read", "to_graph", "validate"]


def validate(graph: rdflib.Graph) -> ValidationReport:
    """Check an rdflib graph or data set (the union of its graphs) against the project's shapes.

    >>> report = validate(to_graph(extract(read("PARIS, May 5 - A met B."))))
    >>> report.conforms
    True
    """
    quads = (
        graph.quads() if isinstance(graph, rdflib.Dataset) else graph.triples((None, None, None))
    )
    turtle = "\n".join(f"{s.n3()} {p.n3()} {o.n3()} ." for s, p, o, *_ in quads)
    return validate_quads(ox.parse(turtle, format=ox.RdfFormat.TURTLE))
