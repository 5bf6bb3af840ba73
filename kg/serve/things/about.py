"""The plain relations of one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg.serve.ask import ask
from kg.serve.things.encounters import Named


@dataclass(frozen=True, slots=True)
class About:
    """A thing by its IRI, with the values of each property by its local name."""

    iri: str
    values: Mapping[str, tuple[Named, ...]]

    @property
    def label(self) -> str:
        """Its preferred name, else the end of its IRI."""
        return self.text("prefLabel") or self.iri.rpartition("/")[2]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The local names of its classes."""
        return tuple(_local(one.iri) for one in self.all("type"))

    def all(self, name: str) -> tuple[Named, ...]:
        """All values of a property; a literal is its own name."""
        return self.values.get(name, ())

    def first(self, name: str) -> Named | None:
        """The first value of a property."""
        return next(iter(self.all(name)), None)

    def text(self, name: str) -> str:
        """The first value of a property as text; empty without one."""
        found = self.first(name)
        return found.name if found else ""


def about(iri: str) -> About:
    """What queries/about.rq finds of a thing."""
    values: defaultdict[str, dict[str, Named]] = defaultdict(dict)
    for row in ask("about", iri=f"<{iri}>"):
        value = row["value"]
        values[_local(row["property"])].setdefault(value, Named(value, row.get("name", value)))
    return About(iri, {name: tuple(found.values()) for name, found in values.items()})


def _local(iri: str) -> str:
    return iri.rpartition("/")[2].rpartition("#")[2]
