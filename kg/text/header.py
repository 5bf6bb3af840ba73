"""What stands before a report's words: headline, publication date, house, release place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.annotation import Token
from kg.dates import match_date
from kg.registers import Registers
from kg.text.lines import Block
from kg.text.names import canonical_house, is_place

_WIRE = re.compile(r"\s{0,8}date (\d{4}-\d{2}-\d{2})[ \t]+(?=\S)")
_INLINE = re.compile(
    r"\s(?:Source: |UPDATED: |Updated: |Published:? \d|By [A-Z][a-z]+ [A-Z][a-z]+ \||"
    r"[A-Z][a-z]+ \| \d{4}-\d{2}-\d{2}|\d{4}-\d{2}-\d{2} \d{2}:\d{2})"
)
_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?|[ap]\.?m\.?|GMT|UTC|EST|EDT|[+-]\d{1,4}|hrs?",
    re.IGNORECASE,
)
_LONGEST, _LOOSE = 40, 6
LABELS = frozenset(
    "source updated update published publication date posted last modified first time on "
    "at by release released calendar politics political news world china announcement "
    "press statement text readout edited editor web print email share adjust font no "
    "number issue home id status in section time version local today's page category "
    "views issued created www http https com cn article theme archive latest diplomacy "
    "international domestic speeches transcripts briefing remarks english".split()
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


@dataclass(frozen=True, slots=True)
class Stamp:
    """What one line of metadata says: a full date, a house, both or neither."""

    date: str | None = None
    house: str | None = None


def wire_header(text: str) -> tuple[str, int] | None:
    """The publication date and where the headline begins, of " date 2024-03-23 HEADLINE"."""
    match = _WIRE.match(text)
    return (match[1], match.end()) if match else None


def headline_end(text: str, block: Block) -> int:
    """Where the headline of a first line ends: before metadata that runs on in the same line."""
    match = _INLINE.search(text, block.start, min(block.end, block.start + 400))
    return match.start() if match else block.end


def full_date(tokens: Sequence[Token]) -> str | None:
    """The first date told with year, month and day."""
    for index in range(len(tokens)):
        found = match_date(tokens, index)
        if found is not None and found[0].complete:
            expression = found[0]
            return f"{expression.year:04}-{expression.month:02}-{expression.day:02}"
    return None


def read_stamp(tokens: Sequence[Token], registers: Registers) -> Stamp | None:
    """The stamp of a line that says nothing but dates, times, houses and labels; else None."""
    if not tokens or len(tokens) > _LONGEST:
        return None
    date: str | None = None
    house: str | None = None
    loose = labels = index = 0
    while index < len(tokens) and loose <= _LOOSE:
        length, told = _date_at(tokens, index)
        date = date or told
        if not length:
            length, name = _house_at(tokens, index, registers)
            labels += name is not None
            house = house or (name if name and _is_credited(tokens, index, length) else None)
        if not length:
            length, weight = 1, _weight(tokens[index].text)
            labels += weight > 0
            loose += weight < 0
        index += length
    if index < len(tokens):
        return None
    if date is not None:
        return Stamp(date, house) if loose <= 2 + labels else None
    return Stamp(None, house) if loose == 0 and labels else None


def _date_at(tokens: Sequence[Token], index: int) -> tuple[int, str | None]:
    """How many tokens a date takes here, and the day if it is told in full."""
    found = match_date(tokens, index)
    if found is None or found[0].day is None:
        return 0, None
    return found[1], full_date(tokens[index : index + found[1]]) if found[0].complete else None


def _weight(word: str) -> int:
    """1 for a label or a time of day, 0 for marks and numbers, -1 for any other word."""
    if not word[0].isalnum() or word.isdigit():
        return 0
    if _CLOCK.fullmatch(word):
        return 1 if ":" in word else 0
    return 1 if word.lower() in LABELS or word.lower() in _WEEKDAYS else -1


def _is_credited(tokens: Sequence[Token], index: int, length: int) -> bool:
    """Whether a house stands as the source: in brackets (one may be lost) or after "Source:"."""
    before = [token.text.lower() for token in tokens[max(0, index - 2) : index]]
    after = tokens[index + length].text if index + length < len(tokens) else ""
    return after == ")" or before[-1:] == ["("] or before == ["source", ":"]


def _house_at(tokens: Sequence[Token], index: int, registers: Registers) -> tuple[int, str | None]:
    """The longest name of a house that begins here, with its length in tokens."""
    words = [token.text for token in tokens[index : index + 4]]
    if not words[0][0].isupper():
        return 0, None
    for length in range(len(words), 0, -1):
        name = canonical_house(" ".join(words[:length]), registers)
        if name is not None:
            return length, name
    return 0, None


def release_place(text: str, block: Block, registers: Registers) -> str | None:
    """The place of a line that is nothing but a place, perhaps with its country."""
    if len(block) > 90:
        return None
    first = text[block.start : block.end].split(",", 1)[0].strip(" *_")
    return first if is_place(first, registers) else None
