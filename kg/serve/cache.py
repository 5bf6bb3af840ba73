"""Answers kept as long as their snapshot is the newest, and the tags that name them.

A snapshot never changes, so a question to it always has the same answer, unless it asks for
the time, for chance, or for a new name.
"""

from __future__ import annotations

import hashlib
import re
import threading
from collections import OrderedDict
from dataclasses import astuple, dataclass
from pathlib import Path

from kg.serve.jobs import Header, Query
from kg.stores import unescaped

_VOLATILE = re.compile(r"\b(?:now|rand|uuid|struuid|bnode)\b", re.IGNORECASE)
_LARGEST = 1024 * 1024
_TOTAL = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """A finished answer."""

    header: Header
    body: bytes


class AnswerCache:
    """The latest answers, up to 64 MB; the least used go first. Threads share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._store = ""
        self._size = 0
        self._kept: OrderedDict[Query, Kept] = OrderedDict()
        self.hits = self.misses = 0

    def get(self, job: Query) -> Kept | None:
        """The answer to this question to this snapshot, if it is here."""
        with self._lock:
            kept = self._kept.get(job)
            if kept is None:
                self.misses += 1
                return None
            self.hits += 1
            self._kept.move_to_end(job)
            return kept

    def put(self, job: Query, kept: Kept) -> None:
        """Keep an answer, unless it is large; another snapshot's answers are forgotten."""
        if len(kept.body) > _LARGEST:
            return
        with self._lock:
            if job.store != self._store:
                self._kept.clear()
                self._store, self._size = job.store, 0
            before = self._kept.pop(job, None)
            self._size += len(kept.body) - (len(before.body) if before else 0)
            self._kept[job] = kept
            while self._size > _TOTAL:
                _, oldest = self._kept.popitem(last=False)
                self._size -= len(oldest.body)


def tag_of(job: Query, *, software: str) -> str:
    """A name for the answer to `job` by its snapshot; "" where the answer may change.

    The folder's time tells a snapshot from one of the same number in a folder made anew.
    """
    if _VOLATILE.search(unescaped(job.text)):
        return ""
    try:
        made = Path(job.store).stat().st_mtime_ns
    except OSError:  # a server, or a snapshot that has just gone
        return ""
    told = repr((software, made, astuple(job)))
    return hashlib.sha256(told.encode()).hexdigest()[:32]
