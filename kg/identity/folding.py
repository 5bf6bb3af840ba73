"""Folding of names: one spelling for case, spacing, hyphens, apostrophes and diacritics.

Latin letters lose their marks; letters of other scripts stay as they are (RFC 3987 allows
them in an IRI), composed as in Unicode NFC, so that no script folds to nothing.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ħ": "h", "ı": "i", "ŧ": "t", "ŋ": "n"}
    | {"æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ə": "e"}
)
_MARKS = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_INITIALS = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)")
_BREAKS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """The words of a name in lower case without marks, one space between them.

    >>> fold("Kim Song-nam"), fold("NGUYỄN Phú Trọng"), fold("Workers’ Party")
    ('kim song nam', 'nguyen phu trong', 'workers party')
    >>> fold("U.S. Army"), fold("J.D. Vance")
    ('us army', 'jd vance')
    >>> fold("김성남") == fold(unicodedata.normalize("NFD", "김성남"))
    True
    """
    text = _INITIALS.sub("", _APOSTROPHES.sub("", text))
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
        text = unicodedata.normalize("NFC", _MARKS.sub("", text))
    return _BREAKS.sub(" ", text.lower()).strip()


def slug(text: str) -> str:
    """The folded words joined by hyphens, safe as one segment of an IRI's path.

    >>> slug("Workers' Party of Korea"), slug("Tô Lâm"), slug("Łukasz Đukanović")
    ('workers-party-of-korea', 'to-lam', 'lukasz-dukanovic')
    >>> slug("...")
    'u2e-2e-2e'
    """
    folded = fold(text).replace(" ", "-")
    return folded or "u" + "-".join(f"{ord(letter):x}" for letter in text)
