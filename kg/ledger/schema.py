"""The ledger's tables, one step a version; `PRAGMA user_version` says which one a file has.

A release adds a step and never edits one, so any older data folder can be brought forward.
"""

from __future__ import annotations

import sqlite3

from kg.errors import EnvironmentFault

STEPS: tuple[str, ...] = (
    """
    CREATE TABLE documents (
        sha256 TEXT PRIMARY KEY,
        id TEXT NOT NULL,
        media_type TEXT NOT NULL,
        content BLOB NOT NULL,
        text TEXT,
        body_sha256 TEXT,
        title TEXT,
        published TEXT,
        url TEXT,
        publisher TEXT,
        language TEXT,
        licence TEXT,
        facts TEXT,
        report TEXT,
        status TEXT NOT NULL CHECK (status IN ('accepted', 'quarantined')),
        reason TEXT,
        software TEXT NOT NULL,
        retracted_why TEXT,
        retracted_at TEXT,
        CHECK (status = 'quarantined' OR facts IS NOT NULL)
    );
    CREATE INDEX documents_id ON documents (id);
    CREATE INDEX documents_url ON documents (url) WHERE url IS NOT NULL;
    CREATE INDEX documents_body ON documents (body_sha256) WHERE body_sha256 IS NOT NULL;

    CREATE TABLE submissions (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        time TEXT NOT NULL,
        outcome TEXT NOT NULL
            CHECK (outcome IN ('accepted', 'quarantined', 'duplicate', 'failed')),
        sha256 TEXT,
        reason TEXT
    );

    CREATE TABLE changes (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL CHECK (kind IN ('accept', 'retract', 'reset')),
        sha256 TEXT,
        chain TEXT NOT NULL
    );

    CREATE TABLE judgements (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        who TEXT NOT NULL,
        why TEXT NOT NULL,
        time TEXT NOT NULL
    );

    CREATE VIEW versions AS
        SELECT url, sha256, published,
               row_number() OVER (
                   PARTITION BY url ORDER BY published DESC, sha256 DESC) = 1 AS current
        FROM (
            SELECT coalesce(url, facts ->> '$.article.url') AS url, sha256,
                   coalesce(published, facts ->> '$.article.published', '') AS published
            FROM documents WHERE status = 'accepted' AND retracted_why IS NULL)
        WHERE url IS NOT NULL;

    CREATE VIEW copies AS
        SELECT body_sha256, sha256, url, published
        FROM documents
        WHERE status = 'accepted' AND retracted_why IS NULL AND body_sha256 IN (
            SELECT body_sha256 FROM documents
            WHERE status = 'accepted' AND retracted_why IS NULL
            GROUP BY body_sha256 HAVING count(*) > 1);
    """,
    """
    CREATE TABLE coverage (
        publisher TEXT NOT NULL,
        first TEXT NOT NULL,
        last TEXT NOT NULL,
        time TEXT NOT NULL,
        PRIMARY KEY (publisher, first, last)
    );
    """,
    """
    CREATE TABLE tokens (
        name TEXT PRIMARY KEY,
        digest TEXT NOT NULL UNIQUE,
        scope TEXT NOT NULL CHECK (scope IN ('read', 'submit', 'admin')),
        created TEXT NOT NULL,
        revoked TEXT
    );

    CREATE TABLE audit (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        time TEXT NOT NULL,
        token TEXT NOT NULL,
        action TEXT NOT NULL,
        target TEXT NOT NULL,
        outcome TEXT NOT NULL
    );

    CREATE TABLE curated (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        triples TEXT,
        token TEXT NOT NULL,
        time TEXT NOT NULL
    );
    CREATE INDEX curated_name ON curated (name);

    ALTER TABLE changes RENAME TO changes_before;
    CREATE TABLE changes (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL CHECK (kind IN ('accept', 'retract', 'reset', 'curate')),
        sha256 TEXT,
        chain TEXT NOT NULL
    );
    INSERT INTO changes SELECT number, kind, sha256, chain FROM changes_before ORDER BY number;
    DROP TABLE changes_before;
    """,
)


def migrate(connection: sqlite3.Connection, *, name: str) -> None:
    """Bring the tables to this release's version, in one transaction.

    Raises EnvironmentFault where a newer release has written the file.
    """
    if _version(connection) == len(STEPS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)
        if version > len(STEPS):
            raise EnvironmentFault(
                f"{name}: written by a newer release (version {version}, this one knows"
                f" {len(STEPS)}): upgrade whomet"
            )
        for step in STEPS[version:]:
            for statement in _statements(step):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(STEPS)}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _statements(step: str) -> list[str]:
    """The statements of a step (`executescript` would commit before it starts)."""
    return [statement for part in step.split(";") if (statement := part.strip())]
