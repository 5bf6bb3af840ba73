"""The writer process: commands signal it and wait until the graph shows what they wrote."""

from __future__ import annotations

import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import EnvironmentFault
from kg.ledger import Record
from kg.pipeline import (
    Folder,
    rebuild,
    restore,
    retract,
    run_writer,
    start_writer,
    status,
    sync,
    writer_running,
)  # fmt: skip
from kg.settings import Settings
from kg.stores import HeldCheckpoint, newest_checkpoint, open_store
from kg.writer.control import ask_writer, writer_lock

Append = Callable[[Settings, Iterable[Record]], None]


@pytest.fixture
def writer(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    """A running writer."""
    process = start_writer(settings)
    yield process
    process.terminate()
    assert process.wait(20) == 0


def reports(settings: Settings) -> int:
    with HeldCheckpoint(newest_checkpoint(settings.data)) as held:
        store = open_store(held.path, read_only=True)
        query = "SELECT ?r WHERE { ?r a <https://w3id.org/whomet/ontology#Report> }"
        count = sum(1 for _ in store.query(query))  # type: ignore[union-attr]
        store.close()
    return count


def test_commands_write_through_a_running_writer(
    settings: Settings,
    writer: subprocess.Popen[bytes],
    gold_records: Sequence[Record],
    append: Append,
) -> None:
    assert status(settings).writer is True
    append(settings, gold_records[:3])
    number = sync(settings)
    assert (reports(settings), newest_checkpoint(settings.data).name) == (3, str(number))
    retract(settings, gold_records[0].sha256, why="a test")
    assert reports(settings) == 2
    assert rebuild(settings) > number
    assert reports(settings) == 2
    assert writer.poll() is None
    with writer_lock(Folder.of(settings)) as held:
        assert held is False


def test_many_commands_at_once_each_see_what_they_wrote(
    settings: Settings,
    writer: subprocess.Popen[bytes],
    gold_records: Sequence[Record],
    append: Append,
) -> None:
    seen: list[bool] = []

    def command(record: Record) -> None:
        append(settings, [record])
        sync(settings)
        with HeldCheckpoint(newest_checkpoint(settings.data)) as held:
            store = open_store(held.path, read_only=True)
            graph = f"https://w3id.org/whomet/graph/report/{record.sha256}"
            seen.append(any(store.quads(graph)))
            store.close()

    threads = [threading.Thread(target=command, args=(item,)) for item in gold_records[:8]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [True] * 8
    assert reports(settings) == 8


def test_the_socket_is_for_this_user_alone_and_goes_with_the_writer(settings: Settings) -> None:
    process = start_writer(settings)
    mode = Folder.of(settings).socket.stat().st_mode
    assert stat.S_IMODE(mode) == 0o600
    process.terminate()
    assert process.wait(20) == 0
    assert not Folder.of(settings).socket.exists()
    assert writer_running(settings) is False


def test_a_second_writer_and_a_restore_are_refused(
    settings: Settings, writer: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    with pytest.raises(EnvironmentFault, match="another writer"):
        run_writer(settings)
    (tmp_path / "ledger.sqlite").write_bytes(b"")
    with pytest.raises(EnvironmentFault, match="stop `kg serve`"):
        restore(settings, tmp_path)


def test_nonsense_and_silence_do_not_disturb_the_writer(
    settings: Settings, writer: subprocess.Popen[bytes]
) -> None:
    with socket.socket(socket.AF_UNIX) as silent, socket.socket(socket.AF_UNIX) as rude:
        silent.connect(str(Folder.of(settings).socket))
        rude.connect(str(Folder.of(settings).socket))
        rude.sendall(b"\xff\xfe rm -rf\n")
        assert rude.makefile("rb").readline().startswith(b"error unknown word")
    assert writer_running(settings) is True


def test_a_killed_writer_is_replaced_by_the_command_itself(
    settings: Settings, gold_records: Sequence[Record], append: Append
) -> None:
    process = start_writer(settings)
    process.kill()
    process.wait()
    assert Folder.of(settings).socket.exists()
    append(settings, gold_records[:1])
    sync(settings)
    assert reports(settings) == 1


def test_a_data_folder_with_a_long_path_has_a_writer_too(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / ("long" * 20) / ("path" * 20))
    process = start_writer(settings)
    assert writer_running(settings) is True
    assert sync(settings) == 1
    process.terminate()
    assert process.wait(20) == 0


def test_a_writer_whose_store_is_taken_says_why(
    settings: Settings, gold_records: Sequence[Record], append: Append
) -> None:
    append(settings, gold_records[:1])
    sync(settings)
    store = open_store(Folder.of(settings).store)
    process = subprocess.run(
        [sys.executable, "-m", "kg.writer"],
        env={"KG_DATA": str(settings.data)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    store.close()
    assert process.returncode == 1
    assert "kg: " in process.stderr
    assert "Traceback" not in process.stderr


def test_without_a_writer_nobody_answers(settings: Settings) -> None:
    assert ask_writer(Folder.of(settings), "sync") is None
    with pytest.raises(EnvironmentFault, match="cannot be written to"):
        sync(replace(settings, data=Path("/proc/nowhere")))


def test_commands_without_a_writer_wait_for_each_other(
    settings: Settings, gold_records: Sequence[Record], append: Append
) -> None:
    def command(record: Record) -> None:
        append(settings, [record])
        sync(settings)

    threads = [threading.Thread(target=command, args=(item,)) for item in gold_records[:4]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert reports(settings) == 4
    assert status(settings).behind == 0


STARTER = """
import os, sys
from pathlib import Path
from kg.settings import Settings
from kg.writer import start_writer
start_writer(Settings(data=Path(sys.argv[1])))
os.kill(os.getpid(), 9)
"""


def test_a_writer_ends_with_whoever_started_it(settings: Settings) -> None:
    subprocess.run([sys.executable, "-c", STARTER, str(settings.data)], check=False)
    for _ in range(200):
        with writer_lock(Folder.of(settings)) as held:
            if held:
                break
        time.sleep(0.05)
    assert held is True
    assert writer_running(settings) is False
