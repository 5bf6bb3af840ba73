"""From a SHACL report graph, as any engine writes it, to findings in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import astuple

import rdflib
from rdflib import RDF, SH

from kg.report import Finding, Severity
from kg.validation.convert import to_text

_SEVERITIES: Mapping[rdflib.term.Node | None, Severity] = {
    SH.Warning: "warning",
    SH.Info: "info",
}


def read_findings(report: rdflib.Graph, shapes: rdflib.Graph) -> tuple[Finding, ...]:
    """The results that `sh:result` lists (SHACL section 3.6.2), sorted, each once.

    Paths and shapes are named from the shapes graph, so that all engines name them alike.
    A severity of somebody's own counts as a violation.
    """
    found = {_finding(report, shapes, node) for node in report.objects(None, SH.result)}
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[str, ...]:
    return tuple(part or "" for part in astuple(finding))


def _finding(report: rdflib.Graph, shapes: rdflib.Graph, node: rdflib.term.Node) -> Finding:
    def term(predicate: rdflib.URIRef) -> rdflib.term.Node | None:
        return report.value(node, predicate)

    focus, value = term(SH.focusNode), term(SH.value)
    shape = term(SH.sourceShape)
    path = shapes.value(shape, SH.path) if shape is not None else None
    graph = shapes
    if path is None:
        path, graph = term(SH.resultPath), report
    messages = sorted(str(message) for message in report.objects(node, SH.resultMessage))
    return Finding(
        focus="" if focus is None else to_text(focus),
        path=None if path is None else path_text(graph, path),
        value=None if value is None else to_text(value),
        severity=_SEVERITIES.get(term(SH.resultSeverity), "violation"),
        shape="" if shape is None else to_text(_named(shapes, shape)),
        component=to_text(term(SH.sourceConstraintComponent) or RDF.nil),
        message=" ".join(messages),
    )


def _named(shapes: rdflib.Graph, shape: rdflib.term.Node) -> rdflib.term.Node:
    """The shape itself, or the nearest IRI above a shape without one."""
    seen = {shape}
    node = shape
    while isinstance(node, rdflib.BNode):
        above = sorted(set(shapes.subjects(None, node)) - seen, key=str)
        if not above:
            return shape
        node = above[0]
        seen.add(node)
    return node


def path_text(graph: rdflib.Graph, path: rdflib.term.Node) -> str:
    """A property path in the notation of SPARQL 1.1 (SHACL section 2.3.1).

    >>> path_text(rdflib.Graph(), rdflib.URIRef("http://example.org/p"))
    '<http://example.org/p>'
    """
    if isinstance(path, rdflib.URIRef):
        return to_text(path)
    for predicate, form in _PATHS.items():
        inner = graph.value(path, predicate)
        if inner is not None:
            return form(graph, inner)
    return _joined("/")(graph, path)


_PathForm = Callable[[rdflib.Graph, rdflib.term.Node], str]


def _joined(separator: str) -> _PathForm:
    def form(graph: rdflib.Graph, head: rdflib.term.Node) -> str:
        parts = separator.join(path_text(graph, part) for part in graph.items(head))
        return f"({parts})"

    return form


def _wrapped(before: str, after: str) -> _PathForm:
    return lambda graph, inner: f"{before}{path_text(graph, inner)}{after}"


_PATHS: Mapping[rdflib.URIRef, _PathForm] = {
    SH.inversePath: _wrapped("^", ""),
    SH.alternativePath: _joined("|"),
    SH.zeroOrMorePath: _wrapped("", "*"),
    SH.oneOrMorePath: _wrapped("", "+"),
    SH.zeroOrOnePath: _wrapped("", "?"),
}
