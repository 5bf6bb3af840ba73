"""The gold reports, and one extractor for all tests of what it finds."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.extraction import RuleExtractor
from kg.model import Document
from kg.sources import read

GOLD = Path(__file__).parents[1] / "gold"


@pytest.fixture(scope="session")
def extractor() -> RuleExtractor:
    return RuleExtractor()


@pytest.fixture(scope="session")
def annotations() -> dict[str, dict[str, Any]]:
    """The annotated facts by the report's id, as JSON objects."""
    lines = [
        line
        for file in sorted(GOLD.glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    reports = {report["id"]: report for report in map(json.loads, lines)}
    assert len(reports) == len(lines) >= 64
    return reports


@pytest.fixture(scope="session")
def annotated(annotations: dict[str, dict[str, Any]]) -> dict[str, Document]:
    """The texts of the gold reports as documents, with the day of publication, by id."""
    return {
        name: replace(
            read(GOLD / "texts" / f"{name}.txt"), published=report["article"]["published"]
        )
        for name, report in annotations.items()
    }
