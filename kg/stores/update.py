"""Ground quads as SPARQL 1.1 Update operations (sections 3.1.1 and 3.1.2)."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox


def insert_data(quads: Iterable[ox.Quad]) -> str:
    """INSERT DATA of these quads; the empty string for none."""
    return _operation("INSERT DATA", quads)


def delete_data(quads: Iterable[ox.Quad]) -> str:
    """DELETE DATA of these quads; the empty string for none."""
    return _operation("DELETE DATA", quads)


def _operation(name: str, quads: Iterable[ox.Quad]) -> str:
    lines = "\n".join(map(_pattern, quads))
    return f"{name} {{\n{lines}\n}}" if lines else ""


def _pattern(quad: ox.Quad) -> str:
    """One quad; a blank node has no name that a later removal could use, so it is refused."""
    if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
        raise ValueError(f"a blank node cannot be stored: {quad}")
    triple = f"{quad.subject} {quad.predicate} {quad.object}"
    if isinstance(quad.graph_name, ox.DefaultGraph):
        return f"{triple} ."
    return f"GRAPH {quad.graph_name} {{ {triple} }}"
