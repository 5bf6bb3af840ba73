"""Backup, restore, texts read again, stores elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import EnvironmentFault, UsageError
from kg.ledger import LedgerReader, Record
from kg.model import Document
from kg.pipeline import Road, backup, ingest, rebuild, restore, retract, status, sync
from kg.settings import Settings
from kg.stores import open_store

Append = Callable[[Settings, Iterable[Record]], None]
DumpOf = Callable[[Settings], bytes]


def test_a_backup_restores_to_an_equal_dump(
    settings: Settings,
    tmp_path: Path,
    gold_records: Sequence[Record],
    append: Append,
    dump_of: DumpOf,
) -> None:
    append(settings, gold_records[:4])
    sync(settings)
    retract(settings, gold_records[3].sha256, why="a test")
    backup(settings, tmp_path / "kept")
    with pytest.raises(UsageError, match="already there"):
        backup(settings, tmp_path / "kept")
    other = Settings(data=tmp_path / "other")
    restore(other, tmp_path / "kept")
    assert dump_of(other) == dump_of(settings)
    assert status(other).ledger == status(settings).ledger
    with pytest.raises(UsageError, match="already there"):
        restore(other, tmp_path / "kept")


def test_a_damaged_backup_is_refused_and_leaves_nothing(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no backup"):
        restore(settings, tmp_path / "none")
    (tmp_path / "ledger.sqlite").write_bytes(b"nonsense " * 1000)
    with pytest.raises(EnvironmentFault, match="damaged"):
        restore(settings, tmp_path)
    assert not (settings.data / "ledger.sqlite").exists()


def test_texts_read_again_give_new_facts(
    settings: Settings,
    document: Callable[..., Document],
    make_road: Callable[[], Road],
    dump_of: DumpOf,
) -> None:
    road = make_road()
    old = replace(road, software="0.0.1")
    ingest(settings, [document("Talks\nX Y")], make_road=lambda: old)
    assert b'softwareVersion> "0.0.1"' in dump_of(settings)
    done: list[str] = []
    rebuild(settings, extract=True, make_road=make_road, on_document=done.append)
    assert done == ["report"]
    assert b'softwareVersion> "0.0.1"' not in dump_of(settings)
    with LedgerReader(settings.data / "ledger.sqlite") as ledger:
        record = ledger.document("report")
    assert record is not None
    assert record.software == road.software
    with pytest.raises(UsageError):
        rebuild(settings, extract=True)


def test_a_retraction_needs_a_reason_and_a_document(settings: Settings) -> None:
    with pytest.raises(UsageError, match="--why"):
        retract(settings, "f" * 64, why=" ")
    with pytest.raises(UsageError, match="no document"):
        retract(settings, "f" * 64, why="a test")


def test_status_needs_a_ledger(settings: Settings) -> None:
    with pytest.raises(EnvironmentFault):
        status(settings)


def test_the_store_may_stand_elsewhere(
    settings: Settings,
    tmp_path: Path,
    gold_records: Sequence[Record],
    append: Append,
    dump_of: DumpOf,
) -> None:
    append(settings, gold_records[:2])
    sync(settings)
    before = dump_of(settings)
    elsewhere = replace(settings, store=str(tmp_path / "elsewhere"))
    sync(elsewhere)
    assert (tmp_path / "elsewhere" / "CURRENT").exists()
    assert dump_of(elsewhere) == before


def test_a_server_follows_the_ledger_too(
    settings: Settings,
    server: str,
    gold_records: Sequence[Record],
    append: Append,
    dump_of: DumpOf,
) -> None:
    append(settings, gold_records[:3])
    remote = replace(settings, store=server)
    assert sync(remote) == 0
    append(remote, gold_records[3:5])
    sync(remote)
    retract(remote, gold_records[0].sha256, why="a test")
    store = open_store(server)
    there = set(store.quads())
    store.clear()
    sync(remote)
    assert set(store.quads()) == there
    store.close()
    shutil.rmtree(settings.data / "store", ignore_errors=True)
    sync(settings)
    assert {f"{quad} ." for quad in there} == set(dump_of(settings).decode().splitlines())
