"""`kg ingest`: reports into the ledger and the graph."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.console import Progress, say, warn
from kg.cli.reading import items_of
from kg.errors import UsageError
from kg.pipeline import Ingested, IngestSummary, StandardRoad, ingest, ingest_facts
from kg.settings import Settings

_NAMED = 20
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("ingest", short_help="Put reports into the graph.")
@click.argument("paths", nargs=-1, type=click.Path(allow_dash=True, path_type=Path))
@click.option("--strict", is_flag=True, help="Exit with 1 when a report is quarantined.")
@click.option(
    "--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, metavar="N",
    help="Processes that read reports. Default: one a processor.",
)  # fmt: skip
@click.option(
    "--facts", type=_FILE, metavar="FILE",
    help="Take the facts from this JSON Lines file of an extractor of your own.",
)  # fmt: skip
@click.option(
    "--texts", type=_FOLDER, metavar="DIR", help="The texts that those facts were drawn from."
)
@click.pass_context
def ingest_command(
    context: click.Context,
    paths: Sequence[Path],
    *,
    strict: bool,
    jobs: int,
    facts: Path | None,
    texts: Path | None,
) -> None:
    """Read PATHS (files, folders, - for stdin), check each report, keep it.

    Text, HTML, JSON Lines, JSON and feeds, also .gz and .zst. A report that breaks a shape or
    cannot be read is quarantined, with the reason, and stays out of the graph; one that is
    known already is not read again. Works while `kg serve` runs.

    \b
    Examples:
      kg ingest seeds/articles
      kg ingest reports.jsonl.gz --strict
      kg ingest --facts mine.jsonl --texts reports/
      curl -s https://example.org/report.html | kg ingest -
    """
    settings: Settings = context.obj
    road = StandardRoad(settings)
    with Progress("reports") as progress:

        def count(_: Ingested) -> None:
            progress.advance()

        if facts and texts and not paths:
            summary = ingest_facts(settings, facts, texts, make_road=road, on_item=count)
        elif paths and not (facts or texts):
            items = items_of(paths)
            summary = ingest(settings, items, make_road=road, processes=jobs, on_item=count)
        else:
            raise UsageError("name PATHS, or --facts FILE together with --texts DIR")
    for line in told(summary):
        say(line)
    name_problems(summary.problems)
    context.exit(1 if summary.failed or (strict and summary.quarantined) else 0)


def told(summary: IngestSummary) -> list[str]:
    """What became of the reports, in a line or two."""
    line = (
        f"{summary.submissions} read: {summary.accepted} accepted, "
        f"{summary.quarantined} quarantined, {summary.duplicate} known already"
    )
    return [line + (f", {summary.failed} failed" if summary.failed else "")]


def name_problems(problems: Sequence[Ingested]) -> None:
    """Name the reports that did not enter, and why."""
    for problem in problems[:_NAMED]:
        warn(f"{problem.name}: {problem.outcome}: {problem.reason}")
    if len(problems) > _NAMED:
        warn(f"... and {len(problems) - _NAMED} more; `kg status` counts them")
