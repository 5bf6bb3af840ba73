"""The whole extractor on short reports about invented persons, told as many houses tell them.

The reports stand in reports/*.toml, one file a family of patterns. A key under `fails`
names what the extractor does not get yet; the test is then expected to fail, strictly.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kg.evaluation.folding import name_of
from kg.extraction import RuleExtractor
from kg.model import Document, Facts, Meeting

ASPECTS = ("meetings", "background", "planned", "speakers", "delegations", "credits", "sides")
FAMILIES = {
    "bystanders": 22,
    "circumstance": 22,
    "encounters": 49,
    "houses": 37,
    "long": 11,
    "roles": 16,
    "several": 28,
    "sides": 12,
    "speakers": 31,
    "traps": 50,
}
ROLES = ("host", "guest", "participant", "attendee")
_TOLD = re.compile(r"(?P<kind>\w+) (?P<date>\S+?)(?: @(?P<place>[^:]+))?: (?P<persons>.+)")


class Told(NamedTuple):
    """An encounter as a table gives it, and as the extractor does."""

    kind: str
    date: str | None
    place: str | None
    persons: frozenset[str]


class Case(NamedTuple):
    """One report and what it says."""

    name: str
    expected: dict[str, Any]


def _cases() -> list[Case]:
    return [
        Case(
            f"{path.stem}/{report['id']}",
            {"meetings": [], "background": [], "planned": []} | report,
        )
        for path in sorted((Path(__file__).parent / "reports").glob("*.toml"))
        for report in tomllib.loads(path.read_text(encoding="utf-8"))["report"]
    ]


CASES = _cases()


def _parameters() -> list[Any]:
    return [
        pytest.param(
            case,
            aspect,
            id=f"{case.name}/{aspect}",
            marks=[pytest.mark.xfail(strict=True, reason=reason)] if reason else [],
        )
        for case in CASES
        for aspect in ASPECTS
        if aspect in case.expected
        for reason in [case.expected.get("fails", {}).get(aspect)]
    ]


@cache
def _facts(text: str, published: str | None) -> Facts:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return RuleExtractor().extract(Document("r", text, sha256, "text/plain", published=published))


def _expected(told: str) -> Told:
    match = _TOLD.fullmatch(told)
    assert match is not None, told
    persons = frozenset(_part(person) for person in match["persons"].split("; "))
    return Told(
        match["kind"], None if match["date"] == "-" else match["date"], match["place"], persons
    )


def _part(told: str) -> str:
    """The role, where one is told, and the folded name."""
    role, _, name = told.partition(" ")
    return f"{role} {_fold(name)}" if role in ROLES else _fold(told)


def _fold(name: str) -> str:
    return " ".join(sorted(name_of(name)))


def _found(meeting: Meeting, *, roles: bool) -> Told:
    date = f"{meeting.date}..{meeting.end_date}" if meeting.end_date else meeting.date
    persons = frozenset(
        _part(f"{p.role} {p.name}" if roles else p.name) for p in meeting.participants
    )
    return Told(meeting.kind, date, meeting.place or "-", persons)


def _alike(expected: list[str], found: tuple[Meeting, ...], *, roles: bool) -> None:
    """Fails unless the encounters are the same, whatever their order."""
    wanted = [_expected(told) for told in expected]
    rest = [_found(meeting, roles=roles) for meeting in found]
    missing = []
    for told in wanted:
        place = {"?": None, None: "-"}.get(told.place, told.place)
        match = next(
            (m for m in rest if told._replace(place=m.place if place is None else place) == m), None
        )
        rest.remove(match) if match else missing.append(told)
    assert (missing, rest) == ([], [])


def check(facts: Facts, aspect: str, wanted: list[str]) -> None:
    """Fails unless one aspect of the facts is as wanted; names in any order of their parts."""
    match aspect:
        case "meetings":
            _alike(wanted, tuple(m for m in facts.meetings if not m.background), roles=True)
        case "background":
            _alike(wanted, tuple(m for m in facts.meetings if m.background), roles=True)
        case "planned":
            _alike(wanted, facts.planned, roles=False)
        case "speakers":
            assert [_fold(s.speaker) for s in facts.statements] == [_fold(name) for name in wanted]
        case "delegations":
            assert [f"{d.of}: {d.head}" for d in facts.delegations] == wanted
        case "sides":
            assert [f"{p.name}: {p.state}" for p in facts.persons] == wanted
        case "credits":
            assert sorted(facts.credits) == sorted(wanted)


@pytest.mark.parametrize(("case", "aspect"), _parameters())
def test_the_report_says_what_it_says(case: Case, aspect: str) -> None:
    facts = _facts(case.expected["text"].strip(), case.expected.get("published"))
    check(facts, aspect, case.expected[aspect])


def test_every_family_of_patterns_is_there() -> None:
    counted = {name: sum(c.name.startswith(f"{name}/") for c in CASES) for name in FAMILIES}
    assert counted == FAMILIES
    assert len({case.name for case in CASES}) == sum(FAMILIES.values())


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_every_fact_stands_in_the_text(case: Case) -> None:
    text = case.expected["text"].strip()
    facts = _facts(text, case.expected.get("published"))
    made = (*facts.persons, *facts.posts, *facts.meetings, *facts.planned, *facts.statements)
    spans = [span for fact in made for span in fact.evidence]
    assert spans
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    for statement in facts.statements:
        (span,) = statement.evidence
        assert text[span.start : span.end] == statement.text
        assert statement.text.split()[:5] == statement.anchor.split()
        assert statement.meeting is None or 0 <= statement.meeting < len(facts.meetings)
    named = {person.name for person in facts.persons}
    for meeting in (*facts.meetings, *facts.planned):
        assert [p.position for p in meeting.participants] == [
            *range(1, len(meeting.participants) + 1)
        ]
        assert {p.name for p in meeting.participants} <= named
