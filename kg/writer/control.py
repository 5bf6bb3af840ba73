"""One writer at a time: its lock, and how commands ask a running writer.

The protocol over the socket is a line each way: `sync` or `rebuild`, answered by
`ok <checkpoint>` or `error <message>`; `ping` by `ok 0`.
"""

from __future__ import annotations

import fcntl
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, TypeAlias

from kg.errors import EnvironmentFault
from kg.settings import Settings
from kg.writer.committer import Committer
from kg.writer.folder import Folder

Word: TypeAlias = Literal["sync", "rebuild", "ping"]
_SUN_PATH = 100  # of 104 (macOS) or 108 (Linux) bytes
_PATIENCE = 3600.0
_PAUSE = 0.02


@contextmanager
def writer_lock(folder: Folder) -> Iterator[bool]:
    """Hold the writer's lock, or yield False where another process does.

    Raises EnvironmentFault where the data folder cannot be written to.
    """
    try:
        folder.data.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise EnvironmentFault(f"{folder.data}: cannot be written to ({error.strerror})") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        held = True
    except BlockingIOError:
        held = False
    try:
        yield held
    finally:
        os.close(descriptor)


@contextmanager
def socket_address(folder: Folder) -> Iterator[str]:
    """An address of the socket that fits into `sun_path`, also for a long data folder.

    Raises EnvironmentFault where the system offers no way to shorten it.
    """
    path = str(folder.socket.absolute())
    if len(os.fsencode(path)) <= _SUN_PATH:
        yield path
        return
    descriptor = os.open(folder.data, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        short = f"/proc/self/fd/{descriptor}"
        if not os.path.isdir(short):  # noqa: PTH112 (no pathlib: it would resolve the link)
            raise EnvironmentFault(f"{path}: too long for a socket; set KG_DATA to a shorter path")
        yield f"{short}/{folder.socket.name}"
    finally:
        os.close(descriptor)


def ask_writer(folder: Folder, word: Word, *, seconds: float = _PATIENCE) -> int | None:
    """What a running writer answers: the number of the checkpoint. None where none runs.

    Raises EnvironmentFault with the writer's message where it could not do it.
    """
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as channel:
        channel.settimeout(seconds)
        try:
            with socket_address(folder) as address:
                channel.connect(address)
            channel.sendall(f"{word}\n".encode())
            answer = channel.makefile("r", encoding="utf-8").readline()
        except (FileNotFoundError, ConnectionError):
            return None
        except TimeoutError as error:
            raise EnvironmentFault(f"{folder.socket}: the writer does not answer") from error
    outcome, _, rest = answer.strip().partition(" ")
    if outcome == "error":
        raise EnvironmentFault(f"the writer: {rest}")
    return int(rest) if outcome == "ok" else None  # cut off: the writer has ended


def writer_running(settings: Settings) -> bool:
    """Whether a writer answers in this data folder."""
    return ask_writer(Folder.of(settings), "ping", seconds=5) is not None


def sync(settings: Settings) -> int:
    """Bring the graph up to the ledger: by the running writer, else here.

    The number of the checkpoint that shows it; 0 where a server holds the store. Raises
    EnvironmentFault where it cannot be done; the ledger keeps what it has.
    """
    return _by_whoever(settings, "sync")


def rebuild_graph(settings: Settings) -> int:
    """Project everything anew: by the running writer, else here."""
    return _by_whoever(settings, "rebuild")


def _by_whoever(settings: Settings, word: Literal["sync", "rebuild"]) -> int:
    folder = Folder.of(settings)
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        answer = ask_writer(folder, word)
        if answer is not None:
            return answer
        with writer_lock(folder) as held:
            if held:
                with Committer(settings) as committer:
                    return committer.rebuild() if word == "rebuild" else committer.sync()
        time.sleep(_PAUSE)  # another command has the lock, or a writer is about to listen
    raise EnvironmentFault(f"{folder.lock}: held by a process that does not answer")
