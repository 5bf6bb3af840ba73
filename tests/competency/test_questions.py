"""The competency questions over the gold reports; what they must answer is worked out here.

The expected rows come from the facts by plain Python: no RDF, no query, no projection. Only
the spelling of keys and the register of titles are the package's, tested on their own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

import pytest

from kg import model
from kg.identity import Identities, rank
from kg.joining import people
from kg.namespaces import data_file
from kg.questions import parse_question
from kg.registers import load_registers

CAI, KIM = "person/cn/cai-qi", "person/kp/kim-song-nam"
XI = "person/cn/xi-jinping"
TALKS = "meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam"
RANKS = (
    *("head-of-state", "party-leader", "head-of-government", "deputy-leader", "minister"),
    *("deputy-minister", "department-head", "ambassador", "envoy", "legislator", "member"),
    "other",
)
OF_STATES, OF_PARTIES = {"head-of-state", "head-of-government"}, {"party-leader"}


def encounters(told) -> Iterator[tuple[model.Facts, Identities, model.Meeting, str]]:
    for facts, keys in told:
        for meeting, key in zip(facts.meetings, keys.meetings, strict=True):
            yield facts, keys, meeting, key


def principals(meeting: model.Meeting) -> list[model.Participant]:
    return [person for person in meeting.participants if person.role != "attendee"]


def preferred(values: Iterable[str]) -> str:
    """The most frequent, then the first by code points."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value))


def names(told) -> dict[str, str]:
    """The preferred name of each person: the register's, else one vote a report and spelling."""
    votes = defaultdict(list)
    for facts, keys in told:
        for name in {person.name for person in facts.persons}:
            votes[keys.persons[name]].append(name)
    known = people().by_key
    return {
        key: known[key].name if key in known else preferred(voted) for key, voted in votes.items()
    }


def days(told) -> dict[str, str | None]:
    """The day of each meeting: one vote a report."""
    votes = defaultdict(list)
    for _, _, meeting, key in encounters(told):
        votes[key] += [meeting.date] if meeting.date else []
    return {key: preferred(voted) if voted else None for key, voted in votes.items()}


def post_labels(told) -> dict[str, str]:
    """The preferred label of each post: one vote a report and wording."""
    votes = defaultdict(list)
    for facts, keys in told:
        worded = {
            (held.post, f"{post.title}, {post.organization}" if post.organization else post.title)
            for post, held in zip(facts.posts, keys.holdings, strict=True)
        }
        for post, label in worded:
            votes[post].append(label)
    return {post: preferred(labels) for post, labels in votes.items()}


def met_each_other(keys: Identities, meeting: model.Meeting) -> set[tuple[str, str]]:
    """Who were counterparts, in both directions, by the rule as the ontology words it."""
    present = principals(meeting)
    states = {person.name: keys.states_of[person.name] for person in present}
    sides = {p.name: p.side if p.side and len(p.side) == 2 else states[p.name] for p in present}
    pairs = set()
    for one in present:
        for other in present:
            same_side = sides[one.name] == sides[other.name] and sides[one.name] is not None
            together = one.role == other.role and (
                one.role in ("host", "guest") or (same_side and len(set(sides.values())) > 1)
            )
            if one.name != other.name and not together and meeting.kind != "conference":
                pairs.add((keys.persons[one.name], keys.persons[other.name]))
    return pairs


@pytest.mark.parametrize("person", [CAI, KIM, XI])
def test_01_whom_a_person_met(told, ask, person):
    labels, name_of = post_labels(told), names(told)
    met = set(chain.from_iterable(met_each_other(keys, m) for _, keys, m, _ in encounters(told)))
    posts: dict[tuple[str, str], set[str]] = defaultdict(set)
    present: dict[str, set[str]] = defaultdict(set)
    dates = days(told)
    for facts, keys, meeting, key in encounters(told):
        present[key] |= {keys.persons[participant.name] for participant in principals(meeting)}
        for post, held in zip(facts.posts, keys.holdings, strict=True):
            taking_part = {participant.name for participant in meeting.participants}
            if not post.former and post.person in taking_part:
                posts[key, held.person].add(labels[held.post])
    expected = {
        (dates[key], name_of[other], own, theirs, key)
        for key, there in present.items()
        for other in there
        if person in there and (person, other) in met
        for own in posts[key, person] or {None}
        for theirs in posts[key, other] or {None}
    }
    rows = ask("01", person=f"id/{person}")
    answered = [(r["date"], r["met"], r["post"], r["postMet"], r["meeting"]) for r in rows]
    assert set(answered) == expected
    assert len(answered) == len(expected) >= 4


def test_01_says_where(ask):
    rows = [row for row in ask("01", person=f"id/{CAI}") if row["meeting"] == TALKS]
    assert {(row["date"], row["place"], row["met"]) for row in rows} == {
        ("2024-03-22", "Beijing", "Kim Song Nam")
    }
    assert {row["kind"].rpartition("/")[2] for row in rows} == {"meeting"}


def attestation_date(facts: model.Facts, person: str) -> str | None:
    for meeting in facts.meetings:
        present = {participant.name for participant in meeting.participants}
        if meeting.date and not meeting.background and person in present:
            return meeting.date
    return facts.article.dateline_date or facts.article.published


