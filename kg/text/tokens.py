"""Cuts text into tokens: words, numbers, marks, each exactly the characters it spans.

One pass of one regular expression whose alternatives cannot overlap a word's end, so the
time is linear in the text. The possessive clitic ('s), glued sentences ("made.The") and
glued words ("WashingtonPresident") are parted; "Jong-un", "Sino-US", "U.S.", "Gen.", "J."
and "2024-03-22" stay whole. Markup (tags, Markdown) gives no tokens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from kg.annotation import Token
from kg.text.lexicon import DIGRAPHS, MONTHS, NUMBERED, PREFIXES, STARTERS, TAILS, TITLES

Known = Callable[[str], bool]
_MARKUP = (
    r"\]\((?:https?:|mailto:|/|#)[^\s()<>]{0,2000}\)"
    r"|\[(?=[^\[\]\n]{1,300}\]\((?:https?:|mailto:|/|#))"
    r"|</?[A-Za-z][A-Za-z0-9]{0,10}(?:\s[^<>]{0,4000})?>"
    r"|&(?:nbsp|amp|quot|ensp|emsp|thinsp);|\*{1,3}|`+|\\(?=\W|\Z)"
)
_ADDRESS = r"https?://[^\s<>\"]{1,2000}|www\.[^\s<>\"|]{1,500}"
_MAIL = (
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}"
)
_LETTERS = r"[^\W_]+(?:[\u0300-\u036f\u00ad][^\W_]*)*"
_WORD = rf"{_LETTERS}(?:(?:[-'’ʼ‐‑](?=[^\W_])|(?<=\d)[.,:/–](?=\d)){_LETTERS})*"


def _pattern(address: str) -> re.Pattern[str]:
    """Words first, as most tokens are; no alternative begins with another's first character
    but initials and addresses, which therefore stand before them."""
    return re.compile(
        r"(?P<initials>(?:(?:[^\W\d_]|[Nn]on|[Aa]nti|[Pp]ro|[Ee]x)-)?(?:[^\W\d_]\.){2,8}(?:-[^\W_]{1,40})?)"
        rf"|(?P<address>{address})"
        rf"|(?P<word>{_WORD})"
        r"|(?P<clitic>(?<=\.)['’ʼ][sS](?![^\W_]))"
        r"|(?P<run>\.{2,}|-{2,}|[=_#~]{2,}|[—–]{2,})"
        rf"|(?P<markup>{_MARKUP})"
        r"|(?P<mark>[^\s\u200b-\u200f\u2060\ufeff])"
    )


_PLAIN, _WITH_MAIL = _pattern(_ADDRESS), _pattern(_ADDRESS + _MAIL)
_APOSTROPHES = "'’ʼ"
_DOTTED = TITLES | MONTHS | TAILS
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z][a-z])")
_NUMBER_WORD = re.compile(r"(?<=\d{4})(?=[A-Z][a-z]{2})")


def tokenize(text: str, start: int, end: int, *, known: Known | None = None) -> tuple[Token, ...]:
    """The tokens of text[start:end]; `known`: whether a word surely begins anew (a title)."""
    return _plain(text, start, end) if known is None else _cut(text, start, end, known)


@lru_cache(maxsize=64)
def _plain(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The readers of a report's head look at the same lines one after the other."""
    return _cut(text, start, end, None)


def _cut(text: str, start: int, end: int, known: Known | None) -> tuple[Token, ...]:
    found: list[Token] = []
    position = start
    pattern = _PLAIN if text.find("@", start, end) < 0 else _WITH_MAIL
    for match in pattern.finditer(text, start, end):
        kind, first, stop = match.lastgroup, match.start(), match.end()
        if first < position or kind == "markup":
            continue
        word = match.group()
        if kind == "word":
            if (
                stop < end
                and text[stop] == "."
                and _keeps_dot(word, text[stop + 1 : min(stop + 3, end)])
            ):
                stop, word = stop + 1, text[first : stop + 1]
            clitic = len(word) > 2 and word[-1] in "sS" and word[-2] in _APOSTROPHES
            bare = word[:-2] if clitic else word
            if bare[1:].islower() or bare.isupper() or not _is_glued(bare):
                found.append(Token(bare, first, first + len(bare)))
            else:
                found.extend(_unglued(bare, first, known))
            if clitic:
                found.append(Token(word[-2:], stop - 2, stop))
        else:
            found.append(Token(word, first, stop))
        position = stop
    return tuple(found)


def _keeps_dot(word: str, following: str) -> bool:
    """Whether a dot belongs to the word: "Gen.", "J.", "Oct.", "No." before a number."""
    following = following if following[:1] == "." else following.lstrip()[:1]
    if not following or following[0] == ".":
        return False
    if word in NUMBERED:
        return following.isdigit()
    if (len(word) == 1 and word.isupper()) or word in DIGRAPHS:
        return following.isupper() or following.isdigit() or following == ","
    return word in _DOTTED


def _is_glued(word: str) -> bool:
    return _CAMEL.search(word) is not None or _NUMBER_WORD.search(word) is not None


def _unglued(word: str, start: int, known: Known | None) -> Iterator[Token]:
    """Cut at an inner capital where the next part is surely a word that begins anew."""
    cut = 0
    seams = sorted(
        {match.start() for rule in (_CAMEL, _NUMBER_WORD) for match in rule.finditer(word)}
    )
    for seam, following in zip(seams, [*seams[1:], len(word)], strict=True):
        left, right = word[cut:seam], word[seam:following]
        if left.isdigit() or (len(left) > 2 and left not in PREFIXES and _begins(right, known)):
            yield Token(left, start + cut, start + seam)
            cut = seam
    yield Token(word[cut:], start + cut, start + len(word))


def _begins(part: str, known: Known | None) -> bool:
    return len(part) > 2 and (part in STARTERS or (known is not None and known(part)))
