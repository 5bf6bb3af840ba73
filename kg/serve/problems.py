"""Problem documents (RFC 9457): every error of the service has this one form."""

from __future__ import annotations

import json
from http import HTTPStatus

from flask import Response

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
    """An error answer; `retry_after` is in seconds and set for 429, 503 and 504."""
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
    body = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    response = Response(body, status=status, content_type=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-store"
    if retry_after is not None:
        response.headers["Retry-After"] = str(retry_after)
    return response
