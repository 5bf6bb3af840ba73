"""Which reports speak for themselves: versions of one article and copies of one dispatch.

Of the documents with one URL the latest published (tie: the greatest SHA) is current; the
others are replaced by it. Of current documents with equal body text the earliest published
(tie: the smallest SHA) is the original; the others are its copies. The outcome depends on
the set of documents alone, never on the order in which they came.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

GONE = ""
FULL = "full"
REPLACED = "replaced "
COPY = "copy "


@dataclass(frozen=True, slots=True)
class RoleChange:
    """A report whose role changed: GONE, FULL, or REPLACED or COPY with the other's SHA."""

    sha256: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Listed:
    """What decides a report's role; `published` is "" where unknown."""

    sha256: str
    url: str | None
    body: str
    published: str


def change_roles(
    database: sqlite3.Connection, *, added: Iterable[Listed], removed: Iterable[str]
) -> list[RoleChange]:
    """Take reports in and out and give every change of a role, in the order of SHAs."""
    urls: set[str] = set()
    bodies: set[str] = set()
    changes: list[RoleChange] = []
    for sha256 in removed:
        row = database.execute(
            "DELETE FROM reports WHERE sha256 = ? RETURNING url, body, role", (sha256,)
        ).fetchone()
        if row is not None:
            urls |= {row[0]} - {None}
            bodies.add(row[1])
            changes.append(RoleChange(sha256, row[2], GONE))
    for item in added:
        database.execute(
            "INSERT INTO reports (sha256, url, body, published) VALUES (?, ?, ?, ?)",
            (item.sha256, item.url, item.body, item.published),
        )
        if item.url is not None:
            urls.add(item.url)
        bodies.add(item.body)
    for url in sorted(urls):
        bodies |= _decide_current(database, url)
        changes += _assign_replaced(database, url)
    for body in sorted(bodies):
        changes += _assign_copies(database, body)
    return sorted(_settled(changes), key=lambda change: change.sha256)


def _decide_current(database: sqlite3.Connection, url: str) -> set[str]:
    """Flag the current version; the bodies of documents that gained or lost the flag."""
    current = _current(database, url)
    rows = database.execute(
        "UPDATE reports SET current = (sha256 = :current)"
        " WHERE url = :url AND current != (sha256 = :current) RETURNING body",
        {"url": url, "current": current},
    ).fetchall()
    return {row[0] for row in rows}


def _current(database: sqlite3.Connection, url: str) -> str | None:
    row = database.execute(
        "SELECT sha256 FROM reports WHERE url = ? ORDER BY published DESC, sha256 DESC LIMIT 1",
        (url,),
    ).fetchone()
    return None if row is None else row[0]


def _assign_replaced(database: sqlite3.Connection, url: str) -> list[RoleChange]:
    role = f"{REPLACED}{_current(database, url)}"
    return _assign(database, "url = ? AND NOT current", (url,), role)


def _assign_copies(database: sqlite3.Connection, body: str) -> list[RoleChange]:
    row = database.execute(
        "SELECT sha256 FROM reports WHERE body = ? AND current"
        " ORDER BY published = '', published, sha256 LIMIT 1",
        (body,),
    ).fetchone()
    if row is None:
        return []
    original = row[0]
    return [
        *_assign(database, "sha256 = ?", (original,), FULL),
        *_assign(
            database, "body = ? AND current AND sha256 != ?", (body, original), COPY + original
        ),
    ]


def _assign(
    database: sqlite3.Connection, where: str, values: tuple[str, ...], role: str
) -> list[RoleChange]:
    rows = database.execute(
        f"SELECT sha256, role FROM reports WHERE {where} AND role != ?", (*values, role)
    ).fetchall()
    database.executemany(
        "UPDATE reports SET role = ? WHERE sha256 = ?", [(role, sha256) for sha256, _ in rows]
    )
    return [RoleChange(sha256, before, role) for sha256, before in rows]


def _settled(changes: Iterable[RoleChange]) -> list[RoleChange]:
    """One change a report: from its first role to its last."""
    first: dict[str, RoleChange] = {}
    for change in changes:
        earlier = first.get(change.sha256, change)
        first[change.sha256] = RoleChange(change.sha256, earlier.before, change.after)
    return [change for change in first.values() if change.before != change.after]
