"""What every route needs: settings, the newest snapshot, the workers; and plain answers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from ipaddress import IPv6Address, ip_address
from typing import IO, TypeVar, cast

from flask import Response, current_app, request

from kg.serve.cache import AnswerCache, Kept, tag_of
from kg.serve.conversation import Outcome
from kg.serve.jobs import Curate, Dump, Header, Query, Read, Submit, Validate
from kg.serve.lanes import Caller
from kg.serve.pool import Pool
from kg.serve.problems import problem
from kg.serve.snapshots import Snapshots
from kg.settings import Settings

_CHUNK = 64 * 1024
_ATTEMPTS = 3
DUMP_SECONDS = 600.0
SUBMIT_SECONDS = 300.0
SOFTWARE = version("whomet")
_StoreJob = TypeVar("_StoreJob", Query, Dump)


@dataclass(frozen=True, slots=True)
class Service:
    """The parts of a running service; one per web process."""

    settings: Settings
    snapshots: Snapshots
    pool: Pool
    cache: AnswerCache = field(default_factory=AnswerCache)

    def query(self, job: Query, *, seconds: float | None = None) -> Outcome:
        """Evaluate a query over the newest snapshot; `job.store` is filled in here."""
        newest = self._over(job)
        kept = self.cache.get(newest)
        if kept is not None:
            tag = tag_of(newest, software=SOFTWARE)
            return Outcome(kept.header, io.BytesIO(kept.body), tag)
        asked, outcome = self._over_newest(newest, seconds or self.settings.query_seconds)
        return self._kept(asked, outcome)

    def tag(self, job: Query) -> str:
        """The tag that the answer to `job` would have now; "" for none."""
        return tag_of(self._over(job), software=SOFTWARE)

    def _over(self, job: Query) -> Query:
        return replace(job, store=self.snapshots.newest(), base=self.settings.base_iri)

    def _kept(self, job: Query, outcome: Outcome) -> Outcome:
        """Keep what is whole and will not change."""
        tag = tag_of(job, software=SOFTWARE) if outcome.header.status == 200 else ""
        if not tag or not isinstance(outcome.body, io.BytesIO):
            return outcome
        self.cache.put(job, Kept(outcome.header, outcome.body.getvalue()))
        return replace(outcome, tag=tag)

    def dump(self, job: Dump) -> Outcome:
        """Serialise the newest snapshot."""
        newest = replace(job, store=self.snapshots.newest())
        return self._over_newest(newest, DUMP_SECONDS)[1]

    def validate(self, job: Validate) -> Outcome:
        """Check somebody's RDF; needs no store."""
        return self.pool.run(job, seconds=self.settings.query_seconds, caller=_caller())

    def read(self, job: Read) -> Outcome:
        """Read somebody's article; needs no store and keeps nothing."""
        return self.pool.run(job, seconds=self.settings.query_seconds, caller=_caller())

    def submit(self, job: Submit) -> Outcome:
        """Lead documents along the road."""
        return self.pool.run(job, seconds=SUBMIT_SECONDS, caller=_caller())

    def curate(self, job: Curate) -> Outcome:
        """Check triples for a curated graph."""
        return self.pool.run(job, seconds=self.settings.query_seconds, caller=_caller())

    def _over_newest(self, job: _StoreJob, seconds: float) -> tuple[_StoreJob, Outcome]:
        """A snapshot may be deleted between naming and opening it; then take the next."""
        for _ in range(_ATTEMPTS):
            outcome = self.pool.run(job, seconds=seconds, caller=_caller())
            if not outcome.header.stale:
                break
            job = replace(job, store=self.snapshots.newest())
        return job, outcome


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
    response.vary.update(("Accept", "Accept-Encoding"))
    response.content_length = _size(outcome.body)
    if header.coding:
        response.headers["Content-Encoding"] = header.coding
    return tagged(response, outcome.tag)


def tagged(response: Response, tag: str) -> Response:
    """With an ETag, weak because packed and plain answers share it, and to be asked for anew."""
    if tag:
        response.set_etag(tag, weak=True)
        response.headers["Cache-Control"] = "no-cache"
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


def _caller() -> Caller:
    """Who asks: the address, and the connection where the server tells it (gunicorn does)."""
    return Caller(_network(request.remote_addr or ""), request.environ.get("gunicorn.socket"))


def _network(address: str) -> str:
    """The address; of an IPv6 address the network, for one client has a whole one.

    >>> _network("2001:db8::1"), _network("192.0.2.1")
    ('2001:db8::', '192.0.2.1')
    """
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        return str(IPv6Address(int(found) >> 64 << 64))
    return address


def _with_charset(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _size(body: IO[bytes]) -> int:
    size = body.seek(0, 2)
    body.seek(0)
    return size


def _blocks(body: IO[bytes]) -> Iterator[bytes]:
    while block := body.read(_CHUNK):
        yield block
