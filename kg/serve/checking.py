"""Checks somebody's RDF in a worker: parse, validate, render."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import IO

from kg.errors import UnreadableInput
from kg.ports import Validator
from kg.report import ValidationReport
from kg.serve.depth import DEEPEST, depth_of_data, depth_of_xml
from kg.serve.jobs import Header, Validate
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
    depth = _depth(job)
    if depth > DEEPEST:
        detail = f"{depth} brackets or elements are open at once; {DEEPEST} is the limit"
        return Header(400, title="Data too deep", detail=detail)
    try:
        quads = parse(job.data, name="data", media_type=job.media_type, limit=MAX_DATA)
    except UnreadableInput as error:
        column = _COLUMN.search(error.reason)
        return Header(
            400,
            title="Not RDF of this syntax",
            detail=error.reason,
            line=error.line,
            column=int(column[1]) if column else None,
        )
    report = warm_validator().validate(quads)
    if not report.focus_nodes:
        detail = f"none of the {len(quads)} triples is about a thing that our shapes describe"
        return Header(422, title="Nothing was checked", detail=detail)
    media_type, render = RENDERERS[job.format]
    out.write(render(report).encode())
    return Header(200, media_type=media_type)


def _depth(job: Validate) -> int:
    """How deep the data nests; data that is packed, or no text, is left to its parser."""
    if "json" in job.media_type:
        return depth_of_data(job.data.decode(errors="replace"), json=True)
    if "xml" in job.media_type:
        return depth_of_xml(job.data)
    return depth_of_data(job.data.decode(errors="replace"), json=False)
