"""What only the embedded store does: marks, snapshots, one writer."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import EnvironmentFault
from kg.stores import open_store

QUAD = ox.Quad(
    ox.NamedNode("http://example.org/s"),
    ox.NamedNode("http://example.org/p"),
    ox.Literal("o"),
    ox.NamedNode("http://example.org/g"),
)


def test_the_mark_changes_with_the_quads_and_is_kept(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    assert store.mark() is None
    store.apply(remove=(), add=[QUAD], mark="1")
    store.apply(remove=(), add=(), mark="2")
    assert store.mark() == "2"
    store.close()
    again = open_store(tmp_path)
    assert again.mark() == "2"
    again.apply(remove=(), add=(), mark="3")
    assert again.mark() == "3"
    again.close()


def test_no_query_over_triples_sees_the_mark(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.apply(remove=(), add=[QUAD], mark="1")
    rows = store.query("SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert isinstance(rows, ox.QuerySolutions)
    assert [row["g"] for row in rows] == [QUAD.graph_name]
    assert list(store.quads()) == [QUAD]
    store.close()


def test_a_second_writer_is_refused(tmp_path: Path) -> None:
    first = open_store(tmp_path)
    with pytest.raises(EnvironmentFault, match="cannot be opened"):
        open_store(tmp_path)
    first.close()


def test_a_checkpoint_is_a_snapshot(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store")
    store.apply(remove=(), add=[QUAD])
    assert store.checkpoint(tmp_path / "copy") is True
    store.apply(remove=[QUAD], add=())
    snapshot = open_store(tmp_path / "copy", read_only=True)
    assert list(snapshot.quads()) == [QUAD]
    snapshot.close()
    store.close()


def test_a_missing_store_is_no_snapshot(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault):
        open_store(tmp_path / "none", read_only=True)


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.close()
    with pytest.raises(EnvironmentFault, match="closed"):
        store.count()


def test_what_a_killed_load_left_is_removed(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    (tmp_path / "bulk-1.sst").write_bytes(b"half")
    open_store(tmp_path).close()
    assert not list(tmp_path.glob("bulk-*"))
