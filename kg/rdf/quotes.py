"""Which words of a report the graph may repeat.

The policy says how much of a passage: the sentence that bears the fact, its first five
words, or nothing. Whatever the policy, all quotes together cover at most a third of the
text, unless its licence is open; statements come first, then names, then longer passages.
What finds no room is left out, its offsets are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Facts, Span
from kg.settings import QuotePolicy

ANCHOR_WORDS = 5
_ANCHOR = re.compile(rf"\S+(?:\s+\S+){{0,{ANCHOR_WORDS - 1}}}")
_OPEN_LICENCE = re.compile(
    r"creativecommons\.org/(?:licenses/by(?:-sa)?/|publicdomain/)"
    r"|^CC[ -]?BY(?:[ -]SA)?\b(?!-N)|^CC0\b|^public domain$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Source:
    """The words to quote from; without them only statements, which carry their own."""

    text: str | None
    title: str | None

    def words(self, span: Span, told: Mapping[Span, str]) -> str | None:
        """The words of a span, None where they are not at hand."""
        held = self.title if span.within == "title" else self.text
        return held[span.start : span.end] if held is not None else told.get(span)


def anchor(words: str) -> str:
    """The first five words.

    >>> anchor("Cai said that in recent years, the leaders")
    'Cai said that in recent'
    """
    found = _ANCHOR.match(words)
    return found.group() if found else words


def is_open(licence: str | None) -> bool:
    """Whether a licence lets anybody repeat the whole text.

    >>> is_open("CC BY 4.0"), is_open("CC BY-NC 4.0"), is_open(None)
    (True, False, False)
    """
    return licence is not None and _OPEN_LICENCE.search(licence) is not None


def choose_quotes(
    facts: Facts, spans: Iterable[Span], source: Source, *, policy: QuotePolicy
) -> Mapping[Span, str]:
    """The words to quote for each span; a span that is missing is not quoted."""
    if policy == "none":
        return {}
    said = {
        item.evidence[0]: item.text
        for item in facts.statements
        if item.evidence and len(item.text) == item.evidence[0].end - item.evidence[0].start
    }
    ordered = sorted({*spans, *said}, key=lambda span: (span not in said, _rank(span, said), span))
    length = (
        len(source.text) if source.text is not None else max((s.end for s in ordered), default=0)
    )
    room = length if is_open(facts.document.licence) else length // 3
    covered, quotes = bytearray(length), dict[Span, str]()
    for span in ordered:
        words = source.words(span, said)
        if not words:
            continue
        quote = words if policy == "sentence" else anchor(words)
        if span.within == "text":
            end = span.start + len(quote)
            fresh = covered.count(0, span.start, end)
            if fresh > room:
                continue
            room -= fresh
            covered[span.start : end] = b"\1" * (end - span.start)
        quotes[span] = quote
    return quotes


def _rank(span: Span, said: Mapping[Span, str]) -> int:
    """Statements by their place in the text, all others by their length."""
    return 0 if span in said else span.end - span.start
