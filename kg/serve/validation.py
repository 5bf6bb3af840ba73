"""/validate: anybody's RDF against our shapes; parsed and checked in a worker."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Any, Literal

from flask import Blueprint, Response, make_response, render_template, request

from kg.serve.formats import best_media_type
from kg.serve.jobs import Validate
from kg.serve.lines import annotated, excerpt
from kg.serve.problems import problem
from kg.serve.rows import shortened
from kg.serve.service import answer, service

blueprint = Blueprint("validation", __name__)
ReportFormat = Literal["json", "turtle", "text"]
_FORMATS: dict[str, ReportFormat] = {
    "application/json": "json",
    "text/turtle": "turtle",
    "text/plain": "text",
}
_FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".ttl": "text/turtle",
        ".trig": "application/trig",
        ".nt": "application/n-triples",
        ".nq": "application/n-quads",
        ".jsonld": "application/ld+json",
        ".json": "application/ld+json",
        ".rdf": "application/rdf+xml",
        ".xml": "application/rdf+xml",
    }
)
_MOST_SHOWN = 400_000
_EXAMPLE = Path(__file__).parent / "samples" / "faulty.ttl"


@blueprint.get("/validate")
def form() -> Response:
    """The form: paste RDF or choose a file; `example=` fills in data with mistakes."""
    example = "example" in request.args
    data = _EXAMPLE.read_text(encoding="utf-8") if example else ""
    return make_response(render_template("validate.html", data=data, syntax="text/turtle"))


@blueprint.post("/validate")
def validate() -> Response:
    """The validation report of the body: JSON, Turtle or text; 422 when nothing was checked."""
    if request.mimetype in _FORM_TYPES:
        return _from_form()
    if not request.mimetype:
        return problem(415, "Unsupported media type", "say which RDF syntax: Content-Type")
    wanted = _wanted()
    if wanted is None:
        return problem(406, "Not acceptable", f"offered: {', '.join(_FORMATS)}")
    return answer(service().validate(Validate(request.get_data(), request.mimetype, wanted)))


def _wanted() -> ReportFormat | None:
    name = request.args.get("format")
    if name:
        return next((form for form in _FORMATS.values() if form == name), None)
    best = best_media_type(request.headers.get("Accept"), list(_FORMATS))
    return _FORMATS[best] if best else None


def _from_form() -> Response:
    """The page with each result beside its line; a file comes before the text."""
    file = request.files.get("file")
    if file and file.filename:
        data = file.read()
        syntax = _TYPES.get(PurePath(file.filename).suffix, request.form.get("syntax", ""))
    else:
        data = request.form.get("data", "").replace("\r\n", "\n").encode()
        syntax = request.form.get("syntax", "text/turtle")
    outcome = service().validate(Validate(data, syntax, "json"))
    header = outcome.header
    report = json.loads(outcome.read()) if header.status == 200 else None
    text = data[:_MOST_SHOWN].decode(errors="replace")
    numbered, lost = annotated(text, _findings(report))
    html = render_template(
        "validate.html",
        data=text,
        syntax=syntax,
        report=report,
        lines=list(excerpt(numbered)),
        lost=lost,
        short=_short,
        problem=header if header.status != 200 else None,
    )
    response = make_response(html, header.status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _findings(report: Mapping[str, Any] | None) -> Sequence[Mapping[str, str | None]]:
    if report is None:
        return ()
    order = ("violation", "warning", "info")
    return sorted(report["findings"], key=lambda one: order.index(one["severity"]))


def _short(term: str) -> str:
    """A term in N-Triples form as it reads on a page."""
    if not term.startswith("<"):
        return term
    return shortened(term[1:-1], base_iri=service().settings.base_iri)
