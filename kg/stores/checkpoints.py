"""Checkpoints: numbered read-only copies of the store, and who still reads which.

A reader sees one checkpoint and never a later commit; the writer publishes the next under
a higher number. RocksDB opens files when it needs them, so a reader holds a shared lock on
the folder and the writer deletes only what nobody holds.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Self

from kg.errors import EnvironmentFault

FOLDER = "checkpoints"
_KEPT = 2
_NEW = ".new"
_OLD = ".old"


class HeldCheckpoint:
    """A checkpoint that stays until `close`, or until the process ends."""

    def __init__(self, path: Path) -> None:
        """Hold `path`. Raises FileNotFoundError where it is gone: take the newest again."""
        self.path = path
        self._descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        fcntl.flock(self._descriptor, fcntl.LOCK_SH)
        if not path.exists():
            self.close()
            raise FileNotFoundError(f"{path}: deleted in favour of a newer one")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let it go."""
        os.close(self._descriptor)


def newest_checkpoint(data: Path) -> Path:
    """The newest checkpoint below the data folder.

    Raises EnvironmentFault where there is none yet.
    """
    numbers = _numbers(data / FOLDER)
    if not numbers:
        raise EnvironmentFault(f"{data}: no graph here yet; run `kg ingest` or set KG_DATA")
    return data / FOLDER / str(numbers[-1])


def checkpoint_number(data: Path) -> int:
    """The number of the newest checkpoint; 0 where there is none."""
    return max(_numbers(data / FOLDER), default=0)


def publish(data: Path, write: Callable[[Path], bool], *, above: int = 0) -> int:
    """Let `write` make the next checkpoint and give it its number.

    The number is greater than any before and than `above`. 0 if `write` says it cannot.
    """
    folder = data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    number = max(checkpoint_number(data), above) + 1
    fresh = folder / f"{number}{_NEW}"
    if not write(fresh):
        return 0
    fresh.rename(folder / str(number))
    _sync(folder)
    return number


def tidy(data: Path) -> None:
    """Delete the older checkpoints that nobody holds; two are kept in any case."""
    folder = data / FOLDER
    for old in _numbers(folder)[:-_KEPT]:
        _delete(folder / str(old))


def _numbers(folder: Path) -> list[int]:
    if not folder.is_dir():
        return []
    return sorted(int(entry.name) for entry in folder.iterdir() if entry.name.isdecimal())


def _sweep(folder: Path) -> None:
    """Remove what a killed writer left half made or half deleted."""
    for entry in folder.iterdir():
        if entry.suffix in (_NEW, _OLD):
            shutil.rmtree(entry)


def _delete(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        doomed = path.rename(path.with_name(path.name + _OLD))
    except BlockingIOError:
        return
    finally:
        os.close(descriptor)
    shutil.rmtree(doomed)


def _sync(folder: Path) -> None:
    """Make a rename durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
