"""How far the store follows the ledger, and the multiset of contributions behind it.

An SQLite file beside the store. All of it can be made anew from the ledger. One
transaction spans one step of the projection, so it tells of a step wholly or not at all.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple, dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

from kg.writer.joinstate import JOIN_TABLES

Counts: TypeAlias = Counter[tuple[str, str]]

_VERSION = 3
_TABLES = f"""
CREATE TABLE progress (
    applied INTEGER NOT NULL, mark TEXT NOT NULL, pending INTEGER,
    checkpoint INTEGER NOT NULL, shown TEXT NOT NULL
);
INSERT INTO progress VALUES (0, '', NULL, 0, '');
CREATE TABLE contributions (
    key TEXT NOT NULL, predicate TEXT NOT NULL, value TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (key, predicate, value)
) WITHOUT ROWID;
CREATE TABLE sizes (graph TEXT PRIMARY KEY, quads INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE reports (
    sha256 TEXT PRIMARY KEY, url TEXT, body TEXT NOT NULL, published TEXT NOT NULL,
    current INTEGER NOT NULL DEFAULT 1, role TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX reports_url ON reports (url, published, sha256) WHERE url IS NOT NULL;
CREATE INDEX reports_body ON reports (body, current, published, sha256);
{JOIN_TABLES}
CREATE TABLE curated (name TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID;
PRAGMA user_version = {_VERSION};
"""


@dataclass(frozen=True, slots=True)
class Progress:
    """The last change applied and the store's mark then; the change being applied, if any;
    the last checkpoint's number and the mark of what it shows."""

    applied: int = 0
    mark: str = ""
    pending: int | None = None
    checkpoint: int = 0
    shown: str = ""


class State:
    """The projection's memory. Not to be shared by threads."""

    def __init__(self, path: Path) -> None:
        """Open or create the file. Raises sqlite3.DatabaseError for one that is damaged."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.database = sqlite3.connect(path, isolation_level=None)
        try:
            self.database.execute("PRAGMA journal_mode = WAL")
            self.database.execute("PRAGMA synchronous = FULL")
            version = self.database.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                self.database.executescript(_TABLES)
            elif version != _VERSION:
                raise sqlite3.DatabaseError(f"{path}: of another release")
        except BaseException:
            self.database.close()
            raise

    def close(self) -> None:
        """Release the file; what is in it is then in one file, not in a WAL beside it."""
        self.database.close()

    @contextmanager
    def step(self) -> Iterator[None]:
        """One transaction."""
        self.database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.database.execute("ROLLBACK")
            raise
        self.database.execute("COMMIT")

    def progress(self) -> Progress:
        """Where the projection stands."""
        row = self.database.execute(
            "SELECT applied, mark, pending, checkpoint, shown FROM progress"
        ).fetchone()
        return Progress(*row)

    def record(self, progress: Progress) -> None:
        """Say where the projection stands."""
        self.database.execute(
            "UPDATE progress SET applied = ?, mark = ?, pending = ?, checkpoint = ?, shown = ?",
            astuple(progress),
        )

    def intend(self, number: int) -> None:
        """Say, durably, up to which change the store is about to be brought."""
        self.record(replace(self.progress(), pending=number))

    def counts(self, keys: Iterable[str]) -> dict[str, Counts]:
        """What the accepted reports contribute to each of these keys."""
        return {
            key: Counter(
                {
                    (predicate, value): count
                    for predicate, value, count in self.database.execute(
                        "SELECT predicate, value, count FROM contributions WHERE key = ?", (key,)
                    )
                }
            )
            for key in keys
        }

    def contribute(self, deltas: Mapping[str, Counts]) -> None:
        """Add to the multiset; what falls to zero is gone."""
        self.database.executemany(
            "INSERT INTO contributions VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET count = count + excluded.count",
            [
                (key, predicate, value, count)
                for key, counts in sorted(deltas.items())
                for (predicate, value), count in counts.items()
                if count
            ],
        )
        self.database.executemany(
            "DELETE FROM contributions WHERE key = ? AND count = 0", [(key,) for key in deltas]
        )

    def multiset(self) -> Iterator[tuple[str, Counts]]:
        """Every key with its contributions, in the order of keys."""
        rows = self.database.execute(
            "SELECT key, predicate, value, count FROM contributions ORDER BY key"
        )
        for key, group in groupby(rows, key=lambda row: str(row[0])):
            yield key, Counter({(row[1], row[2]): row[3] for row in group})

    def roles(self, reports: Iterable[str]) -> dict[str, str]:
        """The roles of these reports (`kg.writer.roles`)."""
        return {
            sha256: self.database.execute(
                "SELECT role FROM reports WHERE sha256 = ?", (sha256,)
            ).fetchone()[0]
            for sha256 in reports
        }

    def sizes(self) -> dict[str, int]:
        """Quads per graph, all reports' graphs counted as one, `report`."""
        return dict(self.database.execute("SELECT graph, quads FROM sizes WHERE quads > 0"))

    def resize(self, deltas: Mapping[str, int]) -> None:
        """Add to the sizes."""
        self.database.executemany(
            "INSERT INTO sizes VALUES (?, ?)"
            " ON CONFLICT DO UPDATE SET quads = quads + excluded.quads",
            list(deltas.items()),
        )

    def curated(self, name: str) -> int:
        """Which version of a curated graph the store holds; 0 for none."""
        row = self.database.execute(
            "SELECT version FROM curated WHERE name = ?", (name,)
        ).fetchone()
        return 0 if row is None else int(row[0])

    def curate(self, name: str, version: int) -> None:
        """Say which version the store holds."""
        self.database.execute(
            "INSERT INTO curated VALUES (?, ?)"
            " ON CONFLICT DO UPDATE SET version = excluded.version",
            (name, version),
        )
