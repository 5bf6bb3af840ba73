"""/ontology, /shapes and /.well-known/void: the words we use, the rules, the catalogue."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, make_response, render_template, request

from kg.serve.describe import graph_response
from kg.serve.formats import GRAPHS, best_media_type
from kg.serve.jobs import Query
from kg.serve.ontology import terms_of, triples_of
from kg.serve.problems import problem
from kg.serve.service import answer, service
from kg.serve.terms import vocabulary

blueprint = Blueprint("vocabulary", __name__)
_MACHINE = [offer.media_type for offer in GRAPHS[:4]]
_CATALOG = "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{base}graph/catalog> {{ ?s ?p ?o }} }}"


@blueprint.get("/ontology")
def ontology() -> Response:
    """The ontology with its alignments and concepts; a page for people."""
    return _served("ontology")


@blueprint.get("/ontology/terms.json")
def terms() -> Response:
    """Prefixes and terms for the query editor."""
    response = jsonify(vocabulary())
    response.headers["Cache-Control"] = "max-age=3600"
    return response


@blueprint.get("/shapes")
def shapes() -> Response:
    """All SHACL shapes in one document."""
    return _served("shapes")


@blueprint.get("/.well-known/void")
def void() -> Response:
    """The data set described (VoID, DCAT), out of the graph itself."""
    base = service().settings.base_iri
    accept = best_media_type(request.headers.get("Accept"), _MACHINE) or _MACHINE[0]
    return answer(service().query(Query("", _CATALOG.format(base=base), accept=accept)))


def _served(folder: str) -> Response:
    wanted = next((o.media_type for o in GRAPHS if o.name == request.args.get("format")), None)
    chosen = wanted or best_media_type(request.headers.get("Accept"), [*_MACHINE, "text/html"])
    if chosen is None:
        return problem(406, "Not acceptable", f"offered: {', '.join([*_MACHINE, 'text/html'])}")
    if chosen != "text/html":
        return graph_response(list(triples_of(folder)), chosen)
    page = make_response(render_template("terms.html", folder=folder, terms=terms_of(folder)))
    page.headers["Vary"] = "Accept"
    return page
