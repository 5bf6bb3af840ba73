"""The graph with its joins: any order, any split, retractions, the same dump byte for byte."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from kg.ledger import Ledger, Record
from kg.settings import Settings
from kg.writer import sync

Append = Callable[[Settings, Iterable[Record]], None]
Dump = Callable[[Settings], bytes]
ALIAS = b"<http://purl.org/dc/terms/isReplacedBy>"


@pytest.fixture(scope="module")
def chosen(gold_records: tuple[Record, ...]) -> list[Record]:
    """Reports of other houses: those with joins."""
    return list(gold_records[34:])


def filled(place: Path, records: list[Record], append: Append, *, step: int) -> Settings:
    settings = Settings(data=place)
    for start in range(0, len(records), step):
        append(settings, records[start : start + step])
        sync(settings)
    return settings


@pytest.mark.parametrize(("seed", "step"), [(1, 1), (2, 7), (3, 13)])
def test_any_order_and_any_split_give_one_dump(
    tmp_path: Path, chosen: list[Record], append: Append, dump_of: Dump, seed: int, step: int
) -> None:
    whole = dump_of(filled(tmp_path / "whole", chosen, append, step=len(chosen)))
    shuffled = random.Random(seed).sample(chosen, len(chosen))
    assert dump_of(filled(tmp_path / "steps", shuffled, append, step=step)) == whole
    assert len(chosen) >= 25
    assert whole.count(ALIAS) >= 8


def test_what_was_retracted_joins_nothing_any_more(
    tmp_path: Path, chosen: list[Record], append: Append, dump_of: Dump
) -> None:
    settings = filled(tmp_path / "all", chosen, append, step=5)
    gone = random.Random(4).sample(chosen, 8)
    with Ledger(settings.data / "ledger.sqlite") as ledger:
        for record in gone:
            assert ledger.retract(record.sha256, why="test")
    sync(settings)
    kept = [record for record in chosen if record not in gone]
    fresh = filled(tmp_path / "kept", kept, append, step=len(kept))
    assert dump_of(settings) == dump_of(fresh)
