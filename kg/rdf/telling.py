"""What the mappers of one report share: its facts, its keys, its quads, its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import pyoxigraph as ox

from kg.identity import Identities
from kg.model import Evidence, Facts, Meeting, Participant, Span
from kg.namespaces import WMC
from kg.rdf.terms import Quads, language_tag

CURRENT, FORMER = WMC["status/current"], WMC["status/former"]


class Citation(NamedTuple):
    """A fact node and the span it was drawn from; a tenure's also says when, and how it stood."""

    body: ox.NamedNode
    span: Span
    status: ox.NamedNode | None = None
    on: str | None = None


@dataclass(slots=True)
class Telling:
    """One report on its way to RDF."""

    facts: Facts
    identities: Identities
    out: Quads
    quotes: Mapping[Span, str]
    citations: dict[Citation, None] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The key of the report."""
        return f"report/{self.identities.report}"

    @property
    def language(self) -> str | None:
        """The language of the report's words, where a valid tag is given."""
        return language_tag(self.facts.document.language)

    def own(self, kind: str, number: int) -> ox.NamedNode:
        """A node of the report's own: its n-th account, participation and so on, from 1."""
        return self.out.node(f"{self.key}/{kind}/{number}")

    def person(self, name: str) -> ox.NamedNode:
        """The person of a name in the facts."""
        return self.out.node(self.identities.persons[name])

    def cite(
        self,
        body: ox.NamedNode,
        evidence: Evidence,
        *,
        status: ox.NamedNode | None = None,
        on: str | None = None,
    ) -> None:
        """Keep the spans that bear a fact; the evidence nodes come last, in text order."""
        for span in evidence:
            self.citations[Citation(body, span, status, on)] = None


def supported(facts: Facts) -> Facts:
    """The facts without announced encounters that come without evidence.

    The schema lets an extractor leave it out there, the graph does not; whoever is named
    without words of his or her own rests on those of the encounter.
    """
    if all(meeting.evidence and _all_cited(meeting) for meeting in facts.planned):
        return facts
    planned = tuple(_cited(meeting) for meeting in facts.planned if meeting.evidence)
    return replace(facts, planned=planned)


def _all_cited(meeting: Meeting) -> bool:
    return all(participant.evidence for participant in meeting.participants)


def _cited(meeting: Meeting) -> Meeting:
    people = tuple(
        replace(person, evidence=person.evidence or meeting.evidence)
        for person in meeting.participants
    )
    return replace(meeting, participants=people)


def attested_on(facts: Facts, person: str) -> str | None:
    """The date for which a report attests a person's posts.

    The first dated foreground encounter that the person took part in, else the dateline,
    else the publication.
    """
    told = (
        meeting.date
        for meeting in facts.meetings
        if meeting.date and not meeting.background and takes_part(meeting.participants, person)
    )
    return next(told, None) or facts.article.dateline_date or facts.article.published


def takes_part(participants: tuple[Participant, ...], name: str) -> bool:
    """Whether the person of that name is among the participants."""
    return any(participant.name == name for participant in participants)
