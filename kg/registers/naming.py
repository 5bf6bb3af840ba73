"""How personal names are built, and general word lists; no person is listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Culture:
    """How a culture writes personal names.

    `short` is the part that later mentions use: family, given (Vietnamese: the last part) or
    full. `particles` join parts of a name in small or capital letters.
    """

    id: str
    order: Literal["family-first", "given-first", "mixed"]
    short: Literal["family", "given", "full"]
    states: tuple[str, ...]
    particles: tuple[str, ...]
    patronymics: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Surname:
    """A family name of a culture; `word` says that it is an English word as well."""

    surname: str
    culture: str
    word: bool
    source: str


@dataclass(frozen=True, slots=True)
class GivenName:
    """A given name; gender x where both bear it; `word` says that it is an English word as well."""

    name: str
    gender: Literal["m", "f", "x"]
    word: bool
    source: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a category, with its value (`form`) where it has one: month "jan" is 1."""

    category: str
    word: str
    form: str | None
    source: str
