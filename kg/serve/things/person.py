"""The page of a person: names, posts over time, encounters, counterparts, statements."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import render_template, request

from kg.serve.ask import Row, ask
from kg.serve.things.about import about
from kg.serve.things.charts import Span, time_chart
from kg.serve.things.encounters import Named, encounters
from kg.serve.things.network import network
from kg.serve.things.said import said

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Held:
    """A post with the reports that give it; `status` is that of the last of them."""

    post: Named
    body: Named | None
    status: str
    first: str
    last: str
    told: tuple[Row, ...]


def person_page(iri: str) -> str:
    """The HTML of a person's page; `asOf=` shows what was reported up to a day."""
    person = about(iri)
    as_of = request.args.get("asOf", "")
    as_of = as_of if _DAY.fullmatch(as_of) else ""
    held = posts(_until(ask("attestations", iri=f"<{iri}>"), as_of, name="on"))
    met = encounters(f"?meeting wm:hasParticipant <{iri}> .")
    met = [one for one in met if not as_of or one.date <= as_of]
    then: defaultdict[str, list[str]] = defaultdict(list)
    for row in ask("posts_then", iri=f"<{iri}>"):
        then[row["meeting"]].append(row["title"])
    return render_template(
        "person.html",
        person=person,
        as_of=as_of,
        posts=held,
        encounters=met,
        then=then,
        chart=time_chart([_span(one) for one in held], (one.date for one in met)),
        names=ask("names_told", iri=f"<{iri}>"),
        joins=ask("joins", iri=f"<{iri}>"),
        counterparts=ask("counterparts", iri=f"<{iri}>"),
        network=network(Named(iri, person.label), _pairs(ask("network", iri=f"<{iri}>"))),
        statements=_until_said(iri, as_of),
    )


def posts(attested: Iterable[Row]) -> list[Held]:
    """The posts, latest attested first; rows of queries/attestations.rq in order of days."""
    by_post: defaultdict[str, list[Row]] = defaultdict(list)
    for row in attested:
        by_post[row["post"]].append(row)
    held = [_held(post, rows) for post, rows in by_post.items()]
    return sorted(held, key=lambda one: (one.last, one.post.name), reverse=True)


def _held(post: str, rows: Sequence[Row]) -> Held:
    days = sorted(row["on"] for row in rows if "on" in row and _status(row) != "former")
    body = Named(rows[0]["body"], rows[0].get("bodyName", "")) if "body" in rows[0] else None
    once = {(row["report"], row["start"]): row for row in rows}
    return Held(
        post=Named(post, rows[0]["title"]),
        body=body,
        status=_status(rows[-1]),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        told=tuple(once.values()),
    )


def _status(row: Row) -> str:
    return row["status"].rpartition("/")[2]


def _span(held: Held) -> Span:
    current = tuple(row.get("on", "") for row in held.told if _status(row) != "former")
    former = tuple(row.get("on", "") for row in held.told if _status(row) == "former")
    return Span(held.post.name, current, former)


def _until(rows: Iterable[Row], as_of: str, *, name: str) -> list[Row]:
    return [row for row in rows if not as_of or (name in row and row[name] <= as_of)]


def _until_said(iri: str, as_of: str) -> list[object]:
    found = said(f"?statement prov:wasAttributedTo <{iri}> .")
    return [one for one in found if not as_of or (one.date and one.date <= as_of)]


def _pairs(rows: Iterable[Row]) -> list[tuple[Named, Named | None]]:
    return [
        (
            Named(row["one"], row["oneName"]),
            Named(row["other"], row["otherName"]) if "other" in row else None,
        )
        for row in rows
        if "one" in row
    ]
