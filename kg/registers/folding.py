"""How words are compared: without case, accents, hyphens, dots and apostrophes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BREAKS = re.compile(r"[\W_]+")
_POSSESSIVE = re.compile(r"['’ʼ][sS](?![^\W_])")
_CLITICS = frozenset({"'s", "’s", "ʼs"})
_APOSTROPHES = "'’ʼ‘"
_LETTERS = str.maketrans(
    {"đ": "d", "ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
_NO_APOSTROPHES = str.maketrans(dict.fromkeys(_APOSTROPHES))


def strip_marks(text: str) -> str:
    """The text in small letters without accents.

    >>> strip_marks("Türkiye, Đà Nẵng")
    'turkiye, da nang'
    """
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    return "".join(mark for mark in parts if not unicodedata.combining(mark))


@lru_cache(maxsize=65536)
def fold_word(word: str) -> tuple[str, ...]:
    """A token's parts, folded: a hyphen parts, a dot does not; marks stay, apostrophes vanish.

    >>> fold_word("Vice-Chairman"), fold_word("C.C."), fold_word("’s"), fold_word(",")
    (('vice', 'chairman'), ('cc',), ("'s",), (',',))
    """
    if word.lower() in _CLITICS:
        return ("'s",)
    folded = strip_marks(word).replace(".", "")
    if not any(map(str.isalnum, folded)):
        return () if word in _APOSTROPHES else (word,)
    return tuple(part for part in _BREAKS.split(folded.translate(_NO_APOSTROPHES)) if part)


def fold_phrase(phrase: str) -> tuple[str, ...]:
    """The folded tokens of a phrase; a possessive 's is a token of its own, as in a text.

    >>> fold_phrase("Workers' Party of Korea"), fold_phrase("People’s Daily")
    (('workers', 'party', 'of', 'korea'), ('people', "'s", 'daily'))
    """
    spaced = _POSSESSIVE.sub(lambda match: f" {match.group()}", phrase)
    return tuple(part for word in spaced.split() for part in fold_word(word))
