"""The page of one report: what it is, and every quoted passage with the facts it bears."""

from __future__ import annotations

import json
from collections.abc import Mapping

from flask import Response, make_response, render_template

from kg.serve.jobs import Query
from kg.serve.passages import Quoted, named, passages
from kg.serve.rows import link_to, shortened
from kg.serve.service import refusal, service

_REPORT = """PREFIX schema: <https://schema.org/> PREFIX wm: <https://w3id.org/whomet/ontology#>
SELECT * WHERE { BIND(<IRI> AS ?report) ?report a wm:Report
OPTIONAL { ?report schema:headline ?headline } OPTIONAL { ?report schema:datePublished ?published }
OPTIONAL { ?report schema:url ?url } OPTIONAL { ?report schema:creditText ?credit }
OPTIONAL { ?report schema:publisher/schema:name ?publisher }
OPTIONAL { ?report wm:agency/schema:name ?agency }
OPTIONAL { ?report wm:datelineDate ?dateline }
OPTIONAL { ?report wm:datelinePlace/<http://www.w3.org/2004/02/skos/core#prefLabel> ?place } }"""
_EVIDENCE = """PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX schema: <https://schema.org/>
PREFIX wm: <https://w3id.org/whomet/ontology#> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX opengov: <http://www.w3.org/ns/opengov#>
SELECT ?start ?end ?exact ?fact (MIN(STR(?type)) AS ?kind) (MIN(STR(?label)) AS ?name)
(MIN(STR(?source)) AS ?within) WHERE {
?evidence oa:hasBody ?fact ; oa:hasTarget ?target . FILTER(STRSTARTS(STR(?evidence), "IRI/"))
?target oa:hasSource ?source ; oa:hasSelector ?quote , ?position . ?quote oa:exact ?exact .
?position oa:start ?start ; oa:end ?end .
OPTIONAL { ?fact a ?type FILTER(STRSTARTS(STR(?type), "https://w3id.org/whomet/ontology#")) }
OPTIONAL { ?fact skos:prefLabel|wm:accountOf/skos:prefLabel|schema:attendee/skos:prefLabel|
prov:wasAttributedTo/skos:prefLabel|wm:headedBy/skos:prefLabel|opengov:post/skos:prefLabel
?label }
} GROUP BY ?start ?end ?exact ?fact"""

Bindings = list[Mapping[str, Mapping[str, str]]]


def report_page(iri: str) -> Response:
    """The HTML page of the report `iri`; its quotes are those of the graph, no more."""
    base = service().settings.base_iri
    asked = (_REPORT.replace("IRI", iri), _EVIDENCE.replace("IRI", iri))
    outcomes = [service().query(Query("", text, format="json")) for text in asked]
    for outcome in outcomes:
        if outcome.header.status != 200:
            return refusal(outcome.header)
    about, evidence = (_bindings(json.loads(outcome.read())) for outcome in outcomes)
    quotes = [_quoted(row, base_iri=base) for row in evidence]
    found = passages(quotes)
    html = render_template(
        "report.html",
        iri=iri,
        report={name: term["value"] for name, term in (about[0] if about else {}).items()},
        passages=[passage for passage in found if passage.tells],
        mentions=named(found),
        link=lambda fact: link_to(base + fact, base_iri=base),
    )
    response = make_response(html)
    response.headers["Vary"] = "Accept"
    return response


def _bindings(document: Mapping[str, Mapping[str, Bindings]]) -> Bindings:
    return [row for row in document["results"]["bindings"] if row]


def _quoted(row: Mapping[str, Mapping[str, str]], *, base_iri: str) -> Quoted:
    return Quoted(
        start=int(row["start"]["value"]),
        end=int(row["end"]["value"]),
        exact=row["exact"]["value"],
        fact=shortened(row["fact"]["value"], base_iri=base_iri),
        kind=row["kind"]["value"].rpartition("#")[2] if "kind" in row else "",
        name=row["name"]["value"] if "name" in row else "",
        in_title=row["within"]["value"].endswith("/title"),
    )
