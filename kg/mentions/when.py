"""Dates named in a report, resolved against its dateline, its publication and the tense."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from kg.annotation import DateMention, Layout
from kg.dates import Anchor, match_date, may_start, resolve
from kg.mentions.scan import Line

_FUTURE = frozenset(
    "will shall would-be scheduled expected due slated planned upcoming forthcoming set intends "
    "plans plan tomorrow next".split()
)
_PAST = frozenset(
    "met held had received said told took was were visited arrived spoke talked called signed "
    "last ended went came".split()
)
# Behind the date only what can be nothing but a verb of what is to come.
_COMING = frozenset("will shall would-be scheduled expected due slated planned".split())
_REACH = 25
_TIME_ZONES = timedelta(days=2)
# Months and weekdays that are other words in lower case.
_NO_DATES = frozenset({"may", "march", "sun", "sat", "mar", "second", "august"})


def date_mentions(layout: Layout, lines: Sequence[Line]) -> Iterator[DateMention]:
    """Every date in reading order; None as value where it cannot be known."""
    context: str | None = None
    article = layout.article
    for line in lines:
        tokens, stop = line.sentence.tokens, 0
        for index, word in enumerate(line.lower):
            if index < stop or not may_start(word, line.low(index + 1)):
                continue
            if line.words[index] in _NO_DATES:
                continue
            found = match_date(tokens, index)
            if found is None:
                continue
            expression, length = found
            stop = index + length
            future = _looks_ahead(line.lower, index, stop)
            anchor = Anchor(article.dateline_date, article.published, context)
            resolved = resolve(expression, anchor, direction="future" if future else "past")
            value = resolved.value if resolved else None
            future = future or _is_ahead(value, anchor)
            if value is not None and len(value) == 10 and not future:
                context = value
            end = resolved.end if resolved else None
            yield DateMention(line.sentence.index, (index, stop), value, end, future)


def _is_ahead(value: str | None, anchor: Anchor) -> bool:
    """Whether a day lies after the report's own, time zones apart."""
    if value is None or anchor.day is None or len(value) != 10:
        return False
    return value > (anchor.day + _TIME_ZONES).isoformat()


def _looks_ahead(words: Sequence[str], first: int, stop: int) -> bool:
    """Whether the nearest verb before the date, else the first behind it, speaks of the future."""
    for word in reversed(words[max(0, first - _REACH) : first]):
        if word in _FUTURE:
            return True
        if word in _PAST:
            return False
    for word in words[stop : stop + _REACH]:
        if word in _COMING:
            return True
        if word in _PAST or (word.endswith("ed") and len(word) > 4):
            return False
    return False
