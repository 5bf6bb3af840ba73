"""Stores: who holds the projected quads. A new kind is a file here and a line in `open_store`."""

from __future__ import annotations

import os
from pathlib import Path

from kg.ports import Store
from kg.stores.checkpoints import (
    HeldCheckpoint,
    checkpoint_number,
    newest_checkpoint,
    publish,
    tidy,
)
from kg.stores.dataset import lower_booleans, names_dataset, unescaped
from kg.stores.endpoint import Endpoint
from kg.stores.oxigraph import DAMAGE, OxigraphStore
from kg.stores.sparql import SparqlStore

__all__ = [
    "DAMAGE",
    "HeldCheckpoint",
    "OxigraphStore",
    "checkpoint_number",
    "is_remote",
    "lower_booleans",
    "memory_store",
    "names_dataset",
    "newest_checkpoint",
    "open_store",
    "publish",
    "tidy",
    "unescaped",
]


def is_remote(path_or_url: str | os.PathLike[str]) -> bool:
    """Whether this names a server rather than a folder."""
    return str(path_or_url).startswith(("http://", "https://"))


def open_store(path_or_url: str | os.PathLike[str], *, read_only: bool = False) -> Store:
    """The store in a folder, or behind the query address of a SPARQL 1.1 server.

    A folder is created unless `read_only`, which gives a snapshot that never changes.
    Credentials of a server come from the environment (`kg.stores.endpoint`). Raises
    EnvironmentFault where it cannot be opened, UsageError for a URL that holds a password.
    """
    if is_remote(path_or_url):
        return SparqlStore(Endpoint.from_environment(str(path_or_url), os.environ))
    return OxigraphStore.on_disk(Path(path_or_url), read_only=read_only)


def memory_store() -> Store:
    """A store that ends with the process."""
    return OxigraphStore.in_memory()
