"""The quality gate of extraction, by the project's own annotated reports (tests/gold).

The floors of tests/gold/floors.json may rise and never silently fall: a floor that stands
below one of an earlier commit must be listed under "lowered", with the reason. A rise of the
extractor is followed by a rise of the floors. The floors are F1 over all gold reports (for
states of persons, circumstances of meetings, roles and the five axes an accuracy).
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.evaluation import KINDS, Kind, Summary, compare, read_sheet, sheet, summarize
from kg.evaluation.folding import fold
from kg.extraction import RuleExtractor
from kg.facts_input import dangling_references, facts_validator
from kg.model import Document
from kg.model_json import facts_to_json
from kg.sources import read

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
FLOORS = GOLD / "floors.json"
# What the gold must at least hold; more may be annotated, none may vanish.
LEAST = {
    "persons": 323, "person state": 280, "posts": 387, "parties": 65, "states": 178,
    "meetings": 117, "five-axis": 117, "statements": 284,
}  # fmt: skip
Json = dict[str, Any]
REPORTS = sorted(path.stem for path in (GOLD / "texts").glob("*.txt"))


@pytest.fixture(scope="module")
def floors() -> Json:
    found: Json = json.loads(FLOORS.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """The texts with their day of publication, as a source gives it beside the text."""
    published = {
        record["id"]: record["article"]["published"]
        for file in sorted(GOLD.glob("*.jsonl"))
        for record in map(json.loads, file.read_text(encoding="utf-8").splitlines())
    }
    return {
        name: replace(read(GOLD / "texts" / f"{name}.txt"), published=published[name])
        for name in REPORTS
    }


@pytest.fixture(scope="module")
def extracted(documents: Mapping[str, Document]) -> dict[str, Json]:
    extractor = RuleExtractor()
    return {
        name: json.loads(json.dumps(facts_to_json(extractor.extract(document))))
        for name, document in documents.items()
    }


@pytest.fixture(scope="module")
def summary(extracted: Mapping[str, Json]) -> Summary:
    gold = [
        read_sheet(line, source=str(file), number=number)
        for file in sorted(GOLD.glob("*.jsonl"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
    ]
    assert sorted(each.id for each in gold) == REPORTS
    return summarize(compare(each, sheet(extracted[each.id])) for each in gold)


def test_the_gold_is_whole(summary: Summary):
    assert summary.reports >= 64
    for kind, least in LEAST.items():
        assert summary.tallies[kind].gold >= least, kind


@pytest.mark.parametrize("kind", KINDS)
def test_no_rate_is_below_its_floor(kind: Kind, floors: Json, summary: Summary):
    reached = summary.tallies[kind].f1
    assert reached >= floors["f1"][kind], f"{kind}: {reached:.4f}"


def test_every_kind_has_a_floor(floors: Json):
    assert set(floors["f1"]) == set(KINDS)
    assert all(0 < floor <= 1 for floor in floors["f1"].values())


def test_floors_never_fall_silently(floors: Json):
    excused = {entry["kind"] for entry in floors["lowered"] if entry["why"].strip()}
    fallen = {
        kind
        for earlier in _earlier_floors()
        for kind, floor in earlier["f1"].items()
        if floors["f1"].get(kind, 0) < floor
    }
    assert fallen <= excused


def _earlier_floors() -> Iterator[Json]:
    """The floors of every commit that touched them; none where there is no history."""
    name = FLOORS.relative_to(ROOT).as_posix()
    commits = _git("log", "--format=%H", "--", name).split()
    for commit in commits:
        text = _git("show", f"{commit}:{name}")
        if text:
            yield json.loads(text)


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, text=True)
    except FileNotFoundError:
        return ""
    return done.stdout if done.returncode == 0 else ""


@pytest.mark.parametrize("name", REPORTS)
def test_output_conforms_and_points_into_the_text(
    name: str, extracted: Mapping[str, Json], documents: Mapping[str, Document]
):
    assert [error.message for error in facts_validator().iter_errors(extracted[name])] == []
    document = documents[name]
    facts = RuleExtractor().extract(document)
    assert dangling_references(facts, text=document.text, title=document.title) == ()


def test_evidence_of_a_person_is_the_name_or_a_form_of_it(
    extracted: Mapping[str, Json], documents: Mapping[str, Document]
):
    """Words of the name and nothing else; a further spelling ("Joe" for "Joseph") is rare."""
    judged, further, wrong = 0, [], []
    for name, facts in extracted.items():
        document = documents[name]
        for person in facts["persons"]:
            whole = set(fold(person["name"]).split())
            for span in person["evidence"]:
                source = (document.title or "") if span.get("in") == "title" else document.text
                words = source[span["start"] : span["end"]]
                judged += 1
                here = set(fold(words).split())
                if words != words.strip() or not here & whole:
                    wrong.append(f"{name}: {words!r} is no form of {person['name']!r}")
                elif not here <= whole:
                    further.append(f"{name}: {words!r} for {person['name']!r}")
    assert judged > 700
    assert wrong == []
    assert len(further) <= judged / 100, further


def test_anchors_and_texts_of_statements_are_the_texts_own(
    extracted: Mapping[str, Json], documents: Mapping[str, Document]
):
    statements = [
        (name, statement) for name, facts in extracted.items() for statement in facts["statements"]
    ]
    assert len(statements) > 200
    for name, statement in statements:
        span = statement["evidence"][0]
        text = documents[name].text[span["start"] : span["end"]]
        assert fold(text).startswith(fold(statement["anchor"])), name
        assert fold(statement["text"]) in fold(documents[name].text), name


def test_another_process_finds_the_same(
    extracted: Mapping[str, Json], documents: Mapping[str, Document]
):
    """With another hash seed, so that no order of a set can leak into the facts."""
    code = (
        "import dataclasses, json, pathlib, sys\n"
        "from kg.extraction import RuleExtractor\n"
        "from kg.model_json import facts_to_json\n"
        "from kg.sources import read\n"
        "extractor = RuleExtractor()\n"
        "days = json.loads(sys.argv[2])\n"
        "for path in sorted(pathlib.Path(sys.argv[1]).glob('*.txt')):\n"
        "    document = dataclasses.replace(read(path), published=days[path.stem])\n"
        "    print(json.dumps(facts_to_json(extractor.extract(document))))\n"
    )
    days = json.dumps({name: document.published for name, document in documents.items()})
    wanted = [json.dumps(extracted[name]) for name in REPORTS]
    for seed in ("1", "4242"):
        done = subprocess.run(
            [sys.executable, "-c", code, str(GOLD / "texts"), days],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stdout.splitlines() == wanted
