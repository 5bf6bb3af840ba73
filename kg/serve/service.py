"""What every route needs: settings, the newest snapshot, the workers; and plain answers."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import IO, cast

from flask import Response, current_app, request

from kg.serve.conversation import Outcome
from kg.serve.jobs import Dump, Header, Query, Validate
from kg.serve.pool import Pool
from kg.serve.problems import problem
from kg.serve.snapshots import Snapshots
from kg.settings import Settings

_CHUNK = 64 * 1024
_ATTEMPTS = 3
DUMP_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Service:
    """The parts of a running service; one per web process."""

    settings: Settings
    snapshots: Snapshots
    pool: Pool

    def query(self, job: Query, *, seconds: float | None = None) -> Outcome:
        """Evaluate a query over the newest snapshot; `job.store` is filled in here."""
        return self._over_newest(job, seconds or self.settings.query_seconds)

    def dump(self, job: Dump) -> Outcome:
        """Serialise the newest snapshot."""
        return self._over_newest(job, DUMP_SECONDS)

    def validate(self, job: Validate) -> Outcome:
        """Check somebody's RDF; needs no store."""
        return self.pool.run(job, seconds=self.settings.query_seconds, client=_client())

    def _over_newest(self, job: Query | Dump, seconds: float) -> Outcome:
        """A snapshot may be deleted between naming and opening it; then take the next."""
        for _ in range(_ATTEMPTS):
            current = replace(job, store=job.store or self.snapshots.newest())
            outcome = self.pool.run(current, seconds=seconds, client=_client())
            if not outcome.header.stale:
                break
        return outcome


def service() -> Service:
    """The service of the current application."""
    return cast(Service, current_app.extensions["whomet"])


def answer(outcome: Outcome) -> Response:
    """The HTTP answer of a finished job: its body, or a problem document."""
    header = outcome.header
    if header.status != 200:
        return refusal(header)
    response = Response(_blocks(outcome.body), content_type=_with_charset(header.media_type))
    response.call_on_close(outcome.body.close)
    response.headers["Vary"] = "Accept"
    response.content_length = _size(outcome.body)
    return response


def refusal(header: Header) -> Response:
    """The problem document of a job that was refused or failed."""
    return problem(
        header.status,
        header.title,
        header.detail,
        line=header.line,
        column=header.column,
        retry_after=5 if header.status in (429, 503, 504) else None,
    )


def _client() -> socket.socket | None:
    """The client's connection where the server tells it (gunicorn does)."""
    return cast("socket.socket | None", request.environ.get("gunicorn.socket"))


def _with_charset(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _size(body: IO[bytes]) -> int:
    size = body.seek(0, 2)
    body.seek(0)
    return size


def _blocks(body: IO[bytes]) -> Iterator[bytes]:
    while block := body.read(_CHUNK):
        yield block
