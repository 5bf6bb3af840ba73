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
    deadline = time.monotonic() + seconds
    body = cast(IO[bytes], tempfile.SpooledTemporaryFile(max_size=_SPOOL_IN_MEMORY))  # noqa: SIM115 - the answer outlives this call
    try:
        worker.connection.send(job)
        while True:
            client = _wait(worker.connection, deadline, seconds, client)
            frame = worker.connection.recv_bytes()
            if not frame.startswith(CHUNK):
                break
            body.write(memoryview(frame)[1:])
    except (EOFError, OSError) as error:
        detail = "the job needed more memory or nesting than its share"
        raise Lost(Header(503, title="Worker ended", detail=detail)) from error
    body.seek(0)
    return Outcome(Header.from_json(frame[1:]), body)


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
