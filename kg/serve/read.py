"""/read: paste or upload an article and see what is read in it; nothing is stored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request

from kg.errors import EnvironmentFault
from kg.serve.formats import best_media_type
from kg.serve.jobs import Header, Query, Read
from kg.serve.problems import problem
from kg.serve.service import refusal, service

blueprint = Blueprint("read", __name__)
MAX_BYTES = 4 * 1024 * 1024
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_MACHINE: Mapping[str, str] = MappingProxyType(
    {"json": "application/json", "turtle": "text/turtle"}
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A short article to try: written for this page after reports of the day."""

    name: str
    title: str
    text: str


@blueprint.get("/read")
def form() -> Response:
    """The empty form, or with `sample=` one of the samples, read."""
    name = request.args.get("sample")
    if name is None:
        return _page(Header(200), text="")
    sample = next((one for one in samples() if one.name == name), None)
    if sample is None:
        known = ", ".join(one.name for one in samples())
        return problem(404, "Not found", f"no sample {name}; there are {known}")
    return _shown(_job(sample.text.encode(), name=sample.name, media_type="text/plain"))


@blueprint.post("/read")
def read() -> Response:
    """Read a form's text or file, or a body of any form that `kg ingest` reads."""
    if request.mimetype in _FORMS:
        return _shown(_of_form())
    if not request.mimetype:
        return problem(415, "Unsupported media type", "say what it is: Content-Type")
    return _shown(_job(request.get_data(), name="body", media_type=request.mimetype))


@cache
def samples() -> tuple[Sample, ...]:
    """The samples in the order of their names; the first line of each is its title."""
    folder = Path(__file__).parent / "samples"
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}
    return tuple(Sample(name, text.partition("\n")[0], text) for name, text in texts.items())


def _of_form() -> Read:
    """The file where one was chosen, else the text."""
    file = request.files.get("file")
    if file and file.filename:
        return _job(file.read(), name=file.filename, media_type=None)
    text = request.form.get("text", "").replace("\r\n", "\n")
    return _job(text.encode("utf-8", "replace"), name="text", media_type="text/plain")


def _job(data: bytes, *, name: str, media_type: str | None) -> Read:
    settings = service().settings
    return Read(data, name, media_type, settings.base_iri, settings.quotes)


def _shown(job: Read) -> Response:
    wanted = request.values.get("format") or _negotiated()
    if len(job.data) > MAX_BYTES:
        detail = f"{len(job.data):,} bytes; up to {MAX_BYTES:,} are read here"
        return problem(413, "Too long", detail)
    outcome = service().read(job)
    header = outcome.header
    if wanted in _MACHINE:
        if header.status != 200:
            return refusal(header)
        return _as_data(json.loads(outcome.read()), wanted)
    if header.status != 200:
        return _page(header, text=_decoded(job))
    reading = json.loads(outcome.read())
    return _page(header, text=reading["text"], reading=reading)


def _as_data(reading: Mapping[str, Any], wanted: str) -> Response:
    if wanted == "turtle":
        body = reading["turtle"]
    else:
        body = json.dumps(reading["facts"], ensure_ascii=False, indent=1) + "\n"
    response = Response(body, content_type=f"{_MACHINE[wanted]}; charset=utf-8")
    response.headers["Vary"] = "Accept"
    response.headers["Cache-Control"] = "no-store"
    return response


def _negotiated() -> str:
    """A browser gets the page; a program that names no form gets JSON."""
    offered = ["application/json", "text/turtle", "text/html"]
    best = best_media_type(request.headers.get("Accept"), offered)
    return next((name for name, kind in _MACHINE.items() if kind == best), "html")


def _decoded(job: Read) -> str:
    return job.data.decode(errors="replace") if job.media_type == "text/plain" else ""


def _known(keys: Iterable[str]) -> frozenset[str]:
    """Those of the keys that the graph knows; none where there is no graph yet."""
    space = service().settings.base_iri + "id/"
    values = " ".join(f"<{space}{key}>" for key in keys)
    query = f"SELECT DISTINCT ?one WHERE {{ VALUES ?one {{ {values} }} ?one a ?kind }}"
    try:
        outcome = service().query(Query("", query, format="json"))
    except EnvironmentFault:
        return frozenset()
    if outcome.header.status != 200:
        return frozenset()
    rows = json.loads(outcome.read())["results"]["bindings"]
    return frozenset(row["one"]["value"].removeprefix(space) for row in rows)


def _page(header: Header, *, text: str, reading: Mapping[str, Any] | None = None) -> Response:
    html = render_template(
        "read.html",
        text=text,
        reading=reading,
        samples=samples(),
        known=_known(person["key"] for person in reading["rows"]["persons"]) if reading else (),
        problem=header if header.status != 200 else None,
    )
    response = make_response(html, header.status)
    response.headers["Vary"] = "Accept"
    if request.method == "POST":
        response.headers["Cache-Control"] = "no-store"
    return response
