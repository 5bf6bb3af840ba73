"""Opening what commands read: the graph's newest snapshot, the ledger, inputs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kg.errors import UsageError
from kg.ledger import LedgerReader
from kg.model import Document
from kg.ports import Store, Unreadable
from kg.settings import Settings
from kg.sources import read_paths, read_payload
from kg.stores import HeldCheckpoint, is_remote, newest_checkpoint, open_store


def ledger_of(settings: Settings) -> LedgerReader:
    """The ledger, to read. Raises UsageError where nothing has been ingested yet."""
    path = settings.data / "ledger.sqlite"
    if not path.exists():
        raise UsageError(f"{path}: nothing here yet; `kg ingest PATH` begins (or set KG_DATA)")
    return LedgerReader(path)


@contextmanager
def graph_of(settings: Settings) -> Iterator[Store]:
    """The graph to read: its newest snapshot, held meanwhile; or the server in KG_STORE."""
    if settings.store and is_remote(settings.store):
        with closing(open_store(settings.store)) as store:
            yield store
        return
    with (
        HeldCheckpoint(newest_checkpoint(settings.data)) as held,
        closing(open_store(held.path, read_only=True)) as store,
    ):
        yield store


def items_of(paths: Iterable[Path]) -> Iterator[Document | Unreadable]:
    """All documents under the paths, and what could not be read, in order.

    Raises UsageError at once where a path does not exist or two inputs have one id.
    """
    payloads = read_paths(paths, stdin=sys.stdin.buffer)
    return (item for payload in payloads for item in read_payload(payload))
