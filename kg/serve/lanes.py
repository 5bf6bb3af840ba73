"""Who may run now: a bounded number of turns, shared out among clients, with short queues.

Pure bookkeeping under one lock. Two lanes stand in front of the workers: every job passes
the first; one that runs longer than a moment needs a turn in the second, which is as wide
as the machine has room for long queries. A client that asks for more than its share waits
behind itself, never in front of others.
"""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from dataclasses import dataclass
from typing import Literal, TypeAlias

Refusal: TypeAlias = Literal["own share", "all turns"]


@dataclass(frozen=True, slots=True)
class Caller:
    """Whom a job is for: a name (an address), and the connection to watch for a hang-up."""

    name: str = ""
    connection: socket.socket | None = None


@dataclass(frozen=True, slots=True)
class Width:
    """How many turns there are in all and for one client, and how many may wait."""

    turns: int
    share: int
    waiting: int
    waiting_share: int


class Lane:
    """Turns of one kind; threads share it."""

    def __init__(self, width: Width) -> None:
        self._width = width
        self._running: Counter[str] = Counter()
        self._waiting: Counter[str] = Counter()
        self._changed = threading.Condition()

    def enter(self, name: str, *, patience: float) -> Refusal | None:
        """Take a turn, waiting up to `patience` seconds; None where it was given."""
        deadline = time.monotonic() + patience
        with self._changed:
            if self._hindrance(name) and self._queue_is_full(name):
                return self._hindrance(name)
            self._waiting[name] += 1
            try:
                while hindrance := self._hindrance(name):
                    if not self._changed.wait(deadline - time.monotonic()):
                        return hindrance
            finally:
                _decrease(self._waiting, name)
            self._running[name] += 1
            return None

    def leave(self, name: str) -> None:
        """Give the turn back."""
        with self._changed:
            _decrease(self._running, name)
            self._changed.notify_all()

    def busy(self) -> tuple[int, int]:
        """How many run and how many wait."""
        with self._changed:
            return self._running.total(), self._waiting.total()

    def _hindrance(self, name: str) -> Refusal | None:
        if self._running[name] >= self._width.share:
            return "own share"
        return "all turns" if self._running.total() >= self._width.turns else None

    def _queue_is_full(self, name: str) -> bool:
        return (
            self._waiting[name] >= self._width.waiting_share
            or self._waiting.total() >= self._width.waiting
        )


def _decrease(counts: Counter[str], name: str) -> None:
    """One less; a client that has none is forgotten."""
    counts[name] -= 1
    if counts[name] <= 0:
        del counts[name]
