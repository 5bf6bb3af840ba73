"""The accounts of one meeting side by side, and what only one of them says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import cast

import pyoxigraph as ox

from kg.errors import UnreadableInput
from kg.ports import Store

_PREFIXES = """
PREFIX wm: <https://w3id.org/whomet/ontology#>
PREFIX schema: <https://schema.org/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX opengov: <http://www.w3.org/ns/opengov#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
"""
_ACCOUNTS = """SELECT ?account ?house ?report ?date ?place ?venue ?kind WHERE {
  ?account wm:accountOf $meeting ; prov:wasDerivedFrom ?report ; wm:kindAsTold ?told .
  ?told skos:prefLabel ?kind .
  OPTIONAL { ?report schema:publisher/skos:prefLabel ?publisher }
  OPTIONAL { ?report wm:agency/skos:prefLabel ?agency }
  BIND(COALESCE(?publisher, ?agency, CONCAT("report ", SUBSTR(REPLACE(STR(?report),
    "^.*/", ""), 1, 12))) AS ?house)
  OPTIONAL { ?account wm:dateAsTold ?date }
  OPTIONAL { ?account wm:placeAsTold/skos:prefLabel ?place }
  OPTIONAL { ?account wm:venueAsTold ?venue }
} ORDER BY ?house ?report ?account"""
_PEOPLE = """SELECT DISTINCT ?account ?position ?person ?name ?role ?title WHERE {
  ?account wm:accountOf $meeting ; schema:attendee ?part .
  ?part wm:listPosition ?position ; schema:attendee ?person ; wm:nameAsTold ?name ;
        wm:role/skos:prefLabel ?role .
  OPTIONAL { ?part wm:inTenure/opengov:post/skos:prefLabel ?title }
} ORDER BY ?account ?position ?title"""
_STATEMENTS = """SELECT DISTINCT ?report ?start ?name ?words WHERE {
  ?statement wm:madeAt $meeting ; schema:isPartOf ?report ;
             prov:wasAttributedTo/skos:prefLabel ?name .
  ?evidence oa:hasBody ?statement ; oa:hasTarget/oa:hasSelector/oa:start ?start .
  OPTIONAL { ?statement schema:text ?words }
} ORDER BY ?report ?start ?name"""


_TOLD = ("house", "report", "date", "place", "venue", "kind")


@dataclass(slots=True)
class Named:
    """A participant as one report names him or her."""

    person: str
    name: str
    role: str
    position: int
    titles: list[str] = field(default_factory=list)


@dataclass(slots=True)
class AccountTold:
    """What one report says of the meeting."""

    house: str
    report: str
    date: str
    place: str
    venue: str
    kind: str
    people: dict[str, Named] = field(default_factory=dict, init=False)
    statements: list[tuple[str, str]] = field(default_factory=list, init=False)


def accounts_of(store: Store, meeting: ox.NamedNode) -> list[AccountTold]:
    """Every account of the meeting, by house. Raises UnreadableInput where there is none."""
    told = {
        row["account"]: AccountTold(**{name: _text(row[name]) for name in _TOLD})
        for row in _rows(store, _ACCOUNTS, meeting)
    }
    if not told:
        raise UnreadableInput(meeting.value, "no report tells of such a meeting")
    for row in _rows(store, _PEOPLE, meeting):
        people, person = told[row["account"]].people, _text(row["person"])
        named = people.setdefault(
            person,
            Named(person, _text(row["name"]), _text(row["role"]), int(_text(row["position"]))),
        )
        named.titles += [_text(row["title"])] if row["title"] else []
    by_report = {account.report: account for account in told.values()}
    for row in _rows(store, _STATEMENTS, meeting):
        said = (_text(row["name"]), _text(row["words"]))
        by_report[_text(row["report"])].statements.append(said)
    return list(told.values())


def _rows(store: Store, query: str, meeting: ox.NamedNode) -> Iterator[ox.QuerySolution]:
    text = _PREFIXES + query.replace("$meeting", str(meeting))
    yield from cast(ox.QuerySolutions, store.query(text))


def _text(term: object) -> str:
    return "" if term is None else str(cast(ox.Literal, term).value)


def differences(accounts: list[AccountTold]) -> Iterator[str]:
    """What the accounts do not agree on, one line each."""
    for what in ("date", "place", "venue", "kind"):
        yield from _differing(what, [(a.house, getattr(a, what)) for a in accounts])
    for person in sorted({person for account in accounts for person in account.people}):
        by = [account for account in accounts if person in account.people]
        named = [account.people[person] for account in by]
        if len(by) < len(accounts):
            houses = ", ".join(dict.fromkeys(account.house for account in by))
            yield f"named by {houses} only: {named[0].name} ({named[0].role})"
        titles = [(a.house, "; ".join(n.titles)) for a, n in zip(by, named, strict=True)]
        yield from _differing(f"title of {named[0].name}", titles)
        yield from _differing(
            f"name of {person.rpartition('/')[2]}", [(a.house, a.people[person].name) for a in by]
        )
    common = set[str].intersection(*(set(account.people) for account in accounts))
    yield from _differing("order", [(a.house, _order(a, common)) for a in accounts])
    for account in accounts:
        others = {words for a in accounts if a is not account for _, words in a.statements}
        for speaker, words in account.statements:
            if words not in others:
                yield f"said in {account.house} only: {speaker}: {words or '(not quoted)'}"


def _differing(what: str, told: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A line where houses that say something say different things."""
    said = [(house, value) for house, value in told if value]
    if len({value for _, value in said}) > 1:
        yield f"{what}: " + " | ".join(f"{house}: {value}" for house, value in said)


def _order(account: AccountTold, common: set[str]) -> str:
    """Those whom every account names, in this one's order."""
    people = sorted(account.people.values(), key=lambda named: named.position)
    return " - ".join(named.person.rpartition("/")[2] for named in people if named.person in common)
