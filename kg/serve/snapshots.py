"""Read-only views of the graph: which is the newest, and opening one once per worker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg.stores import HeldCheckpoint, newest_checkpoint


class Snapshots(Protocol):
    """Where readers find the graph: `newest()` names a store that does not change."""

    def newest(self) -> str:
        """The path of the newest checkpoint. Raises EnvironmentFault where there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Checkpoints:
    """The checkpoints that the writer publishes below the data folder."""

    data: Path

    def newest(self) -> str:
        """The path of the newest checkpoint. Raises EnvironmentFault where there is none."""
        return str(newest_checkpoint(self.data))


class StoreGone(Exception):
    """The store a job names cannot be opened any more."""


class StoreCache:
    """Keeps the last opened store of a worker, so that a second query need not open it."""

    def __init__(self) -> None:
        self._held: HeldCheckpoint | None = None
        self._store: ox.Store | None = None

    def open(self, path: str) -> ox.Store:
        """The read-only store at `path`, held; raises StoreGone where there is none."""
        if self._store is not None and self._held and str(self._held.path) == path:
            return self._store
        self._release()
        try:
            self._held = HeldCheckpoint(Path(path))
            self._store = ox.Store.read_only(path)
        except OSError as error:
            raise StoreGone(f"{path}: {error}") from error
        return self._store

    def _release(self) -> None:
        self._store = None
        if self._held is not None:
            self._held.close()
            self._held = None
