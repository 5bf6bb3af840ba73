"""What one report contributes to joining: strings that can be counted, by the key they are of.

    person/...        "post <mark>"; "year 2024"; "" (that the key is used)
    meeting/...       "" (that the key is used)
    day/2024-03-22    the report's account of an encounter of that day, as JSON
    undated/2024-03-24  an account without a day, under the day of the report
    post/...          "2024-03-22 current person/..." for every attestation of a holder

They name minted keys only; what these stand for is decided when all reports are known.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.identity import Identities, principals
from kg.joining.posts import mark
from kg.model import Facts, Meeting
from kg.rdf import attested_on

_ORDINAL = re.compile(r"-(\d+)$")
_DAY = len("2024-03-22")


class Claim(NamedTuple):
    """One value under one key."""

    key: str
    value: str


class Told(NamedTuple):
    """One report's account of an encounter, as far as joining needs it."""

    key: str
    report: str
    publisher: str
    day: str
    kind: str
    ordinal: int
    place: str
    principals: tuple[str, ...]
    participants: tuple[str, ...]
    background: bool

    def encode(self) -> str:
        """As a line of JSON."""
        return json.dumps(self, separators=(",", ":"))

    @classmethod
    def decode(cls, text: str) -> Told:
        """From `encode`."""
        values = json.loads(text)
        return cls._make([*values[:7], *map(tuple, values[7:9]), values[9]])


def claims(facts: Facts, identities: Identities) -> list[Claim]:
    """Everything the report says that joins may depend on, each once."""
    used = (*identities.persons.values(), *identities.meetings)
    found = dict.fromkeys(Claim(key, "") for key in used)
    found |= dict.fromkeys(_posts(facts, identities))
    found |= dict.fromkeys(_encounters(facts, identities))
    return list(found)


def _posts(facts: Facts, identities: Identities) -> Iterator[Claim]:
    for post, holding in zip(facts.posts, identities.holdings, strict=True):
        on = attested_on(facts, post.person) or ""
        unit = holding.organization
        words = mark(holding.title, unit.key if unit else "")
        if words:
            yield Claim(holding.person, f"post {words}")
        if on:
            yield Claim(holding.person, f"year {on[:4]}")
        status = "former" if post.former else "current"
        yield Claim(holding.post, f"{on} {status} {holding.person}")


def _encounters(facts: Facts, identities: Identities) -> Iterator[Claim]:
    reported = facts.article.dateline_date or facts.article.published or ""
    house = identities.publisher.key if identities.publisher else ""
    held = zip(facts.meetings, identities.meetings, identities.places, strict=True)
    for meeting, key, place in held:
        dated = meeting.date is not None and len(meeting.date) == _DAY
        told = Told(
            key=key,
            report=identities.report,
            publisher=house,
            day=(meeting.date or "") if dated else "",
            kind=meeting.kind,
            ordinal=_ordinal(key, dated=dated),
            place=place.key if place else "",
            principals=_keys(meeting, identities, all_of_them=False),
            participants=_keys(meeting, identities, all_of_them=True),
            background=meeting.background,
        )
        if dated:
            yield Claim(f"day/{meeting.date}", told.encode())
        elif meeting.date is None and len(reported) == _DAY:
            yield Claim(f"undated/{reported}", told.encode())


def _ordinal(key: str, *, dated: bool) -> int:
    """Which of several encounters of one key in the report it is."""
    found = _ORDINAL.search(key) if dated and "/report/" not in key else None
    return int(found[1]) if found else 1


def _keys(meeting: Meeting, identities: Identities, *, all_of_them: bool) -> tuple[str, ...]:
    chosen = meeting.participants if all_of_them else principals(meeting)
    return tuple(sorted({identities.persons[person.name] for person in chosen}))
