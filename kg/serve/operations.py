"""/health and /ready: is the process there, and can it answer?"""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from kg.errors import EnvironmentFault
from kg.serve.jobs import Query
from kg.serve.problems import problem
from kg.serve.service import refusal, service

blueprint = Blueprint("operations", __name__)
_SECONDS = 5.0


@blueprint.get("/health")
def health() -> Response:
    """The web process is alive; nothing else is asked."""
    return jsonify(status="ok")


@blueprint.get("/ready")
def ready() -> Response:
    """A worker has opened the newest snapshot and answered; 503 otherwise."""
    try:
        outcome = service().query(Query("", "ASK {}", format="json"), seconds=_SECONDS)
    except EnvironmentFault as error:
        return problem(503, "No snapshot", str(error), retry_after=5)
    if outcome.header.status != 200:
        return refusal(outcome.header)
    return jsonify(status="ready")
