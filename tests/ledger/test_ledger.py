"""The ledger: durable rows, exact accounts, several writers at once."""

from __future__ import annotations

import multiprocessing
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import EnvironmentFault, UsageError
from kg.ledger import Entry, Judgement, Ledger, LedgerReader, Record


def record(name: str, **values: object) -> Record:
    blank = Record(
        sha256=name * 64,
        id=f"report-{name}",
        media_type="text/plain",
        content=name.encode(),
        status="accepted",
        software="0.1.0",
        text=name,
        facts="{}",
        report="{}",
    )
    return replace(blank, **values)  # type: ignore[arg-type]


def entry(name: str, item: Record) -> Entry:
    return Entry(name, item.sha256, item)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "ledger.sqlite"


def test_a_document_comes_back_as_it_went_in(path: Path) -> None:
    full = record(
        "a", title="T", published="2024-03", url="http://x/", publisher="Xinhua", language="en",
        licence="CC0", body_sha256="b" * 64,
    )  # fmt: skip
    with Ledger(path) as ledger:
        assert ledger.append([entry("a.txt", full)]) == ("accepted",)
    with LedgerReader(path) as reader:
        assert reader.document(full.sha256) == full
        assert reader.document("report-a") == full
        assert reader.document("nobody") is None


def test_a_known_sha_is_a_duplicate_and_adds_no_change(path: Path) -> None:
    with Ledger(path) as ledger:
        outcomes = ledger.append([entry("a", record("a")), entry("copy of a", record("a"))])
        assert outcomes == ("accepted", "duplicate")
        assert [change.sha256 for change in ledger.changes(after=0, limit=10)] == ["a" * 64]


def test_submissions_always_sum_up(path: Path) -> None:
    with Ledger(path, clock=lambda: "2024-01-01T00:00:00+00:00") as ledger:
        ledger.append(
            [entry("a", record("a")), entry("b", record("b", status="quarantined", reason="bad"))]
        )
        ledger.append([entry("a", record("a"))])
        ledger.append([Entry("c", "c" * 64, failure="the disk was full")])
        counts = ledger.counts()
        assert dict(counts.outcomes) == {
            "accepted": 1, "quarantined": 1, "duplicate": 1, "failed": 1,
        }  # fmt: skip
        assert counts.submissions == 4
        assert (counts.documents, counts.accepted, counts.quarantined) == (2, 1, 1)
        newest = ledger.submissions(limit=1)[0]
        assert (newest.name, newest.outcome, newest.reason) == ("c", "failed", "the disk was full")
        assert newest.time == "2024-01-01T00:00:00+00:00"


