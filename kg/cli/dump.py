"""`kg dump`: the whole graph as one file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from kg.cli.console import say
from kg.cli.reading import graph_of
from kg.dumps import FORMATS, write_dump
from kg.settings import Settings


@click.command(short_help="Write the whole graph as a file.")
@click.option(
    "--format", "syntax", type=click.Choice(list(FORMATS)), default="turtle", show_default=True,
    help="trig, nquads and jsonld keep the named graphs.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write, whole or not at all; gzip where it ends with .gz. Default: stdout.",
)  # fmt: skip
@click.pass_obj
def dump(settings: Settings, syntax: str, output: Path | None) -> None:
    """Write all quads in a fixed order: the same reports give the same bytes.

    \b
    Examples:
      kg dump --format nquads | sha256sum
      kg dump --format turtle -o whomet.ttl
      kg dump --format nquads -o whomet.nq.gz
    """
    with graph_of(settings) as store:
        if output is None:
            write_dump(store.quads(), sys.stdout.buffer, syntax=syntax)
            return
        part = output.with_name(f".{output.name}.{os.getpid()}")
        try:
            with part.open("wb") as file:
                write_dump(store.quads(), file, syntax=syntax, compress=output.suffix == ".gz")
            part.replace(output)
        finally:
            part.unlink(missing_ok=True)
    say(f"{output}: {output.stat().st_size:,} bytes")
