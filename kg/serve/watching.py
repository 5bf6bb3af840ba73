"""What is noted of every request: a name for it, a line in the log, its place in the figures."""

from __future__ import annotations

import json
import logging
import re
import time
from uuid import uuid4

from flask import Flask, Response, current_app, g, request

from kg.serve.metrics import Metrics

LOG = logging.getLogger("kg.serve.requests")
METRICS = "whomet-metrics"
_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_KNOWN = frozenset(("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"))


def watch_requests(app: Flask) -> None:
    """Name each request, count it, and log it as a line of JSON at level INFO."""
    app.extensions[METRICS] = Metrics()
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    given = request.headers.get("X-Request-Id", "")
    g.began = time.monotonic()
    g.request_id = given if _ID.fullmatch(given) else uuid4().hex


def _end(response: Response) -> Response:
    seconds = time.monotonic() - g.get("began", time.monotonic())
    route = request.url_rule.rule if request.url_rule else "none"
    method = request.method if request.method in _KNOWN else "other"
    name = g.get("request_id", "")
    response.headers["X-Request-Id"] = name
    metrics: Metrics = current_app.extensions[METRICS]
    metrics.observe(route=route, method=method, status=response.status_code, seconds=seconds)
    if LOG.isEnabledFor(logging.INFO):
        line = {
            "request": name,
            "client": request.remote_addr,
            "method": request.method,
            "path": request.path,
            "route": route,
            "status": response.status_code,
            "ms": round(seconds * 1000, 1),
            "bytes": response.content_length,
            "token": g.get("token", ""),
        }
        LOG.info("%s", json.dumps(line))
    return response
