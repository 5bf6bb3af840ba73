"""Reads datelines: "BEIJING, March 22 (Xinhua) --", "MOSCOW, March 2. /TASS/.", "Hanoi (VNA) -".

A small recursive-descent reader over the first tokens of a block, in the order
house? place region? date? house? date? end; it accepts only what has evidence enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.annotation import Token
from kg.dates import Expression, match_date
from kg.registers import Registers
from kg.text.header import LABELS
from kg.text.lexicon import STARTERS
from kg.text.names import bare_house, canonical_house, is_place

_DASHES = frozenset({"-", "--", "---", "–", "—", "―", "——", "––"})
_PAIRS = {"(": ")", "[": "]", "/": "/"}
_LINKS = frozenset({"of", "de", "del", "da", "and", "the", "la", "el", "an", "upon"})
_SEPARATORS = frozenset({"•", "|", ",", ".", ":", "·", "/"}) | _DASHES


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline gives; `tokens`: how many it takes, `closed`: a dash or stop ends it."""

    tokens: int
    place: str | None = None
    agency: str | None = None
    date: Expression | None = None
    closed: bool = False


def read_dateline(tokens: Sequence[Token], registers: Registers) -> Dateline | None:
    """The dateline that begins with the first token, if one does."""
    reader = _Reader(tokens[:48], registers)
    found = reader.read()
    return found if found is not None and _sure(found, reader, registers) else None


