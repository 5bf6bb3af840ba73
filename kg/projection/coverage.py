"""`graph/coverage`: which days of which publishers were read, as somebody stated."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import pyoxigraph as ox

from kg.identity import part, publisher
from kg.namespaces import SCHEMA, WM
from kg.rdf import Quads, date_literal, graph_name
from kg.registers import load_registers
from kg.settings import BASE_IRI


class Covered(Protocol):
    """A publisher as it is called, the first day and the last."""

    @property
    def publisher(self) -> str: ...
    @property
    def first(self) -> str: ...
    @property
    def last(self) -> str: ...


def coverage_quads(covered: Iterable[Covered], *, base: str = BASE_IRI) -> list[ox.Quad]:
    """A node for each statement: silence of the publisher on these days means something."""
    out = Quads(base, graph_name(base, "coverage"))
    for item in covered:
        house = publisher(item.publisher, load_registers()).key
        node = out.node(f"coverage/{part(house)}/{item.first}/{item.last}")
        out.type(node, WM.CoverageStatement)
        out.add(node, SCHEMA.publisher, out.node(house))
        out.add(node, WM.coversFrom, date_literal(item.first))
        out.add(node, WM.coversThrough, date_literal(item.last))
    return out.stated
