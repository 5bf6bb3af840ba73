"""`kg status`: what is here."""

from __future__ import annotations

import json
from dataclasses import dataclass

import click
import pyoxigraph as ox

from kg.cli.console import data
from kg.cli.reading import graph_of, ledger_of
from kg.errors import EnvironmentFault
from kg.pipeline import status as status_of
from kg.settings import Settings

_CLASSES = ("Person", "Post", "Meeting", "Statement")
_COUNT = """PREFIX wm: <https://w3id.org/whomet/ontology#>
SELECT ?class (COUNT(DISTINCT ?thing) AS ?number) WHERE {
VALUES ?class { %s } ?thing a ?class } GROUP BY ?class"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of a data folder."""

    data: str
    store: str
    service: bool
    reports: dict[str, int]
    submissions: dict[str, int]
    triples: int
    behind: int
    things: dict[str, int]


@click.command(short_help="Say what is here.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.pass_obj
def status(settings: Settings, form: str) -> None:
    """Count reports by outcome, triples, persons, meetings.

    \b
    Examples:
      kg status
      kg status --format json
    """
    figures = gather(settings)
    data(as_json(figures) if form == "json" else as_text(figures))


def gather(settings: Settings) -> Figures:
    """The figures. Raises UsageError where nothing has been ingested yet."""
    with ledger_of(settings):
        found = status_of(settings)
    counts = found.ledger
    return Figures(
        data=str(settings.data),
        store=found.store,
        service=found.writer,
        reports={
            "accepted": counts.accepted,
            "quarantined": counts.quarantined,
            "retracted": counts.retracted,
        },
        submissions=dict(counts.outcomes),
        triples=found.quads,
        behind=found.behind,
        things=dict.fromkeys(_CLASSES, 0) | _things(settings),
    )


def as_json(figures: Figures) -> str:
    """The figures as JSON."""
    names = figures.__dataclass_fields__
    return json.dumps({name: getattr(figures, name) for name in names}, indent=1)


def as_text(figures: Figures) -> str:
    """The figures for a person, and where to look next."""
    reports = ", ".join(f"{number:,} {name}" for name, number in figures.reports.items())
    things = ", ".join(f"{number:,} {name.lower()}s" for name, number in figures.things.items())
    behind = f"; {figures.behind} changes are still to come" if figures.behind else ""
    service = "running" if figures.service else "not running"
    return "\n".join(
        (
            f"reports  {reports}",
            f"graph    {figures.triples:,} triples: {things}{behind}",
            f"data     {figures.data} (store: {figures.store}; service: {service})",
            "next     kg serve;  kg query ontology/competency/FILE.rq;  kg show ID",
        )
    )


def _things(settings: Settings) -> dict[str, int]:
    """How many there are of each class; none while there is no graph."""
    try:
        with graph_of(settings) as store:
            results = store.query(_COUNT % " ".join(f"wm:{name}" for name in _CLASSES))
            assert isinstance(results, ox.QuerySolutions)
            rows = [(row["class"], row["number"]) for row in results]
    except EnvironmentFault:
        return {}
    return {name.value.rpartition("#")[2]: int(number.value) for name, number in rows if name}
