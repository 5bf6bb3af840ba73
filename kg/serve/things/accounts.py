"""The accounts of one encounter side by side, and where they differ. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.serve.ask import Row
from kg.serve.words import day


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says of the encounter, as its column's head."""

    iri: str
    report: str
    headline: str
    house: str
    published: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the comparison: for each account its words; `differs` where they do not agree.

    What an account does not tell is empty; silence differs from nothing.
    """

    title: str
    cells: tuple[str, ...]
    link: str = ""

    @property
    def differs(self) -> bool:
        """Whether two accounts that tell it tell it differently."""
        return len({cell for cell in self.cells if cell}) > 1


@dataclass(frozen=True, slots=True)
class Part:
    """A participant's row: one cell for each account, None where it does not name the person."""

    iri: str
    name: str
    cells: tuple[Cell | None, ...]

    def differs(self, field: str) -> bool:
        """Whether accounts that name the person differ in name, role, place or posts."""
        told = {getattr(cell, field) for cell in self.cells if cell and getattr(cell, field)}
        return len(told) > 1

    @property
    def missing(self) -> bool:
        """Whether some account leaves the person out."""
        return None in self.cells


@dataclass(frozen=True, slots=True)
class Cell:
    """One account's words about one participant."""

    told: str
    role: str
    position: str
    posts: tuple[str, ...]
    behalf: tuple[str, ...]
    delegation: str = ""


def accounts(rows: Iterable[Row]) -> list[Account]:
    """The columns, in the order of publication; rows of queries/accounts.rq."""
    found = {
        row["account"]: Account(
            iri=row["account"],
            report=row["report"],
            headline=row.get("headline", "without a headline"),
            house=row.get("house", "house not told"),
            published=row.get("published", ""),
        )
        for row in rows
    }
    return list(found.values())


def lines(rows: Sequence[Row], columns: Sequence[Account]) -> list[Line]:
    """The rows for day, place, venue and kind; those that no account tells are left out."""
    by_account = {row["account"]: row for row in rows}

    def told(name: str) -> tuple[str, ...]:
        return tuple(by_account[column.iri].get(name, "") for column in columns)

    days = tuple(
        " to ".join(filter(None, map(day, pair)))
        for pair in zip(told("date"), told("end"), strict=True)
    )
    made = [
        Line("day", days),
        Line("kind", told("kind")),
        Line("place", told("place")),
        Line("venue", told("venue")),
        Line("told as", tuple("background" if v == "true" else "news" for v in told("background"))),
    ]
    return [line for line in made if any(line.cells)]


def parts(rows: Iterable[Row], columns: Sequence[Account]) -> list[Part]:
    """A row for each participant of any account, in the order of the first that names them."""
    told: defaultdict[str, defaultdict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    for row in rows:
        names[row["person"]] = row["name"]
        told[row["person"]][row["account"]].append(row)
    made = [
        Part(person, names[person], tuple(_cell(by_account.get(c.iri)) for c in columns))
        for person, by_account in told.items()
    ]
    return sorted(made, key=_order)


def _cell(rows: Sequence[Row] | None) -> Cell | None:
    if not rows:
        return None
    first = rows[0]
    return Cell(
        told=first.get("told", first["name"]),
        role=first["role"].rpartition("/")[2],
        position=first.get("position", ""),
        posts=_distinct(rows, "post"),
        behalf=_distinct(rows, "behalfName"),
        delegation=first.get("delegation", ""),
    )


def _distinct(rows: Iterable[Mapping[str, str]], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[name] for row in rows if name in row))


def _order(part: Part) -> tuple[int, int, str]:
    for column, cell in enumerate(part.cells):
        if cell is not None:
            return column, int(cell.position or 0), part.iri
    return len(part.cells), 0, part.iri