@pytest.mark.parametrize("person", [KIM, XI, "person/vn/to-lam"])
def test_03_posts_of_a_person(told, ask, person):
    dates, reports, last = defaultdict(set), defaultdict(set), defaultdict(set)
    for facts, keys in told:
        for post, held in zip(facts.posts, keys.holdings, strict=True):
            if held.person == person:
                date = attestation_date(facts, post.person)
                reports[held.tenure].add(facts.id)
                last[held.tenure].add((date or "", "former" if post.former else "current"))
                if date and not post.former:
                    dates[held.tenure].add(date)
    expected = {}
    for tenure, attested in last.items():
        statuses = {status for date, status in attested if date == max(attested)[0]}
        status = statuses.pop() if len(statuses) == 1 else "unknown"
        days = sorted(dates[tenure]) or [None]
        expected[tenure] = (status, days[0], days[-1], str(len(reports[tenure])))
    answered = {
        row["tenure"]: (row["status"].rpartition("/")[2], row["first"], row["last"], row["reports"])
        for row in ask("03", person=f"id/{person}")
    }
    assert answered == expected
    assert len(expected) >= 2


def levels(told, role: str) -> dict[tuple[str, str], int]:
    """The highest rank of each person of a role in each meeting, 1 the highest."""
    found: dict[tuple[str, str], int] = {}
    for facts, keys, meeting, key in encounters(told):
        taking_part = {person.name for person in meeting.participants if person.role == role}
        for post, held in zip(facts.posts, keys.holdings, strict=True):
            level = rank(held.title, load_registers())
            kind = held.organization.kind if held.organization else None
            if level is None or (level in OF_STATES and kind != "state"):
                continue
            if level in OF_PARTIES and kind != "party":
                continue
            if post.person in taking_part and not post.former:
                at = (key, held.person)
                found[at] = min(found.get(at, 99), RANKS.index(level) + 1)
    return found


@pytest.mark.parametrize("state", ["CN", "KP"])
def test_09_host_rank_against_guest_rank(told, ask, state):
    name_of, hosts, guests = names(told), levels(told, "host"), levels(told, "guest")
    expected = {
        (key, name_of[host], str(high), name_of[guest], str(low), str(low - high))
        for (key, host), high in hosts.items()
        for (visited, guest), low in guests.items()
        if visited == key and host.startswith(f"person/{state.lower()}/")
    }
    columns = ("meeting", "host", "hostLevel", "guest", "guestLevel", "difference")
    rows = ask("09", state=f"id/state/{state.lower()}")
    answered = [tuple(row[column] for column in columns) for row in rows]
    assert set(answered) == expected
    assert len(answered) == len(expected) >= 4


def test_15_sentences_behind_a_meeting(gold_reports, told, ask):
    expected = set()
    for (facts, text), (_, keys) in zip(gold_reports, told, strict=True):
        for meeting, key in zip(facts.meetings, keys.meetings, strict=True):
            if key == TALKS:
                (span,) = meeting.evidence
                place = (f"report/{facts.document.sha256}", str(span.start), str(span.end))
                expected.add((*place, facts.article.title, text[span.start : span.end]))
    columns = ("report", "start", "end", "headline", "words")
    answered = [tuple(row[column] for column in columns) for row in ask("15", fact=f"id/{TALKS}")]
    assert {row[:4] for row in answered} == {row[:4] for row in expected}
    assert {row for row in answered if row[4] is not None} <= expected
    assert len(answered) == 2


def test_15_sentences_behind_a_person(told, ask):
    expected = Counter(
        f"report/{facts.document.sha256}"
        for facts, keys in told
        for person in facts.persons
        if keys.persons[person.name] == KIM
    )
    rows = ask("15", fact=f"id/{KIM}")
    assert Counter(row["report"] for row in rows) == expected
    assert expected.total() >= 5


def test_17_what_each_side_said(told, ask):
    name_of, expected = names(told), []
    for facts, keys in told:
        for said in facts.statements:
            if said.meeting is None or keys.meetings[said.meeting] != TALKS:
                continue
            people = facts.meetings[said.meeting].participants
            speakers = (
                [person.name for person in people] if said.speaker == "both" else [said.speaker]
            )
            for speaker in speakers:
                key = keys.persons[speaker]
                state = load_registers().state(keys.states_of[speaker] or "")
                side = state.name if state else None
                report = f"report/{facts.document.sha256}"
                start = str(said.evidence[0].start)
                expected.append((side, name_of[key], start, report, said.speaker == "both"))
    columns = ("side", "speaker", "start", "report")
    rows = ask("17", meeting=f"id/{TALKS}")
    answered = [(*(row[column] for column in columns), row["joint"] == "true") for row in rows]
    assert sorted(answered) == sorted(expected)
    assert len(expected) >= 6
    texts = {item.text for facts, _ in told for item in facts.statements}
    quoted = [row["words"] for row in rows if row["words"]]
    assert len(quoted) >= 4
    assert set(quoted) <= texts


@pytest.mark.parametrize("number", ["01", "03", "09", "15", "17"])
def test_each_question_says_what_it_asks_and_is_short(number):
    (path,) = data_file("ontology", "competency").glob(f"cq-{number}-*.rq")
    text = path.read_text(encoding="utf-8")
    question = parse_question(text, name=path.stem)
    assert question.question.endswith("?")
    assert question.parameters
    assert len(text.splitlines()) < 50
