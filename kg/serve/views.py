"""What a result's table can be drawn as: bars by year, bars by name, a graph. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from kg.serve.rows import Cell, Table
from kg.serve.things.charts import Bars, bars

_DATES = frozenset(("date", "gYearMonth", "gYear", "dateTime"))
_NUMBERS = frozenset(("integer", "decimal", "double", "float"))
_MOST_BARS, _MOST_NODES = 30, 40
_ROOM, _ROW, _LEFT = 860, 26, 320


@dataclass(frozen=True, slots=True)
class Years:
    """A chart by year; `what` says which column is summed, or that rows are counted."""

    chart: Bars
    what: str


@dataclass(frozen=True, slots=True)
class NamedBar:
    """A bar with its name and number."""

    name: str
    number: str
    y: int
    width: float


@dataclass(frozen=True, slots=True)
class NamedBars:
    """Bars by name, in the order of the rows."""

    width: int
    height: int
    left: int
    bars: tuple[NamedBar, ...]
    what: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A node of the graph on its circle."""

    name: str
    link: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Graph:
    """Things of two columns, joined where they share a row."""

    width: int
    height: int
    dots: tuple[Dot, ...]
    lines: tuple[tuple[float, float, float, float], ...]
    what: str


def years_of(table: Table) -> Years | None:
    """Numbers, or rows, by the year of the first column of dates."""
    when = _column(table, _DATES)
    if when is None:
        return None
    number = _column(table, _NUMBERS)
    sums: dict[int, float] = {}
    for row in table.rows:
        year = row[when].text[:4]
        if year.isdecimal():
            value = 1.0 if number is None else _value(row[number])
            sums[int(year)] = sums.get(int(year), 0) + value
    if not sums or max(sums.values()) <= 0 or max(sums) - min(sums) > 400:
        return None
    chart = bars({year: round(value) for year, value in sums.items()})
    what = "rows" if number is None else table.columns[number]
    return Years(chart, f"{what} by year of {table.columns[when]}") if chart else None


def named_of(table: Table) -> NamedBars | None:
    """The first column of numbers by the first column of names, for a short table."""
    number = _column(table, _NUMBERS)
    if (
        number is None
        or not 1 < len(table.rows) <= _MOST_BARS
        or _column(table, _DATES) is not None
    ):
        return None
    name = next(
        (c for c in range(len(table.columns)) if c != number and not _is_link(table, c)), None
    )
    if name is None:
        return None
    values = [_value(row[number]) for row in table.rows]
    most = max(values)
    if most <= 0 or min(values) < 0:
        return None
    made = tuple(
        NamedBar(_cut(row[name].text), row[number].text, place * _ROW, _wide(value / most))
        for place, (row, value) in enumerate(zip(table.rows, values, strict=True))
    )
    what = f"{table.columns[number]} by {table.columns[name]}"
    return NamedBars(_ROOM, len(made) * _ROW, _LEFT, made, what)


def graph_of(table: Table) -> Graph | None:
    """The things of the first two columns of our links, where there are not too many."""
    columns = [c for c in range(len(table.columns)) if _is_link(table, c)][:2]
    if len(columns) < 2:
        return None
    pairs = {(row[columns[0]], row[columns[1]]) for row in table.rows}
    pairs = {(one, other) for one, other in pairs if one.link and other.link and one != other}
    things = sorted({cell for pair in pairs for cell in pair}, key=lambda cell: cell.text)
    if not 2 < len(things) <= _MOST_NODES:
        return None
    dots = dict(zip(things, _circle(things), strict=True))
    lines = tuple((dots[a].x, dots[a].y, dots[b].x, dots[b].y) for a, b in sorted(pairs, key=str))
    what = f"{table.columns[columns[0]]} and {table.columns[columns[1]]}"
    return Graph(_ROOM, 560, tuple(dots.values()), lines, what)


def _circle(things: Sequence[Cell]) -> Iterable[Dot]:
    for place, cell in enumerate(things):
        angle = 2 * pi * place / len(things) - pi / 2
        x, y = 430 + 200 * cos(angle), 280 + 250 * sin(angle)
        anchor = "start" if cos(angle) >= 0 else "end"
        name = cell.text.rpartition("/")[2].replace("-", " ") or cell.text
        yield Dot(name, cell.link or "", round(x, 1), round(y, 1), anchor)


def _column(table: Table, kinds: frozenset[str]) -> int | None:
    """The first column all of whose bound cells are of these datatypes."""
    for column in range(len(table.columns)):
        bound = [row[column] for row in table.rows if row[column].text]
        if bound and all(cell.note in kinds for cell in bound):
            return column
    return None


def _is_link(table: Table, column: int) -> bool:
    bound = [row[column] for row in table.rows if row[column].text]
    return bool(bound) and all((cell.link or "").startswith("/id/") for cell in bound)


def _value(cell: Cell) -> float:
    try:
        value = float(cell.text)
    except ValueError:
        return 0.0
    return value if abs(value) < 1e15 else 0.0


def _wide(share: float) -> float:
    return round((_ROOM - _LEFT - 70) * share, 1)


def _cut(text: str) -> str:
    return text if len(text) <= 44 else text[:43].rstrip() + "…"
