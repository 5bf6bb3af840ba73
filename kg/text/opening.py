"""Finds where a report opens: dateline, release line, or a dateline inside a run-on line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.annotation import Token
from kg.dates import Expression
from kg.registers import Registers
from kg.text.dateline import Dateline, read_dateline
from kg.text.header import read_stamp, release_place
from kg.text.lines import Block
from kg.text.names import is_place
from kg.text.prose import is_prose
from kg.text.tokens import tokenize

_LEAD = 12
_STAMP = 60
_HEAD = 200
_PROSE_BLOCKS = 3
_RUN_ON = 4000
_EMBEDDED = 600
_CLOSE = re.compile(r"[-–—―/:)\]]|\d{4}\.\s|\. [A-Z]{4}")
_HINT = re.compile(r"[^\W\d_a-z]{3}[^()\[\]/\n]{0,60}[(\[/][A-Z]")


@dataclass(frozen=True, slots=True)
class Opening:
    """The dateline, the blocks it takes (first to last) and its characters."""

    first: int
    last: int
    start: int
    end: int
    dateline: Dateline


def find_opening(
    text: str, blocks: Sequence[Block], start: int, registers: Registers
) -> Opening | None:
    """The dateline among the first blocks; `start`: where in the first to begin (0: its start)."""
    lead = [
        Block(start, block.end, block.paragraph) if index == 0 and start else block
        for index, block in enumerate(blocks[:_LEAD])
    ]
    release = _release_line(text, lead, registers)
    opening = _at_head(text, lead, registers)
    if opening is None:
        return release or _embedded(text, lead, registers)
    if release is None:
        return opening
    line = opening.dateline
    told = release.dateline
    return replace(
        opening, dateline=replace(line, place=line.place or told.place, date=line.date or told.date)
    )


def _at_head(text: str, lead: Sequence[Block], registers: Registers) -> Opening | None:
    """A dateline with which a block begins; after prose only one that names its house."""
    prose = 0
    for index, block in enumerate(lead):
        end = min(block.end, block.start + _HEAD)
        if prose >= _PROSE_BLOCKS:
            return None
        if _CLOSE.search(text, block.start, end) is None:
            prose += is_prose(text, block)
            continue
        tokens = tokenize(text, block.start, end)
        found = read_dateline(tokens, registers)
        if found is not None and (found.agency is not None or not prose):
            end = tokens[found.tokens].start if found.tokens < len(tokens) else block.end
            told = found.place is not None and found.agency is not None
            whole = end == block.end and not (found.closed or told)
            if not whole and not _is_stamp(tokens, found, registers):
                return Opening(index, index, block.start, end, found)
        prose += is_prose(text, block)
    return None


def _is_stamp(tokens: Sequence[Token], found: Dateline, registers: Registers) -> bool:
    """Whether the line is rather one of dates, times and labels, without a place."""
    placed = found.place is not None and is_place(found.place, registers)
    return read_stamp(tokens, registers) is not None and not (placed and found.closed)


def _release_line(text: str, lead: Sequence[Block], registers: Registers) -> Opening | None:
    """ "Beijing, June 26, 2024" as a line, or a line with the place and one with the date."""
    for index, block in enumerate(lead):
        if is_prose(text, block):
            return None
        found = _place_and_date(text, block, registers)
        if found is not None:
            return Opening(index, index, block.start, block.end, found)
        stamped = _stamp_and_place(text, lead, index, registers)
        if stamped is not None:
            return stamped
        place = release_place(text, block, registers)
        if place is not None and index + 1 < len(lead):
            following = lead[index + 1]
            stamp = read_stamp(tokenize(text, following.start, following.end), registers)
            if stamp is not None and stamp.date is not None:
                line = Dateline(0, place, None, Expression.of(stamp.date), True)
                return Opening(index, index + 1, block.start, following.end, line)
    return None


def _stamp_and_place(
    text: str, lead: Sequence[Block], index: int, registers: Registers
) -> Opening | None:
    """ "June 20, 2025 14:30 Hanoi" as a line, or day, hour and city each on a line of its own."""
    block = lead[index]
    tokens = tokenize(text, block.start, block.end) if len(block) < _STAMP else ()
    stamp = read_stamp(tokens, registers) if tokens else None
    if stamp is None or stamp.date is None:
        return None
    digits = [at for at, token in enumerate(tokens) if token.text[0].isdigit()]
    tail = Block(tokens[digits[-1]].end, block.end, block.paragraph)
    place, last = text[tail.start : tail.end].strip(" ,|•-"), index
    if not place:
        for last in range(index + 1, min(index + 3, len(lead))):
            line = lead[last]
            place = release_place(text, line, registers) or ""
            if place or len(line) > _STAMP or not text[line.start : line.end][0].isdigit():
                break
    if not is_place(place, registers):
        return None
    dateline = Dateline(0, place, stamp.house, Expression.of(stamp.date), True)
    return Opening(index, last, block.start, lead[last].end, dateline)


def _place_and_date(text: str, block: Block, registers: Registers) -> Dateline | None:
    tokens = tokenize(text, block.start, block.end)
    stamp = read_stamp(tokens, registers)
    for separator in (",", "•", "|", ":", "-", "–", "—", "("):
        place = text[block.start : block.end].split(separator, 1)[0].strip()
        if stamp is not None and stamp.date is not None and is_place(place, registers):
            return Dateline(len(tokens), place, stamp.house, Expression.of(stamp.date), True)
    return None


def _embedded(text: str, lead: Sequence[Block], registers: Registers) -> Opening | None:
    """A dateline in capitals with its house, in the middle of a line that lost its breaks."""
    for index, block in enumerate(lead):
        end = min(block.end, block.start + _RUN_ON)
        if _HINT.search(text, block.start, end) is None:
            continue
        tokens = tokenize(text, block.start, end)[:_EMBEDDED]
        for position in range(1, len(tokens)):
            word = tokens[position].text
            if not (word.isupper() and len(word) > 2 and word.isalpha()):
                continue
            found = read_dateline(tokens[position : position + 48], registers)
            if found is not None and found.place and found.place.isupper() and found.agency:
                after = position + found.tokens
                end = tokens[after].start if after < len(tokens) else block.end
                return Opening(index, index, tokens[position].start, end, found)
    return None
