"""The gold reports' claims, and joins over them with the judgements that come along."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.joining import Claim, claims, identified, join_all, read_judgements, settle
from kg.namespaces import data_file

GOLD = Path(__file__).parent.parent / "gold"


@pytest.fixture(scope="session")
def judgements():
    return settle(read_judgements(data_file("seeds", "judgements.csv")))


@pytest.fixture(scope="session")
def gold_keys(gold_reports, judgements):
    """Facts with their own keys, by the id of the report."""
    return {facts.id: identified(facts, judgements) for facts, _ in gold_reports}


@pytest.fixture(scope="session")
def gold_claims(gold_keys) -> list[list[Claim]]:
    """The claims of each report."""
    return [claims(facts, keys) for facts, keys in gold_keys.values()]


@pytest.fixture(scope="session")
def gold_joins(gold_claims, judgements):
    return join_all([claim for held in gold_claims for claim in held], judgements)


@pytest.fixture(scope="session")
def pairs():
    """Which meetings and persons of the gold are one, and who only looks alike."""
    return json.loads((GOLD / "pairs.json").read_text(encoding="utf-8"))
