"""/health, /ready, /metrics: is the process there, can it answer, how is it doing?"""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, Response, current_app, jsonify

from kg.serve.jobs import Query
from kg.serve.metrics import Metrics, gauge
from kg.serve.service import refusal, service
from kg.serve.watching import METRICS

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


@blueprint.get("/metrics")
def metrics() -> Response:
    """Figures of this process for Prometheus."""
    counted: Metrics = current_app.extensions[METRICS]
    lines = [*counted.lines(), *_gauges()]
    body = "\n".join(lines) + "\n"
    return Response(body, content_type="text/plain; version=0.0.4; charset=utf-8")


def _gauges() -> Iterator[str]:
    pool, cache = service().pool, service().cache
    running, waiting = pool.lane.busy()
    long_running, long_waiting = pool.long_lane.busy()
    yield from gauge("jobs_running", "Jobs in workers.", running)
    yield from gauge("jobs_waiting", "Jobs that wait for their client's share.", waiting)
    yield from gauge("long_jobs_running", "Jobs beyond their first moment.", long_running)
    yield from gauge("long_jobs_waiting", "Halted jobs.", long_waiting)
    yield from gauge("cache_hits_total", "Answers from the cache.", cache.hits, kind="counter")
    yield from gauge("cache_misses_total", "Answers not in it.", cache.misses, kind="counter")
