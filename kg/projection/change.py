"""Incremental projection: of the touched keys only, what to remove and what to add.

Every triple of the entities and derived graphs follows from the multiset of contributions
of one key. The multiset does not know in which order or by which process reports came, so
the graph does not either; adding and retracting a report costs what the report touches.
Rules that join keys later on are one more keyed aggregation before this one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pyoxigraph as ox

from kg.projection.counts import Counts, Said
from kg.projection.decisions import project_decision
from kg.projection.derived import project_derived
from kg.projection.entities import project_entity
from kg.projection.registers import described_keys
from kg.rdf import Contribution, Quads, graph_name
from kg.registers import Registers, load_registers
from kg.settings import BASE_IRI


class Change(NamedTuple):
    """What a commit does to the store: first remove, then add."""

    remove: frozenset[ox.Quad]
    add: frozenset[ox.Quad]


def tally(contributions: Iterable[Contribution]) -> dict[str, Counter[tuple[str, str]]]:
    """The multiset of each key: how many reports state each of its values."""
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for key, predicate, value in contributions:
        counts.setdefault(key, Counter())[predicate, value] += 1
    return counts


def project_key(
    key: str, counts: Counts, *, base: str = BASE_IRI, registers: Registers | None = None
) -> frozenset[ox.Quad]:
    """The quads of `graph/entities` and `graph/derived` that follow from one key.

    Nothing follows where no count is above zero. A node that the registers describe has its
    description in `graph/registers` alone.
    """
    said = Said(counts)
    if not said or key in described_keys(registers or load_registers()):
        return frozenset()
    if key.startswith(("join/", "alias/")):
        judgements = Quads(base, graph_name(base, "judgements"))
        project_decision(judgements, key, said)
        return frozenset(judgements.stated)
    entities = Quads(base, graph_name(base, "entities"))
    project_entity(entities, key, said)
    derived = Quads(base, graph_name(base, "derived"))
    project_derived(derived, key, said)
    return frozenset((*entities.stated, *derived.stated))


def project_change(
    before: Mapping[str, Counts],
    after: Mapping[str, Counts],
    *,
    base: str = BASE_IRI,
    registers: Registers | None = None,
) -> Change:
    """The difference between the projections of the touched keys before and after."""
    remove, add = set[ox.Quad](), set[ox.Quad]()
    for key in before.keys() | after.keys():
        old = project_key(key, before.get(key, {}), base=base, registers=registers)
        new = project_key(key, after.get(key, {}), base=base, registers=registers)
        remove |= old - new
        add |= new - old
    return Change(frozenset(remove), frozenset(add))
