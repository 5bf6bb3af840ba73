"""Read-only views of the graph: which is the newest, and opening one once per worker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg.ports import Store
from kg.settings import Settings
from kg.stores import HeldCheckpoint, is_remote, newest_checkpoint, open_store


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


@dataclass(frozen=True, slots=True)
class Remote:
    """A SPARQL server in place of checkpoints: it answers with what it holds at the moment."""

    url: str

    def newest(self) -> str:
        """The server's query address."""
        return self.url


def snapshots_of(settings: Settings) -> Snapshots:
    """Where the settings keep the graph: checkpoints, or the server in KG_STORE."""
    if settings.store and is_remote(settings.store):
        return Remote(settings.store)
    return Checkpoints(settings.data)


class StoreGone(Exception):
    """The store a job names cannot be opened any more."""


class StoreCache:
    """Keeps the last opened store of a worker, so that a second query need not open it."""

    def __init__(self) -> None:
        self._place: str | None = None
        self._held: HeldCheckpoint | None = None
        self._store: ox.Store | Store | None = None

    def open(self, place: str) -> ox.Store | Store:
        """The read-only store at a path, held, or behind a URL; StoreGone where there is none."""
        if self._store is None or self._place != place:
            self._release()
            try:
                self._store = open_store(place) if is_remote(place) else self._opened(Path(place))
            except OSError as error:
                raise StoreGone(f"{place}: {error}") from error
            self._place = place
        return self._store

    def _opened(self, path: Path) -> ox.Store:
        self._held = HeldCheckpoint(path)
        return ox.Store.read_only(str(path))

    def _release(self) -> None:
        self._store = None
        if self._held is not None:
            self._held.close()
            self._held = None
