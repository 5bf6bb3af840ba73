"""The projection: the same whatever the order, incremental equal to full, graphs disjoint."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.namespaces import DCTERMS, SCHEMA, SEM, SKOS, WM, WMC
from kg.projection import (
    catalog_quads,
    project_change,
    project_key,
    register_quads,
    tally,
)
from kg.rdf import Contribution, contributions, provenance_quads, to_quads

BASE = "https://w3id.org/whomet/"
NODE = ox.NamedNode(f"{BASE}id/person/kp/kim-song-nam")


@pytest.fixture(scope="module")
def added(gold_reports) -> list[list[Contribution]]:
    """The contributions of reports that have much in common."""
    chosen = [contributions(facts) for facts, _ in gold_reports if "KP" in facts.states]
    assert len(chosen) > 15
    return chosen


def full(reports) -> frozenset[ox.Quad]:
    """The projection computed from nothing."""
    counts = tally(chain.from_iterable(reports))
    return frozenset(chain.from_iterable(project_key(key, counts[key]) for key in counts))


class Incremental:
    """Counters and quads that change report by report, as a store's do."""

    def __init__(self) -> None:
        self.counts: dict[str, Counter[tuple[str, str]]] = {}
        self.quads: frozenset[ox.Quad] = frozenset()

    def apply(self, reports, *, sign: int) -> None:
        """Add (+1) or retract (-1) a batch of reports."""
        delta = tally(chain.from_iterable(reports))
        before = {key: Counter(self.counts.get(key, {})) for key in delta}
        for key, counts in delta.items():
            held = self.counts.setdefault(key, Counter())
            for value, count in counts.items():
                held[value] += sign * count
        change = project_change(before, {key: self.counts[key] for key in delta})
        assert change.remove <= self.quads, "removes what is not there"
        assert not change.add & self.quads, "adds what is there"
        self.quads = (self.quads - change.remove) | change.add


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_order_and_partition_and_retraction_gives_the_full_projection(data, added):
    order = data.draw(st.permutations(range(len(added))))
    cuts = data.draw(st.lists(st.integers(0, len(added)), max_size=4).map(sorted))
    retracted = data.draw(st.sets(st.sampled_from(range(len(added))), max_size=6))
    projection = Incremental()
    for start, end in zip([0, *cuts], [*cuts, len(added)], strict=True):
        projection.apply([added[index] for index in order[start:end]], sign=1)
    assert projection.quads == full(added)
    for index in retracted:
        projection.apply([added[index]], sign=-1)
    assert projection.quads == full(
        [report for index, report in enumerate(added) if index not in retracted]
    )


def test_no_triple_comes_from_two_keys(added):
    counts = tally(chain.from_iterable(added))
    projected = [quad for key in counts for quad in project_key(key, counts[key])]
    assert len(projected) == len(set(projected)) > 2000


def test_no_triple_stands_in_two_graphs(gold_reports):
    counts = tally(chain.from_iterable(contributions(facts) for facts, _ in gold_reports))
    quads = [quad for key in counts for quad in project_key(key, counts[key])]
    quads += register_quads() + catalog_quads(software="0.1.0")
    for facts, text in gold_reports:
        quads += to_quads(facts, text=text) + provenance_quads(facts, software="0.1.0")
    assert len({quad.graph_name for quad in quads}) == 64 + 5
    assert len({quad.triple for quad in quads}) == len(set(quads)) == len(quads) > 40_000
    assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in quad)


def test_nothing_is_left_where_no_count_is():
    counts = Counter({("name", "Kim Song Nam"): 0, ("state", "KP"): 0})
    assert project_key("person/kp/kim-song-nam", counts) == frozenset()


def stated(key: str, *values: tuple[str, str], predicate: ox.NamedNode) -> set[str]:
    projected = project_key(key, Counter(values))
    return {quad.object.value for quad in projected if quad.predicate == predicate}


def test_the_name_most_reports_use_is_preferred_and_no_alternative():
    names = [("name", "Kim Song-nam"), ("name", "Kim Song Nam"), ("name", "Kim Song-nam")]
    key = "person/kp/kim-nam-song"
    assert stated(key, *names, predicate=SKOS.prefLabel) == {"Kim Song-nam"}
    assert stated(key, *names, predicate=SKOS.altLabel) == {"Kim Song Nam"}
    assert stated(key, *names[:2], predicate=SKOS.prefLabel) == {"Kim Song Nam"}


def test_the_register_of_persons_gives_native_name_wikidata_and_its_source():
    key, told = "person/kp/kim-jong-un", ("name", "Kim Jong-un")
    assert stated(key, told, predicate=SKOS.prefLabel) == {"Kim Jong Un"}
    assert stated(key, told, predicate=SKOS.altLabel) == {"Kim Jong-un", "김정은"}
    assert stated(key, told, predicate=SCHEMA.sameAs) == {"http://www.wikidata.org/entity/Q56226"}
    assert len(stated(key, told, predicate=DCTERMS.source)) == 1


def test_a_tenure_from_first_to_last_attestation():
    attested = [
        ("attested", "2024-03-22 current"),
        ("attested", "2023-11 current"),
        ("attested", "2024-06-01 former"),
    ]
    key = "tenure/kp/kim-song-nam/kp/workers-party-of-korea/director"
    assert stated(key, *attested, predicate=WM.firstAttested) == {"2023-11"}
    assert stated(key, *attested, predicate=WM.lastAttested) == {"2024-03-22"}
    assert stated(key, *attested, predicate=WM.status) == {WMC["status/former"].value}
    assert stated(key, *attested[:2], predicate=WM.status) == {WMC["status/current"].value}


def test_pairs_are_counted_by_meeting_day_and_year():
    values = [
        ("member", "state/cn"),
        ("member", "state/kp"),
        ("met", "meeting/a 2023-12-31"),
        ("met", "meeting/b 2024-03-22"),
        ("met", "meeting/b 2024-03-22"),
        ("met", "meeting/c 2024-04-13"),
        ("met", "meeting/report/x/1"),
    ]
    projected = project_key("pair/cn_kp", Counter(values))
    counted = {
        quad.subject.value.rpartition("id/")[2]: quad.object.value
        for quad in projected
        if quad.predicate == WM.meetingCount
    }
    assert counted == {"pair/cn_kp": "3", "pair/cn_kp/2023": "1", "pair/cn_kp/2024": "2"}
    assert stated("pair/cn_kp", *values, predicate=WM.lastMet) == {"2024-04-13", "2023-12-31"}
    assert not [quad for quad in projected if quad.predicate == WM.metWith]


def test_persons_who_met_know_each_other_even_without_a_date():
    values = [
        ("member", "person/cn/cai-qi"),
        ("member", "person/kp/kim-song-nam"),
        ("met", "meeting/report/x/1"),
    ]
    projected = project_key("pair/cn.cai-qi_kp.kim-song-nam", Counter(values))
    assert {quad.predicate for quad in projected} == {WM.metWith}
    assert len(projected) == 2


def test_principals_act_and_all_take_part():
    values = [
        ("kind", "meeting"),
        ("principal", "person/cn/cai-qi"),
        ("participant", "person/cn/cai-qi"),
        ("participant", "person/cn/wang-wu"),
    ]
    assert len(stated("meeting/x", *values, predicate=SEM.hasActor)) == 1
    assert len(stated("meeting/x", *values, predicate=WM.hasParticipant)) == 2
    assert stated("planned/x", *values, predicate=WM.hasParticipant) == set()
