"""Data goes to stdout, talk to stderr; progress bars only where a person watches."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Item = TypeVar("Item")
_FEW = 20


def say(message: str) -> None:
    """A line of talk."""
    click.echo(message, err=True)


def data(text: str) -> None:
    """A line of data."""
    click.echo(text)


def warn(message: str) -> None:
    """A line of talk that names something wrong and the way out."""
    click.secho(message, err=True, fg="yellow")


def watched(items: Iterable[Item], *, total: int | None, what: str) -> Iterator[Item]:
    """Pass items on; on a terminal a bar shows how far it is."""
    if not sys.stderr.isatty() or (total is not None and total < _FEW):
        yield from items
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, total=total, description=what)
