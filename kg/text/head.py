"""Reads the head of a report: headline, stamps, bylines and captions, up to the dateline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.annotation import Credit
from kg.model import Document, Span
from kg.registers import Registers
from kg.text.captions import photo_credits
from kg.text.credits import is_credit_line, names_in
from kg.text.dateline import read_dateline
from kg.text.header import full_date, headline_end, read_stamp, wire_header
from kg.text.lines import Block, trim
from kg.text.noise import is_noise, without_tail
from kg.text.prose import CLOSERS, PROSE, is_prose
from kg.text.tokens import tokenize
from kg.text.zones import Part, Segment, combine

_CAPTION = 60
_FULL_STOPS = frozenset('.!"”')


def read_headline(
    document: Document, blocks: Sequence[Block], registers: Registers
) -> tuple[Part, int, int]:
    """The headline (and stamps before it), the next block, where in it to go on (0: its start)."""
    if document.title and document.title.strip():
        repeated = bool(blocks) and _folded(
            document.text[blocks[0].start : blocks[0].end]
        ) == _folded(document.title)
        return Part(title=Span(0, len(document.title), "title")), int(repeated), 0
    text, part, index = document.text, Part(), 0
    wire = wire_header(text)
    if wire is not None and blocks:
        return _after_wire(text, Part(published=wire[0]), blocks, wire[1], registers)
    while index < min(len(blocks) - 1, 3):
        stamp = _stamp(text, blocks[index], registers)
        if stamp is None:
            break
        part, index = part + stamp, index + 1
    if not blocks or not _is_headline(text, blocks, index, registers):
        return part, index, 0
    titled, following, start = _cut_headline(text, part, blocks, index, blocks[index].start)
    late = wire_header(text[blocks[following].start :]) if following < len(blocks) else None
    if late is None or start:
        return titled, following, start
    return titled + Part(published=late[0]), following, blocks[following].start + late[1]


def _after_wire(
    text: str, part: Part, blocks: Sequence[Block], start: int, registers: Registers
) -> tuple[Part, int, int]:
    """What follows the day of a wire header: a headline, the body itself, or a page's residue."""
    rest = Block(start, blocks[0].end, blocks[0].paragraph)
    residue = _residue(text, rest, registers)
    if residue is None:
        prose = is_prose(text, rest) and text[rest.end - 1] in _FULL_STOPS
        if (prose and not _has_stamp(text, rest)) or not _is_headline(
            text, (rest, *blocks[1:]), 0, registers
        ):
            return part, 0, start
        return _cut_headline(text, part, blocks, 0, start)
    index = 1
    while residue is not None and index < min(len(blocks), 4):
        part += residue
        residue = _residue(text, blocks[index], registers)
        index += residue is not None
    if index < len(blocks) and _is_headline(text, blocks, index, registers):
        return _cut_headline(text, part, blocks, index, blocks[index].start)
    return part, index, 0


def _residue(text: str, block: Block, registers: Registers) -> Part | None:
    """A byline, a stamp or a numbered rubric that stands where a headline should."""
    if len(block) >= _CAPTION:
        return None
    if is_credit_line(text, block.start, block.end):
        return _byline(text, block, registers)
    opening = read_dateline(tokenize(text, block.start, block.end), registers)
    if opening is not None and opening.place is not None:
        return None
    stamp = _stamp(text, block, registers)
    return stamp or (None if text[block.start].isalpha() else Part())


def _has_stamp(text: str, block: Block) -> bool:
    """Whether a headline's line runs on into metadata."""
    return headline_end(text, block) < block.end


def _cut_headline(
    text: str, part: Part, blocks: Sequence[Block], index: int, start: int
) -> tuple[Part, int, int]:
    block = blocks[index]
    cut = headline_end(text, Block(start, block.end, block.paragraph))
    first, end = trim(text, start, cut)
    titled = part + Part(
        title=Span(first, end), segments=(Segment("title", first, end, block.paragraph),)
    )
    return (titled, index + 1, 0) if cut >= block.end else (titled, index, cut)


