"""The matter of a ministry or an envoy: capitalised English words, joined."""

from __future__ import annotations

from kg.mentions.scan import POSSESSIVE, Line


def topic_end(line: Line, index: int) -> int | None:
    """Where a run of capitalised English words joined by "and" and commas ends; None if none begins."""
    cursor, end = index, None
    while cursor < len(line):
        if line.shape(cursor) == "word" and line.hit(cursor, "title", "honorific", "state") is None:
            cursor += 1
            end = cursor
        elif (
            end is not None and line.word(cursor) in POSSESSIVE and line.shape(cursor + 1) == "word"
        ):
            cursor += 1
        elif (
            end is not None
            and line.low(cursor) in {"and", "&", ","}
            and _continues(line, cursor + 1)
        ) or (end is not None and line.low(cursor) == "the" and line.low(cursor - 1) == "and"):
            cursor += 1
        else:
            break
    return end


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
