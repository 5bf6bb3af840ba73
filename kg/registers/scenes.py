"""Places where encounters happen and houses that report them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kg.registers.surfaces import Surface, surfaces_of


@dataclass(frozen=True, slots=True)
class Place:
    """A city, venue or region; `city` is the city in which a venue stands."""

    name: str
    kind: Literal["city", "venue", "region"]
    state: str | None
    city: str | None
    aliases: tuple[str, ...]
    ambiguous: frozenset[str]
    capital: bool
    wikidata: str | None
    source: str

    @property
    def key(self) -> str:
        """State and name, which together are unique."""
        return f"{self.state or 'xx'}/{self.name}"

    @property
    def home(self) -> str | None:
        """The state in which it lies."""
        return self.state

    def surfaces(self) -> Iterator[Surface]:
        """Names."""
        yield from surfaces_of([self.name], form="name")
        yield from surfaces_of(self.aliases, form="alias")


@dataclass(frozen=True, slots=True)
class House:
    """A news agency, paper, broadcaster or official site; `name` is its short usual name.

    `datelines` are the forms in which datelines and credits call it.
    """

    id: str
    name: str
    kind: str
    state: str | None
    datelines: tuple[str, ...]
    aliases: tuple[str, ...]
    ambiguous: frozenset[str]
    url: str | None
    wikidata: str | None
    source: str

    @property
    def key(self) -> str:
        """The slug."""
        return self.id

    @property
    def home(self) -> str | None:
        """The state from which it reports."""
        return self.state

    def surfaces(self) -> Iterator[Surface]:
        """Names, dateline forms and publisher's names."""
        for text in (self.name, *self.datelines):
            short = text.isupper() and len(text) < 5
            yield Surface(
                text, "abbreviation" if short else "name", "upper" if short else "initial"
            )
        yield from surfaces_of(self.aliases, form="alias")
