"""Reads the body block by block: prose, sub-headings, captions in the middle, credits, noise."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.annotation import Zone
from kg.registers import Registers
from kg.text.captions import PhotoCredit, photo_credits, reads_as_caption
from kg.text.credits import is_credit_line, names_in
from kg.text.header import full_date, read_stamp, release_place
from kg.text.lines import Block, trim
from kg.text.noise import is_noise, opens_list, without_tail
from kg.text.prose import is_prose
from kg.text.tokens import tokenize
from kg.text.zones import Part, Segment, combine

_NUMBERED = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[ivx]{1,4}[.)]|[•·▪●*–—■]|-{1,3})\s+")
_STOPS = (".", "!", "?", ":", ";", ",", '"', "”", "…", ")", "’", "'", "。")
_SUBHEADING = 110
_GLUED_CAPTION = 500


def read_body(text: str, blocks: Sequence[Block], start: int, registers: Registers) -> Part:
    """Everything from the first body block on; `start` is where its words begin (0: its start)."""
    parts: list[Part] = []
    listing = False
    for index, block in enumerate(blocks):
        first = start if index == 0 and start else block.start
        current = Block(*trim(text, first, block.end), block.paragraph)
        if not len(current) or (listing and not _is_sentence(text, current)):
            continue
        listing = opens_list(text, current.start, current.end)
        if listing:
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        parts.append(_furniture_or_prose(text, current, following, registers))
    return combine(parts)


def _is_sentence(text: str, block: Block) -> bool:
    return len(block) > 150 and text[block.end - 1] in '."”'


def _furniture_or_prose(
    text: str, block: Block, following: Block | None, registers: Registers
) -> Part:
    """A line of the page's furniture for what it tells, or the zones of a paragraph."""
    start, end = block.start, block.end
    if len(block) < 200:
        if is_credit_line(text, start, end):
            return Part(credits=tuple(names_in(text, start, end, registers)))
        if is_noise(text, start, end):
            return Part(published=full_date(tokenize(text, start, end)))
        prose = is_prose(text, block)
        stamp = None if prose else read_stamp(tokenize(text, start, end), registers)
        if stamp is not None:
            return Part(published=stamp.date)
    return _paragraph(text, block, last=following is None, registers=registers)


def _paragraph(text: str, block: Block, *, last: bool, registers: Registers) -> Part:
    numbered = _NUMBERED.match(text, block.start, block.end)
    start = numbered.end() if numbered else block.start
    end = without_tail(text, start, block.end)
    parts: list[Part] = []
    for bracket in photo_credits(text, start, end, registers):
        if bracket.start < start:
            continue
        piece = _bracketed(text, block, bracket, (start, end), registers)
        if piece is not None:
            parts.append(piece[0])
            start = piece[1]
    rest = trim(text, start, end)
    if rest[0] >= rest[1]:
        return combine(parts)
    heading = numbered is None and not last and _is_subheading(text, *rest) and start == block.start
    zone: Zone = "subheading" if heading else "body"
    return combine([*parts, Part((Segment(zone, *rest, block.paragraph),))])


def _bracketed(
    text: str, block: Block, bracket: PhotoCredit, bounds: tuple[int, int], registers: Registers
) -> tuple[Part, int] | None:
    """The caption that a bracketed credit closes or opens, and where to go on."""
    start, end = bounds
    before, after = trim(text, start, bracket.start), trim(text, bracket.end, end)
    named = tuple(names_in(text, *bracket.inner, registers))
    if before[0] >= before[1]:
        stop = after[1] if after[1] - after[0] <= _GLUED_CAPTION else _first_sentence(text, *after)
        opened = (Segment("caption", after[0], stop, block.paragraph),) if after[0] < stop else ()
        return (Part(opened, named), max(stop, bracket.end)) if bracket.sure else None
    if not bracket.sure and not reads_as_caption(text, *before):
        signature = after[0] >= after[1]
        return (Part(_body(before, block)), end) if signature else None
    if before[1] - before[0] <= _GLUED_CAPTION or (start == block.start and after[0] >= after[1]):
        return Part((Segment("caption", *before, block.paragraph),), named), bracket.end
    seam = _last_sentence(text, *before)
    segments = (
        *_body((before[0], seam), block),
        Segment("caption", seam, before[1], block.paragraph),
    )
    return Part(segments, named), bracket.end


def _body(bounds: tuple[int, int], block: Block) -> tuple[Segment, ...]:
    return (Segment("body", *bounds, block.paragraph),) if bounds[0] < bounds[1] else ()


def _first_sentence(text: str, start: int, end: int) -> int:
    """Where the first sentence of a run of text ends, roughly; the run's start if it is long."""
    seam = text.find(". ", start, min(end, start + _GLUED_CAPTION))
    return seam + 1 if seam >= 0 else start


def _last_sentence(text: str, start: int, end: int) -> int:
    """Where the last sentence of a run of text begins, roughly: after the last full stop."""
    seam = max(text.rfind(mark, start, end - 2) for mark in (". ", '." ', ".\n"))
    seam = text.find(" ", seam) + 1 if seam > start else start
    return seam or start


def _is_subheading(text: str, start: int, end: int) -> bool:
    line = text[start:end]
    return len(line) <= _SUBHEADING and not line.endswith(_STOPS)


def read_release_footer(
    text: str, blocks: Sequence[Block], registers: Registers
) -> tuple[Part, int]:
    """Place and date as the last two lines of a release; how many lines they take."""
    if len(blocks) < 3:
        return Part(), 0
    place = release_place(text, blocks[-2], registers)
    date = (
        read_stamp(tokenize(text, blocks[-1].start, blocks[-1].end), registers)
        if len(blocks[-1]) < 60
        else None
    )
    if place is None or date is None or date.date is None:
        return Part(), 0
    return Part(place=place, published=date.date), 2
