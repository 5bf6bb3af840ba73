"""The writer: a process of its own with the only store that is open for writing.

It listens on the data folder's socket. Signals that come within 25 ms share one step, one
flush, one checkpoint; each is answered only when all that the ledger held when it came is
in the newest checkpoint. `python -m kg.writer` runs it on the environment's settings.
"""

from __future__ import annotations

import logging
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from kg.errors import EnvironmentFault, WhoMetError
from kg.settings import Settings
from kg.writer.committer import Committer
from kg.writer.control import ask_writer, socket_address, writer_lock
from kg.writer.folder import Folder

_GATHER = 0.025
_LINE_SECONDS = 1.0
_START_SECONDS = 600.0
_log = logging.getLogger(__name__)


def run_writer(settings: Settings, *, tether: int | None = None) -> None:
    """Write until SIGTERM or SIGINT comes; the step in hand is finished first.

    `tether` is the reading end of a pipe: the writer also ends when the other end closes.
    Raises EnvironmentFault where another writer has the data folder.
    """
    folder = Folder.of(settings)
    with writer_lock(folder) as held:
        if not held:
            raise EnvironmentFault(f"{folder.data}: another writer is at work here")
        with _stoppable() as stop, Committer(settings) as committer, _listening(folder) as listener:
            committer.sync()
            listener.listen(128)
            _log.info("writer ready: %s", folder.data)
            _serve(listener, committer, {stop.fileno()} | (set() if tether is None else {tether}))


def start_writer(settings: Settings) -> subprocess.Popen[bytes]:
    """Start a writer as a process of its own and wait until it answers; end it by `terminate`.

    It also ends when this process ends, however that happens. Raises EnvironmentFault where
    it ends at once or does not answer.
    """
    environment = {
        **os.environ,
        "KG_DATA": str(settings.data),
        "KG_BASE_IRI": settings.base_iri,
        "KG_QUOTES": settings.quotes,
        **({"KG_STORE": settings.store} if settings.store else {}),
    }
    theirs, _ = os.pipe()  # the other end closes with this process
    command = [sys.executable, "-m", "kg.writer", str(theirs)]
    process = subprocess.Popen(command, env=environment, pass_fds=(theirs,))
    os.close(theirs)
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise EnvironmentFault(f"{settings.data}: the writer ended with {process.returncode}")
        if ask_writer(Folder.of(settings), "ping") is not None:
            return process
        time.sleep(0.02)
    process.kill()
    raise EnvironmentFault(f"{settings.data}: the writer does not answer")


@contextmanager
def _stoppable() -> Iterator[socket.socket]:
    """A socket that becomes readable when SIGTERM or SIGINT comes."""
    reader, writer = socket.socketpair()
    writer.setblocking(False)

    def wake(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 (Python's signature)
        with suppress(BlockingIOError):
            writer.send(b"x")

    before = [(name, signal.signal(name, wake)) for name in (signal.SIGTERM, signal.SIGINT)]
    try:
        yield reader
    finally:
        for name, handler in before:
            signal.signal(name, handler)
        reader.close()
        writer.close()


@contextmanager
def _listening(folder: Folder) -> Iterator[socket.socket]:
    """The bound socket, for this user alone; a leftover of a killed writer is replaced."""
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    folder.socket.unlink(missing_ok=True)
    mask = os.umask(0o177)
    try:
        with socket_address(folder) as address:
            listener.bind(address)
    finally:
        os.umask(mask)
    try:
        yield listener
    finally:
        folder.socket.unlink(missing_ok=True)
        listener.close()


def _serve(listener: socket.socket, committer: Committer, ends: set[int]) -> None:
    """Answer signals until one of `ends` becomes readable."""
    while True:
        ready, _, _ = select.select([listener.fileno(), *ends], [], [])
        if ends & set(ready):
            return
        _answer(_gathered(listener), committer)
        committer.tidy()


def _gathered(listener: socket.socket) -> list[tuple[socket.socket, str]]:
    """Whoever signals within the time that one step gathers."""
    clients: list[tuple[socket.socket, str]] = []
    deadline = time.monotonic() + _GATHER
    while (left := deadline - time.monotonic()) > 0 and select.select([listener], [], [], left)[0]:
        client, _ = listener.accept()
        client.settimeout(_LINE_SECONDS)
        try:
            clients.append((client, client.recv(64).decode(errors="replace").strip()))
        except OSError:  # it left or said nothing
            client.close()
    return clients


def _answer(clients: list[tuple[socket.socket, str]], committer: Committer) -> None:
    words = {word for _, word in clients}
    number, fault = 0, ""
    try:
        if "rebuild" in words:
            number = committer.rebuild()
        elif "sync" in words:
            number = committer.sync()
    except WhoMetError as error:
        fault = " ".join(str(error).split())
        _log.error("%s", error)
    for client, word in clients:
        with client, suppress(OSError):  # whoever left has no use for the answer
            client.sendall(_line(word, number, fault).encode())


def _line(word: str, number: int, fault: str) -> str:
    match word:
        case "ping":
            return "ok 0\n"
        case "sync" | "rebuild":
            return f"error {fault}\n" if fault else f"ok {number}\n"
        case _:
            return "error unknown word: sync, rebuild or ping\n"
