"""`kg coverage`: which days of a publisher were read, so that silence means something."""

from __future__ import annotations

import click

from kg.cli.console import data, say
from kg.cli.reading import ledger_of
from kg.cli.tables import format_table
from kg.pipeline import cover
from kg.settings import Settings


@click.group(short_help="Say which days of a publisher were read.")
def coverage() -> None:
    """Coverage statements: "not reported" is not "not read".

    \b
    Examples:
      kg coverage add Xinhua 2024-03-01 2024-03-31
      kg coverage list
    """


@coverage.command(short_help="State that all reports of these days were read.")
@click.argument("publisher")
@click.argument("first", metavar="FROM")
@click.argument("last", metavar="TO")
@click.pass_obj
def add(settings: Settings, publisher: str, first: str, last: str) -> None:
    """State that every report of PUBLISHER from the day FROM through TO was read.

    \b
    Examples:
      kg coverage add Xinhua 2024-03-01 2024-03-31
    """
    with ledger_of(settings):
        pass
    cover(settings, publisher, first, last)
    say(f"{publisher}: read from {first} through {last}")


@coverage.command("list", short_help="List what was stated.")
@click.pass_obj
def list_all(settings: Settings) -> None:
    """Print the statements.

    \b
    Examples:
      kg coverage list
    """
    with ledger_of(settings) as ledger:
        rows = [[item.publisher, item.first, item.last] for item in ledger.coverage()]
    data(format_table(["publisher", "from", "to"], rows))
