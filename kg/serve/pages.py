"""The query page: a box, examples, and the result as a table; works without JavaScript."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Response, make_response, render_template, request, url_for

from kg.serve.assets import built
from kg.serve.examples import examples
from kg.serve.jobs import Query
from kg.serve.rows import PAGE_BYTES, Table, read_table
from kg.serve.service import service
from kg.serve.snippets import snippets
from kg.serve.views import Graph, NamedBars, Years, graph_of, named_of, years_of

_ACCEPT = "application/sparql-results+json, text/turtle;q=0.9"
_GRAPH_BYTES = 1024 * 1024


def query_page() -> Response:
    """The page with an empty box."""
    return _page(render_template("query.html", query="", examples=examples(), built=built))


def result_page(job: Query, *, seconds: float | None) -> Response:
    """The page with the query in its box and what came of it, with that status."""
    asked = Query("", job.text, _ACCEPT, None, job.default_graphs, job.named_graphs)
    outcome = service().query(asked, seconds=seconds)
    header = outcome.header
    table = graph = None
    if header.status == 200 and "json" in header.media_type:
        table = read_table(outcome.read(PAGE_BYTES + 1), base_iri=service().settings.base_iri)
    elif header.status == 200:
        graph = outcome.read(_GRAPH_BYTES).decode(errors="replace")
    html = render_template(
        "query.html",
        query=job.text,
        examples=examples(),
        built=built,
        seconds=seconds or service().settings.query_seconds,
        snippets=snippets(job.text, endpoint=url_for("sparql.sparql", _external=True)),
        views=_views(table),
        link=_link(job.text),
        table=table,
        graph=graph,
        problem=header if header.status != 200 else None,
        downloads=_downloads(job.text, graph=graph is not None),
    )
    return _page(html, status=header.status)


def _views(table: Table | None) -> tuple[Years | None, NamedBars | None, Graph | None]:
    """What the table can be drawn as."""
    if table is None:
        return None, None, None
    return years_of(table), named_of(table), graph_of(table)


def _link(query: str) -> str:
    """The permanent address of a query's page."""
    return f"{url_for('sparql.sparql')}?{urlencode({'query': query})}"


def _downloads(query: str, *, graph: bool) -> list[tuple[str, str]]:
    names = ("turtle", "ntriples", "jsonld") if graph else ("json", "csv", "tsv", "xml")
    endpoint = url_for("sparql.sparql")
    return [(name, f"{endpoint}?{urlencode({'query': query, 'format': name})}") for name in names]


def _page(html: str, *, status: int = 200) -> Response:
    response = make_response(html, status)
    response.headers["Vary"] = "Accept"
    if request.method == "POST" or status != 200:
        response.headers["Cache-Control"] = "no-store"
    return response
