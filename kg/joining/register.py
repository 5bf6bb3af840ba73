"""The register of persons: names in their own script, other names, posts of namesakes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.identity import person_key
from kg.namespaces import data_file
from kg.registers.tables import read_table


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A row: `post` ("state-council.premier") only where several persons share the name."""

    state: str
    name: str
    aliases: tuple[str, ...]
    native: str | None
    post: str | None
    wikidata: str | None
    source: str

    @property
    def key(self) -> str:
        """The key of the person's node."""
        bare = person_key(self.state, self.name)
        return f"{bare}~{self.post}" if self.post else bare

    @property
    def other_keys(self) -> tuple[str, ...]:
        """The keys that reports mint from the other names."""
        return tuple(person_key(self.state, alias) for alias in self.aliases)


@dataclass(frozen=True, slots=True)
class People:
    """The register by the keys of nodes, the nodes by keys of names, and the shared names."""

    by_key: Mapping[str, KnownPerson]
    node_of: Mapping[str, str]
    namesakes: Mapping[str, tuple[str, ...]]


@cache
def people() -> People:
    """The register, read once."""
    rows = read_table(data_file("seeds", "registers", "persons.csv"), KnownPerson)
    shared: dict[str, tuple[str, ...]] = {}
    for row in rows:
        if row.post:
            bare = person_key(row.state, row.name)
            shared[bare] = (*shared.get(bare, ()), row.key)
    node_of = {key: row.key for row in rows for key in (row.key, *row.other_keys)}
    return People(
        MappingProxyType({row.key: row for row in rows}),
        MappingProxyType(node_of),
        MappingProxyType(shared),
    )
