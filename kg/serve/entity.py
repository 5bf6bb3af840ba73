"""The page of one thing: what is said of it, and what points at it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from flask import Response, make_response, render_template

from kg.serve.ask import ask
from kg.serve.jobs import Query
from kg.serve.rows import Cell, cell, link_to, shortened
from kg.serve.service import refusal, service

PER_PAGE = 200
_LABELS = """OPTIONAL {{ ?term <http://www.w3.org/2004/02/skos/core#prefLabel> ?a }}
OPTIONAL {{ ?term <https://schema.org/headline> ?b }}
OPTIONAL {{ ?term <https://schema.org/name> ?c }}
BIND(COALESCE(?a, ?b, ?c) AS ?label)"""
_FROM = f"""SELECT ?p ?term (SAMPLE(?label) AS ?name) WHERE {{{{ <{{iri}}> ?p ?term .
{_LABELS} }}}} GROUP BY ?p ?term ORDER BY ?p ?term LIMIT {{limit}} OFFSET {{offset}}"""
_TO = f"""SELECT ?p ?term (SAMPLE(?label) AS ?name) WHERE {{{{ ?term ?p <{{iri}}> .
{_LABELS} }}}} GROUP BY ?p ?term ORDER BY ?p ?term LIMIT {{limit}} OFFSET {{offset}}"""


@dataclass(frozen=True, slots=True)
class Said:
    """A property with the things at its other end."""

    property: Cell
    values: tuple[Cell, ...]


def entity_page(iri: str, *, page: int) -> Response:
    """The HTML page of `iri`; `page` counts from 1 through what is said and what points."""
    bounds = {"iri": iri, "limit": PER_PAGE + 1, "offset": (max(page, 1) - 1) * PER_PAGE}
    outgoing = service().query(Query("", _FROM.format(**bounds), format="json"))
    incoming = service().query(Query("", _TO.format(**bounds), format="json"))
    for outcome in (outgoing, incoming):
        if outcome.header.status != 200:
            return refusal(outcome.header)
    said, points = _rows(json.loads(outgoing.read())), _rows(json.loads(incoming.read()))
    html = render_template(
        "entity.html",
        iri=iri,
        name=_name(said) or shortened(iri, base_iri=service().settings.base_iri),
        said=list(_grouped(said[:PER_PAGE])),
        points=list(_grouped(points[:PER_PAGE])),
        words=ask("words", iri=f"<{iri}>") if page <= 1 else (),
        page=max(page, 1),
        more=max(len(said), len(points)) > PER_PAGE,
    )
    response = make_response(html)
    response.headers["Vary"] = "Accept"
    return response


Row = Mapping[str, Mapping[str, str]]


def _rows(document: Mapping[str, Mapping[str, list[Row]]]) -> list[Row]:
    return [row for row in document["results"]["bindings"] if "p" in row]


def _name(said: list[Row]) -> str | None:
    for label in ("prefLabel", "headline", "name"):
        for row in said:
            if row["p"]["value"].rpartition("/")[2].rpartition("#")[2] == label:
                return row["term"]["value"]
    return None


def _grouped(rows: list[Row]) -> Iterator[Said]:
    base = service().settings.base_iri
    for predicate, group in groupby(rows, key=lambda row: row["p"]["value"]):
        values = tuple(_named(row, base_iri=base) for row in group)
        yield Said(Cell(_words(predicate), link_to(predicate, base_iri=base), predicate), values)


def _words(predicate: str) -> str:
    """A property's local name as words: hasActor becomes "has actor"."""
    local = predicate.rpartition("/")[2].rpartition("#")[2]
    return re.sub(r"(?<=[a-z])([A-Z])", lambda match: f" {match[1].lower()}", local)


def _named(row: Row, *, base_iri: str) -> Cell:
    plain = cell(row["term"], base_iri=base_iri)
    if "name" in row:
        return Cell(row["name"]["value"], plain.link, plain.text)
    return plain
