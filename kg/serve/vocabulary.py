"""/ontology, /shapes and /.well-known/void: the words we use, the rules, the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox
from flask import Blueprint, Response, make_response, render_template, request

from kg.namespaces import data_file
from kg.serve.describe import graph_response
from kg.serve.formats import GRAPHS, best_media_type
from kg.serve.jobs import Query
from kg.serve.problems import problem
from kg.serve.service import answer, service

blueprint = Blueprint("vocabulary", __name__)
_MACHINE = [offer.media_type for offer in GRAPHS[:4]]
_RDFS, _SKOS = "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2004/02/skos/core#"
_LABEL, _COMMENT = ox.NamedNode(_RDFS + "label"), ox.NamedNode(_RDFS + "comment")
_DEFINITION = ox.NamedNode(_SKOS + "definition")
_ONTOLOGY = "https://w3id.org/whomet/ontology#"
_CATALOG = "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{base}graph/catalog> {{ ?s ?p ?o }} }}"


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A term of the ontology as its page shows it."""

    name: str
    label: str
    definition: str


@blueprint.get("/ontology")
def ontology() -> Response:
    """The ontology with its alignments and concepts; a page for people."""
    return _served("ontology")


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
    page = make_response(render_template("terms.html", folder=folder, terms=_terms(folder)))
    page.headers["Vary"] = "Accept"
    return page


@cache
def triples_of(folder: str) -> tuple[ox.Triple, ...]:
    """Our own Turtle files of a data folder, parsed once, in order, duplicates left out."""
    return tuple(dict.fromkeys(_parsed(folder)))


def _parsed(folder: str) -> Iterator[ox.Triple]:
    for path in sorted(data_file(folder).iterdir(), key=lambda entry: entry.name):
        if path.name.endswith(".ttl"):
            for quad in ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE):
                yield quad.triple


def _terms(folder: str) -> tuple[Term, ...]:
    space = _ONTOLOGY if folder == "ontology" else "https://w3id.org/whomet/shapes#"
    labels: dict[str, str] = {}
    definitions: dict[str, str] = {}
    for triple in triples_of(folder):
        subject = triple.subject
        if not isinstance(subject, ox.NamedNode) or not subject.value.startswith(space):
            continue
        name = subject.value.removeprefix(space)
        labels.setdefault(name, name)
        if triple.predicate == _LABEL and isinstance(triple.object, ox.Literal):
            labels[name] = triple.object.value
        if triple.predicate in (_DEFINITION, _COMMENT) and isinstance(triple.object, ox.Literal):
            definitions.setdefault(name, triple.object.value)
    return tuple(sorted(Term(n, label, definitions.get(n, "")) for n, label in labels.items()))
