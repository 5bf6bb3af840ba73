"""States, parties and bodies: who sends people and for whom they speak."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kg.registers.surfaces import Surface, surfaces_of


@dataclass(frozen=True, slots=True)
class State:
    """A state, or with `sovereign` false a polity that reports name but that is no state.

    `name` is the short English name under which state offices are filed; `article` says that
    it takes "the" inside a phrase; `name_order` is how its people's names are mostly written.
    """

    code: str
    name: str
    official: str | None
    native: str | None
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    abbreviations: tuple[str, ...]
    ambiguous: frozenset[str]
    capital: str | None
    sovereign: bool
    article: bool
    name_order: Literal["family-first", "given-first", "mixed"]
    wikidata: str | None
    source: str

    @property
    def key(self) -> str:
        """The ISO 3166-1 alpha-2 code (XK for Kosovo, EU for the union)."""
        return self.code

    @property
    def home(self) -> str | None:
        """The state itself."""
        return self.code

    def surfaces(self) -> Iterator[Surface]:
        """Names, long forms, demonyms and abbreviations."""
        yield from surfaces_of([self.name], form="name")
        yield from surfaces_of([self.official], form="official")
        yield from surfaces_of([self.native], form="native")
        yield from surfaces_of(self.aliases, form="alias")
        yield from surfaces_of(self.demonyms, form="demonym")
        yield from surfaces_of(self.abbreviations, form="abbreviation", case="upper")


@dataclass(frozen=True, slots=True)
class Party:
    """A political party or movement that governs, sits in parliament, or exchanges delegations."""

    id: str
    name: str
    state: str | None
    native: str | None
    aliases: tuple[str, ...]
    abbreviations: tuple[str, ...]
    ambiguous: frozenset[str]
    wikidata: str | None
    source: str

    @property
    def key(self) -> str:
        """The slug."""
        return self.id

    @property
    def home(self) -> str | None:
        """The state in which it acts."""
        return self.state

    def surfaces(self) -> Iterator[Surface]:
        """Names and abbreviations."""
        yield from surfaces_of([self.name], form="name")
        yield from surfaces_of([self.native], form="native")
        yield from surfaces_of(self.aliases, form="alias")
        yield from surfaces_of(self.abbreviations, form="abbreviation", case="upper")


@dataclass(frozen=True, slots=True)
class Body:
    """An organization with a name of its own: of a state, of a party, or between states.

    `kind` is international, supranational, legislature, front, party-organ, ministry, court,
    armed-force, council, bank, presidency, agency, company, association, foundation, regional
    or other. `party` and `parent` are the ids of the party and of the body it belongs to.
    """

    id: str
    name: str
    kind: str
    state: str | None
    party: str | None
    parent: str | None
    aliases: tuple[str, ...]
    abbreviations: tuple[str, ...]
    ambiguous: frozenset[str]
    wikidata: str | None
    source: str

    @property
    def key(self) -> str:
        """The slug."""
        return self.id

    @property
    def home(self) -> str | None:
        """The state it belongs to."""
        return self.state

    def surfaces(self) -> Iterator[Surface]:
        """Names and abbreviations."""
        yield from surfaces_of([self.name], form="name")
        yield from surfaces_of(self.aliases, form="alias")
        yield from surfaces_of(self.abbreviations, form="abbreviation", case="upper")
