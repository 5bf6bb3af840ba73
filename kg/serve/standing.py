"""Keys that no longer stand for themselves: replaced ones (301), names that several share (300)."""

from __future__ import annotations

import json

from flask import Response, request
from markupsafe import escape

from kg.serve.jobs import Query
from kg.serve.service import refusal, service

_JOINED = ("id/person/", "id/meeting/")
_STANDING = """PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX wm: <https://w3id.org/whomet/ontology#>
SELECT ?now ?may WHERE {{
  {{ <{iri}> dcterms:isReplacedBy ?now }} UNION {{ <{iri}> wm:mayMean ?may }}
}}
ORDER BY ?now ?may"""


def elsewhere(path: str, iri: str) -> Response | None:
    """Where to look instead; None where the address stands for a thing itself.

    `view=all` asks for what the graph says of a shared name itself.
    """
    if not path.startswith(_JOINED):
        return None
    found = service().query(Query("", _STANDING.format(iri=iri), format="json"))
    if found.header.status != 200:
        return refusal(found.header)
    rows = json.loads(found.read())["results"]["bindings"]
    now = [row["now"]["value"] for row in rows if "now" in row]
    may = [row["may"]["value"] for row in rows if "may" in row]
    if now:
        return _moved(now[0])
    return _choices(may) if may and request.args.get("view") != "all" else None


def _address(iri: str) -> str:
    """The path of a thing on this host."""
    return f"{request.script_root}/{iri.removeprefix(service().settings.base_iri)}"


def _moved(iri: str) -> Response:
    query = request.query_string.decode()
    location = _address(iri) + (f"?{query}" if query else "")
    return Response(f"{location}\n", 301, {"Location": location}, content_type="text/plain")


def _choices(iris: list[str]) -> Response:
    """The persons whom a name may mean: a list for machines, links for people."""
    if request.accept_mimetypes.best_match(["application/json", "text/html"]) == "text/html":
        items = "".join(
            f'<li><a href="{escape(_address(iri))}">{escape(_address(iri))}</a></li>'
            for iri in iris
        )
        body = f"<!doctype html><title>Several persons</title><ul>{items}</ul>\n"
        response = Response(body, 300, content_type="text/html; charset=utf-8")
    else:
        body = json.dumps({"choices": iris}, indent=1) + "\n"
        response = Response(body, 300, content_type="application/json")
    response.headers["Vary"] = "Accept"
    return response
