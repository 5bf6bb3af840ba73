"""Facts that others bring are bound to their text and checked, or quarantined."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.ledger import LedgerReader
from kg.pipeline import IngestSummary, Road, ingest_facts
from kg.settings import Settings

TEXT = "Talks in Beijing\nCai Qi met Kim Song Nam."


def facts(name: str, *, start: int = 17, end: int = 23, **document: str) -> str:
    return json.dumps(
        {
            "id": name,
            "article": {"title": "Talks in Beijing", "published": "2024-03-22"},
            "document": {"media_type": "text/plain", **document} if document else {},
            "credits": [],
            "persons": [
                {"name": "Cai Qi", "state": "CN", "evidence": [{"start": start, "end": end}]}
            ],
            "posts": [], "parties": [], "states": [], "state_evidence": {}, "meetings": [],
            "planned": [], "delegations": [], "statements": [], "occasions": [],
        }
    )  # fmt: skip


@pytest.fixture
def bring(
    settings: Settings, make_road: Callable[[], Road], tmp_path: Path
) -> Callable[[str], IngestSummary]:
    """Ingests lines of facts beside a folder with one text, `one.txt`."""

    def run(lines: str) -> IngestSummary:
        texts = tmp_path / "texts"
        texts.mkdir(exist_ok=True)
        (texts / "one.txt").write_text(TEXT)
        file = tmp_path / "facts.jsonl"
        file.write_text(lines)
        return ingest_facts(settings, file, texts, make_road=make_road)

    return run


def reasons(summary: IngestSummary) -> list[str]:
    return [item.reason or "" for item in summary.problems]


def test_facts_with_their_text_are_accepted(
    bring: Callable[[str], IngestSummary], settings: Settings
) -> None:
    summary = bring(facts("one") + "\n\n")
    assert reasons(summary) == []
    assert summary.accepted == 1
    with LedgerReader(settings.data / "ledger.sqlite") as ledger:
        record = ledger.document("one")
    assert record is not None
    assert record.text == TEXT
    assert record.software.startswith("facts from outside")
    assert json.loads(record.facts or "")["document"]["sha256"] == record.sha256


def test_without_a_text_they_are_quarantined(bring: Callable[[str], IngestSummary]) -> None:
    assert 'no text with the id "two"' in reasons(bring(facts("two")))[0]


def test_facts_of_another_text_are_quarantined(bring: Callable[[str], IngestSummary]) -> None:
    assert "no text with" in reasons(bring(facts("one", sha256="f" * 64)))[0]


def test_offsets_outside_the_text_are_quarantined(bring: Callable[[str], IngestSummary]) -> None:
    summary = bring(facts("one", start=900, end=906))
    assert "900..906" in reasons(summary)[0]
    assert summary.quarantined == 1


def test_broken_lines_are_named_and_the_rest_goes_on(
    bring: Callable[[str], IngestSummary],
) -> None:
    summary = bring("{broken\n" + facts("one") + "\n" + '{"id": "x"}\n')
    assert (summary.accepted, summary.quarantined) == (1, 2)
    assert reasons(summary)[0].startswith("line 1: not JSON")
    assert reasons(summary)[1].startswith("line 3: breaks the schema")


def test_twice_is_a_duplicate(bring: Callable[[str], IngestSummary]) -> None:
    bring(facts("one") + "\n" + facts("two"))
    again = bring(facts("one") + "\n" + facts("two"))
    assert (again.duplicate, again.submissions) == (2, 2)


def test_a_missing_file_is_a_usage_error(
    settings: Settings, make_road: Callable[[], Road], tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match="no such file of facts"):
        ingest_facts(settings, tmp_path / "none.jsonl", tmp_path, make_road=make_road)
