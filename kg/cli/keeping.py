"""`kg rebuild`, `retract`, `backup`, `restore`: keeping a data folder."""

from __future__ import annotations

import os
from pathlib import Path

import click

from kg.cli.console import Progress, say
from kg.cli.reading import ledger_of
from kg.errors import UsageError
from kg.pipeline import StandardRoad
from kg.pipeline import backup as backup_data
from kg.pipeline import rebuild as rebuild_data
from kg.pipeline import restore as restore_data
from kg.pipeline import retract as retract_report
from kg.settings import Settings

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command(short_help="Make the graph anew from the ledger.")
@click.option("--extract", is_flag=True, help="Draw the facts from the texts again first.")
@click.option(
    "--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, metavar="N",
    help="Processes that read texts. Default: one a processor.",
)  # fmt: skip
@click.pass_obj
def rebuild(settings: Settings, *, extract: bool, jobs: int) -> None:
    """Project the stored facts into an empty graph; readers see the old one until then.

    The outcome is the same graph, byte for byte; with --extract what this version of the
    software reads in the stored texts.

    \b
    Examples:
      kg rebuild
      kg rebuild --extract
    """
    with ledger_of(settings):
        pass  # a folder without a ledger is a mistake, not an empty graph
    with Progress("reports read again") as progress:
        rebuild_data(
            settings,
            extract=extract,
            make_road=StandardRoad(settings),
            processes=jobs,
            on_document=lambda _: progress.advance(),
        )
    say("the graph is rebuilt; `kg status` counts it")


@click.command(short_help="Take a report out of the graph.")
@click.argument("name", metavar="ID|SHA")
@click.option("--why", required=True, help="The reason; it is kept.")
@click.pass_obj
def retract(settings: Settings, name: str, why: str) -> None:
    """Remove what a report says, named by its id or SHA-256; its entry stays, as a tombstone.

    \b
    Examples:
      kg retract cf5c2a6e6cf4fdc0... --why "withdrawn by the agency"
    """
    with ledger_of(settings) as ledger:
        record = ledger.document(name)
    sha = name if record is None else record.sha256
    done = retract_report(settings, sha, why=why)
    say(f"{name}: {'retracted' if done else 'was retracted already'}")


@click.command(short_help="Copy the data, also while others write.")
@click.argument("folder", type=_FOLDER)
@click.pass_obj
def backup(settings: Settings, folder: Path) -> None:
    """Write a consistent copy of the ledger, from which all else is made, to FOLDER.

    \b
    Examples:
      kg backup backups/monday
    """
    with ledger_of(settings):
        pass
    backup_data(settings, folder)
    say(f"{folder}: written; `KG_DATA=NEW kg restore {folder}` fills a new data folder from it")


@click.command(short_help="Fill a new data folder from a backup.")
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.pass_obj
def restore(settings: Settings, folder: Path) -> None:
    """Put the backup in FOLDER into an empty KG_DATA and make its graph.

    \b
    Examples:
      KG_DATA=var2 kg restore backups/monday
    """
    if settings.data.resolve() == folder.resolve():
        raise UsageError(f"{folder}: is the data folder itself; set KG_DATA to a new one")
    restore_data(settings, folder)
    say(f"{settings.data}: restored; `kg status` counts it")
