"""The front page: what this is, how much there is, and a question to begin with."""

from __future__ import annotations

import json
from dataclasses import dataclass

from flask import Blueprint, Response, make_response, render_template

from kg.errors import EnvironmentFault
from kg.serve.examples import examples
from kg.serve.jobs import Query
from kg.serve.rows import PAGE_BYTES, read_table
from kg.serve.service import service
from kg.serve.words import count, day

blueprint = Blueprint("front", __name__)
blueprint.add_app_template_filter(day)
blueprint.add_app_template_filter(count)
_FIGURES = """PREFIX wm: <https://w3id.org/whomet/ontology#>
PREFIX schema: <https://schema.org/>
SELECT ?class (COUNT(DISTINCT ?thing) AS ?number) WHERE {
{ VALUES ?class { wm:Report wm:Person wm:Meeting wm:Post wm:Statement } ?thing a ?class }
UNION { ?report schema:mentions ?thing . ?thing a wm:State BIND(wm:State AS ?class) }
} GROUP BY ?class"""
_LATEST = """PREFIX schema: <https://schema.org/> PREFIX wm: <https://w3id.org/whomet/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?date ?meeting ?what WHERE { ?meeting a wm:Meeting ; schema:startDate ?date ;
skos:prefLabel ?what } ORDER BY DESC(?date) ?meeting LIMIT 8"""
_NAMES = {
    "Report": "reports read",
    "Meeting": "meetings",
    "Person": "persons",
    "Post": "posts",
    "Statement": "statements",
    "State": "states named",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the graph and what it counts."""

    name: str
    number: int


@blueprint.get("/")
def front() -> Response:
    """The front page; without a snapshot yet it still answers, with no figures."""
    try:
        figures, latest = _figures(), _latest()
    except EnvironmentFault:
        figures, latest = (), None
    html = render_template("front.html", figures=figures, latest=latest, examples=examples())
    return make_response(html)


def _figures() -> tuple[Figure, ...]:
    outcome = service().query(Query("", _FIGURES, format="json"))
    if outcome.header.status != 200:
        return ()
    bindings = json.loads(outcome.read())["results"]["bindings"]
    counts = {
        row["class"]["value"].rpartition("#")[2]: int(row["number"]["value"])
        for row in bindings
        if "class" in row
    }
    return tuple(Figure(name, counts.get(key, 0)) for key, name in _NAMES.items())


def _latest() -> list[tuple[str, str, str | None]]:
    outcome = service().query(Query("", _LATEST, format="json"))
    if outcome.header.status != 200:
        return []
    table = read_table(outcome.read(PAGE_BYTES + 1), base_iri=service().settings.base_iri)
    return [(date.text, what.text, meeting.link) for date, meeting, what in table.rows]
