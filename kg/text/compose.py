"""Composes a report's layout out of its head, its body and its foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.annotation import Layout, Sentence, Token
from kg.dates import Anchor, Expression, resolve
from kg.model import Article, Document, Span
from kg.registers import Registers
from kg.text.body import read_body, read_release_footer
from kg.text.head import read_headline, read_preamble
from kg.text.lexicon import STARTERS
from kg.text.lines import blocks, trim
from kg.text.names import is_title
from kg.text.opening import Opening, find_opening
from kg.text.sentences import split
from kg.text.tokens import Known, tokenize
from kg.text.zones import Part, Segment


def layout(document: Document, registers: Registers) -> Layout:
    """Cut a report into headline, dateline, captions, credits and sentences; noise is left out.

    Pure and linear in the text; every offset is one of `Document.text` (of `Document.title`
    for sentences within "title"). Never raises on any text.
    """
    part = _read(document, registers)
    place = part.place
    published = document.published or part.published or _told(part.date)
    date = _dateline_day(part.date, published) if part.date else None
    article = Article(
        title=_title(document, part),
        published=published,
        publisher=document.publisher,
        agency=part.house,
        dateline_place=_as_name(place) if place else None,
        dateline_date=date,
        url=document.url,
    )
    return Layout(
        text=document.text,
        title_text=document.title,
        article=article,
        sentences=tuple(_sentences(document, part, _known(registers))),
        credits=part.credits,
        title=part.title,
        dateline=part.dateline,
    )


def _read(document: Document, registers: Registers) -> Part:
    text = document.text
    lines = blocks(text)
    part, index, start = read_headline(document, lines, registers)
    rest = lines[index:]
    footer, taken = read_release_footer(text, rest, registers)
    rest = rest[: len(rest) - taken]
    opening = find_opening(text, rest, start, registers)
    if opening is None:
        preamble, index = read_preamble(text, rest, start, registers, before_dateline=False)
        body = read_body(text, rest[index:], start if index == 0 else 0, registers)
        return _dated(part + preamble + body, footer)
    before = (*rest[: opening.first], replace(rest[opening.first], end=opening.start))
    preamble, _ = read_preamble(text, before, start, registers, before_dateline=True)
    body = read_body(text, rest[opening.last :], opening.end, registers)
    return _dated(_dateline_part(text, opening) + part + preamble + body, footer)


def _dateline_part(text: str, opening: Opening) -> Part:
    line = opening.dateline
    span = Span(*trim(text, opening.start, opening.end))
    return Part(house=line.agency, place=line.place, date=line.date, dateline=span)


def _dated(part: Part, footer: Part) -> Part:
    """Add the release line at the foot, whose place and date stand for a dateline."""
    if footer.place is None or part.place is not None:
        return part + footer
    return part + replace(
        footer, date=Expression.of(footer.published) if footer.published else None
    )


def _dateline_day(expression: Expression, published: str | None) -> str | None:
    """The day of a dateline, which is not after the publication."""
    found = resolve(replace(expression, direction="past"), Anchor(published=published))
    return found.value if found else None


def _told(expression: Expression | None) -> str | None:
    resolved = resolve(expression, Anchor()) if expression and expression.complete else None
    return resolved.value if resolved else None


def _title(document: Document, part: Part) -> str | None:
    if part.title is None or part.title.within == "title":
        return document.title
    return document.text[part.title.start : part.title.end]


def _as_name(place: str) -> str:
    """ "PHNOM PENH" as "Phnom Penh"; a place not in capitals stays as it is."""
    return place.title().replace("'S", "'s") if place.isupper() else place


def _known(registers: Registers) -> Known:
    return lambda word: is_title(word, registers)


def _sentences(document: Document, part: Part, known: Known) -> Iterator[Sentence]:
    index = 0
    if part.title is not None and part.title.within == "title" and document.title:
        tokens = tokenize(document.title, 0, len(document.title), known=known)
        if tokens:
            yield Sentence(0, "title", -1, tokens[0].start, tokens[-1].end, tokens, "title")
            index = 1
    for segment in sorted(part.segments, key=lambda segment: segment.start):
        for zone_segment, tokens in _cut(document.text, segment, known):
            yield Sentence(
                index, zone_segment.zone, segment.paragraph, tokens[0].start, tokens[-1].end, tokens
            )
            index += 1


def _cut(text: str, segment: Segment, known: Known) -> Iterator[tuple[Segment, tuple[Token, ...]]]:
    tokens = tokenize(text, segment.start, segment.end, known=known)
    if segment.zone in ("title", "subheading"):
        if tokens:
            yield segment, tokens
        return
    for first, stop in split(tokens):
        run = tokens[first:stop]
        heading = _speaker_label(run) or _run_in_heading(run)
        if heading:
            yield replace(segment, zone="subheading"), run[:heading]
        if run[heading:]:
            yield segment, run[heading:]


def _speaker_label(tokens: tuple[Token, ...]) -> int:
    """The tokens of a transcript's "Vladimir Putin:" or "THE PRESIDENT:" at the head of a turn."""
    if tokens and tokens[0].text in ("Q", "A") and len(tokens) > 1:
        return 1 if tokens[1].start - tokens[0].end > 1 else 0
    for index, token in enumerate(tokens[:8]):
        if token.text == ":":
            follows = index + 1 < len(tokens) and tokens[index + 1].start > token.end
            return (
                index + 1
                if 1 <= index <= 6 and follows and token.start == tokens[index - 1].end
                else 0
            )
        if not (
            token.text[0].isupper() or token.text in (".", ",", "of", "the", "and", "de", "al", "-")
        ):
            return 0
    return 0


_SHORT = frozenset("AND OF THE IN TO FOR ON A AN AT BY WITH FROM AS OR NOT".split())


def _run_in_heading(tokens: tuple[Token, ...]) -> int:
    """How many tokens a sub-heading in capitals takes at the head of a sentence."""
    length = 0
    while length < min(len(tokens), 12) and _is_capital(tokens[length].text):
        length += 1
    if length < 2 or length >= len(tokens):
        return 0
    words = [token.text for token in tokens[:length] if token.text[0].isalpha()]
    if tokens[length].text == ":" and len(words) > 1:
        return length + 1
    following = tokens[length].text
    long_enough = all(len(word) > 3 or word in _SHORT for word in words)
    if not following[0].isupper() or len(words) < 2:
        return 0
    return (
        length
        if long_enough or (following in STARTERS and any(len(word) > 4 for word in words))
        else 0
    )


def _is_capital(word: str) -> bool:
    return (
        (word.isupper() and "." not in word)
        or word in (",", "'s", "’", "'", "-", "&")
        or word.isdigit()
    )
