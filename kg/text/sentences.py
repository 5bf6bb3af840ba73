"""Groups the tokens of a paragraph into sentences, in one pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.annotation import Token
from kg.text.lexicon import MONTHS, STARTERS, TAILS

_FULL_STOPS = frozenset({".", "!", "?", "。", "！", "？", "｡"})
_OPENING = frozenset("([{“‘«„‹")
_CLOSING = frozenset(")]}”’»›")
_STRAIGHT = frozenset({'"', "'", "``", "''"})
_SPEECH = frozenset(
    "said asked told added wrote replied says asks tells adds stressed noted".split()
)
_LONGEST = 300
_BULLETS = frozenset({"•", "·", "▪", "●", "--", "---", "*", "**", "■", "◆", "►", "–", "—", "-"})


def split(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Half-open runs of token indices, one a sentence; bullets at a start are left out.

    A full stop ends a sentence where what follows (past closing marks) does not go on in
    lower case; an abbreviation carries its own dot and ends one only before a word that
    opens sentences.
    """
    first, quotes = 0, 0
    index = 0
    while index < len(tokens):
        text = tokens[index].text
        quotes += text == '"'
        if _may_end(text):
            stop = _past_closing(tokens, index + 1, quotes)
            quotes += sum(token.text == '"' for token in tokens[index + 1 : stop])
            if _ends(tokens, index, stop):
                yield from _trimmed(tokens, first, stop)
                first = stop
            index = stop
        else:
            index += 1
    yield from _trimmed(tokens, first, len(tokens))


def _may_end(text: str) -> bool:
    return (
        text in _FULL_STOPS or text.startswith(("..", "…")) or (len(text) > 1 and text[-1] == ".")
    )


def _past_closing(tokens: Sequence[Token], index: int, quotes: int) -> int:
    """The index after the marks that close with a full stop: quotes, brackets, more stops."""
    while index < len(tokens):
        text = tokens[index].text
        touching = tokens[index].start == tokens[index - 1].end
        closes = text in _CLOSING or (text in _STRAIGHT and (touching or quotes % 2 == 1))
        if not (closes and (touching or text != "'")) and not (touching and text in _FULL_STOPS):
            return index
        if text == '"':
            if quotes % 2 == 0:
                return index
            quotes += 1
        index += 1
    return index


def _ends(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """Whether a sentence ends with the token at `index`, closed up to `stop`."""
    if stop >= len(tokens):
        return True
    mark = tokens[index].text
    opener = _first_word(tokens, stop)
    if opener is None:
        return True
    word = tokens[opener].text
    if mark not in _FULL_STOPS and mark[0] not in ".…":
        return _after_abbreviation(mark, word, tokens, opener)
    if word[0].islower():
        return _is_glued_elision(word)
    return not (mark in "!?" and stop > index + 1 and _reports(tokens, opener))


def _first_word(tokens: Sequence[Token], index: int) -> int | None:
    """The first token from `index` that is a word or number, past opening marks and bullets."""
    for position in range(index, min(index + 4, len(tokens))):
        if tokens[position].text[0].isalnum():
            return position
    return None


def _is_glued_elision(word: str) -> bool:
    """Arabic articles are in lower case even at the head of a sentence: "al-Sisi said"."""
    return word.startswith(("al-", "el-")) and word[3:4].isupper()


def _after_abbreviation(mark: str, word: str, tokens: Sequence[Token], opener: int) -> bool:
    """Whether an abbreviation with its own dot also ends its sentence."""
    bare = mark[:-1]
    may_end = bare in TAILS or bare in MONTHS or "." in bare or (len(bare) == 1 and bare.isupper())
    if not may_end or word not in STARTERS:
        return False
    if word == "A" and tokens[opener].text != tokens[opener].text.rstrip("."):
        return False
    return len(bare) > 1 or tokens[opener].text in ("The", "In", "He", "She", "They", "It")


def _reports(tokens: Sequence[Token], opener: int) -> bool:
    """After a closed question: "... ?" Xi asked. The sentence goes on to its speaker."""
    following = [token.text for token in tokens[opener : opener + 5]]
    for position, word in enumerate(following[1:], 1):
        if word in _SPEECH:
            return True
        if word in {",", ".", '"', "“"} or (word.islower() and position > 1):
            return False
    return False


def _trimmed(tokens: Sequence[Token], first: int, stop: int) -> Iterator[tuple[int, int]]:
    """Without bullets, in runs of bounded length; a run without any letter is no sentence."""
    while first < stop and tokens[first].text in _BULLETS:
        first += 1
    while stop - first > _LONGEST:
        cut = _clause_end(tokens, first, first + _LONGEST)
        yield first, cut
        first = cut
    if any(character.isalpha() for token in tokens[first:stop] for character in token.text):
        yield first, stop


def _clause_end(tokens: Sequence[Token], first: int, limit: int) -> int:
    """Where to cut a run-on list: after its last semicolon, comma or dash, else at the limit."""
    for marks in ({";"}, {",", ":"} | _BULLETS):
        for index in range(limit, first + _LONGEST // 2, -1):
            if tokens[index - 1].text in marks:
                return index
    return limit
