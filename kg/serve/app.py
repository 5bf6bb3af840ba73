"""The application factory: settings and snapshots in, a WSGI application out."""

from __future__ import annotations

import re
from pathlib import Path

from flask import Flask, Response, request
from gunicorn.http.errors import ParseException
from werkzeug.exceptions import BadRequest, HTTPException, RequestEntityTooLarge
from werkzeug.middleware.proxy_fix import ProxyFix

from kg.errors import EnvironmentFault
from kg.serve import (
    days,
    dumps,
    front,
    graphs,
    guide,
    linked,
    openapi,
    operations,
    read,
    reports,
    search,
    sparql,
    validation,
    vocabulary,
)
from kg.serve.ask import Refused
from kg.serve.conversation import Gone
from kg.serve.fork import Confinement, Forker
from kg.serve.headers import packed, secured
from kg.serve.patience import WATCH
from kg.serve.pool import Pool, Shares
from kg.serve.problems import problem
from kg.serve.service import Service, refusal
from kg.serve.snapshots import Snapshots
from kg.serve.watching import watch_requests
from kg.settings import Settings
from kg.stores import is_remote

MAX_BODY = 16 * 1024 * 1024
_FULL = re.compile("disk is full|No space left", re.IGNORECASE)


def create_app(settings: Settings, *, snapshots: Snapshots) -> Flask:
    """The web application over `snapshots`; its workers start with it.

    Call it after any fork of the web server, and `close_app` when done.
    """
    app = Flask("kg.serve", root_path=str(Path(__file__).parent))
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.json.sort_keys = False  # type: ignore[attr-defined]
    confinement = Confinement(memory=settings.query_memory, network=is_remote(settings.store or ""))
    shares = Shares(long=settings.workers, per_client=settings.client_queries)
    pool = Pool(Forker(confinement), shares=shares)
    app.extensions["whomet"] = Service(settings, snapshots, pool)
    app.extensions["whomet-dumps"] = dumps.DumpFiles()
    for module in (
        sparql,
        linked,
        dumps,
        validation,
        vocabulary,
        operations,
        front,
        read,
        search,
        days,
        guide,
        reports,
        graphs,
        openapi,
    ):
        app.register_blueprint(module.blueprint)
    app.register_error_handler(HTTPException, _as_problem)
    app.register_error_handler(EnvironmentFault, _unavailable)
    app.register_error_handler(Gone, _unheard)
    app.register_error_handler(Refused, lambda refused: refusal(refused.header))
    watch_requests(app)
    app.before_request(_received)
    app.after_request(secured)
    app.after_request(packed)
    if settings.proxies:
        behind = ProxyFix(app.wsgi_app, *[settings.proxies] * 5)
        app.wsgi_app = behind  # type: ignore[method-assign]
    return app


def close_app(app: Flask) -> None:
    """End the workers and remove the files of an application."""
    app.extensions["whomet"].pool.close()
    app.extensions["whomet-dumps"].close()


def _received() -> None:
    """Have the whole body, then tell the server's watch that the client was quick enough."""
    try:
        if len(request.get_data()) >= MAX_BODY:  # chunks announce no length
            raise RequestEntityTooLarge
    except ParseException as error:
        raise BadRequest(f"the body is not sent as announced: {error}") from error
    watch = request.environ.get(WATCH)
    if watch is not None:
        watch.disarm(request.environ["gunicorn.socket"])


def _as_problem(error: HTTPException) -> Response:
    """Flask's own refusals (404, 405, 413 ...) in the form of all others."""
    response = problem(error.code or 500, error.name, error.description or "")
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


def _unavailable(error: EnvironmentFault) -> Response:
    """The service itself lacks something: no snapshot yet, a store out of reach."""
    if _FULL.search(str(error)):
        return problem(507, "Insufficient storage", str(error))
    return problem(503, "Not available", str(error), retry_after=5)


def _unheard(_: Gone) -> Response:
    """Nobody reads this: the client has hung up."""
    return problem(408, "Request timeout", "the client hung up before its answer was ready")
