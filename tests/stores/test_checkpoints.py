"""Numbered snapshots: never reused, never taken from under a reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import EnvironmentFault
from kg.stores import HeldCheckpoint, checkpoint_number, newest_checkpoint, publish, tidy


def write(target: Path) -> bool:
    target.mkdir()
    (target / "file").write_text("data")
    return True


def publish_and_tidy(data: Path) -> int:
    number = publish(data, write)
    tidy(data)
    return number


def names(data: Path) -> list[str]:
    return sorted(entry.name for entry in (data / "checkpoints").iterdir())


def test_numbers_grow_and_two_are_kept(tmp_path: Path) -> None:
    assert [publish_and_tidy(tmp_path) for _ in range(4)] == [1, 2, 3, 4]
    assert names(tmp_path) == ["3", "4"]
    assert newest_checkpoint(tmp_path).name == "4"


def test_a_number_is_above_what_is_demanded(tmp_path: Path) -> None:
    assert publish(tmp_path, write, above=7) == 8


def test_a_held_checkpoint_stays_until_it_is_let_go(tmp_path: Path) -> None:
    publish(tmp_path, write)
    with HeldCheckpoint(newest_checkpoint(tmp_path)) as held:
        for _ in range(3):
            publish_and_tidy(tmp_path)
        assert (held.path / "file").read_text() == "data"
        assert names(tmp_path) == ["1", "3", "4"]
    publish_and_tidy(tmp_path)
    assert names(tmp_path) == ["4", "5"]


def test_a_deleted_checkpoint_cannot_be_held(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        HeldCheckpoint(tmp_path / "checkpoints" / "1")


def test_what_a_killed_writer_left_is_swept(tmp_path: Path) -> None:
    publish(tmp_path, write)
    (tmp_path / "checkpoints" / "2.new").mkdir()
    (tmp_path / "checkpoints" / "0.old").mkdir()
    publish(tmp_path, write)
    assert names(tmp_path) == ["1", "2"]


def test_without_any_the_remedy_is_named(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="kg ingest"):
        newest_checkpoint(tmp_path)
    assert checkpoint_number(tmp_path) == 0


def test_a_store_that_cannot_publishes_nothing(tmp_path: Path) -> None:
    assert publish(tmp_path, lambda _: False) == 0
    assert names(tmp_path) == []
