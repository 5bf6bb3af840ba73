"""Reads somebody's article in a worker and writes all that a page shows of it, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from io import BytesIO
from itertools import islice
from typing import IO, Any

import pyoxigraph as ox

from kg.explanation.marks import sentence_views
from kg.model import Document, Facts
from kg.model_json import facts_to_json
from kg.namespaces import PREFIXES
from kg.ports import Payload, Unreadable
from kg.projection import report_quads
from kg.serve.checking import warm_validator
from kg.serve.jobs import Header, Read
from kg.serve.reading.article import pieces
from kg.serve.reading.picture import picture
from kg.serve.reading.sheet import Sheet
from kg.serve.reading.stages import read_stages, reader_registers
from kg.settings import BASE_IRI
from kg.sources import read_payload

MAX_CHARACTERS = 200_000
_MOST_RECORDS = 1000
_ANY = "BEIJING, Jan. 1, 2024 -- President A met with Premier B of France in Paris on Monday.\n"


def warm_reader() -> None:
    """Read one short article for nothing, so that tables and shapes stand before a fork."""
    run_reading(Read(_ANY.encode(), "any", "text/plain", BASE_IRI, "sentence"), BytesIO())


def run_reading(job: Read, out: IO[bytes]) -> Header:
    """Write the reading as JSON; 422 where no article can be read out of the bytes."""
    payload = Payload(job.name, job.data, job.media_type)
    items = list(islice(read_payload(payload), _MOST_RECORDS))
    document = next((item for item in items if isinstance(item, Document)), None)
    if document is None:
        broken = next((item for item in items if isinstance(item, Unreadable)), None)
        reason = broken.reason if broken else "it holds no report"
        return Header(
            422, title="Not readable", detail=reason, line=broken.line if broken else None
        )
    if len(document.text) > MAX_CHARACTERS:
        detail = (
            f"the text has {len(document.text):,} characters; up to {MAX_CHARACTERS:,} are read"
        )
        return Header(413, title="Too long", detail=detail)
    out.write(json.dumps(_reading(document, job, records=len(items))).encode())
    return Header(200, media_type="application/json")


def _reading(document: Document, job: Read, *, records: int) -> dict[str, Any]:
    registers = reader_registers()
    laid_out, mentions, facts = read_stages(document, registers)
    quads = report_quads(
        facts,
        base=job.base_iri,
        text=document.text,
        title=document.title,
        quotes=job.quotes,
        registers=registers,
    )
    held = tuple(post for post in mentions.posts if post.chain is not None)
    views = list(sentence_views(laid_out, replace(mentions, posts=held)))
    rows = Sheet(facts, laid_out, registers).rows()
    told = _told(quads, base_iri=job.base_iri)
    return {
        "id": document.id,
        "records": records,
        "text": document.text,
        "article": asdict(laid_out.article) | {"credits": [c.name for c in laid_out.credits]},
        "pieces": [asdict(piece) for piece in pieces(laid_out, views)],
        "rows": rows,
        "picture": asdict(picture(rows)),
        "facts": facts_to_json(facts),
        "turtle": _turtle(told),
        "triples": len(told),
        "report": _checked(quads, facts, base_iri=job.base_iri),
    }


def _told(quads: Iterable[ox.Quad], *, base_iri: str) -> list[ox.Triple]:
    """What the report says and what follows, without the register entries it touches."""
    apart = base_iri + "graph/registers"
    kept = (quad for quad in quads if _name(quad) != apart)
    return list(dict.fromkeys(quad.triple for quad in kept))


def _name(quad: ox.Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""


def _turtle(triples: list[ox.Triple]) -> str:
    data = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))
    assert data is not None
    return data.decode()


def _checked(quads: list[ox.Quad], facts: Facts, *, base_iri: str) -> dict[str, Any]:
    report = warm_validator().validate(quads)
    own = f"{base_iri}id/report/{facts.document.sha256}"
    return {
        "conforms": report.conforms,
        "nodes": report.focus_nodes,
        "shapes": sum(1 for _, count in report.checked if count),
        "findings": [
            {
                "severity": finding.severity,
                "message": finding.message,
                "focus": finding.focus.strip("<>").removeprefix(own).removeprefix(base_iri)
                or "the report",
                "path": (finding.path or "").strip("<>").rpartition("/")[2].rpartition("#")[2],
            }
            for finding in report.findings
        ],
    }
