"""/id/... and /concept/...: every thing of the graph under its own address."""

from __future__ import annotations

import json

from flask import Blueprint, Response, make_response, request

from kg.serve.describe import both_ways, iri_of, known
from kg.serve.entity import entity_page
from kg.serve.formats import GRAPHS, best_media_type
from kg.serve.problems import problem
from kg.serve.report import report_page
from kg.serve.service import answer, refusal, service
from kg.serve.standing import elsewhere
from kg.serve.things import PAGES
from kg.serve.tombstones import retraction

blueprint = Blueprint("linked", __name__)
_MACHINE = [offer.media_type for offer in GRAPHS[:4]]
_NAMES = {offer.name: offer.media_type for offer in GRAPHS[:4]} | {"html": "text/html"}


@blueprint.get("/id/<path:path>")
def entity(path: str) -> Response:
    """What the graph says of a thing, in both directions; 404 for an unknown one."""
    return _described(f"id/{path}")


@blueprint.get("/concept/<path:path>")
def concept(path: str) -> Response:
    """A concept of the vocabulary: a role, a kind of meeting, a rank."""
    return _described(f"concept/{path}")


def _described(path: str) -> Response:
    iri = iri_of(path)
    if iri is None:
        return problem(404, "Not found", f"{path!r} is no name of this graph")
    chosen = _media_type()
    if chosen is None:
        return problem(406, "Not acceptable", f"offered: {', '.join(_NAMES.values())}")
    found = known(iri)
    if found.header.status != 200:
        return refusal(found.header)
    if not json.loads(found.read())["boolean"]:
        return _absent(path, iri)
    if (other := elsewhere(path, iri)) is not None:
        return other
    if chosen != "text/html":
        return answer(both_ways(iri, accept=chosen))
    if path.startswith("id/report/") and path.count("/") == 2:
        return report_page(iri)
    return _page(path, iri)


def _page(path: str, iri: str) -> Response:
    """The page of the thing's kind; the general one with `view=all` and for other kinds."""
    kind = path.split("/")[1] if path.startswith("id/") else ""
    if kind not in PAGES or request.args.get("view") == "all":
        return entity_page(iri, page=request.args.get("page", 1, type=int))
    response = make_response(PAGES[kind](iri))
    response.headers["Vary"] = "Accept"
    return response


def _absent(path: str, iri: str) -> Response:
    why = retraction(service().settings, path)
    if why is not None:
        return problem(410, "Retracted", f"{iri} was taken back: {why}")
    return problem(404, "Not found", f"the graph says nothing of {iri}")


def _media_type() -> str | None:
    name = request.args.get("format")
    if name:
        return _NAMES.get(name)
    return best_media_type(request.headers.get("Accept"), [*_MACHINE, "text/html"])
