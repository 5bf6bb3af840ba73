"""`graph/registers`: states, parties, bodies, places and houses as the registers hold them.

A node stands, with its types and labels, in one graph only: here if the registers describe
it, in `graph/entities` if only reports name it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

import pyoxigraph as ox

from kg.identity import (
    FORMAL,
    Unit,
    body_unit,
    country_key,
    party_unit,
    place_key,
    sovereign,
    state_key,
    state_unit,
)
from kg.namespaces import DCTERMS, ORG, SCHEMA, SKOS, WM, XSD
from kg.projection.entities import UNIT_CLASSES, WIKIDATA
from kg.rdf import Quads, graph_name, text_literal
from kg.registers import Body, House, Party, Place, Registers, State, load_registers
from kg.settings import BASE_IRI


def register_quads(
    *, base: str = BASE_IRI, registers: Registers | None = None, keys: Iterable[str] | None = None
) -> list[ox.Quad]:
    """All quads of the graph, or those that describe certain keys."""
    described = _described(base, registers or load_registers())
    chosen = described if keys is None else sorted(described.keys() & set(keys))
    return [quad for key in chosen for quad in described[key]]


@lru_cache(maxsize=8)
def described_keys(registers: Registers) -> frozenset[str]:
    """The keys of all nodes that the registers describe."""
    return frozenset(_described(BASE_IRI, registers))


@lru_cache(maxsize=8)
def _described(base: str, registers: Registers) -> Mapping[str, tuple[ox.Quad, ...]]:
    """The quads of every node by its key; of two entries with one key the first holds."""
    graph, held = graph_name(base, "registers"), dict[str, tuple[ox.Quad, ...]]()
    for key, entry in _entries(registers):
        if key not in held:
            out = Quads(base, graph)
            _describe(out, out.node(key), entry, registers)
            held[key] = tuple(out.stated)
    return MappingProxyType(held)


Entry = State | Party | Body | Place | House | str


def _entries(registers: Registers) -> Iterator[tuple[str, Entry]]:
    """Every entry with its key; a country is given by its state's code."""
    for state in registers.states:
        yield state_key(state.code), state
        yield country_key(state.code), state.code
    yield from ((party_unit(party).key, party) for party in registers.parties)
    yield from ((body_unit(body, registers).key, body) for body in registers.bodies)
    yield from ((place_key(place.state, place.name), place) for place in registers.places)
    yield from ((f"publisher/{house.id}", house) for house in registers.houses)


def _describe(out: Quads, node: ox.NamedNode, entry: Entry, registers: Registers) -> None:
    match entry:
        case State():
            kind = "state" if entry.sovereign else "other"
            out.type(node, *UNIT_CLASSES[kind])
            _labels(out, node, entry.name, (entry.official, *entry.aliases, *entry.abbreviations))
            _native(out, node, entry.native)
            out.add(node, SKOS.notation, ox.Literal(entry.code))
        case Party():
            _unit(out, node, party_unit(entry), registers)
            _labels(out, node, entry.name, (*entry.aliases, *entry.abbreviations))
            _native(out, node, entry.native)
        case Body():
            _unit(out, node, body_unit(entry, registers), registers)
            _labels(out, node, entry.name, (*entry.aliases, *entry.abbreviations))
        case Place():
            _place(out, node, entry.state, registers)
            _labels(out, node, entry.name, entry.aliases)
        case House():
            out.type(node, WM.Publisher, SCHEMA.Organization)
            _house(out, node, entry, registers)
        case str():
            _place(out, node, entry, registers)
            _labels(out, node, state_unit(entry, registers).label, ())
    if not isinstance(entry, str):
        _source(out, node, entry)


def _unit(out: Quads, node: ox.NamedNode, unit: Unit, registers: Registers) -> None:
    out.type(node, *UNIT_CLASSES[unit.kind])
    _state(out, node, WM.ofState, unit.state, registers)
    if unit.parent:
        above = out.node(unit.parent.key)
        out.add(node, ORG.subOrganizationOf, above)
        if unit.parent.kind in FORMAL:
            out.add(node, ORG.unitOf, above)


def _place(out: Quads, node: ox.NamedNode, state: str | None, registers: Registers) -> None:
    out.type(node, WM.Place, SCHEMA.Place)
    _state(out, node, WM.inCountry, state, registers)


def _house(out: Quads, node: ox.NamedNode, house: House, registers: Registers) -> None:
    _labels(out, node, house.name, house.aliases)
    out.add(node, SCHEMA.name, text_literal(house.name))
    _state(out, node, WM.ofState, house.state, registers)
    if house.url:
        out.add(node, SCHEMA.url, ox.Literal(house.url, datatype=XSD.anyURI))


def _labels(out: Quads, node: ox.NamedNode, name: str, others: Iterable[str | None]) -> None:
    out.add(node, SKOS.prefLabel, text_literal(name))
    for label in dict.fromkeys(others):
        if label and label != name:
            out.add(node, SKOS.altLabel, text_literal(label))


def _native(out: Quads, node: ox.NamedNode, name: str | None) -> None:
    """A name in its own script; the registers do not say in which language."""
    if name:
        out.add(node, SKOS.altLabel, ox.Literal(name, language="und"))


def _state(
    out: Quads,
    node: ox.NamedNode,
    predicate: ox.NamedNode,
    code: str | None,
    registers: Registers,
) -> None:
    held = sovereign(code, registers)
    if held:
        out.add(node, predicate, out.node(state_key(held)))


def _source(out: Quads, node: ox.NamedNode, entry: State | Party | Body | Place | House) -> None:
    """Where the entry is from, and the same thing in Wikidata where a row says so."""
    out.add(node, DCTERMS.source, ox.Literal(entry.source))
    if entry.wikidata:
        out.add(node, SCHEMA.sameAs, ox.NamedNode(WIKIDATA + entry.wikidata))
