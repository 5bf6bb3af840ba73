"""/openapi.json: the service described for machines (OpenAPI 3.1), read off its own routes."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from types import MappingProxyType
from typing import TypeAlias

from flask import Blueprint, Response, current_app, jsonify
from werkzeug.routing import Rule

blueprint = Blueprint("openapi", __name__)
Json: TypeAlias = dict[str, object]
_PART = re.compile(r"<(?:[^:<>]+:)?([^<>]+)>")
_METHODS = ("GET", "POST", "PUT", "DELETE")
_ANY: Json = {"*/*": {"schema": {}}}
_PROBLEM: Json = {"$ref": "#/components/responses/Problem"}
# What a route takes beside its path: name, and what it is for.
_QUERY: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "/sparql": (
            ("query", "A SPARQL 1.1 query."),
            ("default-graph-uri", "A graph of the default graph; may be repeated."),
            ("named-graph-uri", "A named graph of the data set; may be repeated."),
            ("format", "json, xml, csv, tsv, turtle, ntriples, rdfxml, jsonld, trig, nquads."),
            ("timeout", "Seconds, up to the service's own limit."),
        ),
        "/validate": (("format", "json, turtle or text."),),
        "/reports": (("name", "A name for the document."),),
    }
)
_BODIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "/sparql": ("application/sparql-query", "application/x-www-form-urlencoded"),
        "/validate": ("text/turtle", "application/ld+json", "application/rdf+xml",
                      "application/n-triples", "application/trig", "application/n-quads"),
        "/reports": ("text/plain", "text/html", "application/json", "application/x-ndjson"),
        "/graph/<path:path>": ("text/turtle", "application/n-triples", "application/ld+json"),
    }
)  # fmt: skip
_WITH_TOKEN = (
    ("POST", "/reports"),
    ("PUT", "/graph/<path:path>"),
    ("DELETE", "/graph/<path:path>"),
)


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """This description."""
    return jsonify(description())


def description() -> Json:
    """All routes with their methods, parameters and answers."""
    paths: dict[str, Json] = {}
    for rule in sorted(current_app.url_map.iter_rules(), key=lambda rule: rule.rule):
        operations = dict(_operations(rule))
        if operations:
            paths.setdefault(_PART.sub(r"{\1}", rule.rule), {}).update(operations)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "WhoMet",
            "version": version("whomet"),
            "description": "Who met whom: SPARQL, linked data, dumps, validation.",
        },
        "paths": paths,
        "components": {
            "responses": {"Problem": _problem_response()},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operations(rule: Rule) -> Iterator[tuple[str, Json]]:
    view = current_app.view_functions[rule.endpoint]
    words = inspect.cleandoc(view.__doc__ or rule.endpoint).split("\n\n", 1)
    for method in _METHODS:
        if method not in (rule.methods or ()):
            continue
        operation: Json = {
            "operationId": f"{method.lower()}-{rule.endpoint.replace('.', '-')}",
            "summary": " ".join(words[0].split()),
            "parameters": [*_path_parameters(rule), *_query_parameters(rule, method)],
            "responses": {
                "2XX": {"description": "The answer.", "content": _ANY},
                "3XX": {"description": "Elsewhere, or as you have it."},
                "4XX": _PROBLEM,
                "5XX": _PROBLEM,
            },
        }
        if method in ("POST", "PUT"):
            types = _BODIES.get(rule.rule, ("application/x-www-form-urlencoded",))
            operation["requestBody"] = {"content": {name: {"schema": {}} for name in types}}
        if (method, rule.rule) in _WITH_TOKEN:
            operation["security"] = [{"token": []}]
        yield method.lower(), operation


def _path_parameters(rule: Rule) -> Iterator[Json]:
    for name in _PART.findall(rule.rule):
        yield {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}


def _query_parameters(rule: Rule, method: str) -> Iterator[Json]:
    if method == "DELETE":
        return
    for name, meaning in _QUERY.get(rule.rule, ()):
        schema = {"type": "string"}
        yield {"name": name, "in": "query", "description": meaning, "schema": schema}


def _problem_response() -> Json:
    properties: Json = {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "line": {"type": "integer"},
        "column": {"type": "integer"},
    }
    schema: Json = {
        "type": "object",
        "required": ["type", "title", "status"],
        "properties": properties,
    }
    content: Json = {
        "application/problem+json": {"schema": schema},
        "text/html": {"schema": {"type": "string"}},
    }
    return {"description": "What is wrong (RFC 9457).", "content": content}
