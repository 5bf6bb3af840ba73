"""Finds date expressions in tokens: calendar dates, weekdays, and words like "yesterday"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.annotation import Token
from kg.dates.calendar import (
    MONTHS,
    SHIFTS,
    WORDS_TOO,
    Matched,
    at,
    read_calendar,
    read_day,
    toward,
)
from kg.dates.expression import Expression, Unit

_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS = {name: number for number, name in enumerate(_DAY_NAMES)}
WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_SHORT_WEEKDAYS = {name[:3]: number for number, name in enumerate(_DAY_NAMES)}
_NEAR = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_PARTS = frozenset({"morning", "afternoon", "evening", "night", "noon"})
_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
_NUMBERS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
} | {"a": 1, "an": 1}
_FROM_ANCHOR = {"ago": -1}
_FROM_CONTEXT = {"earlier": -1, "before": -1, "later": 1, "after": 1}
_CONTEXT = {
    ("the", "same", "day"): 0,
    ("that", "same", "day"): 0,
    ("the", "next", "day"): 1,
    ("the", "following", "day"): 1,
    ("the", "previous", "day"): -1,
    ("the", "day", "before"): -1,
    ("same", "day"): 0,
    ("that", "day"): 0,
}
_FURTHEST = 14
_STARTS = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | frozenset(_SHORT_WEEKDAYS)
    | frozenset(_NEAR)
    | frozenset(SHIFTS)
    | frozenset(_NUMBERS)
    | {"the", "that", "same"}
)
# Common words that begin a date only before these.
_WEAK = frozenset({"the", "that", "same", *SHIFTS, *_NUMBERS})
_BEHIND_WEAK = (
    frozenset(_UNITS)
    | frozenset(f"{unit}s" for unit in _UNITS)
    | _PARTS
    | frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | {"same", "next", "following", "previous"}
)
_STARTS |= {f"{word}." for word in _STARTS if len(word) < 6}
_BEFORE_MONTHS = frozenset("in since until during early late of from through till by".split())


def match_date(tokens: Sequence[Token], index: int) -> Matched:
    """The longest date expression that begins at `tokens[index]`, with its length in tokens.

    >>> words = [Token(word, 0, 0) for word in "March 22-24 , 2024".split()]
    >>> found, length = match_date(words, 0)
    >>> (found.year, found.month, found.day, found.end_day, length)
    (2024, 3, 22, 24, 4)
    """
    if index >= len(tokens):
        return None
    following = tokens[index + 1].text.lower() if index + 1 < len(tokens) else ""
    if not may_start(tokens[index].text.lower(), following):
        return None
    words = [token.text.rstrip(".").lower() or "." for token in tokens[index : index + _FURTHEST]]
    found = read_calendar(words) or _weekday(words) or _relative(words)
    return found or (_month_alone(tokens, index) if words[0] in WORDS_TOO else None)


def may_start(lower: str, following: str) -> bool:
    """A cheap look at a token and its successor, in lower case, before the grammar."""
    if lower in _WEAK:
        return following in _BEHIND_WEAK or "0" <= following[:1] <= "9"
    return lower in _STARTS or "0" <= lower[0] <= "9" or lower.startswith("juche")


def _month_alone(tokens: Sequence[Token], index: int) -> Matched:
    """ "in March", "since May": months that are words as well, where a preposition tells."""
    word = tokens[index].text
    lead = tokens[index - 1].text.lower() if index else ""
    if lead not in _BEFORE_MONTHS or not word[0].isupper():
        return None
    return Expression("calendar", month=MONTHS[word.rstrip(".").lower()]), 1


def _weekday(words: Sequence[str]) -> Matched:
    """ "Friday", "last Friday", "Monday to Tuesday", "Friday, March 22, 2024"."""
    shift = SHIFTS.get(words[0])
    first = 0 if shift is None else 1
    weekday = WEEKDAYS.get(at(words, first))
    if weekday is None and words[0] not in _SHORT_WEEKDAYS:
        return None
    length = first + 1
    skip = length
    while at(words, skip) in (",", ".", "(") and skip < length + 2:
        skip += 1
    calendar = read_day(words[skip:])
    if calendar is not None:
        return calendar[0], skip + calendar[1]
    if weekday is None:
        return None
    expression = Expression("weekday", weekday=weekday, direction=toward(shift or 0))
    if at(words, length) in ("to", "through", "-", "–") and at(words, length + 1) in WEEKDAYS:
        return replace(expression, end_weekday=WEEKDAYS[words[length + 1]]), length + 2
    return expression, length


def _relative(words: Sequence[str]) -> Matched:
    """ "today", "this afternoon", "last month", "the same day", "three days ago"."""
    if words[0] in _NEAR:
        return Expression("offset", offset=_NEAR[words[0]]), 1
    for length in (3, 2):
        offset = _CONTEXT.get(tuple(words[:length]))
        if offset is not None:
            return Expression("context", offset=offset), min(length, len(words))
    second = at(words, 1)
    if words[0] == "this" and second in _PARTS:
        return Expression("offset"), 2
    if words[:2] == ["last", "night"]:
        return Expression("offset", offset=-1), 2
    if words[0] in SHIFTS and second in _UNITS and second != "day":
        return Expression("offset", unit=_UNITS[second], offset=SHIFTS[words[0]]), 2
    if words[0] in SHIFTS and second in MONTHS:
        direction = toward(SHIFTS[words[0]])
        return Expression("calendar", month=MONTHS[second], direction=direction), 2
    return _counted(words)


def _counted(words: Sequence[str]) -> Matched:
    """ "two days ago" counts from the report's day, "a day earlier" from the day just told."""
    number = _NUMBERS.get(words[0]) or (int(words[0]) if words[0] in _DIGITS else None)
    unit = _UNITS.get(at(words, 1).removesuffix("s"))
    if number is None or unit is None:
        return None
    link = at(words, 2)
    if link in _FROM_ANCHOR:
        return Expression("offset", unit=unit, offset=-number), 3
    if link in _FROM_CONTEXT and unit == "day":
        return Expression("context", offset=_FROM_CONTEXT[link] * number), 3
    return None


_DIGITS = frozenset(str(number) for number in range(1, 100))
