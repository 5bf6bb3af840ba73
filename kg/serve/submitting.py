"""Leads somebody's documents along the road, in a worker: read, extract, map, validate.

The rows go back as JSON, one a line; the web process only writes them to the ledger.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from io import BytesIO
from typing import IO

from kg.extraction import RuleExtractor
from kg.ledger import Record
from kg.pipeline import Road
from kg.pipeline.road import quarantined
from kg.ports import Payload, Unreadable
from kg.serve.checking import warm_validator
from kg.serve.jobs import Header, Submit
from kg.settings import Settings
from kg.sources import read_payload

_ANY = "BEIJING, Jan. 1, 2024 -- President A met with Premier B of France in Paris on Monday.\n"


@cache
def _extractor() -> RuleExtractor:
    return RuleExtractor()


def warm_road() -> None:
    """Lead a short report along the road, so that its tables stand before a fork."""
    payload = Payload("any.txt", _ANY.encode(), "text/plain")
    run_submission(Submit(payload, Settings()), BytesIO())


def run_submission(job: Submit, out: IO[bytes]) -> Header:
    """Write the row of each document; 422 where the bytes hold none."""
    base, quotes = job.settings.base_iri, job.settings.quotes
    road, rows = Road(_extractor(), warm_validator(), base, quotes), 0
    for item in read_payload(job.payload):
        done = quarantined(item) if isinstance(item, Unreadable) else road.process(item)
        out.write(to_json(done.record))
        rows += 1
    if not rows:
        return Header(422, title="Nothing to read", detail="the body holds no document")
    return Header(200, media_type="application/x-ndjson")


def to_json(record: Record) -> bytes:
    """A row as one line of JSON."""
    told = asdict(record) | {"content": b64encode(record.content).decode()}
    return json.dumps(told).encode() + b"\n"


def from_json(lines: bytes) -> Iterator[Record]:
    """The rows that `to_json` wrote."""
    for line in lines.splitlines():
        told = json.loads(line)
        yield Record(**told | {"content": b64decode(told["content"])})
