"""The same figures as the reference script, on any input."""

from __future__ import annotations

import importlib.util
import json
import random
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.evaluation import compare, sheet, summarize
from kg.extraction import RuleExtractor
from kg.model_json import facts_to_json
from kg.sources import read

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT.parent / "shared" / "tools" / "score.py"
GOLD = ROOT / "tests" / "gold"
ROUNDING = 4
Reports = Mapping[str, dict[str, Any]]

pytestmark = pytest.mark.skipif(
    not SCRIPT.is_file(), reason="the reference script is not part of the project"
)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_score", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gold() -> Reports:
    lines = [
        line
        for name in ("chinese-houses.jsonl", "other-houses.jsonl")
        for line in (GOLD / name).read_text(encoding="utf-8").splitlines()
    ]
    return {report["id"]: report for report in map(json.loads, lines)}


@pytest.fixture(scope="module")
def system(gold: Reports) -> Reports:
    extractor = RuleExtractor()
    return {
        name: json.loads(
            json.dumps(facts_to_json(extractor.extract(read(GOLD / "texts" / f"{name}.txt"))))
        )
        for name in gold
    }


def ours(gold: Reports, system: Reports) -> dict[str, dict[str, float]]:
    whole = summarize(
        compare(sheet(report), sheet(system[name]) if name in system else None)
        for name, report in gold.items()
    )
    return {
        kind: {
            "p": round(tally.precision, ROUNDING),
            "r": round(tally.recall, ROUNDING),
            "f1": round(tally.f1, ROUNDING),
            "gold": tally.gold,
            "sys": tally.system,
        }
        for kind, tally in whole.tallies.items()
    }


def assert_agreement(script: ModuleType, gold: Reports, system: Reports) -> None:
    tallies, _ = script.score(gold, system)
    theirs = {kind: tally.row() for kind, tally in tallies.items()}
    assert len(theirs) >= 9
    mine = ours(gold, system)
    assert {kind: mine[kind] for kind in theirs} == theirs
    assert all(mine[kind]["gold"] == 0 for kind in mine.keys() - theirs.keys())


def test_on_what_the_extractor_finds(script: ModuleType, gold: Reports, system: Reports):
    assert len(gold) >= 64
    assert_agreement(script, gold, system)


def test_on_the_gold_itself(script: ModuleType, gold: Reports):
    assert_agreement(script, gold, gold)
    assert all(row["f1"] == 1.0 for row in ours(gold, gold).values())


def test_on_an_output_that_lacks_reports(script: ModuleType, gold: Reports, system: Reports):
    assert_agreement(script, gold, dict(list(system.items())[::2]))


@pytest.mark.parametrize("seed", range(12))
def test_on_perturbed_gold(script: ModuleType, gold: Reports, seed: int):
    chance = random.Random(seed)
    assert_agreement(script, gold, {k: perturbed(v, chance) for k, v in gold.items()})


@pytest.mark.parametrize("seed", range(4))
def test_with_perturbed_output_in_the_place_of_gold(
    script: ModuleType, gold: Reports, system: Reports, seed: int
):
    chance = random.Random(seed)
    assert_agreement(script, {k: perturbed(v, chance) for k, v in system.items()}, gold)


def perturbed(value: Any, chance: random.Random) -> Any:
    """The same facts with some left out, doubled, swapped, emptied or respelt."""
    if isinstance(value, dict):
        return {
            key: item if key in {"id", "house", "evidence"} else perturbed(item, chance)
            for key, item in value.items()
        }
    if isinstance(value, list):
        kept = [perturbed(item, chance) for item in value if chance.random() > 0.12]
        if kept and chance.random() < 0.15:
            kept.append(chance.choice(kept))
        if chance.random() < 0.3:
            chance.shuffle(kept)
        return kept
    if isinstance(value, bool):
        return value if chance.random() > 0.1 else not value
    if isinstance(value, str) and chance.random() < 0.12:
        return respelt(value, chance)
    return value


def respelt(text: str, chance: random.Random) -> str:
    words = text.split() or [""]
    return chance.choice(
        [
            text.upper(),
            text.replace(" ", "-"),
            " ".join(reversed(words)),
            " ".join(words[1:]),
            f"{text} of the CPC Centre",
            text.replace("e", "é").replace("o", "ø").replace("d", "đ"),
            "2024-03-22",
            "김성남 习近平 Сергей",
            "",
        ]
    )
