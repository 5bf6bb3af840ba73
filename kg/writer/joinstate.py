"""What joining remembers between steps: claims, who uses which key, links, and their outcome.

Tables in the file of `kg.writer.state`, in its transactions; all can be made anew.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

from kg.joining import Claim, Link

JOIN_TABLES = """
CREATE TABLE claims (
    key TEXT NOT NULL, value TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (key, value)
) WITHOUT ROWID;
CREATE TABLE uses (
    key TEXT NOT NULL, report TEXT NOT NULL, PRIMARY KEY (key, report)
) WITHOUT ROWID;
CREATE INDEX uses_report ON uses (report);
CREATE TABLE members (
    block TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (block, key)
) WITHOUT ROWID;
CREATE TABLE links (
    source TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, rule TEXT NOT NULL,
    certain INTEGER NOT NULL, PRIMARY KEY (source, one, other, rule, certain)
) WITHOUT ROWID;
CREATE INDEX links_one ON links (one);
CREATE INDEX links_other ON links (other);
CREATE TABLE aliases (
    key TEXT PRIMARY KEY, canonical TEXT NOT NULL, source TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX aliases_source ON aliases (source) WHERE source != '';
CREATE TABLE decisions (
    one TEXT NOT NULL, other TEXT NOT NULL, rule TEXT NOT NULL, PRIMARY KEY (one, other, rule)
) WITHOUT ROWID;
CREATE INDEX decisions_other ON decisions (other);
"""


class JoinState:
    """The tables, one method a question."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """`database` is that of `State`."""
        self._db = database

    def claim(self, deltas: Counter[Claim]) -> None:
        """Add to the multiset; what falls to zero is gone."""
        self._db.executemany(
            "INSERT INTO claims VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET count = count + excluded.count",
            [(*claim, count) for claim, count in sorted(deltas.items()) if count],
        )
        self._db.executemany(
            "DELETE FROM claims WHERE key = ? AND value = ? AND count = 0", list(deltas)
        )

    def values(self, key: str) -> list[str]:
        """The different claims of a key."""
        rows = self._db.execute("SELECT value FROM claims WHERE key = ?", (key,))
        return [row[0] for row in rows]

    def exists(self, key: str) -> bool:
        """Whether some report uses the key of a person or an encounter."""
        row = self._db.execute("SELECT 1 FROM claims WHERE key = ? AND value = ''", (key,))
        return row.fetchone() is not None

    def use(self, report: str, keys: Iterable[str]) -> None:
        """The report uses these keys, and no others."""
        self._db.execute("DELETE FROM uses WHERE report = ?", (report,))
        self._db.executemany("INSERT INTO uses VALUES (?, ?)", [(k, report) for k in set(keys)])

    def users(self, keys: Iterable[str]) -> set[str]:
        """The reports that use any of the keys."""
        return {
            row[0]
            for key in keys
            for row in self._db.execute("SELECT report FROM uses WHERE key = ?", (key,))
        }

    def used(self, reports: Iterable[str]) -> set[str]:
        """The keys that the reports use."""
        return {
            row[0]
            for report in reports
            for row in self._db.execute("SELECT key FROM uses WHERE report = ?", (report,))
        }

    def place(self, key: str, blocks: Iterable[str], *, present: bool) -> None:
        """Put the key into its blocks, or take it out."""
        statement = (
            "INSERT OR IGNORE INTO members VALUES (?, ?)"
            if present
            else "DELETE FROM members WHERE block = ? AND key = ?"
        )
        self._db.executemany(statement, [(block, key) for block in blocks])

    def members(self, block: str) -> list[str]:
        """The keys of a block."""
        rows = self._db.execute("SELECT key FROM members WHERE block = ?", (block,))
        return [row[0] for row in rows]

    def relink(self, source: str, links: Iterable[Link]) -> set[str]:
        """Put these links in the place of the source's; the keys whose links changed."""
        rows = self._db.execute(
            "SELECT one, other, rule, certain FROM links WHERE source = ?", (source,)
        )
        old = {Link(one, other, rule, bool(certain)) for one, other, rule, certain in rows}
        new = set(links)
        self._db.executemany(
            "DELETE FROM links WHERE source = ? AND one = ? AND other = ? AND rule = ?"
            " AND certain = ?",
            [(source, *link) for link in old - new],
        )
        self._db.executemany(
            "INSERT INTO links VALUES (?, ?, ?, ?, ?)", [(source, *link) for link in new - old]
        )
        return {key for link in old ^ new for key in (link.one, link.other)}

    def links_of(self, key: str) -> Iterator[Link]:
        """The certain links of a key."""
        for column in ("one", "other"):
            rows = self._db.execute(
                f"SELECT one, other, rule FROM links WHERE {column} = ? AND certain", (key,)
            )
            yield from (Link(*row) for row in rows)

    def candidates(self) -> list[Link]:
        """The uncertain links, by keys."""
        rows = self._db.execute(
            "SELECT DISTINCT one, other, rule FROM links WHERE NOT certain ORDER BY 1, 2, 3"
        )
        return [Link(one, other, rule, certain=False) for one, other, rule in rows]

    def encounters(self, person: str) -> int:
        """The number of encounters in reports that use the person's key."""
        row = self._db.execute(
            "SELECT count(DISTINCT meeting.key) FROM uses AS person JOIN uses AS meeting"
            " ON person.report = meeting.report AND meeting.key GLOB 'meeting/*'"
            " WHERE person.key = ?",
            (person,),
        )
        return int(row.fetchone()[0])

    def decisions_of(self, key: str) -> Iterator[Link]:
        """The links by which the key is joined now."""
        rows = self._db.execute(
            "SELECT one, other, rule FROM decisions WHERE one = ? OR other = ?", (key, key)
        )
        yield from (Link(*row) for row in rows)

    def decide(self, *, no_more: Iterable[Link], now: Iterable[Link]) -> None:
        """Change what is joined by what."""
        self._db.executemany(
            "DELETE FROM decisions WHERE one = ? AND other = ? AND rule = ?",
            [link[:3] for link in no_more],
        )
        self._db.executemany("INSERT INTO decisions VALUES (?, ?, ?)", [link[:3] for link in now])

    def canonical(self, key: str) -> str:
        """The key that stands for this one."""
        row = self._db.execute("SELECT canonical FROM aliases WHERE key = ?", (key,)).fetchone()
        return key if row is None else str(row[0])

    def aliases(self, source: str) -> dict[str, str]:
        """What the source's claims replace."""
        return dict(
            self._db.execute("SELECT key, canonical FROM aliases WHERE source = ?", (source,))
        )

    def replace(self, key: str, canonical: str, *, source: str = "") -> None:
        """Let `canonical` stand for the key; its own key takes the entry away."""
        self._db.execute("DELETE FROM aliases WHERE key = ?", (key,))
        if canonical != key:
            self._db.execute("INSERT INTO aliases VALUES (?, ?, ?)", (key, canonical, source))
