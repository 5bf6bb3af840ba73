"""kill -9 in the middle of writing: nothing acknowledged is lost, nothing half, nothing twice."""

from __future__ import annotations

import random
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from kg.errors import EnvironmentFault
from kg.ledger import Record
from kg.pipeline import start_writer, status, sync
from kg.settings import Settings
from kg.writer.control import ask_writer
from kg.writer.folder import Folder

Append = Callable[[Settings, Iterable[Record]], None]
KILLS = 20


def test_twenty_kills_of_the_writer_lose_nothing(
    tmp_path: Path,
    gold_records: Sequence[Record],
    append: Append,
    dump_of: Callable[[Settings], bytes],
) -> None:
    settings, calm = Settings(data=tmp_path / "killed"), Settings(data=tmp_path / "calm")
    records = gold_records[: 2 * KILLS]
    chance = random.Random(5)
    sync(settings)
    for number in range(KILLS):
        process = start_writer(settings)
        append(settings, records[2 * number : 2 * number + 2])
        signal = threading.Thread(target=_signal, args=(settings,))
        signal.start()
        time.sleep(chance.uniform(0.0, 0.15))
        process.kill()
        process.wait()
        signal.join(10)
        assert not signal.is_alive()
    sync(settings)
    append(calm, records)
    sync(calm)
    assert status(settings).behind == 0
    assert dump_of(settings) == dump_of(calm)


def _signal(settings: Settings) -> None:
    ask_writer(Folder.of(settings), "sync", seconds=10)


class _Killed(BaseException):
    """Stands for the end of the process at one point of a step."""


@pytest.mark.parametrize("point", ["before the store", "after the store", "before the checkpoint"])
def test_a_step_cut_off_anywhere_is_done_again(
    tmp_path: Path,
    gold_records: Sequence[Record],
    append: Append,
    dump_of: Callable[[Settings], bytes],
    monkeypatch: pytest.MonkeyPatch,
    point: str,
) -> None:
    from kg.stores.oxigraph import OxigraphStore
    from kg.writer import committer as module

    settings, calm = Settings(data=tmp_path / "cut"), Settings(data=tmp_path / "calm")
    sync(settings)
    append(settings, gold_records[:3])
    apply = OxigraphStore.apply

    def cut(self: OxigraphStore, **change: object) -> None:
        if point == "after the store":
            apply(self, **change)  # type: ignore[arg-type]
        raise _Killed

    def unpublished(*_: object, **__: object) -> int:
        raise _Killed

    with monkeypatch.context() as patch:
        if point == "before the checkpoint":
            patch.setattr(module, "publish", unpublished)
        else:
            patch.setattr(OxigraphStore, "apply", cut)
        with pytest.raises(_Killed):
            sync(settings)
    append(settings, gold_records[3:5])
    rebuilt = []
    rebuild = module.Committer._rebuilt
    monkeypatch.setattr(
        module.Committer, "_rebuilt", lambda self: rebuilt.append(1) or rebuild(self)
    )
    sync(settings)
    assert rebuilt == []
    append(calm, gold_records[:5])
    sync(calm)
    assert dump_of(settings) == dump_of(calm)


def test_a_full_disk_is_an_error_that_heals_by_itself(
    tmp_path: Path,
    gold_records: Sequence[Record],
    append: Append,
    dump_of: Callable[[Settings], bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from kg.writer import committer as module

    settings = Settings(data=tmp_path / "full")
    append(settings, gold_records[:2])

    def full(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(module, "publish", full)
        with pytest.raises(EnvironmentFault, match="No space left"):
            sync(settings)
    sync(settings)
    assert dump_of(settings).count(b"\n") > 1_000
    assert shutil.disk_usage(settings.data).free > 0
