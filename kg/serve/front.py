"""The front page: what this is, how much there is, a search, and questions to begin with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from flask import Blueprint, Response, make_response, render_template

from kg.errors import EnvironmentFault
from kg.serve.ask import Refused, Row, ask
from kg.serve.examples import examples
from kg.serve.words import count, day

blueprint = Blueprint("front", __name__)
blueprint.add_app_template_filter(day)
blueprint.add_app_template_filter(count)
_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "Report": "reports read",
        "Meeting": "meetings",
        "Person": "persons",
        "State": "states named",
        "Statement": "statements",
        "Day": "days with meetings",
    }
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the graph and what it counts."""

    name: str
    number: int


@blueprint.get("/")
def front() -> Response:
    """The front page; without a snapshot yet it still answers, with no figures."""
    try:
        figures, latest, days = _figures(), ask("latest"), _days()
    except (EnvironmentFault, Refused):
        figures, latest, days = (), [], None
    html = render_template(
        "front.html", figures=figures, latest=latest, days=days, examples=examples()
    )
    return make_response(html)


def _figures() -> tuple[Figure, ...]:
    counts = {
        row["class"].rpartition("#")[2]: int(row["number"])
        for row in ask("figures")
        if "class" in row
    }
    return tuple(Figure(name, counts.get(key, 0)) for key, name in _NAMES.items())


def _days() -> Row | None:
    return next((row for row in ask("days") if "first" in row), None)
