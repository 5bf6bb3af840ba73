"""Facts for tests that need many reports before, or apart from, any extractor."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kg.model import Facts
from kg.model_json import facts_from_json

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