class _Reader:
    """One attempt at one position; `at` moves forward only."""

    def __init__(self, tokens: Sequence[Token], registers: Registers) -> None:
        self.words = [token.text for token in tokens]
        self.tokens, self.registers = tokens, registers
        self.at = 0

    def read(self) -> Dateline | None:
        agency = self._agency() or self._plain_house()
        if agency is not None:
            self._skip({","})
        after_house = self.at
        place = self._place()
        if place is not None:
            self._region()
        date = self._date()
        if agency is None:
            agency = self._agency() or (self._plain_house() if place else None)
            date = date or self._date()
        if place is None and agency is None:
            return None
        closed = self._end()
        if after_house and place is not None and date is None and not closed:
            self.at, place = after_house, None
        return Dateline(self.at, place, agency, date, closed)

    def word(self, ahead: int = 0) -> str:
        return self.words[self.at + ahead] if self.at + ahead < len(self.words) else ""

    def _skip(self, marks: set[str]) -> bool:
        if self.word() in marks:
            self.at += 1
            return True
        return False

    def _agency(self) -> str | None:
        """A house in brackets or slashes, perhaps with reporters: "(Xinhua, by Li Hua)"."""
        skip = 1 if self.word() in (",", ".") else 0
        close = _PAIRS.get(self.word(skip))
        if close is None:
            return None
        inner = self.at + skip + 1
        for ahead in range(1, 14):
            if self.word(skip + ahead) == close:
                words = self.words[inner : self.at + skip + ahead]
                name = canonical_house(" ".join(words), self.registers)
                if name is None and self.word(skip + ahead + 1) in _DASHES:
                    name = self._unlisted(words)
                if name is not None:
                    self.at += skip + ahead + 1
                return name
        return None

    def _unlisted(self, words: Sequence[str]) -> str | None:
        """A house that the register lacks, in brackets before the dash; no state, no place."""
        name = " ".join(words)
        if len(words) > 3 or not all(word[0].isupper() for word in words):
            return None
        known = self.registers.state_named(name) is not None or is_place(name, self.registers)
        return None if known else name

    def _plain_house(self) -> str | None:
        """A house without brackets: "AKP Phnom Penh", "Tehran, IRNA -", "Baghdad - INA"."""
        skip = 1 if self.at and self.word() in _DASHES | {",", "."} else 0
        for length in (1, 2, 3):
            words = self.words[self.at + skip : self.at + skip + length]
            if len(words) == length and words[0][:1].isupper():
                name = bare_house(" ".join(words), self.registers)
                if name is not None:
                    self.at += skip + length
                    return name
        return None

    def _place(self) -> str | None:
        """Up to five words with capitals, the first such run; links stand inside only."""
        length = 0
        while length < 6 and self._belongs(length):
            length += 1
        while length and self.word(length - 1) in _LINKS | {"/"}:
            length -= 1
        if not length:
            return None
        first, last = self.tokens[self.at], self.tokens[self.at + length - 1]
        words = self.words[self.at : self.at + length]
        self.at += length
        glued = last.end - first.start == sum(len(word) for word in words)
        return "/".join(" ".join(words).split(" / ")) if not glued else "".join(words)

    def _belongs(self, ahead: int) -> bool:
        word = self.word(ahead)
        if ahead and word == "/":
            slash, before = self.tokens[self.at + ahead], self.tokens[self.at + ahead - 1]
            house = canonical_house(self.word(ahead + 1), self.registers)
            return slash.start == before.end and house is None
        if ahead and word in _LINKS:
            return True
        if not ahead and word.lower() in LABELS:
            return False
        if match_date(self.tokens, self.at + ahead) is not None and ahead:
            return False
        return word[:1].isupper() and word[:1].isalpha()

    def _region(self) -> None:
        """The country or province after the place: ", Zhejiang", "/North Korea/", "[India]"."""
        close = _PAIRS.get(self.word())
        if close is not None and self._closed_by(close) and self._agency_ahead() is None:
            self.at += self._closed_by(close) + 1
            return
        if self.word() != "," or match_date(self.tokens, self.at + 1) is not None:
            return
        length = 1
        while length < 8 and (
            self.word(length)[:1].isupper() or self.word(length) in _LINKS | {"'s", "’s"}
        ):
            if match_date(self.tokens, self.at + length) is not None:
                break
            length += 1
        follows = self.word(length)
        house = self.registers.house_named(" ".join(self.words[self.at + 1 : self.at + length]))
        if (
            length > 1
            and house is None
            and (follows in _SEPARATORS or follows in _PAIRS or not follows)
        ):
            self.at += length

    def _closed_by(self, close: str) -> int:
        return next((ahead for ahead in range(2, 8) if self.word(ahead) == close), 0)

    def _agency_ahead(self) -> str | None:
        at = self.at
        name = self._agency()
        self.at = at
        return name

    def _date(self) -> Expression | None:
        skip = 0
        while self.word(skip) in (",", ".", "•", "|", "("):
            skip += 1
        found = match_date(self.tokens, self.at + skip)
        if found is None or found[0].kind != "calendar" or found[0].day is None:
            return None
        self.at += skip + found[1]
        self._skip({")"})
        return found[0]

    def _end(self) -> bool:
        """The dash or stop that closes a dateline, a doubled one as well ("- China -")."""
        at = self.at
        self._skip({",", "."} if self.word(1) in _DASHES else {"."})
        if self.word() in _DASHES | {":"}:
            self.at += 1
            while self.word() in _DASHES:
                self.at += 1
            return True
        return self.at > at


def _sure(found: Dateline, reader: _Reader, registers: Registers) -> bool:
    """Whether place, house, date and closing mark together can only be a dateline."""
    last = reader.words[found.tokens - 1]
    dashed = last in _DASHES
    ended = found.tokens >= len(reader.words)
    if found.place is None:
        return found.agency is not None and not ended and last != ":"
    if len(found.place) < 2 or found.place.split()[0] in STARTERS | {"Today", "Yesterday"}:
        return False
    listed = is_place(found.place, registers)
    known = listed or found.place.isupper()
    if found.agency is not None and found.date is not None:
        return True
    if found.agency is not None and canonical_house(found.agency, registers) is not None:
        return known or (found.closed and last != ":")
    if found.agency is not None:
        return listed
    if found.date is not None:
        return (dashed and known) or (listed and (ended or last in {":", "."}))
    if last == ":":
        return listed and found.place.isupper() and not ended
    return dashed and known and len(found.place.split()) < 4