def test_a_quarantined_document_changes_no_graph(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.append([entry("a", record("a", status="quarantined", facts=None, text=None))])
        assert ledger.head()[0] == 0


def test_an_accepted_document_must_have_facts(path: Path) -> None:
    with Ledger(path) as ledger:
        with pytest.raises(sqlite3.IntegrityError):
            ledger.append([entry("b", record("b")), entry("a", record("a", facts=None))])
        assert ledger.counts().submissions == 0


def test_retraction_leaves_a_tombstone(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.append([entry("a", record("a"))])
        assert ledger.retract("a" * 64, why="withdrawn by the agency") is True
        assert ledger.retract("a" * 64, why="again") is False
        stone = ledger.document("a" * 64)
        assert stone is not None
        assert stone.retracted_why == "withdrawn by the agency"
        assert [change.kind for change in ledger.changes(after=0, limit=9)] == ["accept", "retract"]
        assert ledger.append([entry("a", record("a"))]) == ("duplicate",)
        assert list(ledger.documents(status="accepted")) == []
        with pytest.raises(UsageError, match="no document"):
            ledger.retract("f" * 64, why="?")


def test_chains_tell_the_same_story_for_the_same_changes_only(tmp_path: Path) -> None:
    chains = []
    for name, order in (("one", "ab"), ("two", "ab"), ("three", "ba")):
        with Ledger(tmp_path / name) as ledger:
            for letter in order:
                ledger.append([entry(letter, record(letter))])
            assert ledger.chain(0) == "0" * 64
            assert ledger.chain(9) is None
            chains.append(ledger.head())
    assert chains[0] == chains[1] != chains[2]


def test_documents_come_in_the_order_of_their_sha(path: Path) -> None:
    names = [f"{number:x}" for number in range(16)]
    with Ledger(path) as ledger:
        ledger.append([entry(name, record(name)) for name in reversed(names)])
        assert [item.id for item in ledger.documents()] == [f"report-{name}" for name in names]


def test_the_latest_published_version_of_a_url_is_current(path: Path) -> None:
    versions = [
        record("a", url="http://x/", published="2024-03-01"),
        record("b", url="http://x/", published="2024-03-02"),
        record("c", url="http://x/", published="2024-03-02"),
        record("d", url="http://x/"),
    ]
    with Ledger(path) as ledger:
        ledger.append([entry(item.id, item) for item in versions])
    with sqlite3.connect(path) as database:
        rows = database.execute("SELECT sha256 FROM versions WHERE current").fetchall()
    database.close()
    assert rows == [("c" * 64,)]


def test_copies_are_listed(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.append([entry(name, record(name, body_sha256="e" * 64)) for name in "ab"])
        ledger.append([entry("c", record("c", body_sha256="f" * 64))])
    with sqlite3.connect(path) as database:
        rows = database.execute("SELECT sha256 FROM copies ORDER BY 1").fetchall()
    database.close()
    assert rows == [("a" * 64,), ("b" * 64,)]


def test_new_facts_take_the_place_of_stored_ones(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.append([entry("a", record("a"))])
        ledger.replace([record("a", facts='{"new": 1}', software="0.2.0")])
        changed = ledger.document("a" * 64)
        assert changed is not None
        assert (changed.facts, changed.software) == ('{"new": 1}', "0.2.0")
        assert ledger.changes(after=1, limit=9)[0].kind == "reset"


def test_judgements_keep_their_order(path: Path) -> None:
    with Ledger(path, clock=lambda: "now") as ledger:
        for verdict in ("same", "different"):
            ledger.judge(Judgement(0, verdict, "k1", "k2", "me", "because", ""))  # type: ignore[arg-type]
        assert [(item.number, item.verdict, item.time) for item in ledger.judgements()] == [
            (1, "same", "now"),
            (2, "different", "now"),
        ]


def test_a_ledger_of_a_newer_release_is_refused(path: Path) -> None:
    Ledger(path).close()
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 999")
    database.close()
    with pytest.raises(EnvironmentFault, match="upgrade whomet"):
        Ledger(path)


def test_what_is_no_ledger_is_refused(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database, certainly" * 100)
    with pytest.raises(EnvironmentFault, match="no ledger can be opened"):
        Ledger(path)


def test_reading_creates_nothing(path: Path) -> None:
    with pytest.raises(EnvironmentFault):
        LedgerReader(path)
    assert not path.exists()


def test_a_hot_copy_is_a_ledger(path: Path, tmp_path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.append([entry("a", record("a"))])
        ledger.backup(tmp_path / "copy.sqlite")
        with LedgerReader(tmp_path / "copy.sqlite") as copy:
            assert copy.document("a" * 64) == ledger.document("a" * 64)


def _append_many(path: str, worker: int, count: int) -> None:
    with Ledger(Path(path)) as ledger:
        for number in range(count):
            sha = f"{worker:032x}{number:032x}"
            ledger.append([entry(sha, record("a", sha256=sha)), entry("shared", record("f"))])


def test_several_processes_append_at_once(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [
        context.Process(target=_append_many, args=(str(path), number, 20)) for number in range(3)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        assert worker.exitcode == 0
    with LedgerReader(path) as reader:
        counts = reader.counts()
        assert (counts.documents, counts.submissions) == (61, 120)
        assert dict(counts.outcomes) == {"accepted": 61, "duplicate": 59}
        assert reader.head()[0] == 61
