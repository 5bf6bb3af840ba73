"""Dates as reports say them: read an expression off tokens, resolve it against an anchor.

Two pure functions. `match_date` reads what the words say ("Friday", "March 22-24",
"yesterday", "Juche 113") into an `Expression`; `resolve` gives the days meant, as ISO 8601
strings of reduced precision. What cannot be known is None: no date is ever invented.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, TypeAlias

from kg.annotation import Token

Kind: TypeAlias = Literal["calendar", "weekday", "offset", "same day"]
Unit: TypeAlias = Literal["day", "week", "month", "year"]
Direction: TypeAlias = Literal["past", "future"]
Matched: TypeAlias = "tuple[Expression, int] | None"

_MONTH_NAMES = (
    "january february march april may june july august september october november december"
).split()
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS = {name: number for number, name in enumerate(_DAY_NAMES)}
WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_SHORT_WEEKDAYS = {name[:3]: number for name, number in WEEKDAYS.items()}
_NEAR = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_PARTS = frozenset({"morning", "afternoon", "evening", "night", "noon"})
_UNITS: dict[str, Unit] = {"week": "week", "month": "month", "year": "year"}
_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?", re.IGNORECASE)
_DAY_RANGE = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[-–]([0-9]{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_YEAR_FIRST = re.compile(r"((?:19|20)[0-9]{2})([-./])([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-./])([0-9]{1,2})\2((?:19|20)[0-9]{2})")
_DAY_NAME_YEAR = re.compile(r"([0-9]{1,2})-([A-Za-z]{3,9})-((?:19|20)[0-9]{2})")
_JUCHE = re.compile(r"[Jj]uche([0-9]{1,3})(?:\.([0-9]{1,2})\.([0-9]{1,2}))?")
_JUCHE_EPOCH = 1911


@dataclass(frozen=True, slots=True)
class Expression:
    """What the words of a date say, before it is known which day they mean."""

    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    weekday: int | None = None
    end_weekday: int | None = None
    unit: Unit = "day"
    offset: int = 0
    direction: Direction | None = None

    @property
    def complete(self) -> bool:
        """Whether the words alone give year, month and day."""
        return None not in (self.year, self.month, self.day)

    @classmethod
    def of(cls, iso: str) -> Expression:
        """The calendar date of an ISO 8601 day.

        >>> Expression.of("2024-03-22").day
        22
        """
        year, month, day = (int(part) for part in iso.split("-"))
        return cls("calendar", year=year, month=month, day=day)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The days that a report's words are counted from, ISO 8601; `context` is "the same day"."""

    dateline: str | None = None
    published: str | None = None
    context: str | None = None

    @property
    def day(self) -> date | None:
        """The dateline's day, else that of publication, where known to the day."""
        return _day_of(self.dateline) or _day_of(self.published)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A date of reduced precision; `end` is the last day of a range."""

    value: str
    end: str | None = None


def match_date(tokens: Sequence[Token], index: int) -> Matched:
    """The longest date expression that begins at `tokens[index]`, with its length in tokens.

    >>> words = [Token(word, 0, 0) for word in "March 22-24 , 2024".split()]
    >>> match_date(words, 0)
    (Expression(kind='calendar', year=2024, month=3, day=22, end_month=None, end_day=24, \
weekday=None, end_weekday=None, unit='day', offset=0, direction=None), 4)
    """
    if index >= len(tokens) or not _may_start(tokens[index].text):
        return None
    words = _words(tokens, index)
    for reader in (_numeric, _month_first, _day_first, _weekday, _relative, _bare_year):
        found = reader(words)
        if found is not None:
            return found
    return None


def _may_start(word: str) -> bool:
    folded = word.lower().rstrip(".")
    return folded[:1].isdigit() or folded in _STARTS or folded.startswith("juche")


def resolve(
    expression: Expression, anchor: Anchor, *, direction: Direction = "past"
) -> Resolved | None:
    """The days an expression means; `direction` is where the verb looks (will = future).

    >>> resolve(Expression("weekday", weekday=4), Anchor(dateline="2024-03-22"))
    Resolved(value='2024-03-22', end=None)
    >>> resolve(Expression("calendar", month=12, day=31), Anchor(published="2020-01-01"))
    Resolved(value='2019-12-31', end=None)
    >>> resolve(Expression("weekday", weekday=4), Anchor()) is None
    True
    """
    direction = expression.direction or direction
    if expression.kind == "same day":
        return Resolved(anchor.context) if anchor.context else None
    if expression.kind == "calendar":
        return _calendar(expression, anchor, direction)
    if anchor.day is None:
        return None
    if expression.kind == "weekday":
        return _nearest_weekday(expression, anchor.day, direction)
    return _shifted(expression, anchor.day)


_STARTS = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | frozenset(_SHORT_WEEKDAYS)
    | frozenset(_NEAR)
    | {
        "this",
        "last",
        "next",
        "the",
        "that",
        "same",
    }
)


def _words(tokens: Sequence[Token], index: int, limit: int = 12) -> list[str]:
    return [token.text.rstrip(".").lower() or "." for token in tokens[index : index + limit]]


def _at(words: Sequence[str], index: int) -> str:
    return words[index] if index < len(words) else ""


def _day_number(word: str) -> int | None:
    match = _DAY.fullmatch(word)
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None


def _numeric(words: Sequence[str]) -> Matched:
    """ISO and other all-number dates; day before month unless that cannot be."""
    if match := _YEAR_FIRST.fullmatch(words[0]):
        return _checked(int(match[1]), int(match[3]), int(match[4]), 1)
    if match := _YEAR_LAST.fullmatch(words[0]):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        return _checked(year, second, first, 1) or _checked(year, first, second, 1)
    if match := _DAY_NAME_YEAR.fullmatch(words[0]):
        month = MONTHS.get(match[2])
        return _checked(int(match[3]), month, int(match[1]), 1) if month else None
    if match := _JUCHE.fullmatch(words[0]):
        year = int(match[1]) + _JUCHE_EPOCH
        if match[2]:
            return _checked(year, int(match[2]), int(match[3]), 1)
        return Expression("calendar", year=year), 1
    if words[0] == "juche" and re.fullmatch(r"[0-9]{1,3}", _at(words, 1)):
        return Expression("calendar", year=int(words[1]) + _JUCHE_EPOCH), 2
    return None


def _checked(year: int, month: int, day: int, length: int) -> Matched:
    try:
        date(year, month, day)
    except ValueError:
        return None
    return Expression("calendar", year=year, month=month, day=day), length


def _month_first(words: Sequence[str]) -> Matched:
    """ "March 22", "March 22-24, 2024", "March 31 to April 2", "March 2024", "in March"."""
    month = MONTHS.get(words[0])
    if month is None:
        return None
    expression, length = Expression("calendar", month=month), 1
    if match := _DAY_RANGE.fullmatch(_at(words, 1)):
        expression, length = replace(expression, day=int(match[1]), end_day=int(match[2])), 2
    elif (day := _day_number(_at(words, 1))) is not None:
        expression, length = _range_end(replace(expression, day=day), words, 2)
    expression, length = _with_year(expression, words, length)
    if length == 1 and words[0] in ("may", "march", "mar"):
        return None
    return (expression, length) if _possible(expression) else None


def _range_end(start: Expression, words: Sequence[str], length: int) -> tuple[Expression, int]:
    """Read "to 24", "- April 2", "and 24" after a first day."""
    if _at(words, length) not in ("to", "-", "–", "through", "until", "and"):
        return start, length
    month = MONTHS.get(_at(words, length + 1))
    day = _day_number(_at(words, length + 2 if month else length + 1))
    if day is None or _at(words, length + 2) in ("countries", "people", "years"):
        return start, length
    later = (month or start.month or 0, day) > (start.month or 0, start.day or 0)
    if not later or (_at(words, length) == "and" and month):
        return start, length
    return replace(start, end_month=month, end_day=day), length + (3 if month else 2)


def _with_year(start: Expression, words: Sequence[str], length: int) -> tuple[Expression, int]:
    """Read ", 2024", "2024", "of last year" and "this year" after a month or a day."""
    skip = 1 if _at(words, length) in (",", ".", "of") else 0
    if _YEAR.fullmatch(_at(words, length + skip)):
        return replace(start, year=int(words[length + skip])), length + skip + 1
    if _at(words, length + skip + 1) == "year" and _at(words, length + skip) in _SHIFTS:
        shift = _SHIFTS[words[length + skip]]
        return replace(
            start, unit="year", offset=shift, direction=_toward(shift)
        ), length + skip + 2
    return start, length


_SHIFTS = {"last": -1, "this": 0, "next": 1}


def _toward(shift: int) -> Direction | None:
    return None if shift == 0 else ("past" if shift < 0 else "future")


def _day_first(words: Sequence[str]) -> Matched:
    """ "22 March 2024", "24th of August", "22-24 March", "the 24th"."""
    match = _DAY_RANGE.fullmatch(words[0])
    day = int(match[1]) if match else _day_number(words[0])
    if day is None:
        return None
    length = 2 if _at(words, 1) in ("of", "day") else 1
    month = MONTHS.get(_at(words, length))
    if month is None:
        return None
    if words[length] == "may" and not _YEAR.fullmatch(_at(words, length + 1)) and length == 1:
        return None
    end = int(match[2]) if match else None
    start = Expression("calendar", month=month, day=day, end_day=end)
    expression, length = _with_year(start, words, length + 1)
    return (expression, length) if _possible(expression) else None


def _weekday(words: Sequence[str]) -> Matched:
    """ "Friday", "last Friday", "Monday to Tuesday", "Friday, March 22, 2024"."""
    shift = _SHIFTS.get(words[0])
    first = 0 if shift is None else 1
    weekday = WEEKDAYS.get(_at(words, first))
    if weekday is None:
        return _short_weekday(words)
    length = first + 1
    skip = 1 if _at(words, length) == "," else 0
    for reader in (_numeric, _month_first, _day_first):
        calendar = reader(words[length + skip :]) if len(words) > length + skip else None
        if calendar is not None and calendar[0].day is not None:
            return calendar[0], length + skip + calendar[1]
    expression = Expression("weekday", weekday=weekday, direction=_toward(shift or 0))
    if _at(words, length) in ("to", "through", "-", "–") and _at(words, length + 1) in WEEKDAYS:
        return replace(expression, end_weekday=WEEKDAYS[words[length + 1]]), length + 2
    return expression, length


def _short_weekday(words: Sequence[str]) -> Matched:
    """ "Fri, 22 Mar 2024": a short weekday counts only before a calendar date."""
    if words[0] not in _SHORT_WEEKDAYS:
        return None
    skip = 2 if _at(words, 1) == "," else 1
    for reader in (_numeric, _month_first, _day_first):
        calendar = reader(words[skip:]) if len(words) > skip else None
        if calendar is not None and calendar[0].day is not None:
            return calendar[0], skip + calendar[1]
    return None


def _relative(words: Sequence[str]) -> Matched:
    """ "today", "this afternoon", "last month", "the same day", "the day before yesterday"."""
    pair, triple = " ".join(words[:2]), " ".join(words[:3])
    if triple in ("the same day", "that same day"):
        return Expression("same day"), 3
    if pair in ("same day", "that day"):
        return Expression("same day"), 2
    if words[0] in _NEAR:
        return Expression("offset", offset=_NEAR[words[0]]), 1
    if words[0] == "this" and _at(words, 1) in _PARTS:
        return Expression("offset"), 2
    if pair == "last night":
        return Expression("offset", offset=-1), 2
    if words[0] in _SHIFTS and _at(words, 1) in _UNITS:
        shift = _SHIFTS[words[0]]
        return Expression("offset", unit=_UNITS[words[1]], offset=shift), 2
    if words[0] in _SHIFTS and _at(words, 1) in MONTHS:
        shift = _SHIFTS[words[0]]
        month = MONTHS[words[1]]
        return Expression("calendar", month=month, direction=_toward(shift)), 2
    return None


def _bare_year(words: Sequence[str]) -> Matched:
    return (Expression("calendar", year=int(words[0])), 1) if _YEAR.fullmatch(words[0]) else None


def _possible(expression: Expression) -> bool:
    """Whether such a day can exist (in a leap year where the year is not told)."""
    if expression.day is None:
        return True
    try:
        date(expression.year or 2024, expression.month or 1, expression.day)
    except ValueError:
        return False
    return True


def _day_of(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso is not None and len(iso) == 10 else None


def _calendar(expression: Expression, anchor: Anchor, direction: Direction) -> Resolved | None:
    year = expression.year
    if year is None:
        year = _year_for(expression, anchor, direction)
    if year is None:
        return None
    value = _iso(year, expression.month, expression.day)
    if value is None or expression.end_day is None:
        return Resolved(value) if value else None
    return Resolved(value, _iso(year, expression.end_month or expression.month, expression.end_day))


def _iso(year: int, month: int | None, day: int | None) -> str | None:
    if month is None:
        return f"{year:04}"
    if day is None:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _year_for(expression: Expression, anchor: Anchor, direction: Direction) -> int | None:
    """The year of a month (and day) told without one: the nearest on the verb's side.

    A day or two on the far side of the anchor is still this year's: time zones, embargoes.
    """
    day = anchor.day
    if day is None or expression.month is None:
        return None
    if expression.unit == "year":
        return day.year + expression.offset
    told = (expression.month, expression.day or day.day)
    if expression.day is None and expression.month == day.month:
        return day.year - (1 if expression.direction == "past" else 0)
    slack = timedelta(days=2)
    if direction == "past":
        limit = day + slack
        return limit.year if told <= (limit.month, limit.day) else limit.year - 1
    limit = day - slack
    return limit.year if told >= (limit.month, limit.day) else limit.year + 1


def _nearest_weekday(expression: Expression, day: date, direction: Direction) -> Resolved | None:
    """The latest such weekday on or before the day; for the future the first after it.

    "last Friday" and "next Friday" leave out the day itself.
    """
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
    if expression.unit == "day":
        return Resolved((day + timedelta(days=expression.offset)).isoformat())
    if expression.unit == "month":
        months = day.year * 12 + day.month - 1 + expression.offset
        return Resolved(f"{months // 12:04}-{months % 12 + 1:02}")
    if expression.unit == "year":
        return Resolved(f"{day.year + expression.offset:04}")
    return None
