"""Organizations that the registers know: where the chain of a name ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, TypeAlias

from kg.identity.folding import slug
from kg.identity.grammar import tidy, units_below, without_central_committee
from kg.identity.keys import UNKNOWN_STATE, part, state_key
from kg.identity.words import organization_words
from kg.registers import Body, Party, Registers, State

UnitKind: TypeAlias = Literal["party", "state", "body", "international", "other"]
INTERNATIONAL = "int"
FORMAL: frozenset[UnitKind] = frozenset({"party", "state", "international", "other"})
_BETWEEN_STATES = frozenset({"international", "supranational", "regional"})
_NOT_OF_A_STATE = frozenset({"company", "association", "foundation", "bank"})


@dataclass(frozen=True, slots=True)
class Unit:
    """An organization or one of its units; `parent` is the unit right above.

    `label` is a name for people; `state` an ISO 3166-1 alpha-2 code; `known` says that the
    registers describe it; `words` is the name as a report wrote it.
    """

    key: str
    label: str
    kind: UnitKind
    state: str | None
    parent: Unit | None = None
    known: bool = False
    words: str | None = None

    def told(self, words: str) -> Unit:
        """The same unit under the name that a report gives it."""
        return replace(self, words=words)

    @property
    def root(self) -> Unit:
        """The unit at the top of the chain."""
        *_, root = self.chain()
        return root

    def chain(self) -> Iterator[Unit]:
        """The unit and all above it, the root last."""
        unit: Unit | None = self
        while unit is not None:
            yield unit
            unit = unit.parent


@lru_cache(maxsize=65536)
def registered(text: str, registers: Registers, *, adjectives: bool = False) -> Unit | None:
    """The party, body or state that the registers hold under this very name.

    With `adjectives` demonyms count as the state's name: "Vietnamese", "China's".
    """
    party = registers.party_named(text)
    if party is not None:
        return party_unit(party)
    body = registers.body_named(text)
    if body is not None:
        return body_unit(body, registers)
    name = text.removesuffix("'s").removesuffix("’s") if adjectives else text
    state = registers.state_named(name)
    if state is None or (not adjectives and name in state.demonyms):
        return None
    return _state_unit(state)


def state_unit(code: str, registers: Registers) -> Unit:
    """The state of a code, as an actor."""
    state = registers.state(code)
    return _state_unit(state) if state else Unit(state_key(code), code, "state", code)


def _state_unit(state: State) -> Unit:
    return Unit(state_key(state.code), state.name, "state", state.code, known=True)


def sovereign(code: str | None, registers: Registers) -> str | None:
    """The code of a state that the registers call sovereign; None for all else.

    Persons and bodies are said to be of sovereign states only; Hong Kong is a place and a
    name in keys.
    """
    state = registers.state(code) if code else None
    return state.code if state is not None and state.sovereign else None


def party_unit(party: Party) -> Unit:
    """The root that a party of the registers is."""
    key = f"org/{(party.state or UNKNOWN_STATE).lower()}/{slug(party.id)}"
    return Unit(key, party.name, "party", party.state, known=True)


def body_unit(body: Body, registers: Registers) -> Unit:
    """A body of the registers with what it belongs to: a body, a party, a state or none.

    Where the name says whose it is, its key is the one that the name would give without the
    register: registering a ministry changes no key. A Central Committee is the party itself.
    """
    parent, bare = _parent(body, registers), without_central_committee(tidy(body.name))
    if parent is not None and bare == parent.label:
        return parent
    state = body.state or (parent.state if parent else None)
    if body.kind in _BETWEEN_STATES or (state is None and parent is not None):
        key = f"org/{INTERNATIONAL}/{slug(body.id)}"
        return Unit(key, body.name, "international", None, parent, known=True)
    if body.kind in _NOT_OF_A_STATE or state is None:
        key = f"org/{(state or UNKNOWN_STATE).lower()}/{slug(body.id)}"
        return Unit(key, body.name, "other", state, parent, known=True)
    root = parent.root if parent and body.party else state_unit(state, registers)
    named = _named_below(bare, parent) or below(root, _own_names(bare, state, registers))
    return Unit(named.key, body.name, "body", state, parent or named.parent, known=True)


def _named_below(bare: str, parent: Unit | None) -> Unit | None:
    """The unit that the name itself puts below its parent or what that belongs to."""
    for above in parent.chain() if parent else ():
        if above.kind != "state" and above.label in bare and above.label != bare:
            return below(above, units_below(bare, above.label))
    return None


def _own_names(bare: str, code: str, registers: Registers) -> tuple[str, ...]:
    """The units in a name, without the state's name where what is left names a unit."""
    state = registers.state(code)
    forms = (state.name, *state.demonyms, *state.abbreviations) if state else (code,)
    for form in forms:
        names = units_below(bare, form)
        if names != (bare,) and all(map(organization_words().is_unit, names)):
            return names
    return (bare,)


def below(root: Unit, names: Iterable[str]) -> Unit:
    """The unit at the end of a chain of names below a root, the largest first."""
    unit = root
    for name in names:
        segment = slug(organization_words().standard(name))
        above = f"org/{part(unit.key)}" if unit.kind == "state" else unit.key
        label = f"{name} of {'' if unit.kind == 'state' else 'the '}{unit.label}"
        unit = Unit(f"{above}/{segment}", label, "body", root.state, parent=unit)
    return unit


def _parent(body: Body, registers: Registers) -> Unit | None:
    above = registers.body(body.parent) if body.parent else None
    if above is not None and above.id != body.id:
        return body_unit(above, registers)
    party = registers.party(body.party) if body.party else None
    if party is not None:
        return party_unit(party)
    of_a_state = body.state and body.kind not in _NOT_OF_A_STATE
    return state_unit(body.state, registers) if of_a_state and body.state else None
