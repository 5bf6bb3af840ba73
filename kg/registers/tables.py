"""Reads a register: a CSV file whose header is the fields of an entry class.

Cells: a list is parted by "|", a yes/no says yes or no, an empty optional cell is None.
"""

from __future__ import annotations

import csv
import types
import typing
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import EnvironmentFault

Row = TypeVar("Row")


def read_table(path: Path, row_type: type[Row]) -> tuple[Row, ...]:
    """All rows of a register.

    Raises:
        EnvironmentFault: the file is missing, or a row does not fit; names file and line.
    """
    readers = _readers(row_type)
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            lines = csv.reader(stream)
            header = next(lines, [])
            if header != list(readers):
                raise EnvironmentFault(
                    f"{path}, line 1: the header must be {','.join(readers)}; restore the file"
                )
            return tuple(
                _row(cells, readers, row_type, f"{path}, line {lines.line_num}") for cells in lines
            )
    except FileNotFoundError as error:
        raise EnvironmentFault(f"{path}: this register is missing; install whomet again") from error


def _row(
    cells: list[str], readers: dict[str, Callable[[str], Any]], row_type: type[Row], where: str
) -> Row:
    if len(cells) != len(readers):
        raise EnvironmentFault(
            f"{where}: {len(cells)} cells, not {len(readers)}; quote cells that hold a comma"
        )
    values: dict[str, Any] = {}
    for (name, read), cell in zip(readers.items(), cells, strict=True):
        try:
            values[name] = read(cell)
        except ValueError as error:
            raise EnvironmentFault(f"{where}: {name}: {error}") from error
    return row_type(**values)


def _readers(row_type: type[Any]) -> dict[str, Callable[[str], Any]]:
    """How to read each column, from the type of the field."""
    hints = typing.get_type_hints(row_type)
    return {field.name: _reader(hints[field.name]) for field in fields(row_type)}


def _reader(hint: object) -> Callable[[str], Any]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return lambda cell: tuple(part for part in cell.split("|") if part)
    if origin is frozenset:
        return lambda cell: frozenset(part for part in cell.split("|") if part)
    if origin in (types.UnionType, typing.Union):
        inner = _reader(next(kind for kind in arguments if kind is not type(None)))
        return lambda cell: inner(cell) if cell else None
    if origin is typing.Literal:
        return lambda cell: _one_of(cell, arguments)
    return _yes if hint is bool else _text


def _one_of(cell: str, allowed: tuple[str, ...]) -> str:
    if cell not in allowed:
        raise ValueError(f"{cell!r} is none of {', '.join(allowed)}")
    return cell


def _yes(cell: str) -> bool:
    return _one_of(cell, ("yes", "no")) == "yes"


def _text(cell: str) -> str:
    if not cell:
        raise ValueError("must not be empty")
    return cell
