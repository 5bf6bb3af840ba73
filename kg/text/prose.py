"""Tells prose from the lines of a header."""

from __future__ import annotations

from kg.text.lines import Block

PROSE = 140
CLOSERS = (".", "!", "?", '."', ".”", ".’", '?"', '!"', ".)")


def is_prose(text: str, block: Block) -> bool:
    """Whether a block reads as sentences and not as a line of a header."""
    line = text[block.start : block.end]
    return len(line) >= PROSE or (line.endswith(CLOSERS) and len(line.split(None, 8)) > 7)
