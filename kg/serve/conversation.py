"""One exchange with a worker: send the job, spool the answer, watch clock and client."""

from __future__ import annotations

import io
import socket
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import connection as connections
from multiprocessing.connection import Connection
from typing import IO, cast

from kg.serve.jobs import Header, Job
from kg.serve.worker import CHUNK

MOMENT = 0.1
_SPOOL_IN_MEMORY = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Outcome:
    """A job's header and its whole body, rewound to the start.

    `tag` is equal for equal questions to one snapshot; empty where an answer may change.
    """

    header: Header
    body: IO[bytes]
    tag: str = ""

    def read(self, limit: int = -1) -> bytes:
        """The body, up to `limit` bytes; it is closed then."""
        with self.body as body:
            return body.read(limit)

    @classmethod
    def of(cls, header: Header) -> Outcome:
        """An outcome without a body."""
        return cls(header, io.BytesIO())


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker: its process number and our end of its connection."""

    number: int
    connection: Connection

    def alive(self) -> bool:
        """Whether an idle worker still listens: a dead one's connection is readable."""
        return not self.connection.poll()


class Lost(Exception):
    """The worker will not finish this job: it ran out of time, or died; kept as a header."""

    def __init__(self, header: Header) -> None:
        self.header = header
        super().__init__(header.detail)


class Gone(Exception):
    """The client hung up before its answer was ready."""


def converse(
    worker: Worker,
    job: Job,
    *,
    seconds: float,
    client: socket.socket | None,
    on_slow: Callable[[], None] = lambda: None,
) -> Outcome:
    """The worker's answer, whole. Raises Lost (time, death) or Gone (client).

    `on_slow` is called once if the job takes more than a moment; it may raise Lost.
    """
    spool = Spool()
    try:
        worker.connection.send(job)
        listening = _Listening(worker.connection, seconds, client, on_slow)
        header = _receive(listening, spool)
    except (EOFError, OSError) as error:
        spool.file.close()
        detail = "the job needed more memory or nesting than its share"
        raise Lost(Header(503, title="Worker ended", detail=detail)) from error
    except (Lost, Gone):
        spool.file.close()
        raise
    if header.status != 200:
        spool.file.close()
        return Outcome.of(header)
    spool.file.seek(0)
    return Outcome(header, spool.file)


class Spool:
    """Takes bytes: a short answer stays in memory, a long one goes to an unnamed file."""

    def __init__(self) -> None:
        self.file: IO[bytes] = io.BytesIO()

    def write(self, data: bytes | memoryview) -> None:
        """Append."""
        if isinstance(self.file, io.BytesIO) and self.file.tell() > _SPOOL_IN_MEMORY:
            memory, self.file = self.file, cast(IO[bytes], tempfile.TemporaryFile())  # noqa: SIM115 - the outcome closes it
            self.file.write(memory.getbuffer())
        self.file.write(data)


def _receive(listening: _Listening, spool: Spool) -> Header:
    while True:
        listening.wait()
        frame = listening.answer.recv_bytes()
        if not frame.startswith(CHUNK):
            return Header.from_json(frame[1:])
        spool.write(memoryview(frame)[1:])


class _Listening:
    """Waits for a worker's next frame, with an eye on the clock and on the client."""

    def __init__(
        self,
        answer: Connection,
        seconds: float,
        client: socket.socket | None,
        on_slow: Callable[[], None],
    ) -> None:
        self.answer, self._seconds, self._client = answer, seconds, client
        self._on_slow: Callable[[], None] | None = on_slow
        self._began = time.monotonic()

    def wait(self) -> None:
        """Return when the worker has written. Raises Lost or Gone."""
        while True:
            self._slow_down()
            left = max(self._next() - time.monotonic(), 0)
            ready = connections.wait([self.answer, *([self._client] if self._client else [])], left)
            if self.answer in ready:
                return
            if self._client in ready and self._client is not None:
                if _hung_up(self._client):
                    raise Gone
                self._client = None  # it sent the next request already: not a hang-up

    def _next(self) -> float:
        """When to look at the clock again: at the end of the moment, or of the time."""
        return self._began + (MOMENT if self._on_slow and self._seconds > MOMENT else self._seconds)

    def _slow_down(self) -> None:
        passed = time.monotonic() - self._began
        if passed >= self._seconds:
            detail = f"no answer within {self._seconds:g} s"
            raise Lost(Header(504, title="Time limit", detail=detail))
        if passed >= MOMENT and self._on_slow is not None:
            slow, self._on_slow = self._on_slow, None
            slow()


def _hung_up(client: socket.socket) -> bool:
    try:
        return client.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True
