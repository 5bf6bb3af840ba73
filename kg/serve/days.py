"""/days: a calendar of the days on which encounters are reported."""

from __future__ import annotations

import re
from calendar import Calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, make_response, render_template

from kg.serve.ask import ask
from kg.serve.problems import problem
from kg.serve.things.charts import bars
from kg.serve.things.encounters import encounters

blueprint = Blueprint("days", __name__)
_WHEN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Month:
    """A month's weeks from Monday; each day is (its date, how many), or None outside it."""

    date: str
    weeks: tuple[tuple[tuple[str, int] | None, ...], ...]
    number: int


@blueprint.get("/days")
def years() -> Response:
    """All years with their numbers."""
    numbers: dict[int, int] = {}
    for date, number in _numbers().items():
        numbers[int(date[:4])] = numbers.get(int(date[:4]), 0) + number
    return make_response(render_template("years.html", numbers=numbers, chart=bars(numbers)))


@blueprint.get("/days/<when>")
def days(when: str) -> Response:
    """A year as a calendar; a month or a day as the list of its encounters."""
    found = _WHEN.fullmatch(when)
    if found is None or int(found[1]) == 0:
        return problem(404, "Not found", f"{when}: give a year, a month or a day as 2024-03-22")
    numbers = _numbers()
    if when == found[1]:
        months = [month(f"{when}-{number:02}", numbers) for number in range(1, 13)]
        return make_response(_year_page(when, months, numbers))
    where = f'?meeting schema:startDate ?day FILTER(STRSTARTS(STR(?day), "{when}"))'
    page = render_template("day.html", when=when, encounters=encounters(where))
    return make_response(page)


def month(date: str, numbers: Mapping[str, int]) -> Month:
    """A month's calendar; `numbers` count encounters by day, month or year."""
    year, of_year = int(date[:4]), int(date[5:])
    weeks = tuple(
        tuple(
            (f"{date}-{day:02}", numbers.get(f"{date}-{day:02}", 0)) if day else None
            for day in week
        )
        for week in Calendar().monthdayscalendar(year, of_year)
    )
    inside = sum(number for when, number in numbers.items() if when.startswith(date))
    return Month(date, weeks, inside)


def _year_page(year: str, months: Sequence[Month], numbers: Mapping[str, int]) -> str:
    others = sorted({date[:4] for date in numbers})
    before = max((other for other in others if other < year), default=None)
    after = min((other for other in others if other > year), default=None)
    return render_template(
        "year.html",
        year=year,
        months=months,
        before=before,
        after=after,
        undated=numbers.get(year, 0),
    )


def _numbers() -> dict[str, int]:
    return {row["date"]: int(row["number"]) for row in ask("calendar") if "date" in row}
