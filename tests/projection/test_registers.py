"""The registers as a graph: the only place that describes their nodes."""

from __future__ import annotations

from collections import Counter

from kg.namespaces import RDF, SKOS, WM
from kg.projection import described_keys, project_key, register_quads
from kg.registers import load_registers

BASE = "https://w3id.org/whomet/id/"


def test_every_entry_is_described_once():
    registers = load_registers()
    keys = described_keys(registers)
    quads = register_quads()
    entries = (registers.states, registers.states, registers.parties, registers.bodies)
    assert len(keys) >= sum(map(len, entries)) - len(registers.bodies) // 10
    assert len(quads) == len(set(quads)) > 1000
    assert {quad.subject.value.removeprefix(BASE) for quad in quads} == keys


def test_each_node_has_one_preferred_label():
    labelled = Counter(
        quad.subject for quad in register_quads() if quad.predicate == SKOS.prefLabel
    )
    assert len(labelled) == len(described_keys(load_registers()))
    assert set(labelled.values()) == {1}


def test_only_sovereign_states_are_states():
    typed = {quad.subject for quad in register_quads() if quad.object == WM.State}
    assert len(typed) == sum(state.sovereign for state in load_registers().states) > 190


def test_the_state_is_not_the_country():
    quads = register_quads(keys=["state/kp", "place/kp"])
    types = {
        (quad.subject.value.removeprefix(BASE), quad.object)
        for quad in quads
        if quad.predicate == RDF.type
    }
    assert ("state/kp", WM.State) in types
    assert ("place/kp", WM.Place) in types
    assert ("place/kp", WM.State) not in types


def test_reports_add_no_description_to_a_register_node():
    counts = Counter({("label", "Communist Party of China"): 3, ("kind", "party"): 3})
    assert project_key("org/cn/communist-party-of-china", counts) == frozenset()
    assert project_key("org/cn/no-such-party", counts) != frozenset()
