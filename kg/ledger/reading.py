"""Reading the ledger, from any process, also while others write."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Self

from kg.ledger.connection import connect
from kg.ledger.records import (
    Change,
    Counts,
    Coverage,
    Curated,
    Judgement,
    Record,
    Status,
    Submission,
)

COLUMNS = tuple(item.name for item in fields(Record))
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM documents"
_SEED = "0" * 64


class LedgerReader:
    """What the ledger holds; each method sees one moment. Not to be shared by threads."""

    def __init__(self, path: Path) -> None:
        """Open an existing ledger. Raises EnvironmentFault where there is none."""
        self.path = path
        self._db = self._connect()

    def _connect(self) -> sqlite3.Connection:
        return connect(self.path, read_only=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Release the file."""
        self._db.close()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All reads within see one moment, whatever others write meanwhile."""
        self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._db.execute("ROLLBACK")

    def knows(self, sha256: str) -> bool:
        """Whether a document of this SHA is here, in whatever state."""
        found = self._db.execute("SELECT 1 FROM documents WHERE sha256 = ?", (sha256,)).fetchone()
        return found is not None

    def document(self, name: str) -> Record | None:
        """The document of this SHA-256; or of this id, the latest added where several have it."""
        row = self._db.execute(
            f"{_SELECT} WHERE sha256 = :name OR id = :name"
            " ORDER BY sha256 = :name DESC, rowid DESC LIMIT 1",
            {"name": name},
        ).fetchone()
        return None if row is None else Record(*row)

    def documents(self, *, status: Status | None = None) -> Iterator[Record]:
        """All documents, or those of one status without the retracted, in the order of SHA."""
        after = ""
        where = "" if status is None else "AND status = :status AND retracted_why IS NULL "
        while rows := self._db.execute(
            f"{_SELECT} WHERE sha256 > :after {where}ORDER BY sha256 LIMIT 100",
            {"after": after, "status": status},
        ).fetchall():
            yield from (Record(*row) for row in rows)
            after = rows[-1][0]

    def listing(self, sha256: str | None = None) -> Iterator[tuple[str, str | None, str, str]]:
        """SHA-256, URL, body and date of publication of the accepted documents, by SHA; or of one.

        Where the source gives no URL or date, the report's own word counts; "" for no date.
        """
        where = "" if sha256 is None else " AND sha256 = :sha256"
        yield from self._db.execute(
            "SELECT sha256, coalesce(url, facts ->> '$.article.url'),"
            " coalesce(body_sha256, sha256),"
            " coalesce(published, facts ->> '$.article.published', '') FROM documents"
            f" WHERE status = 'accepted' AND retracted_why IS NULL{where} ORDER BY sha256",
            {"sha256": sha256},
        )

    def changes(self, *, after: int, limit: int) -> tuple[Change, ...]:
        """The next steps after number `after`."""
        rows = self._db.execute(
            "SELECT number, kind, sha256, chain FROM changes WHERE number > ?"
            " ORDER BY number LIMIT ?",
            (after, limit),
        )
        return tuple(Change(*row) for row in rows)

    def head(self) -> tuple[int, str]:
        """Number and chain of the last change; (0, zeros) before the first."""
        row = self._db.execute(
            "SELECT number, chain FROM changes ORDER BY number DESC LIMIT 1"
        ).fetchone()
        return (0, _SEED) if row is None else (row[0], row[1])

    def chain(self, number: int) -> str | None:
        """The chain at a change's number; None where there is no such change."""
        if number == 0:
            return _SEED
        row = self._db.execute("SELECT chain FROM changes WHERE number = ?", (number,)).fetchone()
        return None if row is None else str(row[0])

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements in the order they were given."""
        rows = self._db.execute(
            "SELECT number, verdict, one, other, who, why, time FROM judgements ORDER BY number"
        )
        return tuple(Judgement(*row) for row in rows)

    def coverage(self) -> tuple[Coverage, ...]:
        """Which days of which publishers were read, in order."""
        rows = self._db.execute("SELECT publisher, first, last FROM coverage ORDER BY 1, 2, 3")
        return tuple(Coverage(*row) for row in rows)

    def curated(self, name: str) -> Curated | None:
        """The latest version of a curated graph."""
        row = self._db.execute(
            "SELECT number, name, triples FROM curated WHERE name = ? ORDER BY number DESC LIMIT 1",
            (name,),
        ).fetchone()
        return None if row is None else Curated(*row)

    def curated_version(self, number: int) -> Curated | None:
        """A version of a curated graph by its number."""
        row = self._db.execute(
            "SELECT number, name, triples FROM curated WHERE number = ?", (number,)
        ).fetchone()
        return None if row is None else Curated(*row)

    def all_curated(self) -> tuple[Curated, ...]:
        """The latest version of each curated graph, by name; the deleted left out."""
        rows = self._db.execute(
            "SELECT number, name, triples FROM curated WHERE number IN"
            " (SELECT max(number) FROM curated GROUP BY name)"
            " AND triples IS NOT NULL ORDER BY name"
        )
        return tuple(Curated(*row) for row in rows)

    def submissions(self, *, limit: int = 1000) -> tuple[Submission, ...]:
        """The latest submissions, newest first."""
        rows = self._db.execute(
            "SELECT name, outcome, sha256, reason, time FROM submissions"
            " ORDER BY number DESC LIMIT ?",
            (limit,),
        )
        return tuple(Submission(*row) for row in rows)

    def counts(self) -> Counts:
        """Figures for `kg status`, of one moment."""
        row = self._db.execute(
            "SELECT count(*), coalesce(sum(status = 'accepted' AND retracted_why IS NULL), 0),"
            " coalesce(sum(status = 'quarantined'), 0),"
            " coalesce(sum(retracted_why IS NOT NULL), 0) FROM documents"
        ).fetchone()
        outcomes = self._db.execute(
            "SELECT outcome, count(*) FROM submissions GROUP BY outcome ORDER BY outcome"
        ).fetchall()
        return Counts(
            documents=row[0],
            accepted=row[1],
            quarantined=row[2],
            retracted=row[3],
            submissions=sum(count for _, count in outcomes),
            outcomes=tuple(outcomes),
        )

    def backup(self, target: Path) -> None:
        """A consistent copy while others write."""
        with closing(sqlite3.connect(target)) as copy:
            self._db.backup(copy)
