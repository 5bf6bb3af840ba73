"""Data goes to stdout, talk to stderr; progress only where a person watches."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Self, TypeVar

import click
from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

Item = TypeVar("Item")


def say(message: str) -> None:
    """A line of talk."""
    click.echo(message, err=True)


def data(text: str) -> None:
    """A line of data."""
    click.echo(text)


def warn(message: str) -> None:
    """A line of talk that names something wrong and the way out."""
    click.secho(message, err=True, fg="yellow")


class Progress:
    """Counts what is done on a terminal; elsewhere it is silent."""

    def __init__(self, what: str) -> None:
        """`what` is counted: reports, documents."""
        columns = (
            SpinnerColumn(),
            TextColumn("{task.completed:,.0f} {task.description}"),
            TimeElapsedColumn(),
        )
        self._bar = Bar(
            *columns,
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task = self._bar.add_task(what, total=None)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def advance(self) -> None:
        """One more."""
        self._bar.advance(self._task)


def watched(items: Iterable[Item], *, total: int | None, what: str) -> Iterator[Item]:
    """Pass items on; on a terminal a bar shows how far it is."""
    bar = Bar(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
    with bar:
        yield from bar.track(items, total=total, description=what)
