"""Rows as plain aligned text, for people and for `less -S`."""

from __future__ import annotations

from collections.abc import Sequence


def format_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns under their names, two blanks apart, a rule below the head.

    >>> print(format_table(["who", "n"], [["Cai Qi", "1"], ["Kim", "12"]]))
    who     n
    ------  --
    Cai Qi  1
    Kim     12
    """
    cells = [[" ".join(cell.split()) for cell in row] for row in rows]
    widths = [
        max(len(name), *(len(row[place]) for row in cells), 1) if cells else len(name)
        for place, name in enumerate(columns)
    ]
    lines = [list(columns), ["-" * width for width in widths], *cells]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
