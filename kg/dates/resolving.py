"""Turns a date expression into the days meant, counted from an anchor; never invents one."""

from __future__ import annotations

from datetime import date, timedelta

from kg.dates.expression import Anchor, Direction, Expression, Resolved, day_of

# A day may lie a little on the far side of the anchor whatever the verb says (time zones;
# "have agreed to meet on Aug. 15"); then it is not that of another year.
_SLACK = timedelta(days=2)
_AHEAD, _BACK, _NONE = timedelta(days=45), timedelta(days=7), timedelta()


def resolve(
    expression: Expression, anchor: Anchor, *, direction: Direction = "past"
) -> Resolved | None:
    """The days an expression means; `direction` is where the verb looks ("will" = future).

    A weekday is the latest one on or before the anchor's day (for the future the first after
    it). None where the anchor does not suffice.

    >>> resolve(Expression("weekday", weekday=4), Anchor(dateline="2024-03-22"))
    Resolved(value='2024-03-22', end=None)
    >>> resolve(Expression("calendar", month=12, day=31), Anchor(published="2020-01-01"))
    Resolved(value='2019-12-31', end=None)
    >>> resolve(Expression("weekday", weekday=4), Anchor()) is None
    True
    """
    direction = expression.direction or direction
    try:
        if expression.kind == "calendar":
            return _calendar(expression, anchor, direction)
        start = day_of(anchor.context) if expression.kind == "context" else anchor.day
        if start is None:
            return None
        if expression.kind == "weekday":
            return _weekday(expression, start, direction)
        return _shifted(expression, start)
    except OverflowError:
        return None


def _calendar(expression: Expression, anchor: Anchor, direction: Direction) -> Resolved | None:
    year = expression.year if expression.year is not None else _year(expression, anchor, direction)
    value = _iso(year, expression.month, expression.day) if year is not None else None
    if year is None or value is None:
        return None
    if expression.end_day is None:
        return Resolved(value)
    month = expression.end_month or expression.month
    turns = month is not None and month < (expression.month or 0)
    end_year = year + turns if expression.year is None else year
    value = _iso(end_year - turns, expression.month, expression.day)
    return Resolved(value, _iso(end_year, month, expression.end_day)) if value else None


def _iso(year: int, month: int | None, day: int | None) -> str | None:
    if not 1 <= year <= 9999:
        return None
    if month is None:
        return f"{year:04}"
    if day is None:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _year(expression: Expression, anchor: Anchor, direction: Direction) -> int | None:
    """The year of a month (and day) told without one: the nearest, by the verb's side if far."""
    day = anchor.day
    if day is None or expression.month is None:
        return None
    if expression.unit == "year":
        return day.year + expression.offset
    if expression.day is None and expression.month == day.month:
        return day.year - (1 if expression.direction == "past" else 0)
    told = (expression.month, expression.day or day.day)
    if direction == "past":
        limit = day + (_SLACK if expression.direction else _AHEAD if expression.day else _NONE)
        return limit.year if told <= (limit.month, limit.day) else limit.year - 1
    limit = day - (_BACK if expression.day else _NONE)
    return limit.year if told >= (limit.month, limit.day) else limit.year + 1


def _weekday(expression: Expression, day: date, direction: Direction) -> Resolved | None:
    """The nearest such weekday; "last Friday" and "next Friday" leave out the day itself."""
    weekday = expression.weekday
    if weekday is None:
        return None
    strict = 1 if expression.direction is not None else 0
    if direction == "past":
        start = day - timedelta(days=(day.weekday() - weekday - strict) % 7 + strict)
    else:
        start = day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)
    if expression.end_weekday is None:
        return Resolved(start.isoformat())
    end = start + timedelta(days=(expression.end_weekday - weekday) % 7)
    return Resolved(start.isoformat(), end.isoformat())


def _shifted(expression: Expression, day: date) -> Resolved | None:
    """Some days, months or years from a day; weeks are too vague for a day."""
    if expression.unit == "day":
        return Resolved((day + timedelta(days=expression.offset)).isoformat())
    if expression.unit == "month":
        months = day.year * 12 + day.month - 1 + expression.offset
        value = _iso(months // 12, months % 12 + 1, None)
        return Resolved(value) if value else None
    if expression.unit == "year":
        value = _iso(day.year + expression.offset, None, None)
        return Resolved(value) if value else None
    return None
