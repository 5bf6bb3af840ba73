"""Inputs into the ledger and the graph: every one accounted for, none twice."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.ledger import LedgerReader
from kg.model import Document
from kg.pipeline import Ingested, IngestSummary, Road, StandardRoad, ingest
from kg.ports import Unreadable
from kg.settings import Settings
from kg.sources import read_paths, read_payload

MakeDocument = Callable[..., Document]
MakeRoad = Callable[[], Road]
ARTICLES = Path(__file__).parents[2] / "seeds" / "articles"


def outcomes(settings: Settings) -> dict[str, int]:
    with LedgerReader(settings.data / "ledger.sqlite") as ledger:
        return dict(ledger.counts().outcomes)


def test_each_input_has_its_outcome_in_order(
    settings: Settings, make_road: MakeRoad, document: MakeDocument
) -> None:
    items = [
        document("Talks\nCai Qi", name="good"),
        document("Talks\nNobody", name="bad"),
        document("Talks\nexplode", name="fault"),
        Unreadable("none", "none.bin", b"\x00", "0" * 64, "no text in it", line=3),
        document("Talks\nCai Qi", name="again"),
        document("Talks\nhalf \ud83d", name="half"),
    ]
    seen: list[Ingested] = []
    summary = ingest(settings, items, make_road=make_road, on_item=seen.append)
    assert [(item.id, item.outcome) for item in seen] == [
        ("good", "accepted"),
        ("bad", "quarantined"),
        ("fault", "failed"),
        ("none", "quarantined"),
        ("again", "duplicate"),
        ("half", "quarantined"),
    ]
    reasons = {item.id: item.reason or "" for item in summary.problems}
    assert "is nobody" in reasons["bad"]
    assert reasons["fault"] == "RuntimeError: this extractor has a fault"
    assert reasons["none"] == "line 3: no text in it"
    assert "surrogate" in reasons["half"]
    assert (summary.accepted, summary.quarantined, summary.duplicate, summary.failed) == (
        1,
        3,
        1,
        1,
    )
    assert summary.submissions == 6 == sum(outcomes(settings).values())


def test_a_second_time_everything_is_a_duplicate_and_the_graph_stays(
    settings: Settings, make_road: MakeRoad, document: MakeDocument,
    dump_of: Callable[[Settings], bytes],
) -> None:  # fmt: skip
    items = [document(f"Talks\nPerson {number}", name=str(number)) for number in range(5)]
    first = ingest(settings, items, make_road=make_road)
    before = dump_of(settings)
    second = ingest(settings, [*items, document("New\nX Y", name="new")], make_road=make_road)
    third = ingest(settings, items, make_road=make_road)
    assert (first.accepted, second.accepted, second.duplicate) == (5, 1, 5)
    assert (third.duplicate, third.checkpoint) == (5, second.checkpoint)
    assert dump_of(settings).count(b"\n") > before.count(b"\n")


def test_a_failed_document_can_be_tried_again(
    settings: Settings, make_road: MakeRoad, document: MakeDocument
) -> None:
    item = document("Talks\nexplode")
    for _ in range(2):
        assert ingest(settings, [item], make_road=make_road).failed == 1
    assert outcomes(settings) == {"failed": 2}


def test_nothing_in_is_no_error(settings: Settings, make_road: MakeRoad) -> None:
    assert ingest(settings, [], make_road=make_road).submissions == 0


ROADS = """
import os
from kg.extraction import RuleExtractor
from kg.model import Document, Facts
from kg.pipeline import Road
from kg.report import ValidationReport
from kg.settings import BASE_IRI

class Deadly(RuleExtractor):
    def extract(self, document: Document) -> Facts:
        if "die" == document.text:
            os._exit(1)
        return super().extract(document)

class Content:
    name = "content"
    def validate(self, quads):
        return ValidationReport((), (("shape", 1),))

def make_road():
    return Road(Deadly(), Content(), BASE_IRI, "sentence")
"""


@pytest.fixture
def shared_road(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakeRoad]:
    """A road that other processes can make too: rules without shapes, and a deadly word."""
    (tmp_path / "shared_road.py").write_text(ROADS)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield importlib.import_module("shared_road").make_road
    del sys.modules["shared_road"]


def test_two_processes_do_what_one_does(
    tmp_path: Path, shared_road: MakeRoad, dump_of: Callable[[Settings], bytes]
) -> None:
    items = [item for payload in read_paths([ARTICLES]) for item in read_payload(payload)]
    assert len(items) >= 16
    results: list[tuple[IngestSummary, bytes]] = []
    for processes in (1, 2):
        settings = Settings(data=tmp_path / str(processes))
        summary = ingest(settings, items, make_road=shared_road, processes=processes)
        results.append((summary, dump_of(settings)))
    assert results[0] == results[1]
    assert results[0][0].accepted >= 10
    assert results[0][0].failed == 0


def test_a_document_that_kills_its_process_fails_alone(
    settings: Settings, document: MakeDocument, shared_road: MakeRoad
) -> None:
    texts = ["die" if number == 7 else f"Talks {number}" for number in range(20)]
    items = [document(text, name=text) for text in texts]
    seen: list[Ingested] = []
    summary = ingest(settings, items, make_road=shared_road, processes=2, on_item=seen.append)
    assert (summary.accepted, summary.failed) == (19, 1)
    assert [item.name for item in seen] == texts
    assert "process died" in (summary.problems[0].reason or "")


def test_the_standard_road_accepts_the_sample_article(settings: Settings) -> None:
    sample = ARTICLES / "000_cf5c2a6e6cf4fdc0.txt"
    items = [item for payload in read_paths([sample]) for item in read_payload(payload)]
    summary = ingest(settings, items, make_road=StandardRoad(settings))
    assert (summary.accepted, summary.problems) == (1, ())
