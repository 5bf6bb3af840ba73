"""An organization's name in full, read as a chain: the unit, the units above it, the root.

"Standing Committee of the Political Bureau of the Communist Party of China Central
Committee" is a Standing Committee below a Political Bureau below a party that the registers
know. A party's Central Committee speaks for the party: it stays in the label and never
enters the key, so that both word orders give one key.
"""

from __future__ import annotations

from functools import lru_cache

from kg.identity.folding import slug
from kg.identity.grammar import cuts, tidy, units, without_central_committee
from kg.identity.keys import UNKNOWN_STATE, organization_key
from kg.identity.roots import Unit, UnitKind, below, registered, state_unit
from kg.identity.words import organization_words
from kg.registers import Registers


@lru_cache(maxsize=65536)
def organization(
    text: str,
    registers: Registers,
    *,
    state: str | None = None,
    kind: UnitKind | None = None,
) -> Unit:
    """The organization that `text` names; `parent` leads up to the root of its chain.

    `state` is the state of who serves it: a ministry without a state belongs to that one.
    `kind` "party" says that it is a party, which the name alone may not tell.

    >>> from kg.registers import load_registers
    >>> registers = load_registers()
    >>> for text in ("Political Bureau of the Communist Party of Vietnam Central Committee",
    ...              "Politburo of the Central Committee of the Communist Party of Vietnam",
    ...              "Ministry of Trade of Vietnam", "Vietnam", "Acme Widgets Inc"):
    ...     print(organization(text, registers).key)
    org/vn/communist-party-of-vietnam/political-bureau
    org/vn/communist-party-of-vietnam/political-bureau
    org/vn/ministry-of-trade
    state/vn
    org/xx/acme-widgets-inc
    """
    told = tidy(text)
    bare = without_central_committee(told)
    whole = registered(told, registers) or registered(bare, registers)
    if whole is not None:
        return whole.told(told)
    if kind == "party":
        return Unit(organization_key(state, bare), bare, "party", state).told(told)
    root, names = _split(bare, registers)
    unit = below(root, names) if root else _unrooted(bare, registers, state=state)
    return unit.told(told)


def _split(name: str, registers: Registers) -> tuple[Unit | None, tuple[str, ...]]:
    """The root that the registers know, and the names of the units below it, largest first."""
    for before, after in cuts(name):
        root, names = registered(after, registers), tuple[str, ...]()
        if root is None:
            root, names = _split_after(after, registers)
        if root is not None and _may_stand_below(root, before):
            return root, (*names, *units(before))
    return _split_after(name, registers)


def _split_after(name: str, registers: Registers) -> tuple[Unit | None, tuple[str, ...]]:
    """The same for a name that begins with its root: "Vietnamese Ministry of Trade".

    What follows has to be a unit: "Communist Party of India (Marxist)" is another party.
    """
    words = name.split(" ")
    for count in range(len(words) - 1, 0, -1):
        head, rest = " ".join(words[:count]), " ".join(words[count:])
        root = registered(head, registers, adjectives=True)
        if root is not None and organization_words().is_unit(rest):
            return root, tuple(units(rest))
    return None, ()


def _may_stand_below(root: Unit, name: str) -> bool:
    """A bank "of China" is no organ of the state; a department of a party is one of the party."""
    return root.kind != "state" or organization_words().is_unit(name)


def _unrooted(name: str, registers: Registers, *, state: str | None) -> Unit:
    """An organization of which the registers know no root."""
    words, named = organization_words(), _state_within(name, registers)
    if words.is_party(name):
        return Unit(organization_key(named or state, name), name, "party", named or state)
    if not words.is_unit(name):
        return Unit(organization_key(named, name), name, "other", named)
    owner = named or state
    if owner:
        return below(state_unit(owner, registers), tuple(units(name)))
    return Unit(f"org/{UNKNOWN_STATE}/{slug(words.standard(name))}", name, "body", None)


def _state_within(name: str, registers: Registers) -> str | None:
    """The state that a proper name ends or begins with ("Bank of China", "Russian ... Fund")."""
    for part in (*(after for _, after in cuts(name)), name.split(" ", maxsplit=1)[0]):
        root = registered(part, registers, adjectives=True)
        if root is not None and root.kind == "state":
            return root.state
    return None
