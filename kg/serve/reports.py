"""/reports: submit documents along the road of `kg ingest`, and see what became of each."""

from __future__ import annotations

import json
from threading import Thread

from flask import Blueprint, Response, jsonify, request, url_for

from kg.ledger import LedgerReader, Record
from kg.pipeline import Folder, Ingested, submit, sync
from kg.ports import Payload
from kg.rdf.quotes import is_open
from kg.serve.access import caller_may, needs
from kg.serve.jobs import Submit
from kg.serve.problems import problem
from kg.serve.service import refusal, service
from kg.serve.submitting import from_json

blueprint = Blueprint("reports", __name__)
_SUFFIXES = {
    "text/plain": ".txt",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/json": ".json",
    "application/x-ndjson": ".ndjson",
    "application/jsonl": ".jsonl",
    "application/atom+xml": ".xml",
    "application/rss+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
}
_BATCHES = ("application/x-ndjson", "application/jsonl")
_STATUS = {"accepted": 201, "duplicate": 200, "quarantined": 422, "failed": 422}


@blueprint.post("/reports")
@needs("submit")
def submit_reports() -> Response:
    """Documents in the body (text, HTML, JSON, a feed; a batch as NDJSON) into the graph.

    201 new, 200 known, 422 quarantined; a batch 200 with a list. `Prefer: respond-async`
    answers 202 once the ledger has them.
    """
    suffix = _SUFFIXES.get(request.mimetype)
    if suffix is None:
        return problem(415, "Unsupported media type", f"send one of {', '.join(_SUFFIXES)}")
    name = request.args.get("name", "submission") + suffix
    payload = Payload(name, request.get_data(), request.mimetype)
    outcome = service().submit(Submit(payload, service().settings))
    if outcome.header.status != 200:
        return refusal(outcome.header)
    waiting = "respond-async" not in request.headers.get("Prefer", "")
    done = submit(service().settings, from_json(outcome.read()), wait=waiting)
    if not waiting:
        Thread(target=sync, args=(service().settings,)).start()
    return _told(done, waiting=waiting, batch=request.mimetype in _BATCHES or len(done) > 1)


def _told(done: list[Ingested], *, waiting: bool, batch: bool) -> Response:
    rows = [
        {
            "id": item.id,
            "sha256": item.sha256,
            "outcome": item.outcome,
            **({"reason": item.reason} if item.reason else {}),
            "report": url_for("reports.report", sha256=item.sha256),
        }
        for item in done
    ]
    response = jsonify(rows if batch else rows[0])
    response.status_code = 200 if batch else _STATUS[done[0].outcome]
    if not waiting and (batch or done[0].outcome == "accepted"):
        response.status_code = 202
        response.headers["Preference-Applied"] = "respond-async"
    if not batch:
        response.headers["Location"] = str(rows[0]["report"])
    return response


@blueprint.get("/reports/<sha256>")
def report(sha256: str) -> Response:
    """What became of a document: status, facts, validation report.

    The text only where its licence lets anybody repeat it; of a document in quarantine the
    facts and the report only with a token. 410 for one that was retracted.
    """
    record = _record(sha256)
    if record is None:
        return problem(404, "Not found", f"no document {sha256}")
    if record.retracted_why is not None:
        return problem(410, "Retracted", f"{sha256} was taken back: {record.retracted_why}")
    trusted = caller_may("read")
    told: dict[str, object] = {
        "sha256": record.sha256,
        "id": record.id,
        "status": record.status,
        "software": record.software,
        "licence": record.licence,
        "url": record.url,
        "published": record.published,
    }
    if trusted or record.status == "accepted":
        if trusted or service().settings.quotes == "sentence":
            told["facts"] = json.loads(record.facts or "null")
        told["validation"] = json.loads(record.report or "null")
    if trusted or record.status == "quarantined":
        told["reason"] = record.reason
    if is_open(record.licence):
        told["text"] = record.text
    response = jsonify(told)
    response.vary.add("Authorization")
    return response


def _record(sha256: str) -> Record | None:
    ledger = Folder.of(service().settings).ledger
    if not ledger.exists():
        return None
    with LedgerReader(ledger) as reader:
        record = reader.document(sha256)
    return record if record is not None and record.sha256 == sha256 else None
