"""Accounts of encounters: what one report says of each, with its participations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from kg.identity import Named
from kg.model import Meeting, Participant
from kg.namespaces import FOAF, PROV, SCHEMA, WM, WMC
from kg.rdf.telling import Telling
from kg.rdf.terms import FALSE, TRUE, date_literal, integer_literal, text_literal

_ROLES = {role: WMC[f"role/{role}"] for role in ("host", "guest", "participant", "attendee")}
_KINDS = {
    kind: WMC[f"kind/{kind.replace('_', '-')}"]
    for kind in ("meeting", "phone_call", "video_call", "conference", "ceremony")
}


def map_delegations(telling: Telling) -> None:
    """Delegations: who sent them, who heads them, who belongs to them."""
    out, identities = telling.out, telling.identities
    for number, delegation in enumerate(telling.facts.delegations, start=1):
        node = telling.own("delegation", number)
        out.type(node, WM.Delegation, FOAF.Group)
        if delegation.of:
            out.add(node, WM.sentBy, out.node(identities.units[delegation.of].key))
        if delegation.head:
            out.add(node, WM.headedBy, telling.person(delegation.head))
        for name in sorted({*filter(None, [delegation.head]), *delegation.members}):
            out.add(node, FOAF.member, telling.person(name))
        telling.cite(node, delegation.evidence)


def map_accounts(telling: Telling) -> None:
    """An account for every encounter told of, then for every one announced."""
    tenures = _tenures(telling)
    participation = 0
    for number, (meeting, key, place) in enumerate(_encounters(telling), start=1):
        node = telling.own("account", number)
        _account(telling, node, meeting, key=key, place=place)
        for person in meeting.participants:
            participation += 1
            part = telling.own("participation", participation)
            telling.out.add(node, SCHEMA.attendee, part)
            _participation(telling, part, person, tenures=tenures[person.name])


def _encounters(telling: Telling) -> Iterator[tuple[Meeting, str, Named | None]]:
    facts, identities = telling.facts, telling.identities
    yield from zip(facts.meetings, identities.meetings, identities.places, strict=True)
    yield from zip(facts.planned, identities.planned, identities.planned_places, strict=True)


def _tenures(telling: Telling) -> defaultdict[str, list[ox.NamedNode]]:
    """The tenures that the report calls current, by the name of the person."""
    tenures: defaultdict[str, list[ox.NamedNode]] = defaultdict(list)
    holdings = telling.identities.holdings
    for post, holding in zip(telling.facts.posts, holdings, strict=True):
        node = telling.out.node(holding.tenure)
        if not post.former and node not in tenures[post.person]:
            tenures[post.person].append(node)
    return tenures


def _account(
    telling: Telling, node: ox.NamedNode, meeting: Meeting, *, key: str, place: Named | None
) -> None:
    out = telling.out
    out.type(node, WM.Account, PROV.Entity)
    out.add(node, WM.accountOf, out.node(key))
    out.add(node, PROV.wasDerivedFrom, out.node(telling.key))
    out.add(node, WM.kindAsTold, _KINDS[meeting.kind])
    out.add(node, WM.isBackground, TRUE if meeting.background else FALSE)
    if meeting.date:
        out.add(node, WM.dateAsTold, date_literal(meeting.date))
    if meeting.end_date:
        out.add(node, WM.endDateAsTold, date_literal(meeting.end_date))
    if place:
        out.add(node, WM.placeAsTold, out.node(place.key))
    if meeting.venue:
        out.add(node, WM.venueAsTold, ox.Literal(meeting.venue))
    for index in dict.fromkeys(meeting.occasions):
        out.add(node, WM.occasion, out.node(telling.identities.occasions[index]))
    telling.cite(node, meeting.evidence)


def _participation(
    telling: Telling, node: ox.NamedNode, person: Participant, *, tenures: list[ox.NamedNode]
) -> None:
    out = telling.out
    out.type(node, WM.Participation, SCHEMA.Role)
    out.add(node, SCHEMA.attendee, telling.person(person.name))
    out.add(node, WM.role, _ROLES[person.role])
    out.add(node, WM.listPosition, integer_literal(person.position))
    out.add(node, WM.nameAsTold, text_literal(person.name, telling.language))
    for tenure in tenures:
        out.add(node, WM.inTenure, tenure)
    for key in telling.identities.behalf(person):
        out.add(node, WM.onBehalfOf, out.node(key))
    if person.delegation is not None:
        delegation = telling.own("delegation", person.delegation + 1)
        out.add(node, WM.withinDelegation, delegation)
    telling.cite(node, person.evidence)
