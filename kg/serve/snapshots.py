"""Read-only views of the graph: which is the newest, and opening one once per worker."""

from __future__ import annotations

from typing import Protocol

import pyoxigraph as ox


class Snapshots(Protocol):
    """Where readers find the graph: `newest()` names a store that does not change."""

    def newest(self) -> str:
        """The path of the newest checkpoint. Raises EnvironmentFault where there is none."""
        ...


class StoreGone(Exception):
    """The store a job names cannot be opened any more."""


class StoreCache:
    """Keeps the last opened store of a worker, so that a second query need not open it."""

    def __init__(self) -> None:
        self._path: str | None = None
        self._store: ox.Store | None = None

    def open(self, path: str) -> ox.Store:
        """The read-only store at `path`; raises StoreGone where there is none."""
        if self._store is None or self._path != path:
            self._store = None
            try:
                self._store, self._path = ox.Store.read_only(path), path
            except OSError as error:
                raise StoreGone(f"{path}: {error}") from error
        return self._store
