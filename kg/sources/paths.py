"""Finds and loads the inputs that a command names: files, folders, standard input."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from kg.errors import UsageError
from kg.ports import Payload
from kg.sources.packing import LIMIT
from kg.sources.records import document_id

SUFFIXES = (
    ".txt",
    ".text",
    ".html",
    ".htm",
    ".xhtml",
    ".json",
    ".jsonl",
    ".ndjson",
    ".xml",
    ".atom",
    ".rss",
)
_PACKED = (".gz", ".zst")
_MANY = (".jsonl", ".ndjson", ".json", ".xml", ".atom", ".rss")


def read_paths(
    paths: Iterable[str | os.PathLike[str]], *, stdin: BinaryIO | None = None
) -> Iterator[Payload]:
    """The inputs under the paths, in order; folders recursively and sorted, "-" is standard input.

    In a folder only files with a known suffix count; a file named outright is always read.
    Raises UsageError before the first input is read, where a path does not exist, two inputs
    have one id, or "-" is named without `stdin`. A file that cannot be opened is a Payload
    with `problem`.
    """
    inputs = [found for path in paths for found in _expanded(os.fspath(path))]
    _refuse_twins(inputs)
    if "-" in inputs and stdin is None:
        raise UsageError("-: there is no standard input to read")
    return _payloads(inputs, stdin)


def _payloads(inputs: list[str], stdin: BinaryIO | None) -> Iterator[Payload]:
    for name in inputs:
        if name == "-" and stdin is not None:
            yield Payload("stdin", stdin.read(LIMIT + 1))
        else:
            yield _load(name)


def _expanded(path: str) -> list[str]:
    if path == "-":
        return ["-"]
    place = Path(path)
    if place.is_dir():
        return [str(file) for file in sorted(place.rglob("*")) if _counts(file, place)]
    if not place.exists():
        raise UsageError(f"{path}: no such file or folder")
    return [path]


def _counts(file: Path, folder: Path) -> bool:
    inside = file.relative_to(folder).parts
    return not any(part.startswith(".") for part in inside) and _known(file.name) and file.is_file()


def _known(name: str) -> bool:
    return _bare(name).endswith(SUFFIXES)


def _bare(name: str) -> str:
    lower = name.lower()
    for suffix in _PACKED:
        lower = lower.removesuffix(suffix)
    return lower


def _refuse_twins(inputs: Iterable[str]) -> None:
    """Two inputs of one id are an error naming both; files of many records bring their own ids."""
    seen: dict[str, str] = {}
    for name in inputs:
        if _bare(name).endswith(_MANY):
            continue
        key = "stdin" if name == "-" else document_id(name)
        if key in seen:
            raise UsageError(f'{seen[key]} and {name} have one id, "{key}": rename one of them')
        seen[key] = name


def _load(name: str) -> Payload:
    try:
        with Path(name).open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        return Payload(
            name, b"", problem=f"cannot be opened ({error.strerror}): check its permissions"
        )
    if len(data) > LIMIT:
        return Payload(name, b"", problem=f"larger than {LIMIT // 2**20} MB: split the file")
    return Payload(name, data)
