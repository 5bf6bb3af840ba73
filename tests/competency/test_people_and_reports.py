"""Competency questions about persons, posts and reports; expected rows from the facts."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import combinations

import pytest

from kg.identity import publisher
from kg.joining import people
from kg.namespaces import data_file
from kg.questions import parse_question
from kg.registers import load_registers


def preferred(values):
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value))


@pytest.fixture(scope="module")
def names(told):
    """All names of each person, with one vote a report."""
    votes = defaultdict(list)
    for facts, keys in told:
        for name in {person.name for person in facts.persons}:
            votes[keys.persons[name]].append(name)
    return votes


@pytest.fixture(scope="module")
def called(names):
    known = people().by_key
    return {key: known[key].name if key in known else preferred(v) for key, v in names.items()}


def attested_on(facts, person):
    for meeting in facts.meetings:
        present = {participant.name for participant in meeting.participants}
        if meeting.date and not meeting.background and person in present:
            return meeting.date
    return facts.article.dateline_date or facts.article.published


@pytest.fixture(scope="module")
def tenures(told):
    """(person, post, organization) by tenure, and its attestations as (day, status)."""
    held, attested = {}, defaultdict(set)
    for facts, keys in told:
        for post, holding in zip(facts.posts, keys.holdings, strict=True):
            unit = holding.organization
            held[holding.tenure] = (holding.person, holding.post, unit.key if unit else None)
            status = "former" if post.former else "current"
            attested[holding.tenure].add((attested_on(facts, post.person) or "", status))
    return {tenure: (*held[tenure], attested[tenure]) for tenure in held}


@pytest.mark.parametrize("topic", ["cooperation", "friendship", "peace"])
def test_06_statements_about_a_topic(ask, told, called, topic):
    found = defaultdict(list)
    for facts, keys in told:
        for item in facts.statements:
            speakers = {item.speaker}
            if item.speaker == "both":
                present = (
                    facts.meetings[item.meeting].participants if item.meeting is not None else ()
                )
                speakers = {person.name for person in present if person.role != "attendee"}
            if topic in item.topics:
                for name in {keys.persons[speaker] for speaker in speakers}:
                    found[called[name]].append(facts.article.published)
    rows = ask("06", topic=f"id/topic/{topic}")
    answered = {r["speaker"]: (int(r["statements"]), r["first"], r["last"]) for r in rows}
    assert answered == {
        who: (len(when), min(filter(None, when)), max(filter(None, when)))
        for who, when in found.items()
    }
    assert len(found) >= 4


@pytest.mark.parametrize(("state", "least"), [("cn", 1), ("kp", 1), ("vn", 0)])
def test_10_changes_of_post(ask, tenures, called, state, least):
    expected = Counter()
    current = {
        tenure: sorted(day for day, status in attested if day and status == "current")
        for tenure, (*_, attested) in tenures.items()
    }
    for old, new in combinations(tenures, 2):
        for one, other in ((old, new), (new, old)):
            (person, post, where, _), (same, taken, there, _) = tenures[one], tenures[other]
            if person == same and where == there and where and post != taken:
                if not person.startswith(f"person/{state}/"):
                    continue
                if current[one] and current[other] and current[one][-1] < current[other][0]:
                    expected[called[person], current[one][-1], current[other][0]] += 1
    rows = ask("10", state=f"id/state/{state}")
    assert Counter((r["name"], r["until"], r["since"]) for r in rows) == expected
    assert len(expected) >= least


@pytest.mark.parametrize("as_of", ["2024-06-30", "2019-01-01"])
def test_11_not_reported_for_90_days(ask, tenures, called, as_of):
    last = defaultdict(str)
    for person, _, _, attested in tenures.values():
        for day, _ in attested:
            if len(day) == 10 and day <= as_of and person.startswith("person/cn/"):
                last[person] = max(last[person], day)
    limit = (date.fromisoformat(as_of) - timedelta(days=90)).isoformat()
    expected = sorted((called[person], day) for person, day in last.items() if day < limit)
    rows = ask("11", state="id/state/cn", asOf=as_of)
    assert sorted((r["name"], r["lastReported"]) for r in rows) == expected
    assert len(expected) >= 5


def test_21_reports_and_coverage(ask, told, coverage):
    published = defaultdict(list)
    for facts, _ in told:
        house = publisher(facts.article.publisher, load_registers())
        published[house.label].append(facts.article.published or "")
    expected = {(house, None, None, "0", "0", str(len(days))) for house, days in published.items()}
    for item in coverage:
        house = publisher(item.publisher, load_registers()).label
        within = [day for day in published[house] if item.first <= day <= item.last]
        counts = (str(len(within)), str(len(set(within))), str(len(published[house])))
        expected.discard((house, None, None, "0", "0", str(len(published[house]))))
        expected.add((house, item.first, item.last, *counts))
    columns = ("house", "from", "through", "reports", "daysWithReports", "allReports")
    rows = ask("21")
    assert {tuple(r[column] for column in columns) for r in rows} == expected
    assert len(rows) == len(expected) >= 20
    assert any(int(row["reports"]) >= 3 for row in rows)


def test_22_persons_who_share_a_name(ask, names, called):
    spelled = {key: {n.lower() for n in {*held, called[key]}} for key, held in names.items()}
    expected = {
        (name, *sorted((one, other)))
        for one, other in combinations(spelled, 2)
        for name in spelled[one] & spelled[other]
    }
    rows = ask("22")
    assert {(r["name"], r["person"], r["other"]) for r in rows} == expected
    assert len(rows) == len(expected)


def test_23_everything_about_a_report(ask, told):
    for facts, _ in told[:5]:
        report = f"report/{facts.document.sha256}"
        rows = ask("23", report=f"id/{report}")
        assert {row["node"].startswith(report) for row in rows} == {True}
        kinds = Counter(
            r["value"].rpartition("#")[2] for r in rows if r["property"].endswith("#type")
        )
        assert kinds["Account"] == len(facts.meetings)
        assert kinds["Participation"] == sum(len(m.participants) for m in facts.meetings)
        assert kinds["Delegation"] == len(facts.delegations)
        assert kinds["Report"] == 1


@pytest.mark.parametrize(
    ("state", "as_of"), [("vn", "2024-03-31"), ("kp", "2024-03-31"), ("cn", "2017-12-31")]
)
def test_24_officials_as_of_a_date(ask, tenures, called, state, as_of):
    limit = (date.fromisoformat(as_of) - timedelta(days=365)).isoformat()
    expected = Counter()
    for person, _, _, attested in tenures.values():
        by_then = [(day, status) for day, status in attested if len(day) == 10 and day <= as_of]
        if person.startswith(f"person/{state}/") and by_then:
            latest = max(day for day, _ in by_then)
            statuses = {status for day, status in by_then if day == latest}
            if latest >= limit and statuses == {"current"}:
                expected[called[person], latest] += 1
    rows = ask("24", state=f"id/state/{state}", asOf=as_of)
    assert Counter((r["name"], r["lastAttested"]) for r in rows) == expected
    assert expected.total() >= 3


def test_all_questions_say_what_they_ask_and_are_short():
    paths = sorted(data_file("ontology", "competency").glob("cq-*.rq"))
    assert [path.stem[3:5] for path in paths] == [f"{number:02}" for number in range(1, 25)]
    for path in paths:
        text = path.read_text(encoding="utf-8")
        assert parse_question(text, name=path.stem).question.endswith("?")
        assert len(text.splitlines()) < 50
