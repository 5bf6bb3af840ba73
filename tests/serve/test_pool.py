"""The pool by itself: freshness, death, business, and clients that hang up."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kg.serve.conversation import Gone
from kg.serve.fork import Confinement, Forker
from kg.serve.jobs import Query
from kg.serve.lanes import Caller
from kg.serve.pool import Pool, Shares

# Long, but in constant memory.
SLOW = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(12)) + " }"
ASK = "ASK {}"


@pytest.fixture
def forker() -> Iterator[Forker]:
    forker = Forker(Confinement(memory=1024, answer=100_000))
    yield forker
    forker.close()


@pytest.fixture
def pool(forker: Forker) -> Pool:
    return Pool(forker, shares=Shares(long=1, per_client=2, patience=0.2))


def test_a_job_beyond_its_time_is_504_and_the_worker_replaced(pool, snapshots):
    started = time.monotonic()
    outcome = pool.run(Query(snapshots.newest(), SLOW), seconds=0.3)
    assert outcome.header.status == 504
    assert time.monotonic() - started < 5
    assert pool.run(Query(snapshots.newest(), ASK), seconds=5).header.status == 200


def busy(pool: Pool, snapshots, *names: str, seconds: float = 1.5) -> list[threading.Thread]:
    """Long queries of these clients, under way."""
    assert pool.run(Query(snapshots.newest(), ASK), seconds=20).header.status == 200
    threads = [
        threading.Thread(target=pool.run, args=(Query(snapshots.newest(), SLOW),),
                         kwargs={"seconds": seconds, "caller": Caller(name)})
        for name in names
    ]  # fmt: skip
    for thread in threads:
        thread.start()
    time.sleep(0.3)
    return threads


def join(threads: list[threading.Thread]) -> None:
    assert threads
    for thread in threads:
        thread.join(20)
        assert not thread.is_alive()


def test_long_queries_beyond_the_lane_are_503_and_short_ones_go_on(pool, snapshots):
    threads = busy(pool, snapshots, "one")
    assert pool.long_lane.busy() == (1, 0)
    long = pool.run(Query(snapshots.newest(), SLOW), seconds=5, caller=Caller("two"))
    assert (long.header.status, long.header.title) == (503, "Busy")
    started = time.monotonic()
    short = pool.run(Query(snapshots.newest(), ASK), seconds=5, caller=Caller("two"))
    assert short.header.status == 200
    assert time.monotonic() - started < 1
    join(threads)
    assert pool.lane.busy() == pool.long_lane.busy() == (0, 0)


def test_a_client_beyond_its_share_is_429_and_others_go_on(forker, snapshots):
    pool = Pool(forker, shares=Shares(long=4, per_client=2, patience=0.2))
    threads = busy(pool, snapshots, "one", "one")
    refused = pool.run(Query(snapshots.newest(), ASK), seconds=5, caller=Caller("one"))
    assert refused.header.status == 429
    other = pool.run(Query(snapshots.newest(), ASK), seconds=5, caller=Caller("two"))
    assert other.header.status == 200
    join(threads)


def test_a_halted_query_goes_on_when_its_turn_comes(forker, snapshots):
    pool = Pool(forker, shares=Shares(long=1, per_client=2, patience=5))
    threads = busy(pool, snapshots, "one", seconds=0.8)
    text = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a = ?d) }"
    outcome = pool.run(
        Query(snapshots.newest(), text, format="csv"), seconds=20, caller=Caller("two")
    )
    assert outcome.header.status == 200
    assert int(outcome.read().split()[1]) > 22
    join(threads)


def test_a_client_that_hangs_up_ends_its_query(pool, snapshots):
    ours, theirs = socket.socketpair()
    threading.Timer(0.2, theirs.close).start()
    started = time.monotonic()
    with ours, pytest.raises(Gone):
        pool.run(Query(snapshots.newest(), SLOW), seconds=10, caller=Caller("one", ours))
    assert time.monotonic() - started < 5
    assert pool.lane.busy() == pool.long_lane.busy() == (0, 0)
    assert pool.run(Query(snapshots.newest(), ASK), seconds=5).header.status == 200


def test_an_answer_beyond_the_limit_is_413(pool, snapshots):
    text = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    assert pool.run(Query(snapshots.newest(), text), seconds=5).header.status == 413
    assert pool.run(Query(snapshots.newest(), ASK), seconds=5).header.status == 200


def test_a_snapshot_that_is_gone_is_said_to_be_stale(pool, tmp_path):
    assert pool.run(Query(str(tmp_path / "none"), ASK), seconds=5).header.stale


def test_the_newest_snapshot_is_seen(pool, tmp_path):
    store = ox.Store(str(tmp_path / "writing"))
    count = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    for number in (1, 2):
        store.add(ox.Quad(*[ox.NamedNode(f"urn:{part}{number}") for part in "spog"]))
        store.backup(str(tmp_path / str(number)))
        outcome = pool.run(Query(str(tmp_path / str(number)), count, format="csv"), seconds=5)
        assert outcome.read().split() == [b"n", str(number).encode()]


def test_a_dead_zygote_is_replaced(pool, forker, snapshots):
    assert pool.run(Query(snapshots.newest(), ASK), seconds=5).header.status == 200
    os.kill(forker.number, signal.SIGKILL)
    time.sleep(0.2)
    assert pool.run(Query(snapshots.newest(), SLOW), seconds=0.3).header.status == 504
    assert pool.run(Query(snapshots.newest(), ASK), seconds=5).header.status == 200


def test_a_worker_has_no_network(pool, snapshots):
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0.3)
        port = trap.getsockname()[1]
        text = f"SELECT * {{ SERVICE SILENT <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"
        assert pool.run(Query(snapshots.newest(), text), seconds=5).header.status == 403
        with pytest.raises(TimeoutError):
            trap.accept()
