"""How names and posts are folded before they are compared; the wordings are a register.

The rules are the annotation guide's: names fold case, diacritics, hyphens and the order of
their parts; posts are bags of words with abbreviations spelled out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from kg.namespaces import data_file
from kg.registers.tables import read_table

Words: TypeAlias = frozenset[str]

# Latin, Cyrillic, Han and Hangul letters and ASCII digits count; all else parts words.
_PARTING = re.compile(r"[^0-9a-z\u0400-\u04ff\u4e00-\u9fff\uac00-\ud7af]+")
_BARRED = str.maketrans("đłø", "dlo")


@dataclass(frozen=True, slots=True)
class Wording:
    """A row of comparison.csv: a filler word, an abbreviation or a synonym with its words."""

    kind: Literal["filler", "abbreviation", "synonym"]
    form: str
    words: str | None
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class Wordings:
    """The register of wordings, ready for use; synonyms apply in the order of the file."""

    fillers: Words
    abbreviations: Mapping[str, str]
    synonyms: tuple[tuple[re.Pattern[str], str], ...]


@lru_cache(maxsize=1)
def load_wordings() -> Wordings:
    """The wordings that come with the software.

    Raises EnvironmentFault where the register is missing or damaged.
    """
    rows = read_table(data_file("seeds", "registers", "comparison.csv"), Wording)
    return Wordings(
        fillers=frozenset(row.form for row in rows if row.kind == "filler"),
        abbreviations={row.form: row.words or "" for row in rows if row.kind == "abbreviation"},
        synonyms=tuple(
            (re.compile(rf"\b{re.escape(row.form)}\b"), row.words or "")
            for row in rows
            if row.kind == "synonym"
        ),
    )


def fold(text: str | None) -> str:
    """Small letters without marks, one blank between words.

    >>> fold("Nguyễn  Phú-Trọng"), fold(None)
    ('nguyen phu trong', '')
    """
    letters = (c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c))
    return " ".join(_PARTING.sub(" ", "".join(letters).casefold().translate(_BARRED)).split())


def name_of(text: str | None) -> Words:
    """A name whatever the order of its parts.

    >>> name_of("Lavrov, Sergey") == name_of("Sergey Lavrov")
    True
    """
    return frozenset(fold(text).split())


def wording_of(text: str | None) -> Words:
    """The words of a post or party, abbreviations spelled out, fillers left out.

    >>> sorted(wording_of("director of the WPK"))
    ['director', 'korea', 'party', 'workers']
    """
    wordings = load_wordings()
    spelled = " ".join(wordings.abbreviations.get(word, word) for word in fold(text).split())
    for form, words in wordings.synonyms:
        spelled = form.sub(words, spelled)
    return frozenset(spelled.split()) - wordings.fillers
