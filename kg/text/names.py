"""Looks up houses and places in the registers, the way headers and datelines write them."""

from __future__ import annotations

from functools import lru_cache

from kg.registers import Registers


@lru_cache(maxsize=8192)
def canonical_house(text: str, registers: Registers) -> str | None:
    """The short name of a news agency or house, also with reporters after it: "Xinhua/Li Hua"."""
    for part in (text, *(text.split(mark, 1)[0] for mark in ("/", ",", " - ") if mark in text)):
        house = registers.house_named(part.strip())
        if house is not None:
            short = part.strip()
            return short if short.isupper() and len(short) < 6 else house.name
    return None


@lru_cache(maxsize=8192)
def is_place(text: str, registers: Registers) -> bool:
    """Whether the registers know a place of this name, in capitals or not."""
    return any(
        name in _capitals(registers) or registers.place_named(name) is not None
        for name in (text, text.title())
    )


@lru_cache(maxsize=8)
def _capitals(registers: Registers) -> frozenset[str]:
    return frozenset(state.capital for state in registers.states if state.capital)


@lru_cache(maxsize=8192)
def is_title(word: str, registers: Registers) -> bool:
    """Whether a word is a title or an honorific."""
    return registers.title_named(word) is not None or registers.honorific_named(word) is not None
