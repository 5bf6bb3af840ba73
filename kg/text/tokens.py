"""Cuts text into tokens: words, numbers, marks, each exactly the characters it spans.

One pass of one regular expression whose alternatives cannot overlap a word's end, so the
time is linear in the text. The possessive clitic ('s), glued sentences ("made.The") and
glued words ("WashingtonPresident") are parted; "Jong-un", "Sino-US", "U.S.", "Gen.", "J."
and "2024-03-22" stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.annotation import Token
from kg.text.lexicon import MONTHS, NUMBERED, PREFIXES, STARTERS, TAILS, TITLES

Known = Callable[[str], bool]
_CHARACTER = r"(?:[^\W_]|[\u0300-\u036f\u00ad])"
_TOKEN = re.compile(
    r"(?P<address>https?://[^\s<>\"]{1,2000}|www\.[^\s<>\"|]{1,500}"
    r"|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6})"
    r"|(?P<initials>(?:[^\W\d_]\.){2,8}(?:-[^\W_]{1,40})?)"
    rf"|(?P<word>{_CHARACTER}+"
    rf"(?:(?:[-'’ʼ‐‑](?={_CHARACTER})|(?<=\d)[.,:/–](?=\d)){_CHARACTER}+)*)"
    r"|(?P<clitic>(?<=\.)['’ʼ][sS](?![^\W_]))"
    r"|(?P<run>\.{2,}|-{2,}|[=*_#~]{2,}|[—–]{2,})"
    r"|(?P<mark>[^\s\u200b-\u200f\u2060\ufeff])"
)
_CLITIC = re.compile(r"['’ʼ][sS]\Z")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z][a-z])")
_NUMBER_WORD = re.compile(r"(?<=\d{4})(?=[A-Z][a-z]{2})")


def tokenize(text: str, start: int, end: int, *, known: Known | None = None) -> tuple[Token, ...]:
    """The tokens of text[start:end]; `known`: whether a word is sure enough to part a glued one."""
    found: list[Token] = []
    position = start
    while match := _TOKEN.search(text, position, end):
        position = match.end()
        kind = match.lastgroup
        if kind == "word":
            position = _with_dot(text, match.start(), position, end)
            found.extend(_parts(text, match.start(), position, known))
        else:
            found.append(Token(match.group(), match.start(), position))
    return tuple(found)


def _with_dot(text: str, start: int, stop: int, end: int) -> int:
    """Take the dot into an abbreviation or initial: "Gen.", "J.", "Oct.", "No." before a number."""
    if stop >= end or text[stop] != ".":
        return stop
    word = text[start:stop]
    following = text[stop + 1 : min(stop + 3, end)].lstrip()[:1]
    if word in TITLES or word in MONTHS:
        return stop + 1 if following else stop
    if word in NUMBERED:
        return stop + 1 if following.isdigit() else stop
    if word in TAILS:
        return stop + 1 if following else stop
    if len(word) == 1 and word.isupper() and (following.isupper() or following == ","):
        return stop + 1
    return stop


def _parts(text: str, start: int, end: int, known: Known | None) -> Iterator[Token]:
    """Part the clitic from a word, then words that lost the blank between them."""
    clitic = _CLITIC.search(text, max(start, end - 2), end) if end - start > 2 else None
    stop = clitic.start() if clitic else end
    word = text[start:stop]
    if word.islower() or word.istitle() or word.isupper() or not _is_glued(word):
        yield Token(word, start, stop)
    else:
        yield from _unglued(word, start, known)
    if clitic:
        yield Token(text[stop:end], stop, end)


def _is_glued(word: str) -> bool:
    return _CAMEL.search(word) is not None or _NUMBER_WORD.search(word) is not None


def _unglued(word: str, start: int, known: Known | None) -> Iterator[Token]:
    """Cut at an inner capital where the word after or before it is surely a word of its own."""
    cut = 0
    seams = sorted(
        {match.start() for rule in (_CAMEL, _NUMBER_WORD) for match in rule.finditer(word)}
    )
    for seam in seams:
        left, right = word[cut:seam], word[seam:]
        if left in PREFIXES or len(left) < 3:
            continue
        if (
            left.isdigit()
            or left in STARTERS
            or (known is not None and (known(left) or known(right)))
        ):
            yield Token(left, start + cut, start + seam)
            cut = seam
    yield Token(word[cut:], start + cut, start + len(word))
