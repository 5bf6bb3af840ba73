"""Facts as rows for tables: names instead of codes, and the numbers of their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, TypeAlias

from kg.annotation import Layout
from kg.identity import person_key
from kg.model import Evidence, Facts, Meeting, Participant
from kg.registers import Registers

Row: TypeAlias = dict[str, Any]


class Sheet:
    """One report's facts as JSON rows; `at` holds sentence numbers, counted from 1."""

    def __init__(self, facts: Facts, layout: Layout, registers: Registers) -> None:
        self._facts, self._layout, self._registers = facts, layout, registers

    def rows(self) -> dict[str, list[Row]]:
        """All tables by name."""
        facts = self._facts
        told = chain(
            ((meeting, False) for meeting in facts.meetings),
            ((meeting, True) for meeting in facts.planned),
        )
        return {
            "persons": list(self._persons()),
            "encounters": [self._encounter(meeting, planned=ahead) for meeting, ahead in told],
            "delegations": list(self._delegations()),
            "statements": list(self._statements()),
            "occasions": [
                {"name": one.name, "ordinal": one.ordinal, "at": self._at(one.evidence)}
                for one in facts.occasions
            ],
            "parties": [
                {"name": one.name, "state": self.state(one.state), "at": self._at(one.evidence)}
                for one in facts.parties
            ],
            "states": [
                {"name": self.state(code), "at": self._at(facts.state_evidence.get(code, ()))}
                for code in facts.states
            ],
        }

    def state(self, code: str | None) -> str | None:
        """The short English name of a state."""
        found = self._registers.state(code) if code else None
        return found.name if found else code

    def _persons(self) -> Iterator[Row]:
        for person in self._facts.persons:
            posts = [
                {
                    "title": post.title,
                    "organization": post.organization,
                    "former": post.former,
                    "at": self._at(post.evidence),
                }
                for post in self._facts.posts
                if post.person == person.name
            ]
            yield {
                "name": person.name,
                "key": person_key(person.state, person.name),
                "state": self.state(person.state),
                "posts": posts,
                "at": self._at(person.evidence),
            }

    def _encounter(self, meeting: Meeting, *, planned: bool) -> Row:
        return {
            "kind": meeting.kind.replace("_", " "),
            "planned": planned,
            "background": meeting.background,
            "date": meeting.date,
            "end_date": meeting.end_date,
            "place": meeting.place,
            "state": self.state(meeting.state),
            "venue": meeting.venue,
            "participants": [self._participant(one) for one in meeting.participants],
            "occasions": [self._facts.occasions[index].name for index in meeting.occasions],
            "at": self._at(meeting.evidence),
        }

    def _participant(self, one: Participant) -> Row:
        return {
            "name": one.name,
            "role": one.role,
            "side": self.state(one.side),
            "organization": one.organization,
        }

    def _delegations(self) -> Iterator[Row]:
        for one in self._facts.delegations:
            yield {
                "of": one.of,
                "head": one.head,
                "members": list(one.members),
                "at": self._at(one.evidence),
            }

    def _statements(self) -> Iterator[Row]:
        for one in self._facts.statements:
            yield {
                "speaker": one.speaker,
                "text": " ".join(one.text.split()),
                "verbatim": one.verbatim,
                "topics": list(one.topics),
                "at": self._at(one.evidence),
            }

    def _at(self, evidence: Evidence) -> list[int]:
        return sorted(set(self._touched(evidence)))

    def _touched(self, evidence: Evidence) -> Iterable[int]:
        for span in evidence:
            for sentence in self._layout.sentences:
                same = sentence.within == span.within
                if same and sentence.start < span.end and span.start < sentence.end:
                    yield sentence.index + 1
