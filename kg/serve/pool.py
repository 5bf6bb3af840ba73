"""The web process's side of the workers: hand out jobs, enforce the time limit by killing.

An answer is spooled whole before anybody hears of it, so a client sees all of it or an
error. The threads of one process share a pool. A job that takes more than a moment gives
way to the others (nice) and needs one of the few turns for long jobs; until it has one its
process is halted, so hostile queries cost cheap ones nothing.
"""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass
from multiprocessing import connection as connections

from kg.serve.conversation import Lost, Outcome, Worker, converse
from kg.serve.fork import Forker, Word
from kg.serve.jobs import Header, Job, Submit
from kg.serve.lanes import Caller, Lane, Refusal, Width

NOBODY = Caller()
_SPARE = 8
_MAY_WAIT = 32


@dataclass(frozen=True, slots=True)
class Shares:
    """`long` jobs at once in all, `per_client` jobs at once for one client; patience in seconds."""

    long: int
    per_client: int
    patience: float = 5.0

    @property
    def places(self) -> int:
        """Workers at most: those that run long, those halted before that, and room to spare."""
        return self.long + _MAY_WAIT + _SPARE


class Pool:
    """Workers over one zygote, started when needed."""

    def __init__(self, forker: Forker, *, shares: Shares) -> None:
        self._forker, self._shares = forker, shares
        self._lock = threading.Lock()
        waiting = 4 * shares.per_client
        self.lane = Lane(Width(shares.places, shares.per_client, 4 * _MAY_WAIT, waiting))
        half = max(1, shares.long // 2)
        self.long_lane = Lane(Width(shares.long, half, _MAY_WAIT, shares.per_client))
        self._places: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        for _ in range(shares.places):
            self._places.put(None)

    def run(self, job: Job, *, seconds: float, caller: Caller = NOBODY) -> Outcome:
        """The outcome of `job` within `seconds`, else 504; 429 beyond the caller's share,
        503 when all workers stay busy.

        Raises Gone when the caller hangs up. A worker that did not finish is killed.
        """
        refusal = self.lane.enter(caller.name, patience=self._shares.patience)
        if refusal:
            return Outcome.of(_header(refusal))
        try:
            return self._run(job, seconds=seconds, caller=caller)
        except Lost as lost:
            return Outcome.of(lost.header)
        finally:
            self.lane.leave(caller.name)

    def _run(self, job: Job, *, seconds: float, caller: Caller) -> Outcome:
        place = self._places.get()
        worker: Worker | None = None
        turn = None
        kept = False
        try:
            worker = place if place is not None and place.alive() else self._replaced(place)
            turn = _LongTurn(self, worker, caller, seconds=seconds)
            trusted = isinstance(job, Submit)  # it has a token, and somebody waits for its graph
            outcome = converse(
                worker,
                job,
                seconds=seconds,
                client=caller.connection,
                on_slow=_go_on if trusted else turn.take,
            )
            kept = not turn.slow  # its niceness stays with a process
            return outcome
        finally:
            if turn is not None:
                turn.give_back()
            if worker is not None and not kept:
                self._stop(worker)
            self._places.put(worker if kept else None)

    def close(self) -> None:
        """End the zygote and with it every worker."""
        with self._lock:
            self._forker.close()

    def enter_long(self, worker: Worker, caller: Caller, *, seconds: float) -> Refusal | None:
        """A turn for a long job of `seconds`; its worker is halted while it waits for one."""
        self._tell("nice", worker)
        if self.long_lane.enter(caller.name, patience=0) is None:
            return None
        self._tell("stop", worker)
        patience = min(self._shares.patience, seconds)
        refusal = self.long_lane.enter(caller.name, patience=patience)
        if refusal is None:
            self._tell("cont", worker)
        return refusal

    def _replaced(self, dead: Worker | None) -> Worker:
        if dead is not None:
            self._stop(dead)
        ours, theirs = connections.Pipe()
        with theirs, self._lock:
            return Worker(self._forker.fork(theirs.fileno()), ours)

    def _stop(self, worker: Worker) -> None:
        worker.connection.close()
        self._tell("kill", worker)

    def _tell(self, word: Word, worker: Worker) -> None:
        with self._lock:
            self._forker.tell(word, worker.number)


def _go_on() -> None:
    """Nothing: the job may take its time."""


class _LongTurn:
    """A job's turn among the long ones, once it needs one."""

    def __init__(self, pool: Pool, worker: Worker, caller: Caller, *, seconds: float) -> None:
        self._pool, self._worker, self._caller = pool, worker, caller
        self._seconds = seconds
        self.slow = self._held = False

    def take(self) -> None:
        """The job has taken its moment. Raises Lost where no turn is to be had."""
        self.slow = True
        refusal = self._pool.enter_long(self._worker, self._caller, seconds=self._seconds)
        if refusal:
            raise Lost(_header(refusal))
        self._held = True

    def give_back(self) -> None:
        """End the turn, if there was one."""
        if self._held:
            self._pool.long_lane.leave(self._caller.name)


def _header(refusal: Refusal) -> Header:
    if refusal == "own share":
        detail = "you have as many queries under way as one client may; wait for their answers"
        return Header(429, title="Too many requests", detail=detail)
    return Header(503, title="Busy", detail="all workers are busy; try again shortly")
