"""Runs of capitals that may be a person's name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.mentions.entry import Entry
from kg.mentions.lexicon import Lexicon
from kg.mentions.scan import Line
from kg.registers import fold_word

PARTICLES = frozenset(
    "bin bint ibn ben al el de del della di da das do dos du la le las los van von der den ter "
    "ten zu y e abu ul ud".split()
)
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_ROMAN = re.compile(r"[IVX]{1,5}")
_MAX_NAME = 7
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
_BEFORE_PLACES = frozenset({"in", "at", "from", "to", "near", "via", "around", "into", "outside"})


def nickname(line: Line, index: int) -> bool:
    """Whether one word in quotes stands here inside a name: 'Jose "Pepe" Gomez'."""
    marks = line.word(index) in _QUOTES and line.word(index + 2) in _QUOTES
    return marks and line.capital(index + 1) and line.shape(index + 3) == "name"


@dataclass(slots=True)
class Name:
    """A candidate: tokens first..last of a line, and whether a word of it can only be a name."""

    start: int
    end: int
    sure: bool
    chain: int | None = None
    full: bool = False
    honorific: bool = False
    behind_of: bool = False


@dataclass(frozen=True, slots=True)
class NameGrammar:
    """The grammar over one report; `known` are the words seen as parts of names in running text."""

    lexicon: Lexicon
    known: frozenset[str]

    def read(self, line: Line, index: int, *, titled: bool = False) -> Name | None:
        """The name that begins at a token; `titled` where a title or honorific stands before it."""
        if not self._begins(line, index, titled=titled):
            return None
        cursor = end = index
        while cursor < len(line) and cursor - index < _MAX_NAME:
            if cursor > index and (self._stops(line, cursor) or self._honours(line, cursor)):
                break
            if self._part(line, cursor, first=cursor == index, titled=titled):
                cursor += 1
                end = cursor
            elif (
                line.low(cursor) in PARTICLES
                and cursor + 1 < len(line)
                and self._particle_goes_on(line, cursor)
            ):
                cursor += 1
            elif cursor > index and nickname(line, cursor):
                cursor += 3
            elif (
                line.word(cursor) == ","
                and line.low(cursor + 1) in SUFFIXES
                and line.low(cursor + 1) not in {"ii", "iii", "iv"}
            ):
                cursor += 2
                end = cursor
                break
            else:
                break
        if end == index + 1 and line.low(index) in _PRONOUNS and self._opens(line, index):
            return None
        if end == index or not any(
            len(line.word(place)) > 1 and line.word(place)[-1] != "." for place in range(index, end)
        ):
            return None
        sure = any(
            line.shape(place) == "name" and len(line.word(place)) > 1 for place in range(index, end)
        )
        return Name(index, end, sure)

    def _honours(self, line: Line, index: int) -> bool:
        """ "KC", "MP" behind a name are no part of it."""
        return line.words[index] in self.lexicon.classes["postnominal"]

    def _begins(self, line: Line, index: int, *, titled: bool) -> bool:
        if line.word(index) in PARTICLES:
            following = line.word(index + 1)
            return titled and following[:1].isupper()
        if self._stops(line, index):
            return False
        if line.word(index).startswith(("al-", "el-", "Al-", "El-")):
            return True
        if "-" in line.word(index) and self._joins_states(line.word(index)):
            return False
        if line.shape(index) == "word" and not titled and self._opens(line, index):
            return self._is_name_word(line.word(index))
        return self._part(line, index, first=True, titled=titled)

    def _joins_states(self, word: str) -> bool:
        """ "India-Sri" of "India-Sri Lanka"."""
        first = word.split("-", 1)[0]
        return any(entry.kind == "state" for entry in self.lexicon.whole(first))

    @staticmethod
    def _opens(line: Line, index: int) -> bool:
        return index == 0 or line.word(index - 1) in {'"', "“", "'", ":", "-", "–", "—", "•", "‘"}

    def _is_name_word(self, word: str) -> bool:
        parts = fold_word(word)
        return any(
            part in self.known or part in self.lexicon.surnames or part in self.lexicon.given
            for part in parts
        )

    def _part(self, line: Line, index: int, *, first: bool, titled: bool) -> bool:
        word = line.word(index)
        shape = line.shape(index)
        if shape == "name" and line.low(index) not in _NEVER:
            return not any(map(str.isdigit, word)) and not (
                first and _ROMAN.fullmatch(word) and len(word) > 1
            )
        if word.startswith(("al-", "el-", "ad-", "as-", "at-", "bin-")) and word[3:4].isupper():
            return True
        if shape == "other":
            return False
        if line.low(index) in _NEVER:
            return self._is_name_word(word) and (titled or self._amid_name(line, index))
        return not line.headline or self._is_name_word(word)

    def _amid_name(self, line: Line, index: int) -> bool:
        """ "To Lam", "Tran To Lam": in running text a capital before a name is part of it."""
        plain = line.headline or self._opens(line, index)
        return not plain and line.shape(index + 1) == "name" and line.low(index) in _ALSO_NAMES

    @staticmethod
    def _particle_goes_on(line: Line, index: int) -> bool:
        following = index + 1
        if line.low(following) in PARTICLES:
            following += 1
        return line.capital(following) and line.hit(following, "state", "title") is None

    def _stops(self, line: Line, index: int) -> bool:
        """What the registers know as something else does not go on a name."""
        found = line.hits.get(index, ())
        return any(self._blocks(line, index, end, entry) for end, entry in found)

    def _blocks(self, line: Line, index: int, end: int, entry: Entry) -> bool:
        single = end == index + 1
        if entry.kind in {"place", "venue"}:
            return not single or not self._place_as_name(line, index)
        if not line.capital(index) or (single and self._is_part(line, index, entry)):
            return False
        return entry.kind not in {"topic"}

    def _place_as_name(self, line: Line, index: int) -> bool:
        """Whether a word that is also a town ("Santos", "Paris") stands in or begins a name."""
        if line.low(index - 1) in _BEFORE_PLACES:
            return line.low(index) in self.lexicon.given and line.shape(index + 1) == "name"
        if index > 0 and (line.shape(index - 1) == "name" or line.low(index - 1) in PARTICLES):
            return True
        return self._is_name_word(line.word(index)) or line.shape(index + 1) == "name"

    def _is_part(self, line: Line, index: int, entry: Entry) -> bool:
        """Inside a name "Son", "Jun" and "Sen" are names, whatever else they may be."""
        borne = line.low(index) in self.lexicon.surnames or (
            line.low(index) in self.lexicon.classes["style-or-given"]
        )
        if entry.sort == "family" or (entry.kind == "honorific" and borne):
            return True
        inside = index > 0 and line.shape(index - 1) == "name"
        if inside and entry.kind == "honorific" and line.shape(index + 1) == "name":
            return True
        if inside and len(line.word(index)) == 2 and line.word(index)[1] == ".":
            return True
        if entry.sort == "month":
            return inside and not line.word(index + 1)[:1].isdigit() and len(line.word(index)) < 5
        short = (
            entry.kind == "honorific" and entry.spelling.endswith(".") and len(line.word(index)) < 5
        )
        return inside and short and not line.word(index).endswith(".")


_PRONOUNS = frozenset({"he", "she"})
_ALSO_NAMES = frozenset({"to", "he", "an", "a", "so"})
# Function words are no names, whatever their capital; "He" is a family name as well.
_NEVER = frozenset(
    "the a an in on at by of for and but from with as to she it his her they we i this that "
    "these those when while after before during since both also meanwhile earlier later "
    "according if there".split()
)
