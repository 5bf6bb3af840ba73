"""Facts for tests that need many reports before, or apart from, any extractor."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kg.dumps import write_dump
from kg.ledger import Entry, Ledger, Record
from kg.model import Facts
from kg.model_json import facts_from_json, facts_to_json
from kg.settings import Settings
from kg.stores import HeldCheckpoint, newest_checkpoint, open_store

GOLD = Path(__file__).parent / "gold"


class GoldReport(NamedTuple):
    """The gold facts of a report, with evidence found by searching for their words."""

    facts: Facts
    text: str


@pytest.fixture(scope="session")
def gold_reports() -> tuple[GoldReport, ...]:
    """All 64 gold reports; statements stand in the first meeting, participants in file order."""
    reports = tuple(_read())
    assert len(reports) == 64
    return reports


def _read() -> Iterator[GoldReport]:
    for name in ("chinese-houses.jsonl", "other-houses.jsonl"):
        for line in (GOLD / name).read_text(encoding="utf-8").splitlines():
            data = json.loads(line)
            text = (GOLD / "texts" / f"{data['id']}.txt").read_bytes().decode()
            yield GoldReport(facts_from_json(_with_evidence(data, text)), text)


def _with_evidence(data: dict[str, Any], text: str) -> dict[str, Any]:
    for person in data["persons"]:
        person["evidence"] = _find(text, person["name"])
    for post in data["posts"]:
        post["evidence"] = _find(text, post["title"])
    for party in data["parties"]:
        party["evidence"] = _find(text, party["name"])
    for delegation in data["delegations"]:
        delegation["evidence"] = _find(text, "delegation")
    for meeting in data["meetings"]:
        meeting["evidence"] = _find(text, "met")
        for position, person in enumerate(meeting["participants"], start=1):
            person |= {"evidence": _find(text, person["name"]), "position": position}
    for statement in data["statements"]:
        start = max(text.find(statement["anchor"]), 0)
        end = re.compile(r"[.\n]|\Z").search(text, start).end()
        statement |= {"evidence": [{"start": start, "end": end}], "text": text[start:end]}
        statement["meeting"] = 0 if data["meetings"] else None
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    house = data["house"]
    article = {**data["article"], "publisher": house}
    return data | {
        "article": article,
        "state_evidence": {code: _find(text, "the") for code in data["states"]},
        "document": {"sha256": sha256, "media_type": "text/plain", "publisher": house},
    }


def _find(text: str, words: str) -> list[dict[str, int]]:
    """The first place of the words, of the last of them, or else of the text itself."""
    for sought in (words, words.rsplit(maxsplit=1)[-1]):
        start = text.lower().find(sought.lower())
        if start >= 0:
            return [{"start": start, "end": start + len(sought)}]
    return [{"start": 0, "end": min(20, len(text))}]


@pytest.fixture(scope="session")
def gold_records(gold_reports: tuple[GoldReport, ...]) -> tuple[Record, ...]:
    """The gold reports as accepted rows of a ledger."""
    return tuple(
        Record(
            sha256=report.facts.document.sha256,
            id=report.facts.id,
            media_type="text/plain",
            content=report.text.encode(),
            status="accepted",
            software="0.1.0",
            text=report.text,
            body_sha256=report.facts.document.sha256,
            publisher=report.facts.document.publisher,
            facts=json.dumps(facts_to_json(report.facts)),
        )
        for report in gold_reports
    )


@pytest.fixture
def append() -> Callable[[Settings, Iterable[Record]], None]:
    """Puts rows into a ledger and nothing into the graph."""

    def put(settings: Settings, records: Iterable[Record]) -> None:
        with Ledger(settings.data / "ledger.sqlite") as ledger:
            ledger.append([Entry(item.id, item.sha256, item) for item in records])

    return put


@pytest.fixture
def dump_of() -> Callable[[Settings], bytes]:
    """The newest snapshot as N-Quads in a fixed order."""

    def dump(settings: Settings) -> bytes:
        out = io.BytesIO()
        with HeldCheckpoint(newest_checkpoint(settings.data)) as held:
            store = open_store(held.path, read_only=True)
            write_dump(store.quads(), out, syntax="nquads")
            store.close()
        return out.getvalue()

    return dump


def _server_binary() -> str | None:
    return shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which(
        "oxigraph"
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert process.poll() is None, "the server ended at once"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server did not listen within 10 seconds")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The query address of an Oxigraph server whose default graph is the union."""
    binary = _server_binary()
    if binary is None:
        pytest.skip("the `oxigraph` server is not installed (pip install oxigraph)")
    port = _free_port()
    place = tmp_path_factory.mktemp("server")
    command = [binary, "serve", "--location", str(place), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port, process)
            yield f"http://127.0.0.1:{port}/query?union-default-graph"
        finally:
            process.kill()
