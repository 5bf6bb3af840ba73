"""Photo credits in brackets and what they tell: that the words beside them are a caption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.registers import Registers
from kg.text.names import canonical_house

_LONGEST = 600
_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{2,100})[)\]]")
_PHOTO = re.compile(
    r"(?:[A-Z][\w ]{1,20} )?(?:file )?(?:photos?|photograph(?:s|er)?|pictures?|images?|courtesy)"
    r"(?:\s*(?:by|credit|courtesy|from|taken|provided|of|[:：/|])|\Z)",
    re.IGNORECASE,
)
_DAY = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, \d{4}"
_DATED = re.compile(_DAY + r"\.?\s*\Z")
_PRESENT = re.compile(
    r"\b(?:shakes?|meets?|poses?|speaks?|talks?|holds?|attends?|addresses|welcomes?|receives?|"
    r"greets?|delivers?|listens?|walks?|signs?|waves?|hands|presents?|arrives?|hosts?|chairs?|"
    r"is (?:pictured|seen|greeted|welcomed)|are (?:pictured|seen)|photo shows|raises?)\b"
)


@dataclass(frozen=True, slots=True)
class PhotoCredit:
    """A bracketed credit: its span, and whether the form alone proves a photo."""

    start: int
    end: int
    inner: tuple[int, int]
    sure: bool


def photo_credits(text: str, start: int, end: int, registers: Registers) -> Iterator[PhotoCredit]:
    """The bracketed credits of text[start:end] in order: "(Xinhua/Shen Hong)", "[Photo by ...]"."""
    for match in _BRACKET.finditer(text, start, end):
        words = match[1].strip()
        house = canonical_house(words, registers)
        photo = _PHOTO.match(words) is not None and "show" not in words
        slashed = "/" in words and house is not None
        if photo or slashed or house is not None:
            yield PhotoCredit(match.start(), match.end(), match.span(1), photo or slashed)


def reads_as_caption(text: str, start: int, end: int) -> bool:
    """The present tense with a full date at the end: how wire captions are told."""
    tail = text[max(start, end - 40) : end]
    near = max(start, end - _LONGEST)
    return _DATED.search(tail) is not None and _PRESENT.search(text, near, end) is not None
