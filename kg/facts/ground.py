"""What a report's head says of where and when, and what it lends to its encounters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.model import Article
from kg.registers import Place, Registers


@dataclass(frozen=True, slots=True)
class Ground:
    """Dateline city and its state, the state of the house, the report's day, the capitals."""

    place: str | None
    state: str | None
    house: str | None
    day: str | None
    capitals: Callable[[str], Place | None] = lambda _: None
    venues: Callable[[str], Place | None] = lambda _: None

    def capital(self, state: str | None) -> str | None:
        """The capital of a state."""
        found = self.capitals(state) if state else None
        return found.name if found else None


def ground_of(article: Article, registers: Registers) -> Ground:
    """The ground of a report, from its dateline and the register of houses."""
    place = article.dateline_place
    found = registers.place_named(place) if place else None
    named = (registers.house_named(n) for n in (article.agency, article.publisher) if n)
    house = next((h for h in named if h is not None), None)
    return Ground(
        place=place,
        state=found.state if found else None,
        house=house.state if house else None,
        day=article.dateline_date or article.published,
        venues=registers.place_named,
        capitals=registers.capital_of,
    )
