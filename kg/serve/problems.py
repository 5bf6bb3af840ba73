"""Problem documents (RFC 9457): every error of the service has this one form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from flask import Response, make_response, render_template, request

from kg.serve.formats import best_media_type

MEDIA_TYPE = "application/problem+json"


def problem(
    status: int,
    title: str,
    detail: str = "",
    *,
    line: int | None = None,
    column: int | None = None,
    retry_after: int | None = None,
) -> Response:
    """An error answer, a page where a browser asks.

    `retry_after` is in seconds and set for 429, 503 and 504.
    """
    document: dict[str, object] = {
        "type": "about:blank",
        "title": title or HTTPStatus(status).phrase,
        "status": status,
    }
    if detail:
        document["detail"] = detail
    if line is not None:
        document["line"] = line
    if column is not None:
        document["column"] = column
    response = _page(document) if _by_browser() else _document(document)
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    response.headers["Vary"] = "Accept"
    if retry_after is not None:
        response.headers["Retry-After"] = str(retry_after)
    return response


def _document(document: Mapping[str, object]) -> Response:
    body = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    return Response(body, content_type=MEDIA_TYPE)


def _page(document: Mapping[str, object]) -> Response:
    return make_response(render_template("problem.html", problem=document))


def _by_browser() -> bool:
    offered = [MEDIA_TYPE, "application/json", "text/html"]
    return best_media_type(request.headers.get("Accept"), offered) == "text/html"
