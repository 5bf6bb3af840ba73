"""Facts in words, each with the words of the report that it was drawn from."""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotation import Layout
from kg.explanation.view import FactView
from kg.model import Delegation, Evidence, Facts, Meeting, Participant, Post, Span, Statement


def fact_views(facts: Facts, layout: Layout) -> Iterator[FactView]:
    """Every fact in the order of the contract."""
    for kind, told, evidence in _told(facts):
        yield FactView(
            kind=kind,
            told=told,
            words=tuple(dict.fromkeys(" ".join(layout.cut(s).split()) for s in evidence)),
            sentences=tuple(sorted({n for s in evidence for n in _sentences(s, layout)})),
        )


def _sentences(span: Span, layout: Layout) -> Iterator[int]:
    """The numbers, from 1, of the sentences that a span touches."""
    return (
        sentence.index + 1
        for sentence in layout.sentences
        if sentence.within == span.within
        and sentence.start < span.end
        and span.start < sentence.end
    )


def _told(facts: Facts) -> Iterator[tuple[str, str, Evidence]]:
    for person in facts.persons:
        yield "person", f"{person.name} ({person.state or 'state unknown'})", person.evidence
    for post in facts.posts:
        yield "post", _post(post), post.evidence
    for party in facts.parties:
        yield "party", f"{party.name} ({party.state or 'state unknown'})", party.evidence
    for code in facts.states:
        yield "state", code, facts.state_evidence.get(code, ())
    for meeting in facts.meetings:
        yield "meeting", _meeting(meeting), meeting.evidence
    for meeting in facts.planned:
        yield "planned meeting", _meeting(meeting), meeting.evidence
    for delegation in facts.delegations:
        yield "delegation", _delegation(delegation), delegation.evidence
    for statement in facts.statements:
        yield "statement", _statement(statement), statement.evidence
    for occasion in facts.occasions:
        ordinal = f" (number {occasion.ordinal})" if occasion.ordinal else ""
        yield "occasion", f"{occasion.name}{ordinal}", occasion.evidence


def _post(post: Post) -> str:
    former = "former " if post.former else ""
    return f"{post.person}: {former}{post.title}" + (
        f", {post.organization}" if post.organization else ""
    )


def _meeting(meeting: Meeting) -> str:
    people = ", ".join(map(_participant, meeting.participants))
    days = " to ".join(filter(None, [meeting.date, meeting.end_date])) or "undated"
    where = ", ".join(filter(None, [meeting.venue, meeting.place, meeting.state])) or "no place"
    aside = ", background" if meeting.background else ""
    return f"{meeting.kind.replace('_', ' ')}, {days}, {where}{aside}: {people or 'nobody named'}"


def _participant(participant: Participant) -> str:
    behalf = f" for {participant.organization}" if participant.organization else ""
    return f"{participant.name} ({participant.role}{behalf})"


def _delegation(delegation: Delegation) -> str:
    head = f", headed by {delegation.head}" if delegation.head else ""
    members = f", with {', '.join(delegation.members)}" if delegation.members else ""
    return f"of {delegation.of or 'a sender not named'}{head}{members}"


def _statement(statement: Statement) -> str:
    how = "in direct speech" if statement.verbatim else "in indirect speech"
    topics = f", about {', '.join(statement.topics)}" if statement.topics else ""
    return f"{statement.speaker}, {how}{topics}"
