"""Looks up houses and places in the registers, the way headers and datelines write them."""

from __future__ import annotations

from functools import lru_cache

from kg.registers import Registers


@lru_cache(maxsize=8192)
def canonical_house(text: str, registers: Registers) -> str | None:
    """The short name of a news house, also with reporters after it: "Xinhua/Li Hua".

    Official sites ("White House", "President of Ukraine") are no news houses: their names are
    first of all those of offices.
    """
    for part in (text, *(text.split(mark, 1)[0] for mark in ("/", ",", " - ") if mark in text)):
        short = part.strip()
        house = None if registers.state_named(short) else registers.house_named(short)
        if house is not None and (house.kind != "site" or _is_code(short)):
            return short if _is_code(short) else house.name
    return None


@lru_cache(maxsize=8192)
def bare_house(text: str, registers: Registers) -> str | None:
    """A house that may open a dateline without brackets: a code or a news agency."""
    house = registers.house_named(text)
    if house is None or (text not in (house.name, *house.datelines) and text != house.name.upper()):
        return None
    if not _is_code(text) and house.kind != "agency":
        return None
    return canonical_house(text, registers)


def _is_code(text: str) -> bool:
    return text.isupper() and text.isalpha() and len(text) < 6


@lru_cache(maxsize=8192)
def is_place(text: str, registers: Registers) -> bool:
    """Whether the registers know a city or region of this name, in capitals or not."""
    for name in (text, text.title()):
        place = registers.place_named(name)
        if name in _capitals(registers) or (place is not None and place.kind != "venue"):
            return True
    return False


@lru_cache(maxsize=8)
def _capitals(registers: Registers) -> frozenset[str]:
    """Capitals, and states that are called like them ("Kuwait", "Singapore")."""
    named = [(state.capital, state.name) for state in registers.states if state.capital]
    cities = {capital for capital, _ in named}
    return frozenset(cities | {name for capital, name in named if capital.startswith(name)})


@lru_cache(maxsize=8192)
def is_title(word: str, registers: Registers) -> bool:
    """Whether a word is a title or an honorific."""
    return registers.title_named(word) is not None or registers.honorific_named(word) is not None
