"""/validate: anybody's RDF against our shapes; parsed and checked in a worker."""

from __future__ import annotations

from typing import Literal

from flask import Blueprint, Response, make_response, render_template, request

from kg.serve.formats import best_media_type
from kg.serve.jobs import Validate
from kg.serve.problems import problem
from kg.serve.service import answer, service

blueprint = Blueprint("validation", __name__)
ReportFormat = Literal["json", "turtle", "text"]
_FORMATS: dict[str, ReportFormat] = {
    "application/json": "json",
    "text/turtle": "turtle",
    "text/plain": "text",
}
_FORM_TYPE = "application/x-www-form-urlencoded"


@blueprint.get("/validate")
def form() -> Response:
    """The form: paste RDF, choose its syntax."""
    return make_response(render_template("validate.html", data="", syntax="text/turtle"))


@blueprint.post("/validate")
def validate() -> Response:
    """The validation report of the body: JSON, Turtle or text; 422 when nothing was checked."""
    if request.mimetype == _FORM_TYPE:
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
    data = request.form.get("data", "")
    syntax = request.form.get("syntax", "text/turtle")
    outcome = service().validate(Validate(data.encode(), syntax, "text"))
    header = outcome.header
    html = render_template(
        "validate.html",
        data=data,
        syntax=syntax,
        report=outcome.read().decode() if header.status == 200 else None,
        problem=header if header.status != 200 else None,
    )
    response = make_response(html, header.status)
    response.headers["Cache-Control"] = "no-store"
    return response
