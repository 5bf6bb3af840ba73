"""/graph/...: the named graphs, by the SPARQL 1.1 Graph Store HTTP Protocol.

All can be read; only graph/curated/<name> can be written, with a token. What is written
becomes a row of the ledger, so that a rebuild keeps it.
"""

from __future__ import annotations

import re

from flask import Blueprint, Response, request

from kg.ledger import LedgerReader
from kg.pipeline import Folder, curate
from kg.serve.access import caller_name, needs
from kg.serve.describe import iri_of
from kg.serve.formats import GRAPHS, best_media_type
from kg.serve.jobs import Curate, Query
from kg.serve.problems import problem
from kg.serve.service import answer, refusal, service

blueprint = Blueprint("graphs", __name__)
_CURATED = re.compile(r"curated/([a-z0-9][a-z0-9-]{0,63})")
_MACHINE = [offer.media_type for offer in GRAPHS[:4]]


@blueprint.get("/graph/<path:path>")
def read(path: str) -> Response:
    """The triples of a named graph; 404 where there are none."""
    iri = iri_of(f"graph/{path}")
    if iri is None:
        return problem(404, "Not found", f"graph/{path} is no name of a graph")
    media_type = best_media_type(request.headers.get("Accept"), _MACHINE)
    if media_type is None:
        return problem(406, "Not acceptable", f"offered: {', '.join(_MACHINE)}")
    known = service().query(Query("", f"ASK {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}", format="csv"))
    if known.header.status != 200:
        return refusal(known.header)
    if known.read().strip() != b"true":
        return problem(404, "Not found", f"there is no graph <{iri}>")
    text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}"
    return answer(service().query(Query("", text, accept=media_type)))


@blueprint.put("/graph/<path:path>")
@needs("admin")
def put(path: str) -> Response:
    """Replace a curated graph: 201 new, 204 replaced, 422 where it breaks the shapes."""
    name = _curated(path)
    if name is None:
        return _conflict(path)
    if not request.mimetype:
        return problem(415, "Unsupported media type", "say which RDF syntax: Content-Type")
    nodes = f"{service().settings.base_iri}.well-known/genid/curated/{name}"
    outcome = service().curate(Curate(request.get_data(), request.mimetype, nodes))
    if outcome.header.status != 200:
        return refusal(outcome.header)
    new = _triples(name) is None
    curate(service().settings, name, outcome.read().decode(), token=caller_name())
    return Response(status=201 if new else 204)


@blueprint.delete("/graph/<path:path>")
@needs("admin")
def delete(path: str) -> Response:
    """Delete a curated graph: 204, or 404 where there is none."""
    name = _curated(path)
    if name is None:
        return _conflict(path)
    if _triples(name) is None:
        return problem(404, "Not found", f"there is no graph curated/{name}")
    curate(service().settings, name, None, token=caller_name())
    return Response(status=204)


def _curated(path: str) -> str | None:
    found = _CURATED.fullmatch(path)
    return found[1] if found else None


def _conflict(path: str) -> Response:
    detail = f"graph/{path} follows from reports; only graph/curated/<name> can be written"
    return problem(409, "Conflict", detail)


def _triples(name: str) -> str | None:
    with LedgerReader(Folder.of(service().settings).ledger) as ledger:
        version = ledger.curated(name)
    return None if version is None else version.triples
