"""`kg query`: ask the graph a SPARQL question."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click
import pyoxigraph as ox

from kg.cli.console import data, say
from kg.cli.reading import graph_of
from kg.cli.tables import format_table
from kg.errors import UsageError
from kg.questions import parse_question
from kg.serve.guard import calls_service
from kg.settings import Settings

_SELECT_FORMATS = {"csv": ox.QueryResultsFormat.CSV, "json": ox.QueryResultsFormat.JSON}
_POSITION = re.compile(r"\bat (\d+):(\d+): ?")


@click.command(short_help="Ask the graph a SPARQL question.")
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
)
@click.option(
    "--param", "parameters", multiple=True, metavar="NAME=VALUE",
    help="Set a parameter of the question; may be repeated.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json", "turtle"]),
    help="Default: table, and turtle for CONSTRUCT and DESCRIBE.",
)  # fmt: skip
@click.pass_obj
def query(settings: Settings, file: Path, parameters: Sequence[str], form: str | None) -> None:
    """Run the SPARQL query in FILE (- reads stdin) over the union of all graphs.

    Files of ontology/competency/ name their parameters in their first lines.

    \b
    Examples:
      kg query ontology/competency/cq-01-whom-a-person-met.rq
      kg query FILE.rq --param person=id/person/kp/kim-song-nam --format csv
      echo 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' | kg query -
    """
    text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    question = parse_question(text, name=str(file))
    bound = question.bound(_pairs(parameters), base_iri=settings.base_iri)
    if calls_service(bound):
        raise UsageError(f"{file}: SERVICE would leave this machine; ask the other endpoint itself")
    with graph_of(settings) as store:
        try:
            results = store.query(bound)
        except SyntaxError as error:
            raise UsageError(_where(str(file), str(error))) from error
        _print(results, form, base_iri=settings.base_iri)


def _pairs(parameters: Sequence[str]) -> dict[str, str]:
    pairs = {}
    for parameter in parameters:
        name, sign, value = parameter.partition("=")
        if not sign or not name:
            raise UsageError(f"--param {parameter}: write it as NAME=VALUE")
        pairs[name] = value
    return pairs


def _where(file: str, message: str) -> str:
    found = _POSITION.search(message)
    if found is None:
        return f"{file}: {message}"
    place = f"{file}, line {found[1]}, column {found[2]}"
    return f"{place}: not SPARQL 1.1 ({message[found.end() :].splitlines()[0][:200]})"


def _print(
    results: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples,
    form: str | None,
    *,
    base_iri: str,
) -> None:
    if isinstance(results, ox.QueryTriples):
        if form not in (None, "turtle"):
            raise UsageError(f"--format {form} is for SELECT and ASK; this query makes a graph")
        data((ox.serialize(results, format=ox.RdfFormat.TURTLE) or b"").decode().rstrip())
        return
    if form == "turtle":
        raise UsageError("--format turtle is for CONSTRUCT and DESCRIBE")
    if form in _SELECT_FORMATS:
        data((results.serialize(format=_SELECT_FORMATS[form]) or b"").decode().rstrip())
    elif isinstance(results, ox.QueryBoolean):
        data("yes" if results else "no")
    else:
        _print_table(results, base_iri=base_iri)


def _print_table(results: ox.QuerySolutions, *, base_iri: str) -> None:
    names = [variable.value for variable in results.variables]
    rows = [[_shown(row[name], base_iri=base_iri) for name in names] for row in results]
    data(format_table(names, rows))
    say(f"{len(rows)} row{'' if len(rows) == 1 else 's'}")


def _shown(term: object, *, base_iri: str) -> str:
    match term:
        case ox.NamedNode():
            return term.value.removeprefix(base_iri)
        case ox.Literal():
            return term.value
        case None:
            return ""
        case _:
            return str(term)
