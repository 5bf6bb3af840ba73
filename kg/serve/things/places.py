"""Pages of states, organizations, posts, places, occasions and pairs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from flask import render_template

from kg.serve.ask import ask
from kg.serve.things.about import about
from kg.serve.things.charts import Bars, bars
from kg.serve.things.encounters import Encounter, encounters

_DAY = len("2024-03-22")


def state_page(iri: str) -> str:
    """A state: its officials, the states whose people they met, encounters by year."""
    where = f"?person wm:represents <{iri}> ; wm:currentPost ?post ."
    return render_template(
        "state.html",
        thing=about(iri),
        officials=ask("officials", where=where),
        partners=ask("partners", iri=f"<{iri}>"),
        chart=_years(f"<{iri}>"),
        encounters=encounters(
            f"?someone wm:represents <{iri}> . ?meeting wm:hasParticipant ?someone ."
        ),
        delegations=ask("delegations", iri=f"<{iri}>"),
    )


def organization_page(iri: str) -> str:
    """A party or body: posts and holders in it and below it, encounters, delegations."""
    behalf = (
        f"?part wm:onBehalfOf <{iri}> . ?account schema:attendee ?part ; wm:accountOf ?meeting ."
    )
    return render_template(
        "organization.html",
        thing=about(iri),
        units=ask("units", iri=f"<{iri}>"),
        encounters=encounters(behalf),
        delegations=ask("delegations", iri=f"<{iri}>"),
    )


def post_page(iri: str) -> str:
    """A post and who held it."""
    return render_template("post.html", thing=about(iri), holders=ask("holders", iri=f"<{iri}>"))


def place_page(iri: str) -> str:
    """A place and what happened there."""
    return _gathering(iri, f"?meeting schema:location <{iri}> .")


def occasion_page(iri: str) -> str:
    """An occasion and the encounters for it."""
    return _gathering(iri, f"?meeting wm:occasion <{iri}> .")


def pair_page(iri: str) -> str:
    """Two persons or two states: every encounter, by year, and the longest gap."""
    pair = about(iri)
    members = pair.all("pairMember")
    states = all("/id/state/" in member.iri for member in members)
    path = "wm:hasParticipant/wm:represents" if states else "wm:hasParticipant"
    met = encounters(" ".join(f"?meeting {path} <{member.iri}> ." for member in members))
    return render_template(
        "pair.html",
        thing=pair,
        members=members,
        states=states,
        encounters=met,
        chart=bars(_by_year(met)),
        gap=longest_gap(one.date for one in met if not one.planned),
    )


def longest_gap(days: Iterable[str]) -> tuple[str, str, int] | None:
    """The two neighbouring days farthest apart, and the days between; None below two days.

    >>> longest_gap(["2024-03-01", "2020-01-01", "2024-02-01", "2023"])
    ('2020-01-01', '2024-02-01', 1492)
    """
    exact = sorted({day for day in days if len(day) == _DAY})
    gaps = [
        ((date.fromisoformat(later) - date.fromisoformat(earlier)).days, earlier, later)
        for earlier, later in pairwise(exact)
    ]
    if not gaps:
        return None
    length, earlier, later = max(gaps, key=lambda gap: gap[0])
    return earlier, later, length


def _gathering(iri: str, where: str) -> str:
    met = encounters(where)
    return render_template(
        "gathering.html", thing=about(iri), encounters=met, chart=bars(_by_year(met))
    )


def _years(members: str) -> Bars | None:
    rows = ask("years", members=members)
    return bars({int(row["year"]): int(row["number"]) for row in rows if "year" in row})


def _by_year(met: Sequence[Encounter]) -> dict[int, int]:
    numbers: dict[int, int] = {}
    for one in met:
        if one.date and not one.planned:
            year = int(one.date[:4])
            numbers[year] = numbers.get(year, 0) + 1
    return numbers
