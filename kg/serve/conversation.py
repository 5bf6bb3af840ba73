"""One exchange with a worker: send the job, spool the answer, watch clock and client."""

from __future__ import annotations

import io
import socket
import tempfile
import time
from dataclasses import dataclass
from multiprocessing import connection as connections
from multiprocessing.connection import Connection
from typing import IO, cast

from kg.serve.jobs import Header, Job
from kg.serve.worker import CHUNK

_SPOOL_IN_MEMORY = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Outcome:
    """A job's header and its whole body, rewound to the start."""

    header: Header
    body: IO[bytes]

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


def failed(status: int, title: str, detail: str) -> Outcome:
    """An outcome that says what went wrong."""
    return Outcome.of(Header(status, title=title, detail=detail))


def converse(worker: Worker, job: Job, *, seconds: float, client: socket.socket | None) -> Outcome:
    """The worker's answer, whole. Raises Lost (time, death) or Gone (client)."""
    spool = Spool()
    try:
        worker.connection.send(job)
        header = _receive(worker.connection, spool, seconds=seconds, client=client)
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


def _receive(
    answer: Connection, spool: Spool, *, seconds: float, client: socket.socket | None
) -> Header:
    deadline = time.monotonic() + seconds
    while True:
        client = _wait(answer, deadline, seconds, client)
        frame = answer.recv_bytes()
        if not frame.startswith(CHUNK):
            return Header.from_json(frame[1:])
        spool.write(memoryview(frame)[1:])


def _wait(
    answer: Connection, deadline: float, seconds: float, client: socket.socket | None
) -> socket.socket | None:
    """Return when the worker has written; what it returns is still worth watching."""
    while True:
        left = deadline - time.monotonic()
        ready = connections.wait([answer, *([client] if client else [])], max(left, 0))
        if answer in ready:
            return client
        if not ready:
            detail = f"no answer within {seconds:g} s"
            raise Lost(Header(504, title="Time limit", detail=detail))
        if client is not None and _hung_up(client):
            raise Gone
        client = None  # it sent the next request already: not a hang-up


def _hung_up(client: socket.socket) -> bool:
    try:
        return client.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True
