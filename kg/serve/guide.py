"""/api: the interfaces of the service explained, each with a request to try."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, make_response, render_template, request

blueprint = Blueprint("guide", __name__)


@dataclass(frozen=True, slots=True)
class Interface:
    """An interface: its path, what it does, a request in which HOST is this host."""

    name: str
    path: str
    what: str
    example: str


INTERFACES: tuple[Interface, ...] = (
    Interface(
        "sparql",
        "/sparql",
        "SPARQL 1.1 queries by GET or POST. The result comes as JSON, XML, CSV or TSV, a graph as "
        "Turtle, N-Triples, RDF/XML or JSON-LD: by Accept, or by format=. timeout= sets a limit in "
        "seconds. Updates and SERVICE are refused.",
        "curl -G HOST/sparql -H 'Accept: text/csv' \\\n"
        "  --data-urlencode 'query=SELECT * WHERE { ?s ?p ?o } LIMIT 5'",
    ),
    Interface(
        "id",
        "/id/...",
        "Every thing under its own address, with what is said of it and what refers to it: a page, "
        "Turtle, JSON-LD or N-Triples.",
        "curl -H 'Accept: text/turtle' HOST/id/person/cn/xi-jinping",
    ),
    Interface(
        "search",
        "/search",
        "Things by name, with variants and without regard to accents. kind= keeps to persons, "
        "states, parties and so on; format=json gives a list.",
        "curl 'HOST/search?q=xi&kind=Person&format=json'",
    ),
    Interface(
        "read",
        "/read",
        "The facts of an article that you send, as JSON or Turtle. Nothing is stored.",
        "curl -H 'Content-Type: text/plain' --data-binary @article.txt HOST/read",
    ),
    Interface(
        "validate",
        "/validate",
        "RDF of your own against our shapes; the report as JSON, Turtle or text.",
        "curl -H 'Content-Type: text/turtle' --data-binary @data.ttl HOST/validate",
    ),
    Interface(
        "dumps",
        "/dumps/...",
        "The whole graph as Turtle or packed N-Quads, with ETag and ranges.",
        "curl -O HOST/dumps/whomet.nq.gz",
    ),
    Interface(
        "void",
        "/.well-known/void",
        "The data set described in VoID and DCAT.",
        "curl -H 'Accept: text/turtle' HOST/.well-known/void",
    ),
)


@blueprint.get("/api")
def api() -> Response:
    """The page of interfaces."""
    host = request.host_url.rstrip("/")
    return make_response(render_template("api.html", items=INTERFACES, host=host))
