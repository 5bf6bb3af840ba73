"""What every store must do, asked of each kind."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.ports import Store

EX = "http://example.org/"


def quad(subject: str, value: str | int, *, graph: str = "g") -> ox.Quad:
    return ox.Quad(
        ox.NamedNode(EX + subject),
        ox.NamedNode(EX + "p"),
        ox.Literal(value),
        ox.NamedNode(EX + graph),
    )


def test_a_change_removes_first_and_then_adds(store: Store) -> None:
    store.apply(remove=(), add=[quad("a", 1), quad("b", 2)])
    store.apply(remove=[quad("a", 1), quad("b", 2)], add=[quad("b", 2), quad("c", 3)])
    assert set(store.quads()) == {quad("b", 2), quad("c", 3)}
    assert store.count() == 2


def test_the_same_change_twice_is_the_same_as_once(store: Store) -> None:
    store.apply(remove=(), add=[quad("a", 1)])
    for _ in range(2):
        store.apply(remove=[quad("a", 1)], add=[quad("a", 2)], mark="two")
    assert set(store.quads()) == {quad("a", 2)}


def test_an_empty_change_is_no_error(store: Store) -> None:
    store.apply(remove=(), add=())
    assert store.count() == 0


def test_queries_see_the_union_of_the_graphs(store: Store) -> None:
    store.apply(remove=(), add=[quad("a", 1, graph="g"), quad("a", 2, graph="h")])
    rows = store.query(f"SELECT ?v WHERE {{ <{EX}a> <{EX}p> ?v }} ORDER BY ?v")
    assert isinstance(rows, ox.QuerySolutions)
    assert [row["v"].value for row in rows] == ["1", "2"]
    assert bool(store.query(f"ASK {{ GRAPH <{EX}h> {{ ?s ?p 2 }} }}")) is True


def test_construct_gives_triples(store: Store) -> None:
    store.apply(remove=(), add=[quad("a", 1)])
    triples = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(triples, ox.QueryTriples)
    assert list(triples) == [quad("a", 1).triple]


def test_bad_sparql_is_a_syntax_error(store: Store) -> None:
    with pytest.raises(SyntaxError):
        store.query("SELECT * WHERE {")


def test_one_graph_can_be_read(store: Store) -> None:
    store.apply(remove=(), add=[quad("a", 1, graph="g"), quad("a", 1, graph="h")])
    assert list(store.quads(EX + "h")) == [quad("a", 1, graph="h")]


def test_load_adds_large_and_small_graphs(store: Store) -> None:
    large = [quad(f"s{index}", index, graph="large") for index in range(1_500)]
    small = [quad("a", index, graph=f"small{index}") for index in range(20)]
    store.load([*large, *small])
    assert store.count() == 1_520
    assert set(store.quads(EX + "large")) == set(large)


def test_clear_removes_everything(store: Store) -> None:
    store.apply(remove=(), add=[quad("a", 1)], mark="x")
    store.clear()
    assert (store.count(), store.mark()) == (0, None)


def test_a_blank_node_is_refused(store: Store) -> None:
    blank = ox.Quad(ox.BlankNode(), ox.NamedNode(EX), ox.Literal("x"), ox.NamedNode(EX + "g"))
    with pytest.raises(ValueError, match="blank node"):
        store.apply(remove=(), add=[blank])


def test_it_says_what_it_is(store: Store) -> None:
    assert store.meta().keys() >= {"kind", "place"}


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
TERMS = st.one_of(
    st.builds(ox.Literal, TEXT),
    st.builds(lambda text: ox.Literal(text, language="en"), TEXT),
    st.builds(lambda text: ox.Literal(text, datatype=ox.NamedNode(EX + "type")), TEXT),
    st.builds(lambda number: ox.NamedNode(f"{EX}{number:x}"), st.integers(0, 99)),
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(TERMS, min_size=1, max_size=8))
def test_any_term_comes_back_as_it_went_in(store: Store, terms: list[ox.Literal]) -> None:
    quads = {
        ox.Quad(ox.NamedNode(EX + "s"), ox.NamedNode(EX + "p"), term, ox.NamedNode(EX + "g"))
        for term in terms
    }
    store.apply(remove=(), add=quads)
    assert set(store.quads()) == quads
    store.apply(remove=quads, add=())
    assert store.count() == 0
