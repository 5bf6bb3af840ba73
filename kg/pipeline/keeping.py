"""Keeping a data folder: retraction, rebuilding, status, backup and restore."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from kg.errors import EnvironmentFault, UsageError
from kg.ledger import Counts, Ledger, LedgerReader, Record
from kg.pipeline.external import replaceable
from kg.pipeline.parallel import MakeRoad, process_all
from kg.pipeline.road import Processed, document_of
from kg.settings import Settings
from kg.stores import checkpoint_number
from kg.writer.committer import Committer
from kg.writer.control import rebuild_graph, sync, writer_lock, writer_running
from kg.writer.folder import Folder
from kg.writer.state import State

_LEDGER = "ledger.sqlite"
_ROWS = 100


@dataclass(frozen=True, slots=True)
class Status:
    """Where a data folder stands; `behind` changes of the ledger are not in the graph yet.

    `graphs` has the number of quads of each named graph, all reports' as one.
    """

    ledger: Counts
    graphs: Mapping[str, int]
    behind: int
    checkpoint: int
    writer: bool
    store: str

    @property
    def quads(self) -> int:
        """The number of quads of the whole graph."""
        return sum(self.graphs.values())


def retract(settings: Settings, sha256: str, *, why: str) -> bool:
    """Take a report out of the graph and leave a tombstone. False where it was out already.

    Raises UsageError where no document has this SHA-256.
    """
    if not why.strip():
        raise UsageError("a retraction needs a reason: --why TEXT")
    with Ledger(Folder.of(settings).ledger) as ledger:
        changed = ledger.retract(sha256, why=why)
    sync(settings)
    return changed


def curate(settings: Settings, name: str, triples: str | None, *, token: str) -> bool:
    """Keep a curated graph (`kg.ledger.Ledger.curate`) and show it; False for no change."""
    with Ledger(Folder.of(settings).ledger) as ledger:
        changed = ledger.curate(name, triples, token=token)
    sync(settings)
    return changed


def rebuild(
    settings: Settings,
    *,
    extract: bool = False,
    make_road: MakeRoad | None = None,
    processes: int = 1,
    on_document: Callable[[str], None] = lambda _: None,
) -> int:
    """Project the stored facts anew; with `extract` draw the facts from the texts first.

    The number of the checkpoint. Facts from outside are kept as they are; a document that
    the software fails on keeps its facts. `make_road` is needed with `extract` only.
    """
    if extract:
        if make_road is None:
            raise UsageError("reading texts again needs an extractor")
        with Ledger(Folder.of(settings).ledger) as ledger:
            fresh = _again(ledger, make_road=make_road, processes=processes)
            while batch := list(islice(fresh, _ROWS)):
                ledger.replace(batch)
                for record in batch:
                    on_document(record.id)
    return rebuild_graph(settings)


def _again(ledger: Ledger, *, make_road: MakeRoad, processes: int) -> Iterator[Record]:
    with LedgerReader(ledger.path) as reader, reader.snapshot():
        documents = (
            document
            for record in reader.documents()
            if record.retracted_why is None and replaceable(record.software)
            if (document := document_of(record)) is not None
        )
        for item, result in process_all(documents, make_road=make_road, processes=processes):
            if isinstance(result, Processed):
                yield replace(result.record, sha256=item.sha256)


def status(settings: Settings) -> Status:
    """Where the data folder stands. Raises EnvironmentFault where there is none."""
    folder = Folder.of(settings)
    with LedgerReader(folder.ledger) as ledger:
        head, counts = ledger.head()[0], ledger.counts()
    applied, graphs = 0, dict[str, int]()
    if folder.state.exists():
        with closing(State(folder.state)) as state:
            applied, graphs = state.progress().applied, state.sizes()
    return Status(
        ledger=counts,
        graphs=graphs,
        behind=head - applied,
        checkpoint=checkpoint_number(folder.data),
        writer=writer_running(settings),
        store=folder.store,
    )


def backup(settings: Settings, target: Path) -> None:
    """Copy the ledger, from which all else is made, to the folder `target`, also while others
    write. Raises UsageError where the target already has a backup."""
    copy = target / _LEDGER
    if copy.exists():
        raise UsageError(f"{copy}: already there; name a new folder")
    target.mkdir(parents=True, exist_ok=True)
    part = copy.with_suffix(".part")
    part.unlink(missing_ok=True)
    with LedgerReader(Folder.of(settings).ledger) as ledger:
        ledger.backup(part)
    _sync(part)
    part.rename(copy)


def restore(settings: Settings, source: Path) -> int:
    """Fill an empty data folder from a backup and project its graph; the checkpoint's number.

    Raises UsageError where the folder has a ledger or the source none, EnvironmentFault
    where the backup is damaged or a writer is at work.
    """
    folder = Folder.of(settings)
    copy = source / _LEDGER if source.is_dir() else source
    if not copy.is_file():
        raise UsageError(f"{copy}: no backup here")
    with writer_lock(folder) as held:
        if not held:
            raise EnvironmentFault(f"{folder.data}: in use; stop `kg serve` first")
        if folder.ledger.exists():
            raise UsageError(f"{folder.ledger}: already there; restore into a new KG_DATA")
        part = folder.ledger.with_suffix(".part")
        part.unlink(missing_ok=True)
        _copy_checked(copy, part)
        part.rename(folder.ledger)
        with Committer(settings) as committer:
            return committer.rebuild()


def _copy_checked(source: Path, target: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as old:
            fault = old.execute("PRAGMA integrity_check").fetchone()[0]
            if fault != "ok":
                raise EnvironmentFault(f"{source}: damaged ({fault})")
            with closing(sqlite3.connect(target)) as new:
                old.backup(new)
    except sqlite3.DatabaseError as error:
        raise EnvironmentFault(f"{source}: damaged ({error})") from error
    _sync(target)


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
