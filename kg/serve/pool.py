"""The web process's side of the workers: hand out jobs, enforce the time limit by killing.

An answer is spooled whole before anybody hears of it, so a client sees all of it or an
error. The threads of one process share a pool.
"""

from __future__ import annotations

import queue
import socket
import threading
from multiprocessing import connection as connections

from kg.serve.conversation import Lost, Outcome, Worker, converse, failed
from kg.serve.fork import Forker
from kg.serve.jobs import Job


class Pool:
    """A fixed number of workers over one zygote."""

    def __init__(self, forker: Forker, *, size: int, patience: float) -> None:
        """`size` workers at most; a job waits up to `patience` seconds for a free one."""
        self._forker, self._patience = forker, patience
        self._lock = threading.Lock()
        self._places: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        for _ in range(size):
            self._places.put(None)

    def run(self, job: Job, *, seconds: float, client: socket.socket | None = None) -> Outcome:
        """The outcome of `job` within `seconds`, else 504; 503 when all workers stay busy.

        Raises Gone when `client` hangs up. A worker that did not finish is killed.
        """
        try:
            worker = self._places.get(timeout=self._patience)
        except queue.Empty:
            return failed(503, "Busy", "all workers are busy; try again shortly")
        kept: Worker | None = None
        try:
            worker = worker if worker is not None and worker.alive() else self._start()
            outcome = converse(worker, job, seconds=seconds, client=client)
            kept = worker
            return outcome
        except Lost as lost:
            return Outcome.of(lost.header)
        finally:
            if kept is None and worker is not None:
                self._stop(worker)
            self._places.put(kept)

    def close(self) -> None:
        """End the zygote and with it every worker."""
        with self._lock:
            self._forker.close()

    def _start(self) -> Worker:
        ours, theirs = connections.Pipe()
        with theirs, self._lock:
            return Worker(self._forker.fork(theirs.fileno()), ours)

    def _stop(self, worker: Worker) -> None:
        worker.connection.close()
        with self._lock:
            self._forker.kill(worker.number)
