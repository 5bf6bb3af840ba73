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
    """Whether the register knows a place of this name, in capitals or not."""
    return (
        registers.place_named(text) is not None or registers.place_named(text.title()) is not None
    )
