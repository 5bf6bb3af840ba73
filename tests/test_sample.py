"""The project's sample article: exactly what it says, by the same rules as every text."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.model import Document, Facts, Span

SAMPLE = Path(__file__).parent.parent / "seeds/articles/000_cf5c2a6e6cf4fdc0.txt"
CPC_CENTRE = "Communist Party of China Central Committee"
WPK_CENTRE = "Workers' Party of Korea Central Committee"


@pytest.fixture(scope="module")
def document() -> Document:
    return kg.read(SAMPLE)


@pytest.fixture(scope="module")
def facts(document: Document) -> Facts:
    return kg.extract(document)


def test_the_report(facts: Facts) -> None:
    article = facts.article
    assert article.title == "Senior CPC official meets WPK delegation"
    assert (article.published, article.agency) == ("2024-03-23", "Xinhua")
    assert (article.dateline_place, article.dateline_date) == ("Beijing", "2024-03-22")
    assert facts.credits == ("Shen Hong",)


def test_persons_and_their_states(facts: Facts) -> None:
    assert [(p.name, p.state) for p in facts.persons] == [("Cai Qi", "CN"), ("Kim Song Nam", "KP")]
    assert set(facts.states) == {"CN", "KP"}


def test_posts(facts: Facts) -> None:
    assert {(p.person, p.title, p.organization, p.former) for p in facts.posts} == {
        (
            "Cai Qi",
            "member",
            f"Standing Committee of the Political Bureau of the {CPC_CENTRE}",
            False,
        ),
        ("Cai Qi", "member", f"Secretariat of the {CPC_CENTRE}", False),
        ("Kim Song Nam", "director", f"International Department of the {WPK_CENTRE}", False),
    }


def test_parties(facts: Facts) -> None:
    assert {(p.name, p.state) for p in facts.parties} == {
        ("Communist Party of China", "CN"),
        ("Workers' Party of Korea", "KP"),
    }


def test_one_meeting_of_caption_and_lead(facts: Facts) -> None:
    (meeting,) = facts.meetings
    assert (meeting.kind, meeting.date, meeting.place, meeting.state, meeting.background) == (
        "meeting", "2024-03-22", "Beijing", "CN", False,
    )  # fmt: skip
    assert [(p.name, p.side, p.role, p.organization) for p in meeting.participants] == [
        ("Cai Qi", "CN", "host", "Communist Party of China"),
        ("Kim Song Nam", "KP", "guest", "Workers' Party of Korea"),
    ]
    assert facts.planned == ()


def test_the_delegation(facts: Facts) -> None:
    (delegation,) = facts.delegations
    assert (delegation.of, delegation.head) == ("Workers' Party of Korea", "Kim Song Nam")
    assert facts.meetings[0].participants[1].delegation == 0


def test_statements(facts: Facts) -> None:
    assert [(s.speaker, s.anchor, s.meeting) for s in facts.statements] == [
        ("Cai Qi", "Cai, a member of the", 0),
        ("Kim Song Nam", "Kim Song Nam said the", 0),
    ]


def test_occasions(facts: Facts) -> None:
    assert [(o.name, o.ordinal) for o in facts.occasions] == [
        ("75th anniversary of diplomatic ties", 75),
        ("China-DPRK Friendship Year", None),
    ]
    assert facts.meetings[0].occasions == (0, 1)


def test_the_evidence_cuts_the_quoted_words(facts: Facts, document: Document) -> None:
    def cut(span: Span) -> str:
        return document.text[span.start : span.end]

    assert {cut(e) for p in facts.persons for e in p.evidence} == {"Cai Qi", "Cai", "Kim Song Nam"}
    assert {cut(e) for o in facts.occasions for e in o.evidence} == {
        "75th anniversary of the establishment of diplomatic ties",
        "China-DPRK Friendship Year",
    }
    for statement in facts.statements:
        (span,) = statement.evidence
        assert cut(span) == statement.text
    told = {cut(e) for e in facts.meetings[0].evidence}
    assert len(told) == 3
    assert all("Kim Song Nam" in words or "WPK delegation" in words for words in told)
    kim = next(p for p in facts.posts if p.person == "Kim Song Nam")
    assert all("international department director" in cut(e) for e in kim.evidence)
