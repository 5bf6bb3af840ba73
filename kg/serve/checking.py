"""Checks somebody's RDF in a worker: parse, validate, render."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import IO

import pyoxigraph as ox

from kg.errors import UnreadableInput
from kg.ports import Validator
from kg.report import ValidationReport
from kg.serve.depth import DEEPEST, depth_of_data, depth_of_xml
from kg.serve.jobs import Curate, Header, Validate
from kg.validation import open_validator, parse, to_json, to_text, to_turtle

MAX_DATA = 64 * 1024 * 1024
_COLUMN = re.compile(r"column (\d+)")

RENDERERS: Mapping[str, tuple[str, Callable[[ValidationReport], str]]] = MappingProxyType(
    {
        "json": ("application/json", to_json),
        "turtle": ("text/turtle", to_turtle),
        "text": ("text/plain", to_text),
    }
)


@cache
def warm_validator() -> Validator:
    """The reference engine with our shapes parsed; made before workers are forked."""
    return open_validator()


def run_validation(job: Validate, out: IO[bytes]) -> Header:
    """Write the report; 400 when the data cannot be parsed, 422 when nothing was checked."""
    quads = _parsed(job.data, job.media_type)
    if isinstance(quads, Header):
        return quads
    report = warm_validator().validate(quads)
    if not report.focus_nodes:
        detail = f"none of the {len(quads)} triples is about a thing that our shapes describe"
        return Header(422, title="Nothing was checked", detail=detail)
    media_type, render = RENDERERS[job.format]
    out.write(render(report).encode())
    return Header(200, media_type=media_type)


def run_curation(job: Curate, out: IO[bytes]) -> Header:
    """Write the triples, sorted, blank nodes named; 422 where they break a shape."""
    quads = _parsed(job.data, job.media_type)
    if isinstance(quads, Header):
        return quads
    if any(quad.graph_name != ox.DefaultGraph() for quad in quads):
        return Header(400, title="Named graphs", detail="send triples; the address is the graph")
    report = warm_validator().validate(quads)
    faults = [finding for finding in report.findings if finding.severity == "violation"]
    if faults:
        told = "; ".join(f"{finding.focus} {finding.message}" for finding in faults[:3])
        return Header(422, title="Breaks the shapes", detail=f"{len(faults)} violations: {told}")
    out.write("".join(sorted(_named(quads, job.nodes))).encode())
    return Header(200, media_type="application/n-triples")


def _named(quads: list[ox.Quad], nodes: str) -> set[str]:
    """N-Triples lines; a blank node is named by its canonical label, so equal data stay equal."""
    data = ox.Dataset(quads)
    data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)

    def name(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
        if isinstance(term, ox.BlankNode):
            return str(ox.NamedNode(f"{nodes}/{term.value}"))
        return str(term)

    return {f"{name(q.subject)} {q.predicate} {name(q.object)} .\n" for q in data}


def _parsed(data: bytes, media_type: str) -> list[ox.Quad] | Header:
    """The quads, or the refusal."""
    depth = _depth(data, media_type)
    if depth > DEEPEST:
        detail = f"{depth} brackets or elements are open at once; {DEEPEST} is the limit"
        return Header(400, title="Data too deep", detail=detail)
    try:
        return parse(data, name="data", media_type=media_type, limit=MAX_DATA)
    except UnreadableInput as error:
        column = _COLUMN.search(error.reason)
        return Header(
            400,
            title="Not RDF of this syntax",
            detail=error.reason,
            line=error.line,
            column=int(column[1]) if column else None,
        )


def _depth(data: bytes, media_type: str) -> int:
    """How deep the data nests; data that is packed, or no text, is left to its parser."""
    if "xml" in media_type:
        return depth_of_xml(data)
    return depth_of_data(data.decode(errors="replace"), json="json" in media_type)
