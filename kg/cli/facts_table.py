"""Facts for reading: one line a fact, with the words it rests on. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from kg.cli.tables import format_table
from kg.model import Document, Evidence, Facts, Meeting

_WORDS = 60


def facts_table(document: Document, facts: Facts) -> str:
    """A headed table of everything a report says."""
    rows = [[kind, what, _words(document, spans)] for kind, what, spans in _lines(facts)]
    head = f"{document.id}: {facts.article.title or 'no headline'}"
    return f"{head}\n{format_table(['fact', 'what', 'words'], rows)}\n"


def _lines(facts: Facts) -> Iterator[tuple[str, str, Evidence]]:
    for person in facts.persons:
        yield "person", f"{person.name} ({person.state or 'state unknown'})", person.evidence
    for post in facts.posts:
        held = "former " if post.former else ""
        of = f", {post.organization}" if post.organization else ""
        yield "post", f"{post.person}: {held}{post.title}{of}", post.evidence
    for party in facts.parties:
        yield "party", f"{party.name} ({party.state or 'state unknown'})", party.evidence
    for kind, meetings in (("meeting", facts.meetings), ("planned", facts.planned)):
        for meeting in meetings:
            yield kind, _meeting(meeting), meeting.evidence
    for delegation in facts.delegations:
        head = f", headed by {delegation.head}" if delegation.head else ""
        yield "delegation", f"of {delegation.of or 'an unnamed sender'}{head}", delegation.evidence
    for statement in facts.statements:
        yield "statement", statement.speaker, statement.evidence
    for occasion in facts.occasions:
        yield "occasion", occasion.name, occasion.evidence


def _meeting(meeting: Meeting) -> str:
    people = ", ".join(f"{person.name} ({person.role})" for person in meeting.participants)
    where = ", ".join(filter(None, [meeting.date, meeting.place, meeting.venue]))
    background = " [background]" if meeting.background else ""
    return f"{meeting.kind}{background}: {people}; {where or 'no date or place'}"


def _words(document: Document, spans: Evidence) -> str:
    if not spans:
        return ""
    span = spans[0]
    source = document.text if span.within == "text" else (document.title or "")
    words = " ".join(source[span.start : span.end].split())
    return words if len(words) <= _WORDS else words[: _WORDS - 3] + "..."
