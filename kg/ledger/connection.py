"""Opening the ledger's file: what makes a row durable and lets several processes write."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kg.errors import EnvironmentFault
from kg.ledger.schema import migrate

_BUSY_SECONDS = 60.0


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """A connection in WAL mode with synchronous=FULL, the tables of this release in it.

    Statements commit by themselves unless a transaction is begun. Raises EnvironmentFault
    where the file cannot be opened or is no ledger.
    """
    try:
        if read_only:
            return _open(path, mode="ro")
        path.parent.mkdir(parents=True, exist_ok=True)
        return _open(path, mode="rwc")
    except (sqlite3.Error, OSError) as error:
        raise EnvironmentFault(f"{path}: no ledger can be opened here ({error})") from error


def _open(path: Path, *, mode: str) -> sqlite3.Connection:
    database = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
    )
    try:
        if mode == "ro":
            database.execute("SELECT 1 FROM documents LIMIT 0")
        else:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = FULL")
            migrate(database, name=str(path))
    except BaseException:
        database.close()
        raise
    return database
