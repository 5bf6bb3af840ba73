"""The road for many documents over several processes: in order, with bounded memory.

A fault in one document (or one that kills its process) is the outcome of that document
alone; the rest goes on.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from typing import TypeAlias

from kg.model import Document
from kg.pipeline.road import Processed, Road, quarantined
from kg.ports import Unreadable

Item: TypeAlias = Document | Unreadable
MakeRoad: TypeAlias = Callable[[], Road]

_CHUNK = 8
_AHEAD = 4
_FEW = 2 * _CHUNK


@dataclass(frozen=True, slots=True)
class Failure:
    """Why the software could not digest a document; it may be tried again."""

    reason: str


def process_all(
    items: Iterable[Item], *, make_road: MakeRoad, processes: int = 1
) -> Iterator[tuple[Item, Processed | Failure]]:
    """Each item with what became of it, in the order of the items.

    `make_road` is called once in each process; with several it must be picklable and equal
    to its copy (a function of a module, a frozen dataclass). Few items are done here, for
    starting processes takes longer.
    """
    source = iter(items)
    first = list(islice(source, _FEW if processes > 1 else 0))
    if processes == 1 or len(first) < _FEW:
        for item in chain(first, source):
            yield item, _attempt(make_road, item)
        return
    yield from _spread(chain(first, source), make_road, processes)


def _spread(
    items: Iterator[Item], make_road: MakeRoad, processes: int
) -> Iterator[tuple[Item, Processed | Failure]]:
    waiting: deque[tuple[list[Item], Future[list[Processed | Failure]]]] = deque()
    pool = _pool(processes)
    try:
        while True:
            while len(waiting) < processes * _AHEAD and (part := list(islice(items, _CHUNK))):
                waiting.append((part, _submitted(pool, make_road, part)))
            if not waiting:
                return
            part, future = waiting.popleft()
            try:
                results = future.result()
            except BrokenProcessPool:
                results = _one_by_one(make_road, part)
                pool.shutdown(wait=False, cancel_futures=True)
                pool = _pool(processes)
                waiting = deque((rest, _submitted(pool, make_road, rest)) for rest, _ in waiting)
            yield from zip(part, results, strict=True)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _pool(processes: int) -> ProcessPoolExecutor:
    """Fresh interpreters: nothing that is open here (ledger, threads) is shared with them."""
    return ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"))


def _submitted(
    pool: ProcessPoolExecutor, make_road: MakeRoad, part: list[Item]
) -> Future[list[Processed | Failure]]:
    future: Future[list[Processed | Failure]] = Future()
    with suppress(BrokenProcessPool):  # noticed when its turn comes
        return pool.submit(_chunk, make_road, part)
    future.set_exception(BrokenProcessPool())
    return future


def _chunk(make_road: MakeRoad, part: list[Item]) -> list[Processed | Failure]:
    """In a worker. Only the row goes back: quads are cheaper to make again than to send."""
    return [_bare(_attempt(make_road, item)) for item in part]


def _bare(result: Processed | Failure) -> Processed | Failure:
    return result if isinstance(result, Failure) else Processed(result.record)


def _one_by_one(make_road: MakeRoad, part: list[Item]) -> list[Processed | Failure]:
    """The items of a chunk that killed its process, each so that it kills at most itself."""
    results: list[Processed | Failure] = []
    while len(results) < len(part):
        with _pool(1) as pool:
            try:
                for item in part[len(results) :]:
                    results += pool.submit(_chunk, make_road, [item]).result()
            except BrokenProcessPool:
                results.append(Failure("its process died (too little memory, or a fault)"))
    return results


def _attempt(make_road: MakeRoad, item: Item) -> Processed | Failure:
    if isinstance(item, Unreadable):
        return quarantined(item)
    try:
        return _road(make_road).process(item)
    except Exception as error:
        return Failure(f"{type(error).__name__}: {error}")


@cache
def _road(make_road: MakeRoad) -> Road:
    """One road a process."""
    return make_road()
