"""`kg extract`: print the facts of reports without putting them anywhere."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.console import data, warn
from kg.cli.facts_table import facts_table
from kg.cli.reading import items_of
from kg.extraction import extract as extract_facts
from kg.model_json import facts_to_json
from kg.ports import Unreadable


@click.command(short_help="Print the facts of reports.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(allow_dash=True, path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True
)
@click.pass_context
def extract(context: click.Context, paths: Sequence[Path], form: str) -> None:
    """Read PATHS (files, folders, - for stdin) and print one JSON object a report.

    Nothing is stored. Inputs that cannot be read are named on stderr; the rest is done.

    \b
    Examples:
      kg extract seeds/articles/000_cf5c2a6e6cf4fdc0.txt
      kg extract seeds/articles --format table
      curl -s https://example.org/report.html | kg extract -
    """
    unreadable = 0
    for item in items_of(paths):
        if isinstance(item, Unreadable):
            unreadable += 1
            warn(f"{item.name}: {item.reason}")
            continue
        facts = extract_facts(item)
        if form == "jsonl":
            data(json.dumps(facts_to_json(facts), ensure_ascii=False))
        else:
            data(facts_table(item, facts))
    context.exit(1 if unreadable else 0)
