"""Documents into the ledger, and the graph brought up to it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.ledger import Entry, Ledger, Outcome, Record
from kg.pipeline.parallel import Failure, Item, MakeRoad, process_all
from kg.pipeline.road import Processed
from kg.ports import Unreadable
from kg.settings import Settings
from kg.writer.control import sync
from kg.writer.folder import Folder

_ROWS = 100
_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one input."""

    name: str
    id: str
    sha256: str
    outcome: Outcome
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """What became of all inputs; `problems` are those quarantined or failed.

    `checkpoint` is the number of the snapshot that shows them, 0 where a server holds them.
    """

    accepted: int
    quarantined: int
    duplicate: int
    failed: int
    problems: tuple[Ingested, ...]
    checkpoint: int

    @property
    def submissions(self) -> int:
        """How many inputs there were."""
        return self.accepted + self.quarantined + self.duplicate + self.failed


def ingest(
    settings: Settings,
    items: Iterable[Item],
    *,
    make_road: MakeRoad,
    processes: int = 1,
    on_item: Callable[[Ingested], None] | None = None,
) -> IngestSummary:
    """Put documents into the ledger, then into the graph.

    `on_item` is called for each once it is durable, in the order of the items. Raises
    EnvironmentFault where ledger or graph cannot be written; what is in the ledger stays.
    """
    with Ledger(Folder.of(settings).ledger) as ledger:
        results = _with_duplicates(ledger, items, make_road=make_road, processes=processes)
        return record_all(settings, ledger, results, on_item=on_item)


def record_all(
    settings: Settings,
    ledger: Ledger,
    results: Iterable[tuple[Item, Processed | Failure | None]],
    *,
    on_item: Callable[[Ingested], None] | None = None,
) -> IngestSummary:
    """Append results (None for a known document) in batches and bring the graph up to them."""
    counts: Counter[str] = Counter()
    problems: list[Ingested] = []
    for done in _recorded(ledger, results):
        counts[done.outcome] += 1
        if done.outcome in ("quarantined", "failed"):
            problems.append(done)
        if on_item is not None:
            on_item(done)
    return IngestSummary(
        accepted=counts["accepted"],
        quarantined=counts["quarantined"],
        duplicate=counts["duplicate"],
        failed=counts["failed"],
        problems=tuple(problems),
        checkpoint=sync(settings),
    )


def submit(settings: Settings, records: Iterable[Record], *, wait: bool = True) -> list[Ingested]:
    """Put documents that went along the road already into the ledger, in one durable step.

    Without `wait` the graph follows with the writer's next step. Raises EnvironmentFault
    where the ledger, or the graph after it, cannot be written.
    """
    entries = [Entry(record.id, record.sha256, record) for record in records]
    with Ledger(Folder.of(settings).ledger) as ledger:
        outcomes = ledger.append(entries)
    if wait:
        sync(settings)
    return [
        Ingested(entry.name, entry.name, entry.sha256, outcome, record.reason)
        for entry, outcome in zip(entries, outcomes, strict=True)
        if (record := entry.record) is not None
    ]


def _with_duplicates(
    ledger: Ledger, items: Iterable[Item], *, make_road: MakeRoad, processes: int
) -> Iterator[tuple[Item, Processed | Failure | None]]:
    """Documents that the ledger knows pass by the road; the order stays."""
    known: dict[int, Item] = {}

    def unknown() -> Iterator[Item]:
        for position, item in enumerate(items):
            if ledger.knows(item.sha256):
                known[position] = item
            else:
                yield item

    position = 0
    for item, result in process_all(unknown(), make_road=make_road, processes=processes):
        while position in known:
            yield known.pop(position), None
            position += 1
        yield item, result
        position += 1
    for rest in sorted(known):
        yield known[rest], None


def _recorded(
    ledger: Ledger, results: Iterable[tuple[Item, Processed | Failure | None]]
) -> Iterator[Ingested]:
    """One durable step for what comes within half a second, at most a hundred."""
    batch: list[tuple[Item, Processed | Failure | None]] = []
    began = time.monotonic()
    for result in results:
        batch.append(result)
        if len(batch) >= _ROWS or time.monotonic() - began > _SECONDS:
            yield from _flush(ledger, batch)
            batch, began = [], time.monotonic()
    yield from _flush(ledger, batch)


def _flush(ledger: Ledger, batch: list[tuple[Item, Processed | Failure | None]]) -> list[Ingested]:
    entries = [_entry(item, result) for item, result in batch]
    return [
        Ingested(
            entry.name,
            item.id,
            entry.sha256,
            outcome,
            entry.failure if entry.record is None else entry.record.reason,
        )
        for entry, (item, _), outcome in zip(entries, batch, ledger.append(entries), strict=True)
    ]


def _entry(item: Item, result: Processed | Failure | None) -> Entry:
    name = item.name if isinstance(item, Unreadable) else item.id
    match result:
        case None:
            return Entry(name, item.sha256)
        case Failure(reason):
            return Entry(name, item.sha256, failure=reason)
        case Processed(record):
            return Entry(name, item.sha256, record)
