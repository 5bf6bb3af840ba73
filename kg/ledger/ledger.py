"""Writing the ledger: the one truth, an SQLite file that several processes append to.

What a method has returned from survives a power cut. Every change of what the graph must
show is also a row of `changes`, so that a projection can follow.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from kg.errors import EnvironmentFault, UsageError
from kg.ledger.connection import connect
from kg.ledger.reading import COLUMNS, LedgerReader
from kg.ledger.records import ChangeKind, Coverage, Entry, Judgement, Outcome, Record

_INSERT = (
    f"INSERT INTO documents ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
    " ON CONFLICT (sha256) DO NOTHING"
)


def utc_now() -> str:
    """The time of day for the columns that only inform."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Ledger(LedgerReader):
    """Appends documents and judgements, and reads them back. Not to be shared by threads."""

    def __init__(self, path: Path, *, clock: Callable[[], str] = utc_now) -> None:
        """Open or create the file. Raises EnvironmentFault where that cannot be done."""
        super().__init__(path)
        self._clock = clock

    def _connect(self) -> sqlite3.Connection:
        return connect(self.path, read_only=False)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """One durable step. Raises EnvironmentFault where it cannot be written (a full disk)."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except BaseException as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError):
                raise EnvironmentFault(f"{self.path}: cannot be written to ({error})") from error
            raise

    def append(self, entries: Iterable[Entry]) -> tuple[Outcome, ...]:
        """Add inputs in one durable step; a document with a known SHA is a duplicate.

        The outcomes stand in the order of the entries.
        """
        with self._transaction():
            return tuple(self._append(entry) for entry in entries)

    def _append(self, entry: Entry) -> Outcome:
        outcome = entry.outcome
        if entry.record is not None and not self._added(entry.record):
            outcome = "duplicate"
        if outcome == "accepted":
            self._change("accept", entry.sha256)
        reason = entry.failure if entry.record is None else entry.record.reason
        self._db.execute(
            "INSERT INTO submissions (name, time, outcome, sha256, reason) VALUES (?, ?, ?, ?, ?)",
            (entry.name, self._clock(), outcome, entry.sha256, reason),
        )
        return outcome

    def _added(self, record: Record) -> bool:
        values = [getattr(record, column) for column in COLUMNS]
        return self._db.execute(_INSERT, values).rowcount == 1

    def _change(self, kind: ChangeKind, sha256: str | None) -> None:
        chain = hashlib.sha256(f"{self.head()[1]} {kind} {sha256}".encode()).hexdigest()
        self._db.execute(
            "INSERT INTO changes (kind, sha256, chain) VALUES (?, ?, ?)", (kind, sha256, chain)
        )

    def retract(self, sha256: str, *, why: str) -> bool:
        """Take a document back; its row stays as a tombstone. False where it was so already.

        Raises UsageError where no document has this SHA.
        """
        with self._transaction():
            row = self._db.execute(
                "SELECT status, retracted_why FROM documents WHERE sha256 = ?", (sha256,)
            ).fetchone()
            if row is None:
                raise UsageError(f"no document {sha256}: `kg status` and `kg show` list them")
            if row[1] is not None:
                return False
            self._db.execute(
                "UPDATE documents SET retracted_why = ?, retracted_at = ? WHERE sha256 = ?",
                (why, self._clock(), sha256),
            )
            if row[0] == "accepted":
                self._change("retract", sha256)
            return True

    def replace(self, records: Iterable[Record]) -> None:
        """Put new facts, report and status in the place of stored ones (texts read again).

        Every projection starts anew after that.
        """
        with self._transaction():
            self._db.executemany(
                "UPDATE documents SET facts = ?, report = ?, status = ?, reason = ?, software = ?"
                " WHERE sha256 = ?",
                [
                    (item.facts, item.report, item.status, item.reason, item.software, item.sha256)
                    for item in records
                ],
            )
            self._change("reset", None)

    def judge(self, judgement: Judgement) -> None:
        """Add a judgement; its number and time are given here. Projections start anew."""
        with self._transaction():
            self._db.execute(
                "INSERT INTO judgements (verdict, one, other, who, why, time)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    judgement.verdict,
                    judgement.one,
                    judgement.other,
                    judgement.who,
                    judgement.why,
                    self._clock(),
                ),
            )
            self._change("reset", None)

    def cover(self, coverage: Coverage) -> None:
        """Keep that days of a publisher were read. Projections start anew."""
        with self._transaction():
            added = self._db.execute(
                "INSERT INTO coverage VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (coverage.publisher, coverage.first, coverage.last, self._clock()),
            )
            if added.rowcount:
                self._change("reset", None)

    def curate(self, name: str, triples: str | None, *, token: str) -> bool:
        """Keep a version of a curated graph, or with None delete it; False for no change.

        `triples` are N-Triples, sorted, without blank nodes.
        """
        with self._transaction():
            before = self.curated(name)
            if (before.triples if before else None) == triples:
                return False
            number = self._db.execute(
                "INSERT INTO curated (name, triples, token, time) VALUES (?, ?, ?, ?)",
                (name, triples, token, self._clock()),
            ).lastrowid
            self._change("curate", str(number))
            return True
