"""`kg extract`: print the facts of reports, and why they were drawn, without storing anything."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import click

from kg.cli.console import warn
from kg.cli.facts_table import facts_table
from kg.cli.reading import items_of
from kg.errors import UsageError
from kg.explanation import explain, html_page, text_report
from kg.extraction import RuleExtractor
from kg.model import Document
from kg.model_json import facts_to_json
from kg.ports import Unreadable
from kg.registers import load_registers

_Printed = Iterator[str]


@click.command(short_help="Print the facts of reports.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(allow_dash=True, path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "table", "text", "html"]),
    help="Default: jsonl; with --explain text, or html for a page.",
)  # fmt: skip
@click.option(
    "--explain", "why", is_flag=True,
    help="Show sentences, mentions, persons, and the words each fact was drawn from.",
)  # fmt: skip
@click.pass_context
def extract(context: click.Context, paths: Sequence[Path], form: str | None, *, why: bool) -> None:
    """Read PATHS (files, folders, - for stdin) and print one JSON object a report.

    Nothing is stored. Inputs that cannot be read are named on stderr; the rest is done.

    \b
    Examples:
      kg extract seeds/articles/000_cf5c2a6e6cf4fdc0.txt
      kg extract seeds/articles --format table
      kg extract seeds/articles --explain --format html > why.html
      curl -s https://example.org/report.html | kg extract -
    """
    renderers = _EXPLANATIONS if why else _FACTS
    form = form or next(iter(renderers))
    if form not in renderers:
        raise UsageError(
            f"--format {form} {'does not go' if why else 'goes only'} with --explain; "
            f"choose {' or '.join(renderers)}"
        )
    unreadable: list[Unreadable] = []
    for printed in renderers[form](_documents(paths, unreadable)):
        click.echo(printed, nl=False)
    context.exit(1 if unreadable else 0)


def _documents(paths: Sequence[Path], unreadable: list[Unreadable]) -> Iterator[Document]:
    """The documents, in order; what cannot be read is named and put aside."""
    for item in items_of(paths):
        if isinstance(item, Unreadable):
            unreadable.append(item)
            warn(f"{item.name}: {item.reason}")
        else:
            yield item


def _jsonl(documents: Iterator[Document]) -> _Printed:
    extractor = RuleExtractor()
    for document in documents:
        yield json.dumps(facts_to_json(extractor.extract(document)), ensure_ascii=False) + "\n"


def _table(documents: Iterator[Document]) -> _Printed:
    extractor = RuleExtractor()
    for document in documents:
        yield facts_table(document, extractor.extract(document)) + "\n"


def _text(documents: Iterator[Document]) -> _Printed:
    registers = load_registers()
    for document in documents:
        yield text_report(explain(document, registers)) + "\n"


def _html(documents: Iterator[Document]) -> _Printed:
    registers = load_registers()
    yield from html_page(explain(document, registers) for document in documents)


_FACTS: Mapping[str, Callable[[Iterator[Document]], _Printed]] = MappingProxyType(
    {"jsonl": _jsonl, "table": _table}
)
_EXPLANATIONS: Mapping[str, Callable[[Iterator[Document]], _Printed]] = MappingProxyType(
    {"text": _text, "html": _html}
)
