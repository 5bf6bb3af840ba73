"""What an encounter marks: anniversaries with their ordinal, friendship years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotation import Layout, Sentence
from kg.model import Occasion, Span

_ANNIVERSARY = re.compile(
    r"\b(?P<n>\d{1,3})(?:st|nd|rd|th)\s+(?P<what>anniversary|birthday)"
    r"(?:\s+of\s+(?P<of>(?:the\s+|their\s+|its\s+)?[^,.;:()]{3,90}))?"
)
_YEAR = re.compile(
    r"\b(?P<name>(?:[A-Z][\w'’-]+\s+){0,4}(?:Friendship|Cooperation|Exchange|Exchanges|Culture|"
    r"Cultural|Tourism|Mutual Visits)(?:\s+and\s+[A-Z]\w+)?\s+Year)\b"
    r"|\b(?P<of>Year\s+of\s+(?:[A-Z][\w'’-]+(?:\s+(?:and|of|the)\s+)?\s*){1,5})"
)
_FILLER = re.compile(r"\b(?:the\s+)?(?:establishment|setting[ -]up|start|opening)\s+of\s+")
_STOP = re.compile(r"\s+(?:and|which|this|next|as|in|on|by|with|to|is|was|falls|has|at)\b")
_MARKS = re.compile(r"^(?:the|their|its)\s+")


def occasions(layout: Layout, sentences: tuple[Sentence, ...]) -> tuple[Occasion, ...]:
    """The occasions a report names, in text order; one entry a name, all places as evidence."""
    found: dict[str, tuple[int | None, list[Span]]] = {}
    for sentence in sentences:
        if sentence.within == "text":
            text = layout.text[sentence.start : sentence.end]
            for name, ordinal, start, end in _named(text):
                span = Span(sentence.start + start, sentence.start + end)
                found.setdefault(name, (ordinal, []))[1].append(span)
    return tuple(
        Occasion(name, ordinal, tuple(sorted(set(spans))))
        for name, (ordinal, spans) in found.items()
    )


def _named(text: str) -> Iterator[tuple[str, int | None, int, int]]:
    for match in _ANNIVERSARY.finditer(text):
        of = match["of"] or ""
        cut = _STOP.search(of)
        told = of[: cut.start()] if cut else of
        end = match.start("of") + len(told.rstrip()) if told else match.end("what")
        name = " ".join(_MARKS.sub("", _FILLER.sub("", told)).split())
        subject = f" of {name}" if name else ""
        label = f"{_ordinal(int(match['n']))} {match['what']}{subject}"
        yield label, int(match["n"]), match.start(), end
    for match in _YEAR.finditer(text):
        name = " ".join((match["name"] or match["of"]).split())
        yield name.removeprefix("The "), None, match.start(), match.start() + len(match[0].rstrip())


def _ordinal(number: int) -> str:
    """
    >>> _ordinal(75), _ordinal(21), _ordinal(112)
    ('75th', '21st', '112th')
    """
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
