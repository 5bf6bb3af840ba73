"""A sentence as the grammars read it: its tokens, and which register phrases begin where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from kg.annotation import Sentence
from kg.mentions.entry import Entry, Kind
from kg.mentions.lexicon import Lexicon
from kg.registers import fold_word

Hit: TypeAlias = tuple[int, Entry]
Shape: TypeAlias = Literal["name", "word", "other"]
POSSESSIVE = frozenset({"'s", "’s", "ʼs", "'", "’", "'S", "’S"})
DETERMINERS = frozenset({"the", "a", "an", "another", "his", "her", "its", "their", "our", "my"})


# Blanks behind every line, so that looking a little past either end needs no test.
_MARGIN = 40
_BLANKS = ("",) * _MARGIN
_OTHER: Shape = "other"
_SHAPELESS = (_OTHER,) * _MARGIN
_NOTHING: tuple[Hit, ...] = ()


@dataclass(slots=True)
class Line:
    """One sentence with the register entries that begin at each of its tokens, longest first."""

    sentence: Sentence
    words: tuple[str, ...]
    lower: tuple[str, ...]
    hits: dict[int, tuple[Hit, ...]]
    headline: bool
    shapes: tuple[Shape, ...]
    titles: list[int]
    _words: tuple[str, ...] = field(init=False, repr=False)
    _lower: tuple[str, ...] = field(init=False, repr=False)
    _shapes: tuple[Shape, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._words, self._lower = self.words + _BLANKS, self.lower + _BLANKS
        self._shapes = self.shapes + _SHAPELESS

    def __len__(self) -> int:
        return len(self.words)

    def word(self, index: int) -> str:
        """The token's text; empty past either end."""
        return self._words[index]

    def low(self, index: int) -> str:
        """The token in lower case; empty past either end."""
        return self._lower[index]

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self._shapes[index] != "other"

    def shape(self, index: int) -> Shape:
        """What the token's letters say; "other" past either end."""
        return self._shapes[index]

    def hit(self, index: int, *kinds: Kind) -> Hit | None:
        """The longest entry of one of the kinds that begins here: its end and itself."""
        for end, entry in self.hits.get(index, _NOTHING):
            if entry.kind in kinds:
                return end, entry
        return None

    def entries(self, index: int, *kinds: Kind) -> tuple[int, tuple[Entry, ...]]:
        """The end and all entries of the longest phrase of the kinds that begins here."""
        found = self.hit(index, *kinds)
        if found is None:
            return index, ()
        held = self.hits[index]
        return found[0], tuple(e for end, e in held if end == found[0] and e.kind in kinds)

    def past_possessive(self, index: int) -> int:
        """The index after an 's, if one stands here."""
        return index + 1 if self.word(index) in POSSESSIVE else index

    def past_article(self, index: int) -> int:
        """The index after "the", if it stands here."""
        return index + 1 if self.low(index) == "the" else index

    def text(self, first: int, last: int) -> str:
        """The tokens first..last as one string with single blanks, clitics and commas closed up."""
        out = ""
        for index in range(first, last):
            word = self.words[index]
            closed = not out or word in POSSESSIVE or word in {",", ")", "."} or out.endswith("(")
            out += word if closed else f" {word}"
        return out


_FAR = 1000
_SMALL = frozenset(
    "a an the and or but nor of in on at to for from by with as over into via per vs s".split()
)


def read_line(sentence: Sentence, lexicon: Lexicon) -> Line:
    """Look every token up once."""
    words = tuple(token.text for token in sentence.tokens)
    parts = tuple(fold_word(word) for word in words)
    hits: dict[int, tuple[Hit, ...]] = {}
    starts = lexicon.phrases.starts
    for index, part in enumerate(parts):
        if not part or part[0] not in starts:
            continue
        found = tuple(
            (end, entry)
            for end, entries in lexicon.phrases.matches(parts, index)
            for entry in entries
            if entry.fits(words[index:end])
        )
        if found:
            hits[index] = found
    lower = tuple(word.lower() for word in words)
    shapes = tuple(_shape(word, part, lexicon) for word, part in zip(words, parts, strict=True))
    headline = _is_headline(sentence, words, lexicon)
    return Line(sentence, words, lower, hits, headline, shapes, _next_titles(hits, len(words)))


def _next_titles(hits: Mapping[int, tuple[Hit, ...]], count: int) -> list[int]:
    """For each token how far ahead the next title begins."""
    distances = [_FAR] * (count + 1)
    for index in range(count - 1, -1, -1):
        here = any(entry.kind == "title" for _, entry in hits.get(index, ()))
        distances[index] = 0 if here else distances[index + 1] + 1
    return distances


def _shape(word: str, parts: tuple[str, ...], lexicon: Lexicon) -> Shape:
    """Whether a word can only be a name, is also an English word, or is no word with a capital."""
    if not word[:1].isupper():
        return "other"
    return "word" if parts and all(part in lexicon.words for part in parts) else "name"


def _is_headline(sentence: Sentence, words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether English words bear capitals all along, so that a capital tells nothing."""
    if sentence.zone == "body" and len(words) > 25:
        return False
    common = [
        word
        for word in words[1:]
        if word.isalpha() and word.lower() not in _SMALL and word.lower() in lexicon.words
    ]
    share = 0.7 if sentence.zone in {"title", "subheading"} else 0.99
    return len(common) > 1 and sum(word[0].isupper() for word in common) > share * len(common)
