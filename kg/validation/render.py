"""A validation report as plain text, as JSON, and as a SHACL report in Turtle."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kg.namespaces import PREFIXES, RDF, SH, XSD
from kg.report import Finding, Severity, ValidationReport

_HEADINGS: Mapping[Severity, str] = {"violation": "Violation", "warning": "Warning", "info": "Info"}
_ORDER = tuple(_HEADINGS)
_SHACL = {"violation": SH.Violation, "warning": SH.Warning, "info": SH.Info}


def to_text(report: ValidationReport) -> str:
    """What a person reads: the outcome, then each finding, the gravest first."""
    graver_first = sorted(report.findings, key=lambda finding: _ORDER.index(finding.severity))
    blocks = [_summary(report), *(_block(finding) for finding in graver_first)]
    return "\n\n".join(blocks) + "\n"


def _summary(report: ValidationReport) -> str:
    shapes = sum(1 for _, count in report.checked if count)
    nodes = report.focus_nodes
    if not nodes:
        return "Nothing was checked: 0 nodes of this data are of a kind that the shapes describe."
    counts = Counter(finding.severity for finding in report.findings)
    listed = ", ".join(
        f"{counts[level]} {level}" + "s" * (counts[level] > 1) for level in _ORDER if counts[level]
    )
    outcome = "Conforms" if report.conforms else "Does not conform"
    return f"{outcome}: {listed or 'no findings'} ({nodes} nodes checked by {shapes} shapes)"


def _block(finding: Finding) -> str:
    rows = [("path", finding.path), ("value", finding.value), ("shape", finding.shape)]
    lines = [
        f"{_HEADINGS[finding.severity]}: {finding.message}",
        f"  node   {short(finding.focus)}",
    ]
    return "\n".join(lines + [f"  {name:<6} {short(text)}" for name, text in rows if text])


def short(term: str) -> str:
    """A term or path with known prefixes; what has no prefixed form stays as it is.

    >>> short("^<http://www.w3.org/ns/oa#hasBody>")
    '^oa:hasBody'
    >>> short('"2024"^^<http://www.w3.org/2001/XMLSchema#gYear>')
    '"2024"^^xsd:gYear'
    """
    for prefix, iri in PREFIXES.items():
        head, *tails = term.split(f"<{iri}")
        for tail in tails:
            local, _, rest = tail.partition(">")
            plain = local.replace("-", "").replace("_", "").isalnum()
            head += f"{prefix}:{local}{rest}" if plain else f"<{iri}{tail}"
        term = head
    return term


def to_json(report: ValidationReport) -> str:
    """What a program reads; terms in N-Triples form, keys and order fixed."""
    findings = [
        {
            "severity": finding.severity,
            "focus": finding.focus,
            "path": finding.path,
            "value": finding.value,
            "message": finding.message,
            "shape": finding.shape,
            "component": finding.component,
        }
        for finding in report.findings
    ]
    content = {
        "conforms": report.conforms,
        "focus_nodes": report.focus_nodes,
        "findings": findings,
        "checked": dict(report.checked),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def to_turtle(report: ValidationReport) -> str:
    """The report as SHACL section 3.6 describes it."""
    data = ox.serialize(_triples(report), format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))
    return (data or b"").decode()


def _triples(report: ValidationReport) -> Iterator[ox.Triple]:
    root = ox.BlankNode("report")
    yield ox.Triple(root, RDF.type, SH.ValidationReport)
    conforms = ox.Literal(str(report.conforms).lower(), datatype=XSD.boolean)
    yield ox.Triple(root, SH.conforms, conforms)
    for number, finding in enumerate(report.findings, 1):
        node = ox.BlankNode(f"result{number}")
        yield ox.Triple(root, SH.result, node)
        yield ox.Triple(node, RDF.type, SH.ValidationResult)
        yield ox.Triple(node, SH.resultSeverity, _SHACL[finding.severity])
        yield ox.Triple(node, SH.resultMessage, ox.Literal(finding.message))
        yield from _parts(node, finding)


def _parts(node: ox.BlankNode, finding: Finding) -> Iterator[ox.Triple]:
    """The parts that are terms; an inverse path gets a node of its own."""
    terms = [
        (SH.focusNode, finding.focus),
        (SH.value, finding.value),
        (SH.sourceShape, finding.shape),
        (SH.sourceConstraintComponent, finding.component),
    ]
    for predicate, text in terms:
        if text:
            yield ox.Triple(node, predicate, _term(text))
    path = finding.path or ""
    if path.startswith("^<"):
        inverse = ox.BlankNode(f"{node.value}path")
        yield ox.Triple(node, SH.resultPath, inverse)
        yield ox.Triple(inverse, SH.inversePath, _term(path[1:]))
    elif path.startswith("<") and path.endswith(">"):
        yield ox.Triple(node, SH.resultPath, _term(path))


def _term(text: str) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """The term that an N-Triples form stands for, read by the parser itself."""
    line = f"<x:s> <x:p> {text} ."
    quad = next(iter(ox.parse(line, format=ox.RdfFormat.N_TRIPLES, rename_blank_nodes=False)))
    term: ox.NamedNode | ox.BlankNode | ox.Literal = quad.object
    return term
