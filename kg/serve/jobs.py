"""What a worker is asked to do, and the header that comes before its answer's end.

A job goes to a worker pickled, because the parent is trusted. The answer comes back as
bytes and a JSON header, never pickled: a worker has read strangers' text.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Literal, TypeAlias

from kg.ports import Payload
from kg.settings import QuotePolicy, Settings


@dataclass(frozen=True, slots=True)
class Query:
    """Evaluate a SPARQL 1.1 query over the store at `store`; the default graph is the union.

    `coding` is the content coding of the answer (`kg.serve.packing`), none where empty;
    `base` what relative IRIs are resolved against.
    """

    store: str
    text: str
    accept: str | None = None
    format: str | None = None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    coding: str = ""
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Dump:
    """Serialise the whole store in a fixed order; `compress` writes gzip without a clock."""

    store: str
    format: str
    compress: bool = False


@dataclass(frozen=True, slots=True)
class Validate:
    """Check RDF that somebody sent against the project's shapes."""

    data: bytes
    media_type: str
    format: Literal["json", "turtle", "text"] = "json"


@dataclass(frozen=True, slots=True)
class Read:
    """Read an article that somebody sent, for showing; nothing of it is kept."""

    data: bytes
    name: str
    media_type: str | None
    base_iri: str
    quotes: QuotePolicy


@dataclass(frozen=True, slots=True)
class Submit:
    """Lead documents that somebody sent along the road; the answer is their rows, in JSON."""

    payload: Payload
    settings: Settings


@dataclass(frozen=True, slots=True)
class Curate:
    """Check triples for a curated graph; the answer is sorted N-Triples without blank nodes.

    `nodes` is the IRI below which blank nodes get names.
    """

    data: bytes
    media_type: str
    nodes: str


Job: TypeAlias = Query | Dump | Validate | Read | Submit | Curate


@dataclass(frozen=True, slots=True)
class Header:
    """How a job ended: an HTTP status with the body's type, or a problem with its detail.

    `coding` says how the body is packed; `stale` that the store named in the job is gone:
    ask again for the newest.
    """

    status: int
    media_type: str = ""
    title: str = ""
    detail: str = ""
    line: int | None = None
    column: int | None = None
    stale: bool = False
    coding: str = ""

    def to_json(self) -> bytes:
        """The header as UTF-8 JSON."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, data: bytes) -> Header:
        """Read what `to_json` wrote; raises ValueError or TypeError for anything else."""
        return cls(**json.loads(data))
