"""Opening what commands read: the graph's newest snapshot, the ledger, inputs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import UsageError
from kg.ledger import Ledger
from kg.model import Document
from kg.ports import Store, Unreadable
from kg.settings import Settings
from kg.sources import read_paths, read_payload
from kg.stores import HeldCheckpoint, OxigraphStore, newest_checkpoint


def ledger_of(settings: Settings) -> Ledger:
    """The ledger, to read. Raises UsageError where nothing has been ingested yet."""
    path = settings.data / "ledger.sqlite"
    if not path.exists():
        raise UsageError(f"{path}: nothing here yet; `kg ingest PATH` begins (or set KG_DATA)")
    return Ledger(path, read_only=True)


@contextmanager
def graph_of(settings: Settings) -> Iterator[Store]:
    """The newest snapshot of the graph, held while it is read."""
    with HeldCheckpoint(newest_checkpoint(settings.data)) as held:
        store = OxigraphStore.on_disk(held.path, read_only=True)
        try:
            yield store
        finally:
            store.close()


def items_of(paths: Iterable[Path]) -> Iterator[Document | Unreadable]:
    """All documents under the paths, and what could not be read, in order."""
    for payload in read_paths(paths, stdin=sys.stdin.buffer):
        yield from read_payload(payload)
