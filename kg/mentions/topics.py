"""The matter of a ministry or an envoy: capitalised English words, joined."""

from __future__ import annotations

from kg.mentions.scan import POSSESSIVE, Line


def topic_end(line: Line, index: int) -> int | None:
    """Where capitalised English words joined by "and" and commas end; None if none begins."""
    cursor, end = index, None
    while cursor < len(line):
        if line.shape(cursor) == "word" and line.hit(cursor, "title", "honorific", "state") is None:
            end = cursor + 1
        elif end is None or not _joins(line, cursor):
            break
        cursor += 1
    return end


def _joins(line: Line, index: int) -> bool:
    """Whether the topic goes on after a possessive, a comma or "and"."""
    if line.word(index) in POSSESSIVE:
        return line.shape(index + 1) == "word"
    if line.low(index) in {"and", "&", ","}:
        return _continues(line, index + 1)
    return line.low(index) == "the" and line.low(index - 1) == "and"


def _continues(line: Line, index: int) -> bool:
    index = line.past_article(index)
    if line.word(index) == "and":
        index += 1
    if line.shape(index) != "word" or line.hit(
        index, "title", "modifier", "honorific", "state", "party", "body", "unit"
    ):
        return False
    # "Minister of Health and Xi ..." goes on with a topic only if no name follows it.
    return index + 1 >= len(line) or line.shape(index + 1) != "name"
