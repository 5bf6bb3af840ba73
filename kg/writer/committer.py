"""The one who writes to the store: opens it, mends it, follows the ledger, publishes.

Whoever holds the writer's lock makes one of these, after any fork. What cannot be opened or
does not agree with the ledger is projected anew without being asked.
"""

from __future__ import annotations

import logging
import shutil
import sqlite3
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import Self

from kg.errors import EnvironmentFault
from kg.joining import settle
from kg.ledger import Ledger
from kg.ports import Store
from kg.settings import Settings
from kg.stores import DAMAGE, checkpoint_number, open_store, publish, tidy
from kg.writer.bulk import project_all
from kg.writer.folder import Folder
from kg.writer.judging import all_judged
from kg.writer.ours import open_or_damaged, refuse_foreign_data, refuse_foreign_files
from kg.writer.projector import Projector, is_reset, mark_of
from kg.writer.state import State
from kg.writer.view import View

_log = logging.getLogger(__name__)
_FRESH = ".fresh"
_MANY = 2_000


class Committer:
    """Brings store and checkpoints up to the ledger. Not to be shared by threads."""

    def __init__(self, settings: Settings) -> None:
        """Open or mend everything. The caller holds the writer's lock."""
        self._settings, self._folder = settings, Folder.of(settings)
        self._ledger = Ledger(self._folder.ledger)
        self._view = self._judged_view()
        self._fingerprint = self._view.fingerprint(self._folder)
        self._opened: Projector | None = None

    def _judged_view(self) -> View:
        """The view with the judgements in force and the coverage stated now."""
        return View.of(
            self._settings,
            judgements=settle(all_judged(self._ledger)),
            coverage=self._ledger.coverage(),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Flush and release everything."""
        self.tidy()
        self._release()
        self._ledger.close()

    def tidy(self) -> None:
        """Delete checkpoints that are no longer read; apart, so that nobody waits for it."""
        tidy(self._folder.data)

    def _release(self) -> None:
        if self._opened is not None:
            self._opened.state.close()
            self._opened.store.close()
            self._opened = None

    def sync(self) -> int:
        """Apply what the ledger has; the number of the checkpoint that shows it, 0 without one.

        Raises EnvironmentFault (a full disk, a server that does not answer); what was
        applied until then stays, and the next call goes on.
        """
        try:
            projector = self._opened or self._open()
            while changes := projector.next_changes():
                if is_reset(changes):
                    projector = self._rebuilt()
                else:
                    projector.apply(changes)
            return self._published(projector)
        except (*DAMAGE, sqlite3.Error) as error:
            self._release()
            raise EnvironmentFault(f"{self._folder.data}: cannot be written ({error})") from error
        except EnvironmentFault:
            self._release()
            raise

    def rebuild(self) -> int:
        """Project everything anew; the number of the new checkpoint."""
        self._rebuilt()
        return self.sync()

    def _open(self) -> Projector:
        """The projector where store, state and ledger agree; else one of a new projection."""
        refuse_foreign_files(self._folder.store)
        known = self._folder.state.exists()
        self._opened = opened = self._try_open()
        if opened is not None and not self._far_behind(opened) and self._finished(opened):
            return opened
        _log.log(
            logging.WARNING if known else logging.INFO,
            "%s: projecting the graph anew from the ledger",
            self._folder.data,
        )
        return self._rebuilt()

    def _far_behind(self, projector: Projector) -> bool:
        """Whether projecting all anew is less work than following."""
        applied = projector.state.progress().applied
        return self._ledger.head()[0] - applied > max(_MANY, applied)

    def _finished(self, projector: Projector) -> bool:
        """End a step that was cut off; False where the store then holds something else."""
        try:
            projector.finish()
            return projector.store.count() == sum(projector.state.sizes().values())
        except DAMAGE:
            return False

    def _try_open(self) -> Projector | None:
        """What is there, if it follows this ledger in this view; None where it does not."""
        with ExitStack() as opened:
            try:
                state = opened.enter_context(closing(State(self._folder.state)))
            except sqlite3.DatabaseError:
                return None
            store = open_or_damaged(self._folder.store) if state.progress().mark else None
            if store is None:
                return None
            opened.enter_context(closing(store))
            projector = self._projector(state, store)
            if not self._agrees(projector):
                return None
            opened.pop_all()
            return projector

    def _projector(self, state: State, store: Store) -> Projector:
        return Projector(self._ledger, state, store, self._view, self._fingerprint)

    def _agrees(self, projector: Projector) -> bool:
        """Whether the store follows this ledger, in this view, as far as the state says."""
        progress = projector.state.progress()
        marks = {number: self._mark(number) for number in (progress.applied, progress.pending)}
        if marks[progress.applied] != progress.mark or (
            progress.pending is not None and marks[progress.pending] is None
        ):
            return False
        return self._folder.remote or projector.store.mark() in marks.values()

    def _mark(self, number: int | None) -> str | None:
        chain = None if number is None else self._ledger.chain(number)
        if number is None or chain is None:
            return None
        return mark_of(self._fingerprint, number=number, chain=chain)

    def _rebuilt(self) -> Projector:
        """A projector over a new projection, made beside the old one and put in its place."""
        self._release()
        refuse_foreign_data(self._folder.store)
        self._view = self._judged_view()
        fresh = self._folder.state.with_suffix(_FRESH)
        _remove_state(fresh)
        place = self._folder.store if self._folder.remote else self._folder.store + _FRESH
        if not self._folder.remote:
            shutil.rmtree(place, ignore_errors=True)
        store, state = open_store(place), State(fresh)
        try:
            store.clear()
            project_all(self._ledger, state, store, self._view, fingerprint=self._fingerprint)
        finally:
            state.close()
            store.close()
        return self._put_in_place(fresh, place)

    def _put_in_place(self, fresh: Path, place: str) -> Projector:
        _remove_state(self._folder.state)
        if not self._folder.remote:
            shutil.rmtree(self._folder.store, ignore_errors=True)
            Path(place).rename(self._folder.store)
        fresh.rename(self._folder.state)
        self._opened = self._projector(State(self._folder.state), open_store(self._folder.store))
        return self._opened

    def _published(self, projector: Projector) -> int:
        """The newest checkpoint, made now where the store has moved on."""
        newest = checkpoint_number(self._folder.data)
        progress = projector.state.progress()
        if self._folder.remote:
            return 0
        if newest == progress.checkpoint and progress.shown == progress.mark:
            return newest
        number = publish(self._folder.data, projector.store.checkpoint, above=progress.checkpoint)
        with projector.state.step():
            projector.state.record(replace(progress, checkpoint=number, shown=progress.mark))
        return number


def _remove_state(path: Path) -> None:
    for name in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        name.unlink(missing_ok=True)
