"""Charts as coordinates: bars by year, and posts with encounters over time.

Pure; units are SVG user units. A template draws what is computed here, and a table or list
beside each chart says the same in words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

_WIDTH, _HEIGHT, _FOOT, _HEAD = 860, 150, 22, 16
_ROW, _LEFT, _MOST_ROWS = 30, 300, 14
_YEAR_DAYS = 365.25
_Place: TypeAlias = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Bar:
    """A year's bar."""

    year: int
    number: int
    x: float
    y: float
    width: float
    height: float
    labelled: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars of all years from the first to the last, also the empty ones."""

    width: int
    height: int
    bars: tuple[Bar, ...]


def bars(numbers: Mapping[int, int]) -> Bars | None:
    """A bar chart by year; None where there is nothing to show."""
    if not numbers:
        return None
    first, last = min(numbers), max(numbers)
    years = range(first, last + 1)
    most = max(numbers.values())
    step = min(_WIDTH / len(years), 56)
    every = max(1, -(-len(years) * 44 // _WIDTH))
    room = _HEIGHT - _FOOT - _HEAD
    made = []
    for place, year in enumerate(years):
        number = numbers.get(year, 0)
        tall = room * number / most
        made.append(
            Bar(
                year,
                number,
                round(place * step + step * 0.12, 1),
                round(_HEIGHT - _FOOT - tall, 1),
                round(step * 0.76, 1),
                round(tall, 1),
                (last - year) % every == 0,
            )
        )
    return Bars(max(round(step * len(years)), 60), _HEIGHT, tuple(made))


@dataclass(frozen=True, slots=True)
class Span:
    """A post from its first to its last attestation, with each attestation's day."""

    label: str
    days: tuple[str, ...]
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A row of the time chart: a label, a bar, and points on it (x, former, day)."""

    label: str
    whole: str
    y: int
    x: float
    width: float
    points: tuple[tuple[float, bool, str], ...]


@dataclass(frozen=True, slots=True)
class TimeChart:
    """Rows of posts above a row of encounters, over one axis of years."""

    width: int
    height: int
    left: int
    rows: tuple[TimeRow, ...]
    ticks: tuple[tuple[float, str], ...]


def time_chart(spans: Sequence[Span], encounters: Iterable[str]) -> TimeChart | None:
    """The chart of dated posts and encounters; None where fewer than two days are known."""
    met = sorted({day for day in encounters if day})
    rows = [*spans[:_MOST_ROWS], *([Span("encounters", tuple(met))] if met else [])]
    days = sorted({day for row in rows for day in (*row.days, *row.former) if day})
    if len(days) < 2:
        return None
    start, end = _number(days[0]), _number(days[-1])
    slack = max((end - start) * 0.03, 0.02)
    start, end = start - slack, end + slack
    room = _WIDTH - _LEFT

    def at(day: str) -> float:
        return round(_LEFT + room * (_number(day) - start) / (end - start), 1)

    made = tuple(_time_row(row, index, at) for index, row in enumerate(rows))
    years = range(int(start) + 1, int(end) + 1)
    every = max(1, -(-len(years) * 46 // room))
    ticks = tuple((at(f"{year}-01-01"), str(year)) for year in years if year % every == 0)
    return TimeChart(_WIDTH, len(rows) * _ROW + _FOOT, _LEFT, made, ticks)


def _time_row(row: Span, index: int, at: _Place) -> TimeRow:
    held = sorted(day for day in row.days if day)
    x1, x2 = (at(held[0]), at(held[-1])) if held else (0.0, 0.0)
    points = [(at(day), False, day) for day in held]
    points += [(at(day), True, day) for day in sorted(row.former) if day]
    bar = 0.0 if row.label == "encounters" else x2 - x1
    label = row.label if len(row.label) <= 42 else row.label[:41].rstrip(" ,") + "…"
    return TimeRow(label, row.label, index * _ROW, x1, round(bar, 1), tuple(points))


def _number(day: str) -> float:
    """A day as a year with a fraction; a month or a year stands for its first day."""
    year, month, of_month = (*(int(part) for part in day.split("-")), 1, 1)[:3]
    return year + ((month - 1) * 30.44 + of_month - 1) / _YEAR_DAYS
