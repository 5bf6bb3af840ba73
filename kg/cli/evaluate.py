"""`kg evaluate`: how good the extracted facts are, by annotated reports."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from kg.cli.console import Progress, data, warn
from kg.cli.evaluation_report import Located, evaluation_json, evaluation_table
from kg.errors import UnreadableInput, UsageError
from kg.evaluation import Comparison, Sheet, bearing_sentence, compare, read_sheet, sheet
from kg.extraction import RuleExtractor
from kg.model import Document
from kg.model_json import facts_to_json
from kg.registers import load_registers
from kg.sources import read
from kg.text import layout


@click.command(short_help="Compare extracted facts with annotated ones.")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("texts", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--errors", is_flag=True, help="List each missed, spurious and wrong fact.")
@click.option("--text-only", is_flag=True, help="Withhold the day of publication that GOLD gives.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@click.pass_context
def evaluate(
    context: click.Context,
    gold: Path,
    texts: Path,
    *,
    errors: bool,
    text_only: bool,
    form: str,
) -> None:
    """Extract the facts of TEXTS/<id>.txt for each report of GOLD and compare them.

    GOLD holds a report's annotated facts as one JSON object a line. Its day of publication is
    what a source knows of a report beside the text, and goes to the extractor as a source
    would give it; --text-only withholds it. Prints precision, recall
    and F1 per kind of fact, all together and per house; for states of persons, circumstances
    of meetings, roles and the five axes the three are one accuracy. A text that is missing is
    named, its facts count as missed, and the exit code is 1.

    \b
    Examples:
      kg evaluate tests/gold/other-houses.jsonl tests/gold/texts
      kg evaluate tests/gold/other-houses.jsonl tests/gold/texts --errors --format json
    """
    comparisons: list[Comparison] = []
    located: list[Located] = []
    unread = 0
    extractor = RuleExtractor()
    with Progress("reports") as progress:
        for wanted in _gold(gold):
            document = _document(texts / f"{wanted.id}.txt")
            if document is not None and not text_only:
                document = replace(document, published=wanted.published)
            unread += document is None
            found = sheet(facts_to_json(extractor.extract(document))) if document else None
            comparisons.append(compare(wanted, found))
            if errors:
                located += _located(comparisons[-1], document)
            progress.advance()
    render = evaluation_json if form == "json" else evaluation_table
    data(render(comparisons, located if errors else None))
    context.exit(1 if unread else 0)


def _gold(path: Path) -> list[Sheet]:
    """The gold's sheets in order. Raises UnreadableInput for broken lines and doubled ids."""
    sheets: dict[str, Sheet] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        found = read_sheet(line, source=str(path), number=number)
        if found.id in sheets:
            reason = f"the id {found.id!r} stands above already; leave one of the two"
            raise UnreadableInput(str(path), reason, line=number)
        sheets[found.id] = found
    if not sheets:
        raise UnreadableInput(str(path), "holds no annotated report")
    return list(sheets.values())


def _document(path: Path) -> Document | None:
    """The document of a text file; None, with a word why, where there is none."""
    try:
        if path.is_file():
            return read(path)
        warn(f"{path}: this text is missing; its facts count as missed")
    except (UnreadableInput, UsageError) as error:
        warn(f"{error}; its facts count as missed")
    return None


def _located(comparison: Comparison, document: Document | None) -> list[Located]:
    """The discrepancies of a report, each with its sentence."""
    if document is None:
        return [(each, None) for each in comparison.discrepancies]
    registers = load_registers()
    laid_out = layout(document, registers)
    return [
        (each, bearing_sentence(each, laid_out, registers)) for each in comparison.discrepancies
    ]