def _is_headline(text: str, blocks: Sequence[Block], index: int, registers: Registers) -> bool:
    """A first line is a headline unless it is prose, opens with a dateline, or stands alone."""
    block = blocks[index]
    if headline_end(text, block) < block.end:
        return True
    if _is_caption(text, block, registers):
        return False
    line = text[block.start : block.end]
    if len(line) > 300 or (len(line) > PROSE and line.endswith(CLOSERS)):
        return False
    if index + 1 >= len(blocks) and line.endswith(CLOSERS):
        return False
    tokens = tokenize(text, block.start, block.end)
    found = read_dateline(tokens, registers)
    opens = found is not None and (found.agency or found.date or line.endswith(CLOSERS))
    return not opens


def _is_caption(text: str, block: Block, registers: Registers) -> bool:
    """Whether a photo credit closes the line."""
    found = photo_credits(text, block.start, block.end, registers)
    return any(one.sure and one.end >= block.end - 1 for one in found)


def read_preamble(
    text: str, blocks: Sequence[Block], start: int, registers: Registers, *, before_dateline: bool
) -> tuple[Part, int]:
    """Stamps, bylines, captions and standfirsts; the index of the first body block."""
    parts: list[Part] = []
    for index, block in enumerate(blocks):
        first, end = trim(text, start if index == 0 and start else block.start, block.end)
        if first >= end:
            continue
        read = _preamble_block(
            text, Block(first, end, block.paragraph), registers, before_dateline=before_dateline
        )
        if read is None:
            return combine(parts), index
        parts.append(read)
    return _all_body(combine(parts)) if not before_dateline else combine(parts), len(blocks)


def _all_body(part: Part) -> Part:
    """Where no prose follows, what looked like sub-headings are the report's own words."""
    segments = tuple(
        replace(one, zone="body") if one.zone == "subheading" else one for one in part.segments
    )
    return replace(part, segments=segments)


def _preamble_block(
    text: str, block: Block, registers: Registers, *, before_dateline: bool
) -> Part | None:
    """One block of the preamble, or None where the body begins."""
    if is_credit_line(text, block.start, block.end):
        return _byline(text, block, registers)
    stamp = _stamp(text, block, registers)
    if stamp is not None:
        return stamp
    if is_noise(text, block.start, block.end):
        return Part()
    brackets = list(photo_credits(text, block.start, block.end, registers))
    whole = bool(brackets) and (
        brackets[-1].end >= block.end - 1 or brackets[0].start == block.start
    )
    if before_dateline and (whole or len(block) >= _CAPTION):
        return _caption(text, block, registers)
    if whole and any(bracket.sure for bracket in brackets):
        return _caption(text, block, registers)
    if not before_dateline and (is_prose(text, block) or _leads_on(text, block)):
        return None
    return Part((Segment("subheading", block.start, block.end, block.paragraph),))


def _leads_on(text: str, block: Block) -> bool:
    """A line that opens a list, one of a list, or one that an end mark closes."""
    if block.start < without_tail(text, block.start, block.end) < block.end:
        return True
    line = text[block.start : block.end]
    return line.startswith(("-- ", "- ", "• ")) or (line[-1] in ":," and line.count(" ") > 1)


def _caption(text: str, block: Block, registers: Registers) -> Part:
    parts: list[Part] = []
    first = block.start
    for bracket in photo_credits(text, block.start, block.end, registers):
        before = trim(text, first, bracket.start)
        segments = (Segment("caption", *before, block.paragraph),) if before[0] < before[1] else ()
        parts.append(Part(segments, tuple(names_in(text, *bracket.inner, registers))))
        first = bracket.end
    rest = trim(text, first, block.end)
    closing = (Segment("caption", *rest, block.paragraph),) if rest[0] < rest[1] else ()
    return combine([*parts, Part(closing)])


def _byline(text: str, block: Block, registers: Registers) -> Part:
    stamped = full_date(tokenize(text, block.start, block.end))
    return Part(credits=tuple(names_in(text, block.start, block.end, registers)), published=stamped)


def _stamp(text: str, block: Block, registers: Registers) -> Part | None:
    if len(block) > 200:
        return None
    stamp = read_stamp(tokenize(text, block.start, block.end), registers)
    if stamp is None:
        return None
    return Part(published=stamp.date, house=stamp.house, credits=_editors(text, block, registers))


def _editors(text: str, block: Block, registers: Registers) -> tuple[Credit, ...]:
    at = text.find("ditor:", block.start, block.end)
    return tuple(names_in(text, at + 6, block.end, registers)) if at >= 0 else ()


def _folded(line: str) -> str:
    return "".join(character for character in line.casefold() if character.isalnum())
