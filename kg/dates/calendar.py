"""Reads calendar dates off words: "March 22-24, 2024", "24th of August", "Juche 113"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from kg.dates.expression import Direction, Expression

Matched: TypeAlias = "tuple[Expression, int] | None"

_MONTH_NAMES = (
    "january february march april may june july august september october november december"
).split()
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
WORDS_TOO = frozenset({"may", "march", "mar"})
SHIFTS = {"last": -1, "this": 0, "next": 1}
# Only with day and year, as agencies write that leave their date in their own tongue.
_OTHER_TONGUES = {
    name: number
    for number, names in enumerate(
        (
            "janvier enero janeiro", "fevrier février febrero fevereiro", "mars marzo março",
            "avril abril", "mai mayo maio", "juin junio junho", "juillet julio julho",
            "aout août agosto", "septembre septiembre setembro", "octobre octubre outubro",
            "novembre noviembre novembro", "decembre décembre diciembre dezembro",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")
_DAY_RANGE = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[-–]([0-9]{1,2})(?:st|nd|rd|th)?")
_DAY_TO_MONTH = re.compile(r"([0-9]{1,2})[-–]([a-z]{3,9})")
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_YEAR_FIRST = re.compile(r"((?:19|20)[0-9]{2})([-./])([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-./])([0-9]{1,2})\2((?:19|20)[0-9]{2})")
_DAY_NAME_YEAR = re.compile(r"([0-9]{1,2})-([a-z]{3,9})-((?:19|20)[0-9]{2})")
_JUCHE = re.compile(r"juche([0-9]{1,3})(?:\.([0-9]{1,2})\.([0-9]{1,2}))?")
_JUCHE_EPOCH = 1911
_TO = ("to", "-", "–", "through", "until")
_AFTER_DAYS = ("", ".", ",", ";", ")", ":", "in", "at", "for", "with", "this", "last", "of", "and")


def read_calendar(words: Sequence[str]) -> Matched:
    """A calendar date at the head of folded words, with its length; years may stand alone."""
    for reader in (_numeric, _month_first, _day_first, _bare_year):
        found = reader(words)
        if found is not None:
            return found
    return None


def read_day(words: Sequence[str]) -> Matched:
    """A calendar date that gives a day."""
    found = read_calendar(words) if words else None
    return found if found is not None and found[0].day is not None else None


def at(words: Sequence[str], index: int) -> str:
    """The word at an index, "" past the end."""
    return words[index] if index < len(words) else ""


def toward(shift: int) -> Direction | None:
    """Where "last" (-1) and "next" (1) look."""
    return None if shift == 0 else ("past" if shift < 0 else "future")


def _numeric(words: Sequence[str]) -> Matched:
    """ISO and other all-number dates; day before month unless that cannot be."""
    word = words[0]
    if match := _YEAR_FIRST.fullmatch(word):
        return _checked(int(match[1]), int(match[3]), int(match[4]))
    if match := _YEAR_LAST.fullmatch(word):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        return _checked(year, second, first) or _checked(year, first, second)
    if match := _DAY_NAME_YEAR.fullmatch(word):
        month = MONTHS.get(match[2])
        return _checked(int(match[3]), month, int(match[1])) if month else None
    return _juche(words)


def _juche(words: Sequence[str]) -> Matched:
    """The Korean era: Juche 1 is 1912; "Juche113.3.24" is a day."""
    if match := _JUCHE.fullmatch(words[0]):
        year = int(match[1]) + _JUCHE_EPOCH
        if match[2]:
            return _checked(year, int(match[2]), int(match[3]))
        return Expression("calendar", year=year), 1
    if words[0] == "juche" and re.fullmatch(r"[0-9]{1,3}", at(words, 1)):
        return Expression("calendar", year=int(words[1]) + _JUCHE_EPOCH), 2
    return None


def _checked(year: int, month: int, day: int) -> Matched:
    expression = Expression("calendar", year=year, month=month, day=day)
    return (expression, 1) if _possible(expression) else None


def _month_first(words: Sequence[str]) -> Matched:
    """ "March 22", "March 22-24, 2024", "March 31 to April 2", "March 2024", "in March"."""
    month = MONTHS.get(words[0])
    if month is None:
        return None
    expression, length = Expression("calendar", month=month), 1
    second = at(words, 1)
    if match := _DAY_RANGE.fullmatch(second):
        expression, length = replace(expression, day=int(match[1]), end_day=int(match[2])), 2
    elif (match := _DAY_TO_MONTH.fullmatch(second)) and match[2] in MONTHS:
        end = _day_number(at(words, 2))
        month = MONTHS[match[2]] if end else None
        expression = replace(expression, day=int(match[1]), end_month=month, end_day=end)
        length = 3 if end else 2
    elif (day := _day_number(second)) is not None:
        expression, length = _range_end(replace(expression, day=day), words, 2)
    expression, length = _with_year(expression, words, length)
    if length == 1 and words[0] in WORDS_TOO:
        return None
    return (expression, length) if _possible(expression) else None


def _day_number(word: str) -> int | None:
    match = _DAY.fullmatch(word)
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None


def _range_end(start: Expression, words: Sequence[str], length: int) -> tuple[Expression, int]:
    """Read "to 24", "- April 2" or "and 24" after a first day."""
    link = at(words, length)
    if link not in _TO and link != "and":
        return start, length
    month = MONTHS.get(at(words, length + 1))
    stop = length + (3 if month else 2)
    day = _day_number(at(words, stop - 1))
    same = month is None or month == start.month
    if day is None or (same and day <= (start.day or 0)):
        return start, length
    if link == "and" and (month is not None or not _closes(at(words, stop))):
        return start, length
    return replace(start, end_month=month, end_day=day), stop


def _closes(word: str) -> bool:
    """Whether "April 8 and 17" ends before the word: not in "April 8 and 17 countries"."""
    return word in _AFTER_DAYS or _YEAR.fullmatch(word) is not None


def _with_year(start: Expression, words: Sequence[str], length: int) -> tuple[Expression, int]:
    """Read ", 2024", "Juche 113(2024)", "of last year" and "this year" after a month or a day."""
    skip = 1 if at(words, length) in (",", ".", "of") else 0
    word = at(words, length + skip)
    if word.startswith("juche") and (era := _juche(words[length + skip :])) is not None:
        stop = length + skip + era[1]
        bracketed = at(words, stop) == "(" and _YEAR.fullmatch(at(words, stop + 1))
        return replace(start, year=era[0].year), stop + (3 if bracketed else 0)
    if _YEAR.fullmatch(word):
        return replace(start, year=int(word)), length + skip + 1
    if at(words, length + skip + 1) == "year" and word in SHIFTS:
        shift = SHIFTS[word]
        told = replace(start, unit="year", offset=shift, direction=toward(shift))
        return told, length + skip + 2
    return start, length


def _day_first(words: Sequence[str]) -> Matched:
    """ "22 March 2024", "the 24th of August", "22-24 March"."""
    first = 1 if words[0] == "the" else 0
    match = _DAY_RANGE.fullmatch(at(words, first))
    day = int(match[1]) if match else _day_number(at(words, first))
    if day is None:
        return None
    linked = at(words, first + 1) in ("of", "day")
    length = first + (2 if linked else 1)
    month = MONTHS.get(at(words, length))
    if month is None:
        return _in_other_tongue(words, first, day)
    if words[length] == "may" and not linked and not _YEAR.fullmatch(at(words, length + 1)):
        return None
    end = int(match[2]) if match else None
    start = Expression("calendar", month=month, day=day, end_day=end)
    expression, length = _with_year(start, words, length + 1)
    return (expression, length) if _possible(expression) else None


def _in_other_tongue(words: Sequence[str], first: int, day: int) -> Matched:
    """ "11 mars 2025", "11 de marzo de 2025"."""
    at_month = first + 1 + (at(words, first + 1) == "de")
    month = _OTHER_TONGUES.get(at(words, at_month))
    at_year = at_month + 1 + (at(words, at_month + 1) == "de")
    if month is None or not _YEAR.fullmatch(at(words, at_year)):
        return None
    expression = Expression("calendar", year=int(words[at_year]), month=month, day=day)
    return (expression, at_year + 1) if _possible(expression) else None


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
