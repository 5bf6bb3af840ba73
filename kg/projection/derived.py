"""`graph/derived`: shortcuts that questions and pages need at once, by rules in one place.

- a meeting has as participants all whom some account names (not what is only planned)
- a person's current posts: no later report calls them former, and they are attested within
  a year of the person's latest dated post
- two persons met if they were counterparts; the history of a pair of persons or of states
  counts the meetings that are dated to the day, states also year by year
"""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox

from kg.namespaces import WM, XSD
from kg.projection.counts import Said, latest_status
from kg.rdf import Quads, date_literal, integer_literal

CURRENT_FOR_DAYS = 365
_DAY = len("2024-03-22")


def project_derived(out: Quads, key: str, said: Said) -> None:
    """State what follows from the values of `key` alone."""
    kind = key.partition("/")[0]
    if kind == "meeting":
        for person in said.all("participant"):
            out.add(out.node(key), WM.hasParticipant, out.node(person))
    elif kind == "person":
        for post in current_posts(said.all("holds")):
            out.add(out.node(key), WM.currentPost, out.node(post))
    elif kind == "pair":
        _pair(out, key, said)


def current_posts(held: list[str]) -> list[str]:
    """The current ones among "date status post" values, in code-point order.

    >>> current_posts(["2020-01-01 current post/xx/a", "2024-03-22 current post/xx/b",
    ...                "2024-03-22 current post/xx/c", "2024-05-01 former post/xx/c"])
    ['post/xx/b']
    """
    by_post: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for value in held:
        day, status, post = value.split(" ", maxsplit=2)
        by_post[post].append((day, status))
    days = [day for attested in by_post.values() for day, _ in attested if day]
    latest = max(map(_ordinal, days), default=None)
    return sorted(
        post
        for post, attested in by_post.items()
        if latest_status(attested) == "current" and _is_recent(attested, latest)
    )


def _is_recent(attested: list[tuple[str, str]], latest: int | None) -> bool:
    """Whether the post was attested near the person's latest; all are if none has a date."""
    if latest is None:
        return True
    days = [_ordinal(day) for day, _ in attested if day]
    return bool(days) and latest - max(days) <= CURRENT_FOR_DAYS


def _ordinal(day: str) -> int:
    """A number that grows by one a day, near enough; of a month or a year the first day's."""
    year, month, of_month = (*map(int, day.split("-")), 1, 1)[:3]
    return round(year * 365.25 + month * 30.44 + of_month)


def _pair(out: Quads, key: str, said: Said) -> None:
    names = said.all("member")
    members = [out.node(name) for name in names]
    met = dict(_meeting_day(value) for value in said.all("met"))
    days = sorted(day for day in met.values() if len(day) == _DAY)
    _history(out, key, members, days)
    if all(name.startswith("state/") for name in names):
        for year in sorted({day[:4] for day in days}):
            of_year = [day for day in days if day.startswith(year)]
            _history(out, f"{key}/{year}", members, of_year, year=year)
        return
    first, second = members
    out.add(first, WM.metWith, second)
    out.add(second, WM.metWith, first)


def _meeting_day(value: str) -> tuple[str, str]:
    """The meeting's key, and its day or an empty string."""
    meeting, _, day = value.partition(" ")
    return meeting, day


def _history(
    out: Quads, key: str, members: list[ox.NamedNode], days: list[str], *, year: str | None = None
) -> None:
    """The first, the last and the number of a pair's meetings, over all years or in one."""
    if not days:
        return
    node = out.node(key)
    out.type(node, WM.PairHistory)
    for member in members:
        out.add(node, WM.pairMember, member)
    out.add(node, WM.firstMet, date_literal(days[0]))
    out.add(node, WM.lastMet, date_literal(days[-1]))
    out.add(node, WM.meetingCount, integer_literal(len(days)))
    if year:
        out.add(node, WM.inYear, ox.Literal(year, datatype=XSD.gYear))
