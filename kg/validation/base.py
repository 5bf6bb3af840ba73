"""What every engine needs: the shapes, the class hierarchy, and focus nodes counted.

A data graph is validated together with the `rdfs:subClassOf` axioms of the ontology, so
that `sh:class wm:Organization` accepts a party without anybody having to say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib import RDF, RDFS, SH

from kg.namespaces import RDFS as OX_RDFS
from kg.namespaces import data_file
from kg.validation.convert import to_graph


def load_shapes(*paths: Path) -> tuple[ox.Quad, ...]:
    """The shapes in Turtle files and in folders of them, in the order of their names.

    Without a path: the project's own. Raises SyntaxError with the line of a broken file.
    """
    files = [
        file
        for path in paths or (data_file("shapes"),)
        for file in (sorted(path.glob("*.ttl")) if path.is_dir() else [path])
    ]
    return tuple(quad for file in files for quad in ox.parse(path=file))


@cache
def class_hierarchy() -> tuple[ox.Quad, ...]:
    """The ontology's `rdfs:subClassOf` statements between its own classes."""
    ontology = ox.parse(path=data_file("ontology", "whomet.ttl"))
    return tuple(quad for quad in ontology if quad.predicate == OX_RDFS.subClassOf)


def data_graph(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """The union of the graphs of `quads`, with the class hierarchy, for an engine."""
    return to_graph((*quads, *class_hierarchy()))


def count_focus_nodes(data: rdflib.Graph, shapes: rdflib.Graph) -> tuple[tuple[str, int], ...]:
    """How many focus nodes each shape with a target has (SHACL section 2.1.3), zeros too."""
    targets: dict[str, set[rdflib.term.Node]] = {}
    for shape, found in _targets(data, shapes):
        targets.setdefault(shape.n3(), set()).update(found)
    return tuple(sorted((shape, len(nodes)) for shape, nodes in targets.items()))


Target = tuple[rdflib.term.Node, Iterable[rdflib.term.Node]]


def _targets(data: rdflib.Graph, shapes: rdflib.Graph) -> Iterable[Target]:
    for shape, kind in shapes.subject_objects(SH.targetClass):
        yield shape, _instances(data, [kind])
    for shape in shapes.subjects(RDF.type, RDFS.Class):
        if (shape, RDF.type, SH.NodeShape) in shapes:
            yield shape, _instances(data, [shape])
    for shape, node in shapes.subject_objects(SH.targetNode):
        yield shape, [node]
    for shape, predicate in shapes.subject_objects(SH.targetSubjectsOf):
        yield shape, data.subjects(predicate)
    for shape, predicate in shapes.subject_objects(SH.targetObjectsOf):
        yield shape, data.objects(None, predicate)


def _instances(data: rdflib.Graph, kinds: Sequence[rdflib.term.Node]) -> Iterable[rdflib.term.Node]:
    """Instances of the classes and of their subclasses, whatever cycles these make."""
    waiting, seen = list(kinds), set(kinds)
    while waiting:
        kind = waiting.pop()
        yield from data.subjects(RDF.type, kind)
        below = set(data.subjects(RDFS.subClassOf, kind)) - seen
        seen |= below
        waiting.extend(below)
