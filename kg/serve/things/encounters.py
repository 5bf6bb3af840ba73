"""Encounters as lists on pages: when, where, who."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from kg.serve.ask import Row, ask

MOST = 300


@dataclass(frozen=True, slots=True)
class Named:
    """A thing and how it is called."""

    iri: str
    name: str


@dataclass(frozen=True, slots=True)
class Encounter:
    """One encounter; `date` has the precision that is known."""

    iri: str
    label: str
    date: str
    kind: str
    planned: bool
    place: Named | None
    people: tuple[Named, ...]

    def others(self, iri: str) -> tuple[Named, ...]:
        """All who took part but one."""
        return tuple(one for one in self.people if one.iri != iri)


def encounters(where: str, *, most: int = MOST) -> list[Encounter]:
    """The newest encounters that a graph pattern about `?meeting` describes."""
    return list(grouped(ask("meetings", where=where, most=str(most))))


def grouped(rows: Iterable[Row]) -> Iterable[Encounter]:
    """Rows of queries/meetings.rq, one or more an encounter, as encounters."""
    for iri, group in groupby(rows, key=lambda row: row["meeting"]):
        told = list(group)
        first = told[0]
        people = {row["person"]: row["name"] for row in told if "person" in row}
        yield Encounter(
            iri=iri,
            label=first["label"],
            date=first.get("date", ""),
            kind=first.get("kind", "meeting"),
            planned=first["planned"] == "true",
            place=Named(first["place"], first["placeName"]) if "place" in first else None,
            people=tuple(Named(person, name) for person, name in people.items()),
        )
