"""Dates named in a report, resolved against its dateline, its publication and the tense."""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotation import DateMention, Layout, Sentence
from kg.dates import Anchor, match_date, resolve

_FUTURE = frozenset(
    "will shall would-be scheduled expected due slated planned upcoming forthcoming set intends "
    "plans plan tomorrow next".split()
)
_PAST = frozenset(
    "met held had received said told took was were visited arrived spoke talked called signed "
    "last ended went came".split()
)
_NO_DATES = frozenset({"may", "march", "sun", "sat", "mar", "second", "august"})


def date_mentions(layout: Layout) -> Iterator[DateMention]:
    """Every date in reading order; None as value where it cannot be known."""
    context: str | None = None
    article = layout.article
    for sentence in layout.sentences:
        index = 0
        while index < len(sentence.tokens):
            found = match_date(sentence.tokens, index) if _may_begin(sentence, index) else None
            if found is None:
                index += 1
                continue
            expression, length = found
            future = _looks_ahead(sentence, index)
            anchor = Anchor(article.dateline_date, article.published, context)
            resolved = resolve(expression, anchor, direction="future" if future else "past")
            value = resolved.value if resolved else None
            if value is not None and len(value) == 10 and not future:
                context = value
            yield DateMention(
                sentence.index,
                (index, index + length),
                value,
                resolved.end if resolved else None,
                future,
            )
            index += length


def _may_begin(sentence: Sentence, index: int) -> bool:
    """A cheap look before the grammar: a month or day has a capital, a number a digit."""
    word = sentence.tokens[index].text
    if word.islower():
        return word not in _NO_DATES
    return word[0].isdigit() or word[0].isupper()


def _looks_ahead(sentence: Sentence, index: int) -> bool:
    """Whether the nearest verb before the date speaks of the future."""
    for place in range(index - 1, max(-1, index - 25), -1):
        word = sentence.tokens[place].text.lower()
        if word in _FUTURE:
            return True
        if word in _PAST:
            return False
    return False
