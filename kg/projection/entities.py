"""`graph/entities`: types, labels and aggregates of the nodes that reports share.

One function a class of keys; each states only triples whose subject is its own key, so that
no triple comes from two keys and a change of one key touches nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pyoxigraph as ox

from kg.identity import state_key
from kg.joining import people
from kg.namespaces import (
    DCTERMS,
    FOAF,
    OPENGOV,
    ORG,
    SCHEMA,
    SEM,
    SKOS,
    WM,
    WMC,
)
from kg.projection.counts import Said, contradicted_days, latest_status
from kg.rdf import TRUE, Quads, date_literal, integer_literal, text_literal

UNIT_CLASSES: Mapping[str, tuple[ox.NamedNode, ox.NamedNode]] = MappingProxyType(
    {
        "party": (WM.Party, ORG.FormalOrganization),
        "state": (WM.State, ORG.FormalOrganization),
        "body": (WM.Body, ORG.OrganizationalUnit),
        "international": (WM.InternationalOrganization, ORG.FormalOrganization),
        "other": (WM.OtherOrganization, ORG.FormalOrganization),
    }
)

WIKIDATA = "http://www.wikidata.org/entity/"


def project_entity(out: Quads, key: str, said: Said) -> None:
    """State what the reports together say of the node of `key`."""
    _PROJECTIONS[key.partition("/")[0]](out, out.node(key), said)


def _person(out: Quads, node: ox.NamedNode, said: Said) -> None:
    out.type(node, WM.Person, FOAF.Person, SCHEMA.Person)
    known = people().by_key.get(out.key(node))
    preferred = known.name if known else said.one("name")
    _text(out, node, SKOS.prefLabel, preferred)
    for label in said.all("name"):
        if label != preferred:
            _text(out, node, SKOS.altLabel, label)
    _state(out, node, said, WM.represents)
    if known is None:
        return
    out.add(node, DCTERMS.source, ox.Literal(known.source))
    if known.native:
        out.add(node, SKOS.altLabel, ox.Literal(known.native, language="und"))
    if known.wikidata:
        out.add(node, SCHEMA.sameAs, ox.NamedNode(WIKIDATA + known.wikidata))


def _post(out: Quads, node: ox.NamedNode, said: Said) -> None:
    out.type(node, WM.Post, ORG.Post)
    _labels(out, node, said, "label")
    out.add(node, WM.postTitle, _string(said.one("title")))
    _link(out, node, ORG.postIn, said.one("organization"))
    rank = said.one("rank")
    if rank and f"rank/{rank}" in WMC:
        out.add(node, WM.rank, WMC[f"rank/{rank}"])


def _tenure(out: Quads, node: ox.NamedNode, said: Said) -> None:
    out.type(node, WM.Tenure, ORG.Membership)
    _link(out, node, ORG.member, said.one("person"))
    _link(out, node, ORG.organization, said.one("organization"))
    _link(out, node, OPENGOV.post, said.one("post"))
    attested = [(date, status) for date, _, status in map(_parted, said.all("attested"))]
    status = latest_status(attested)
    out.add(node, WM.status, WMC[f"status/{status}"])
    if contradicted_days(attested):
        out.add(node, WM.isContradicted, TRUE)
    dates = sorted(date for date, status in attested if date and status == "current")
    if dates:
        out.add(node, WM.firstAttested, date_literal(dates[0]))
        out.add(node, WM.lastAttested, date_literal(dates[-1]))


def _parted(value: str) -> tuple[str, str, str]:
    return value.partition(" ")


def _unit(out: Quads, node: ox.NamedNode, said: Said) -> None:
    out.type(node, *UNIT_CLASSES[said.one("kind") or "other"])
    _labels(out, node, said, "label", "composed")
    _state(out, node, said, WM.ofState)
    _link(out, node, ORG.subOrganizationOf, said.one("parent"))
    _link(out, node, ORG.unitOf, said.one("unit of"))


def _place(out: Quads, node: ox.NamedNode, said: Said) -> None:
    out.type(node, WM.Place, SCHEMA.Place)
    _labels(out, node, said, "label")
    _state(out, node, said, WM.inCountry)


def _meeting(out: Quads, node: ox.NamedNode, said: Said) -> None:
    out.type(node, WM.Meeting, SCHEMA.Event, SEM.Event)
    _encounter(out, node, said)


def _planned(out: Quads, node: ox.NamedNode, said: Said) -> None:
    out.type(node, WM.PlannedMeeting, SCHEMA.Event)
    _encounter(out, node, said)


def _encounter(out: Quads, node: ox.NamedNode, said: Said) -> None:
    """What meetings and planned ones have in common; accounts keep what each report says."""
    _text(out, node, SKOS.prefLabel, said.one("label"))
    kind, start, end = said.one("kind"), said.one("date"), said.one("end")
    if kind:
        out.add(node, WM.meetingKind, WMC[f"kind/{kind}"])
    if start:
        out.add(node, SCHEMA.startDate, date_literal(start))
    if end:
        out.add(node, SCHEMA.endDate, date_literal(end))
    _link(out, node, SCHEMA.location, said.one("place"))
    out.add(node, WM.venue, _string(said.one("venue")))
    for occasion in said.all("occasion"):
        out.add(node, WM.occasion, out.node(occasion))
    for person in said.all("principal"):
        out.add(node, SEM.hasActor, out.node(person))


def _occasion(out: Quads, node: ox.NamedNode, said: Said) -> None:
    out.type(node, WM.Occasion, SKOS.Concept)
    _labels(out, node, said, "label")
    ordinal = said.one("ordinal")
    if ordinal:
        out.add(node, WM.ordinal, integer_literal(int(ordinal)))


def _topic(out: Quads, node: ox.NamedNode, said: Said) -> None:
    out.type(node, WM.Topic, SKOS.Concept)
    _labels(out, node, said, "label")


def _publisher(out: Quads, node: ox.NamedNode, said: Said) -> None:
    out.type(node, WM.Publisher, SCHEMA.Organization)
    _labels(out, node, said, "label")
    _text(out, node, SCHEMA.name, said.one("label"))


def _pair(out: Quads, node: ox.NamedNode, said: Said) -> None:
    """Pairs are derived alone: `kg.projection.derived`."""


def _labels(out: Quads, node: ox.NamedNode, said: Said, *predicates: str) -> None:
    """One preferred label, the other spellings beside it (SKOS S13: never the same)."""
    preferred = said.one(*predicates)
    _text(out, node, SKOS.prefLabel, preferred)
    for label in said.all(predicates[0]):
        if label != preferred:
            _text(out, node, SKOS.altLabel, label)


def _text(out: Quads, node: ox.NamedNode, predicate: ox.NamedNode, text: str | None) -> None:
    if text:
        out.add(node, predicate, text_literal(text))


def _string(text: str | None) -> ox.Literal | None:
    """A text of no language."""
    return ox.Literal(text) if text else None


def _link(out: Quads, node: ox.NamedNode, predicate: ox.NamedNode, key: str | None) -> None:
    if key:
        out.add(node, predicate, out.node(key))


def _state(out: Quads, node: ox.NamedNode, said: Said, predicate: ox.NamedNode) -> None:
    code = said.one("state")
    _link(out, node, predicate, state_key(code) if code else None)


_PROJECTIONS: Mapping[str, Callable[[Quads, ox.NamedNode, Said], None]] = MappingProxyType(
    {
        "person": _person,
        "post": _post,
        "tenure": _tenure,
        "org": _unit,
        "state": _unit,
        "place": _place,
        "meeting": _meeting,
        "planned": _planned,
        "occasion": _occasion,
        "topic": _topic,
        "publisher": _publisher,
        "pair": _pair,
    }
)
