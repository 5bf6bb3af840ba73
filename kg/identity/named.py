"""Places, publishers and titles: as the registers name them, or else as the report does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kg.identity.keys import country_key, place_key, publisher_key
from kg.identity.words import organization_words
from kg.registers import Registers


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with a key, a label and a state; `known` says that the registers describe it."""

    key: str
    label: str
    state: str | None = None
    known: bool = False


@lru_cache(maxsize=65536)
def place(name: str | None, state: str | None, registers: Registers) -> Named | None:
    """A city or region by name; without a name the country; None without both.

    >>> from kg.registers import load_registers
    >>> place("Beijing", None, load_registers()).key, place(None, "ZA", load_registers()).key
    ('place/cn/beijing', 'place/za')
    """
    if name is None:
        return country(state, registers) if state else None
    held = registers.place_named(name, state)
    if held is None:
        return Named(place_key(state, name), name, state)
    return Named(place_key(held.state, held.name), held.name, held.state, known=True)


def country(code: str, registers: Registers) -> Named:
    """The country of a state as a place."""
    state = registers.state(code)
    label = state.name if state else code
    return Named(country_key(code), label, code, known=state is not None)


@lru_cache(maxsize=4096)
def publisher(name: str, registers: Registers) -> Named:
    """A publishing house, agency or official site.

    >>> from kg.registers import load_registers
    >>> publisher("XINHUA", load_registers()).key
    'publisher/xinhua'
    """
    house = registers.house_named(name)
    if house is None:
        return Named(publisher_key(name), name)
    return Named(f"publisher/{house.id}", house.name, house.state, known=True)


@lru_cache(maxsize=65536)
def standard_title(title: str, registers: Registers) -> str:
    """The title's one spelling, which goes into the key of its post.

    >>> from kg.registers import load_registers
    >>> standard_title("Vice-Chairman", load_registers())
    'vice chairman'
    """
    held = registers.title_named(title)
    return held.title if held else organization_words().standard(title)


@lru_cache(maxsize=65536)
def rank(title: str, registers: Registers) -> str | None:
    """The rank that the title's words have by the register of titles, None where unknown."""
    words = organization_words().standard(title).split()
    for first in range(len(words)):
        held = registers.title_named(" ".join(words[first:]))
        if held is None:
            continue
        modifiers = [registers.modifier_named(word) for word in words[:first]]
        if not all(modifiers):
            return None
        deputy = any(item is not None and item.kind == "deputy" for item in modifiers)
        return f"deputy-{held.rank}" if deputy else held.rank
    return None
