"""/health and /ready: is the process there, and can it answer?"""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from kg.serve.jobs import Query
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
    outcome = service().query(Query("", "ASK {}", format="json"), seconds=_SECONDS)
    if outcome.header.status != 200:
        return refusal(outcome.header)
    return jsonify(status="ready")
