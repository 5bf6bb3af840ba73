"""Words that make posts and organizations: units, titles, modifiers, honorifics."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kg.registers.surfaces import Surface, surfaces_of


@dataclass(frozen=True, slots=True)
class Unit:
    """A noun that heads the name of an organization: "Ministry", "Department", "Bank"."""

    word: str
    kind: str
    aliases: tuple[str, ...]
    ambiguous: frozenset[str]
    source: str

    @property
    def key(self) -> str:
        """The word."""
        return self.word

    @property
    def home(self) -> str | None:
        """None: units belong to no state."""
        return None

    def surfaces(self) -> Iterator[Surface]:
        """The word and its variants."""
        yield from surfaces_of([self.word], form="word", case="any")
        yield from surfaces_of(self.aliases, form="alias", case="any")


@dataclass(frozen=True, slots=True)
class Title:
    """Words that name a post or a rank; `title` is the canonical form in lower case.

    `rank` is a slug of the rank scheme (head-of-state, minister, deputy-minister ...), `kind`
    the sphere. `needs_org`: names no post without an organization ("member", "head");
    `counts_as_post` is false for ranks and styles ("general", "first lady"); `plural` is how
    a list of holders calls them.
    """

    title: str
    kind: str
    rank: str
    variants: tuple[str, ...]
    plurals: tuple[str, ...]
    abbreviations: tuple[str, ...]
    ambiguous: frozenset[str]
    needs_org: bool
    counts_as_post: bool
    gender: str | None
    source: str

    @property
    def key(self) -> str:
        """The canonical title."""
        return self.title

    @property
    def home(self) -> str | None:
        """None: titles belong to no state."""
        return None

    def surfaces(self) -> Iterator[Surface]:
        """The title, its variants, plurals and abbreviations."""
        yield from surfaces_of([self.title], form="name", case="any")
        yield from surfaces_of(self.variants, form="alias", case="any")
        yield from surfaces_of(self.plurals, form="word", case="any")
        yield from surfaces_of(self.abbreviations, form="abbreviation", case="upper")


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word before or after a title: "vice", "acting", "former", "-elect".

    `kind` is deputy, first, assistant, alternate, acting, former, elect, senior, honorary,
    designate, executive or joint; `place` is before or after; `keeps_title` says that it
    belongs to the title as annotated ("vice president"), unlike "former".
    """

    word: str
    kind: str
    place: Literal["before", "after"]
    former: bool
    keeps_title: bool
    aliases: tuple[str, ...]
    ambiguous: frozenset[str]
    source: str

    @property
    def key(self) -> str:
        """The word."""
        return self.word

    @property
    def home(self) -> str | None:
        """None: modifiers belong to no state."""
        return None

    def surfaces(self) -> Iterator[Surface]:
        """The word and its variants."""
        yield from surfaces_of([self.word], form="word", case="any")
        yield from surfaces_of(self.aliases, form="alias", case="any")


@dataclass(frozen=True, slots=True)
class Honorific:
    """A style that precedes (or follows) a name and is no part of it; `gender` where it tells."""

    word: str
    kind: str
    place: Literal["before", "after"]
    gender: Literal["m", "f"] | None
    aliases: tuple[str, ...]
    ambiguous: frozenset[str]
    source: str

    @property
    def key(self) -> str:
        """The word."""
        return self.word

    @property
    def home(self) -> str | None:
        """None: honorifics belong to no state."""
        return None

    def surfaces(self) -> Iterator[Surface]:
        """The word and its variants."""
        yield from surfaces_of([self.word], form="word")
        yield from surfaces_of(self.aliases, form="alias")
