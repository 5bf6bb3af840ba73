"""/sparql: the SPARQL 1.1 Protocol for queries; updates are refused."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, request
from werkzeug.datastructures import MultiDict

from kg.errors import UsageError
from kg.serve.describe import service_description
from kg.serve.formats import GRAPHS, RESULTS, best_media_type
from kg.serve.jobs import Query
from kg.serve.packing import choose_coding
from kg.serve.pages import query_page, result_page
from kg.serve.problems import problem
from kg.serve.service import answer, service, tagged

blueprint = Blueprint("sparql", __name__)
HTML = "text/html"


class UnsupportedType(UsageError):
    """A request body of a type the protocol does not know (HTTP 415)."""


@dataclass(frozen=True, slots=True)
class Request:
    """A protocol request: the query's text, if any, and the parameters beside it."""

    query: str | None
    parameters: MultiDict[str, str]


@blueprint.route("/sparql", methods=["GET", "POST"])
def sparql() -> Response:
    """Answer a query; without one, the page for a person or the description for a machine."""
    try:
        asked = read_request()
        if asked.query is None:
            return _without_query()
        seconds = _seconds(asked.parameters.get("timeout"))
    except UnsupportedType as error:
        return problem(415, "Unsupported media type", str(error))
    except UsageError as error:
        return problem(400, "Bad request", str(error))
    job = Query(
        store="",
        text=asked.query,
        accept=request.headers.get("Accept"),
        format=asked.parameters.get("format"),
        default_graphs=tuple(asked.parameters.getlist("default-graph-uri")),
        named_graphs=tuple(asked.parameters.getlist("named-graph-uri")),
        coding=choose_coding(request.headers.get("Accept-Encoding")),
    )
    if wants_page(job):
        return result_page(job, seconds=seconds)
    return _unchanged(job) or answer(service().query(job, seconds=seconds))


def _unchanged(job: Query) -> Response | None:
    """304 where the client has the answer of this snapshot already (RFC 9110 section 13.1.2)."""
    if request.method == "POST" or not request.if_none_match:
        return None
    tag = service().tag(job)
    if not tag or not request.if_none_match.contains_weak(tag):
        return None
    response = tagged(Response(status=304), tag)
    response.vary.update(("Accept", "Accept-Encoding"))
    return response


def read_request() -> Request:
    """The request in any of the protocol's three forms (section 2.1). Raises UsageError."""
    if request.method != "POST":
        return Request(_single(request.args), request.args)
    kind = request.mimetype
    if kind == "application/sparql-query":
        return Request(_decoded(request.get_data()), request.args)
    if kind == "application/sparql-update":
        raise UsageError("updates are not accepted; this endpoint only answers queries")
    if kind == "application/x-www-form-urlencoded":
        query = _single(request.form)
        if query is None:
            raise UsageError("the form has no field named query")
        return Request(query, request.form)
    raise UnsupportedType(
        f"{kind or 'no type'}: send application/x-www-form-urlencoded or application/sparql-query"
    )


def wants_page(job: Query) -> bool:
    """Whether the client is a browser that asked for no particular format."""
    if job.format:
        return job.format == "html"
    machine = [offer.media_type for offer in (*RESULTS, *GRAPHS)]
    return best_media_type(job.accept, [*machine, HTML]) == HTML


def _without_query() -> Response:
    accept = request.headers.get("Accept")
    machine = [offer.media_type for offer in GRAPHS]
    best = best_media_type(accept, [*machine, HTML])
    if best == HTML:
        return query_page()
    if best is None:
        return problem(406, "Not acceptable", f"offered: {', '.join([*machine, HTML])}")
    return service_description(best)


def _single(parameters: MultiDict[str, str]) -> str | None:
    queries = parameters.getlist("query")
    if len(queries) > 1:
        raise UsageError("more than one query; send one")
    if "update" in parameters:
        raise UsageError("updates are not accepted; this endpoint only answers queries")
    return queries[0] if queries else None


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise UsageError(f"the query is not UTF-8 (byte {error.start})") from error


def _seconds(wanted: str | None) -> float | None:
    """The time limit: what is asked, up to the service's own."""
    if not wanted:
        return None
    try:
        seconds = float(wanted)
    except ValueError as error:
        raise UsageError(f"timeout={wanted}: give a number of seconds") from error
    if not 0 < seconds < float("inf"):
        raise UsageError(f"timeout={wanted}: give a positive number of seconds")
    return min(seconds, service().settings.query_seconds)
