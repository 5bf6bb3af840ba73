"""What one report adds to the nodes that reports share, as strings that can be counted.

A contribution is a key, a predicate and a value; the projection holds a multiset of them for
every key, adds those of an accepted report and takes away those of a retracted one. They
name keys, not IRIs, so that they hold for any base.

    person      name, state, holds ("2024-03-22 current post/...")
    post        label, title, organization, rank
    tenure      person, post, organization, attested ("2024-03-22 current")
    org, state  label, composed, kind, state, parent, "unit of" (a formal organization)
    place       label, state            topic     label
    publisher   label                   occasion  label, ordinal
    meeting     label, kind, date, end, place, venue, occasion, principal, participant
    planned     the same
    join        joins, rule          alias       canonical (a replaced key's)
    pair        member, met ("meeting/... 2024-03-22")

Nothing is added to organizations, places and publishers that the registers describe.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.identity import (
    FORMAL,
    Holding,
    Identities,
    Named,
    Unit,
    identify,
    rank,
    sovereign,
    state_unit,
    topic_key,
)
from kg.model import Facts, Post
from kg.rdf.contribution import Contribution
from kg.rdf.meetings import of_encounters
from kg.rdf.telling import attested_on, supported
from kg.registers import Registers, load_registers

_RANKS_OF_STATES = frozenset({"head-of-state", "head-of-government"})


def contributions(
    facts: Facts, *, registers: Registers | None = None, identities: Identities | None = None
) -> list[Contribution]:
    """Everything the report adds to shared nodes, each once, in a fixed order.

    `identities` are given where joins have replaced keys.

    Raises ValueError for facts that are bound to no text.
    """
    registers, facts = registers or load_registers(), supported(facts)
    identities = identities or identify(facts, registers)
    return contributions_of(facts, identities, registers=registers)


def contributions_of(
    facts: Facts, identities: Identities, *, registers: Registers
) -> list[Contribution]:
    """The same from keys that are at hand."""
    added = dict.fromkeys(_persons(identities, registers))
    for post, holding in zip(facts.posts, identities.holdings, strict=True):
        on = attested_on(facts, post.person)
        added |= dict.fromkeys(_holding(post, holding, on=on, registers=registers))
    for unit in _units(facts, identities, registers):
        added |= dict.fromkeys(_unit(unit, registers))
    for named in _named(identities):
        added |= dict.fromkeys(_name(named, registers))
    added |= dict.fromkeys(_concepts(facts, identities))
    added |= dict.fromkeys(of_encounters(facts, identities, registers))
    return list(added)


def _persons(identities: Identities, registers: Registers) -> Iterator[Contribution]:
    for name, key in identities.persons.items():
        yield Contribution(key, "name", name)
        state = sovereign(identities.states_of[name], registers)
        if state:
            yield Contribution(key, "state", state)


def _holding(
    post: Post, holding: Holding, *, on: str | None, registers: Registers
) -> Iterator[Contribution]:
    """A post and the tenure in it, as attested on a date."""
    label = f"{post.title}, {post.organization}" if post.organization else post.title
    yield Contribution(holding.post, "label", label)
    yield Contribution(holding.post, "title", holding.title)
    level = _rank(holding, registers)
    if level:
        yield Contribution(holding.post, "rank", level)
    yield Contribution(holding.tenure, "person", holding.person)
    yield Contribution(holding.tenure, "post", holding.post)
    if holding.organization:
        yield Contribution(holding.post, "organization", holding.organization.key)
        yield Contribution(holding.tenure, "organization", holding.organization.key)
    status = "former" if post.former else "current"
    yield Contribution(holding.tenure, "attested", f"{on or ''} {status}")
    yield Contribution(holding.person, "holds", f"{on or ''} {status} {holding.post}")


def _rank(holding: Holding, registers: Registers) -> str | None:
    """The title's rank; a president of a company or a club is no head of state."""
    level, unit = rank(holding.title, registers), holding.organization
    if level in _RANKS_OF_STATES and (unit is None or unit.kind != "state"):
        return None
    if level == "party-leader" and (unit is None or unit.kind != "party"):
        return None
    return level


def _units(facts: Facts, identities: Identities, registers: Registers) -> Iterator[Unit]:
    """Every organization named, with all those above it."""
    named = [*identities.units.values()]
    named += [item.organization for item in identities.holdings if item.organization]
    named += [state_unit(code, registers) for code in facts.states]
    for unit in named:
        yield from unit.chain()


def _unit(unit: Unit, registers: Registers) -> Iterator[Contribution]:
    if unit.known:
        return
    told = ("label", unit.words) if unit.words else ("composed", unit.label)
    yield Contribution(unit.key, *told)
    yield Contribution(unit.key, "kind", unit.kind)
    state = sovereign(unit.state, registers)
    if state:
        yield Contribution(unit.key, "state", state)
    if unit.parent:
        yield Contribution(unit.key, "parent", unit.parent.key)
        if unit.parent.kind in FORMAL:
            yield Contribution(unit.key, "unit of", unit.parent.key)


def _named(identities: Identities) -> Iterator[Named]:
    """The places and publishers named."""
    places = (*identities.places, *identities.planned_places, identities.dateline_place)
    yield from filter(None, (*places, identities.publisher, identities.agency))


def _name(named: Named, registers: Registers) -> Iterator[Contribution]:
    if named.known:
        return
    yield Contribution(named.key, "label", named.label)
    state = sovereign(named.state, registers)
    if state:
        yield Contribution(named.key, "state", state)


def _concepts(facts: Facts, identities: Identities) -> Iterator[Contribution]:
    """Occasions and topics."""
    for occasion, key in zip(facts.occasions, identities.occasions, strict=True):
        yield Contribution(key, "label", occasion.name)
        if occasion.ordinal is not None:
            yield Contribution(key, "ordinal", str(occasion.ordinal))
    for statement in facts.statements:
        for topic in statement.topics:
            yield Contribution(topic_key(topic), "label", topic)
