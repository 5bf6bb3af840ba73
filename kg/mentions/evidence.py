"""Whether a run of capitals is a person: what speaks for it and against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.mentions.apposition import all_drafts
from kg.mentions.drafts import Draft
from kg.mentions.lexicon import Lexicon
from kg.mentions.names import PARTICLES, SUFFIXES, Name, nickname
from kg.mentions.reading import Item, between
from kg.mentions.scan import POSSESSIVE, Line
from kg.registers import fold_word

ACCEPTED = 2.0
_PLACE_PREPOSITIONS = frozenset(
    "in at near from to via into across toward towards around outside inside".split()
)
# With one word more they are a family name: "Al Harthy".
ARTICLES = frozenset({"al", "el"})
_RECEPTION = frozenset(
    "received welcomed greeted met accompanied attended led headed hosted joined "
    "represented".split()
)
_DASHES = frozenset({"-", "–", "—", "--"})


@dataclass(slots=True)
class Candidate:
    """A name candidate where it stands, with the words it is compared by."""

    line: Line
    row: int
    item: Item
    name: Name
    parts: tuple[str, ...]
    posts: list[Draft]
    score: float = 0.0

    @property
    def single(self) -> bool:
        """Whether it is one word, so a short form unless nothing fuller is there."""
        alone = self.name.end - self.name.start == 1 or len(self.parts) == 1
        return alone or (len(self.parts) == 2 and self.parts[0] in ARTICLES)

    @property
    def initialled(self) -> bool:
        """Whether initials stand before its one word: "Ts. Bold"."""
        return self.single and any(
            is_initial(self.line.words[index])
            for index in range(self.name.start, self.name.end - 1)
        )


def is_initial(word: str) -> bool:
    """ "J.", "Ts."."""
    return word[-1] == "." and len(word) < 4 and word[:1].isupper()


def name_parts(line: Line, name: Name) -> tuple[str, ...]:
    """The folded words of a name, hyphens parted, initials and suffixes left out."""
    parts: list[str] = []
    for index in name_words(line, name):
        word = line.words[index]
        if not (word == "," or word.lower() in SUFFIXES or is_initial(word)):
            parts.extend(fold_word(word))
    return tuple(parts)


def name_words(line: Line, name: Name) -> list[int]:
    """The tokens of a name without a nickname in quotes."""
    marks = [index for index in range(name.start, name.end) if nickname(line, index)]
    return [
        index
        for index in range(name.start, name.end)
        if not any(mark <= index < mark + 3 for mark in marks)
    ]


def candidates(lines: Sequence[Line], readings: Sequence[Sequence[Item]]) -> Iterator[Candidate]:
    """Every candidate in reading order with the posts that were linked to it."""
    for row, (line, items) in enumerate(zip(lines, readings, strict=True)):
        for item in items:
            if item.name is not None and (parts := name_parts(line, item.name)):
                posts = [
                    draft
                    for other in items
                    for draft in all_drafts(other)
                    if any(holder is item.name for holder in draft.holders)
                ]
                yield Candidate(line, row, item, item.name, parts, posts)


def score(candidate: Candidate, *, alone: frozenset[str], lexicon: Lexicon) -> float:
    """How strongly a candidate of two or more words is a person's name."""
    line, name = candidate.line, candidate.name
    total = 3.0 * bool(candidate.posts) + 3.0 * name.honorific
    total += _name_likeness(candidate, lexicon)
    total += 1.5 * (candidate.parts[-1] in alone or candidate.parts[0] in alone)
    return total + _surroundings(line, name, lexicon) - 2.5 * name.behind_of


def _name_likeness(candidate: Candidate, lexicon: Lexicon) -> float:
    parts = [part for part in candidate.parts if part not in PARTICLES]
    if not parts:
        return -5.0
    total = 0.0
    if parts[0] in lexicon.given:
        total += 2.0
    if parts[0] in lexicon.surnames and 2 <= len(parts) <= 4:
        total += 2.0
    if len(parts) > 1 and parts[-1] in lexicon.given and parts[0] in lexicon.surnames:
        total += 0.5
    words = sum(
        part in lexicon.words and part not in lexicon.given and part not in lexicon.surnames
        for part in parts
    )
    total += 0.5 if words == 0 else -1.0 * words
    if any(part in lexicon.classes["institution"] for part in parts[1:]):
        total -= 6.0 if len(parts) > 2 and parts[-1] in lexicon.classes["institution"] else 3.0
    return total if candidate.name.sure or total >= 2.0 else total - 2.0


def _surroundings(line: Line, name: Name, lexicon: Lexicon) -> float:
    before, after = line.low(name.start - 1), line.low(name.end)
    total = 0.0
    if before in {"the", "a", "an"} or after in lexicon.classes["institution"]:
        total -= 3.0
    if before in _PLACE_PREPOSITIONS and not after.startswith("who"):
        total -= 1.0
    if line.word(name.start - 1) in POSSESSIVE and line.hit(name.start - 2, "state"):
        total += 1.5
    if {after, before} & lexicon.classes["telling"]:
        total += 1.0
    if (after == ":" and name.start == 0) or (before in _DASHES and name.end == len(line)):
        total += 1.5
    if (after == "," and line.low(name.end + 1) == "who") or after == "who":
        total += 1.5
    if after in POSSESSIVE:
        total += 0.3
    if before == "by" and _RECEPTION & set(line.lower[max(0, name.start - 10) : name.start]):
        total += 1.5
    if line.word(name.start - 1) in POSSESSIVE and line.word(name.start - 2).isupper():
        total += 1.5
    if after == "of" and before != "the" and line.hit(line.past_article(name.end + 1), "state"):
        total += 1.0
    if after == "(" and (state := line.hit(name.end + 1, "state")) and line.word(state[0]) == ")":
        total += 3.0
    if after == "," and line.word(name.end + 1).isdigit() and line.word(name.end + 2) == ",":
        total += 1.5
    return total


def listed(items: Sequence[Item], place: int, line: Line) -> Iterator[int]:
    """The neighbours in a coordination of names."""
    for other in (place - 1, place + 1):
        if 0 <= other < len(items) and items[other].name is not None:
            first, second = sorted((place, other))
            gap = between(line, items[first].end, items[second].start)
            if gap and set(gap) <= {",", "and", "&", ";", "with"}:
                yield other
