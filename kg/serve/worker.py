"""One worker: answers jobs, one at a time, until its connection closes or it is killed."""

from __future__ import annotations

from multiprocessing.connection import Connection
from typing import IO, cast

from kg.serve.checking import run_curation, run_validation
from kg.serve.confine import deny_network, die_with_parent, limit_memory
from kg.serve.evaluate import run_dump, run_query
from kg.serve.jobs import Curate, Dump, Header, Job, Query, Read, Submit, Validate
from kg.serve.reading import run_reading
from kg.serve.snapshots import StoreCache, StoreGone
from kg.serve.submitting import run_submission

CHUNK, END = b"\x00", b"\x01"
_FRAME = 256 * 1024


class TooLarge(OSError):
    """The answer passed the limit on its size."""


class Sender:
    """Writes an answer's bytes as frames of a connection, up to a limit in bytes."""

    def __init__(self, connection: Connection, *, limit: int) -> None:
        self._connection, self._left = connection, limit
        self._frame = bytearray(CHUNK)

    def write(self, data: bytes) -> int:
        """Take bytes and send a frame when one is full; raises TooLarge past the limit."""
        self._left -= len(data)
        if self._left < 0:
            raise TooLarge("the answer is larger than this service sends")
        self._frame += data
        if len(self._frame) >= _FRAME:
            self.flush()
        return len(data)

    def flush(self) -> None:
        """Send what is left over."""
        if len(self._frame) > len(CHUNK):
            self._connection.send_bytes(self._frame)
            self._frame = bytearray(CHUNK)


def serve(connection: Connection, *, memory: int, limit: int, network: bool) -> None:
    """Answer jobs from `connection`; `memory` in megabytes, `limit` in bytes of an answer."""
    die_with_parent()
    limit_memory(memory)
    if not network:
        deny_network()
    stores = StoreCache()
    while True:
        try:
            job: Job = connection.recv()
        except EOFError:
            return
        connection.send_bytes(END + _answer(job, stores, connection, limit=limit).to_json())


def _answer(job: Job, stores: StoreCache, connection: Connection, *, limit: int) -> Header:
    sender = Sender(connection, limit=limit)
    try:
        header = _run(job, stores, cast(IO[bytes], sender))
        sender.flush()
    except TooLarge as error:
        return Header(413, title="Answer too large", detail=f"{error}; use LIMIT")
    except StoreGone as error:
        return Header(503, title="Snapshot gone", detail=str(error), stale=True)
    except MemoryError:
        return Header(503, title="Out of memory", detail="the job needed more than its share")
    return header


def _run(job: Job, stores: StoreCache, out: IO[bytes]) -> Header:
    match job:
        case Query():
            return run_query(stores.open(job.store), job, out)
        case Dump():
            return run_dump(stores.open(job.store), job, out)
        case Validate():
            return run_validation(job, out)
        case Read():
            return run_reading(job, out)
        case Submit():
            return run_submission(job, out)
        case Curate():
            return run_curation(job, out)
