"""The whole extractor on single sentences: real encounters, unreal ones, and whose words they are.

Tables in sentences.toml. What stands under `gaps` there is expected to fail, strictly.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.extraction import RuleExtractor
from kg.model import Document, Facts

TABLES = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))
A, B = "Chinese Premier Lu Wenbo", "Iranian Foreign Minister Hamid Rostami"
DATELINE = "VIENNA, May 14, 2024 (Xinhua) -- "
LEAD = (
    "Chinese Premier Lu Wenbo met Canadian Foreign Minister Claire Beaudry in Beijing on Tuesday. "
)
DAYS = {"on Tuesday": "2024-05-14", "on May 13": "2024-05-13"}
CITIES = {"Beijing": ("host", "guest"), "Geneva": ("participant", "participant")}
EXTRACTOR = RuleExtractor()


def _facts(sentence: str) -> Facts:
    text = DATELINE + sentence[0].upper() + sentence[1:]
    return EXTRACTOR.extract(Document("s", text, "0" * 64, "text/plain"))


def _params(table: str) -> list[Any]:
    gaps = frozenset(TABLES["gaps"])
    rows = (row if isinstance(row, list) else [row] for row in TABLES[table])
    return [
        pytest.param(
            *row,
            id=row[0],
            marks=[pytest.mark.xfail(reason=f"gap: {table}")] if row[0] in gaps else [],
        )
        for row in rows
    ]


def test_the_tables_are_whole() -> None:
    counts = {name: len(rows) for name, rows in TABLES.items() if name != "gaps"}
    assert counts == {"told": 49, "announced": 20, "unreal": 101, "spoken": 113}
    listed = {row if isinstance(row, str) else row[0] for name in counts for row in TABLES[name]}
    assert set(TABLES["gaps"]) <= listed


@pytest.mark.parametrize("form", _params("told"))
def test_one_encounter_with_its_day_city_and_roles(form: str) -> None:
    seen = 0
    for words, day in DAYS.items():
        for city, roles in CITIES.items():
            (meeting,) = _facts(form.format(A=A, B=B, t=words, p=f"in {city}", c=city)).meetings
            assert (meeting.date, meeting.place, meeting.background) == (day, city, False)
            found = {p.name: p.role for p in meeting.participants if p.role != "attendee"}
            assert set(found) == {"Lu Wenbo", "Hamid Rostami"}
            if roles[0] == "host":
                assert (found["Lu Wenbo"], found["Hamid Rostami"]) == roles
            seen += 1
    assert seen == 4


@pytest.mark.parametrize("form", _params("announced"))
def test_an_announced_encounter_is_planned_only(form: str) -> None:
    facts = _facts(form.format(A=A, B=B))
    assert facts.meetings == ()
    assert [{p.name for p in m.participants} for m in facts.planned] == [
        {"Lu Wenbo", "Hamid Rostami"}
    ]


@pytest.mark.parametrize("form", _params("unreal"))
def test_an_encounter_that_is_none(form: str) -> None:
    facts = _facts(form.format(A=A, B=B))
    assert [m for m in facts.meetings if len(m.participants) > 1 or m.kind == "meeting"] == []
    assert facts.planned == ()


@pytest.mark.parametrize(("sentence", "speaker"), _params("spoken"))
def test_whose_words_they_are(sentence: str, speaker: str) -> None:
    said = _facts(LEAD + sentence).statements
    assert [s.speaker for s in said] == ([speaker] if speaker else [])
