"""`kg validate`: anybody's RDF against the shapes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import click
import pyoxigraph as ox

from kg.cli.console import data, say
from kg.report import ValidationReport
from kg.validation import load_shapes, open_validator, parse, to_json, to_text, to_turtle

_RENDERERS: Mapping[str, Callable[[ValidationReport], str]] = MappingProxyType(
    {"text": to_text, "json": to_json, "turtle": to_turtle}
)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(short_help="Check anybody's RDF against the shapes.")
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="FILE...")
@click.option(
    "--format", "form", type=click.Choice(list(_RENDERERS)), default="text", show_default=True
)
@click.option(
    "--shapes", multiple=True, type=click.Path(exists=True, path_type=Path), metavar="PATH",
    help="Shapes of your own instead of ours: a Turtle file or a folder of them.",
)  # fmt: skip
@click.pass_context
def validate(
    context: click.Context, files: Sequence[Path], form: str, shapes: Sequence[Path]
) -> None:
    """Check the RDF in FILEs, all together, and print a SHACL validation report.

    Turtle, TriG, N-Triples, N-Quads, RDF/XML and JSON-LD, by their suffix; .gz too. The exit
    code is 1 when the data does not conform, and when no node of it is of a kind that the
    shapes describe.

    \b
    Examples:
      kg validate ontology/examples/valid/person.ttl
      kg validate mine.ttl more.ttl --format json
      kg validate mine.ttl --shapes my-shapes/
    """
    quads: list[ox.Quad] = []
    for file in files:
        quads += parse(file.read_bytes(), name=str(file))
    chosen = load_shapes(*shapes) if shapes else None
    report = open_validator(shapes=chosen).validate(quads)
    data(_RENDERERS[form](report).rstrip())
    if not report.focus_nodes:
        say("nothing was checked: use the terms of the ontology, or name your own --shapes")
    context.exit(0 if report.conforms and report.focus_nodes else 1)
