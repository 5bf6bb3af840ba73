"""What a report adds to shared nodes, and who counts as having met whom."""

from __future__ import annotations

import pytest

from kg import model
from kg.rdf import contributions

HERE = (model.Span(0, 5),)
STATES = {"Xi": "CN", "Li": "CN", "Kim": "KP", "Choe": "KP", "Blinken": "US", "Cho": "KR"}


def facts(kind: model.MeetingKind, *people: tuple[str, model.Role], **parts) -> model.Facts:
    participants = tuple(
        model.Participant(name, STATES[name], role, HERE, position)
        for position, (name, role) in enumerate(people, start=1)
    )
    meeting = model.Meeting(kind, "2024-03-22", None, "CN", participants, False, HERE)
    persons = tuple(model.Person(name, state, HERE) for name, state in STATES.items())
    info = model.DocumentInfo("0" * 64, "text/plain")
    return model.Facts("x", model.Article(), info, persons=persons, meetings=(meeting,), **parts)


def pairs(*people: tuple[str, model.Role], kind: model.MeetingKind = "meeting") -> set[str]:
    added = contributions(facts(kind, *people))
    return {c.key.removeprefix("pair/") for c in added if c.predicate == "met" and "." in c.key}


def test_hosts_meet_guests_but_not_each_other():
    assert pairs(("Xi", "host"), ("Li", "host"), ("Kim", "guest"), ("Choe", "guest")) == {
        "cn.li_kp.choe",
        "cn.li_kp.kim",
        "cn.xi_kp.choe",
        "cn.xi_kp.kim",
    }


def test_attendees_met_nobody():
    assert pairs(("Xi", "host"), ("Li", "attendee"), ("Kim", "guest")) == {"cn.xi_kp.kim"}


def test_participants_meet_across_states_or_within_one():
    trilateral = (("Blinken", "participant"), ("Cho", "participant"), ("Kim", "participant"))
    assert len(pairs(*trilateral)) == 3
    assert pairs(("Xi", "participant"), ("Li", "participant"), ("Kim", "participant")) == {
        "cn.li_kp.kim",
        "cn.xi_kp.kim",
    }
    assert pairs(("Xi", "participant"), ("Li", "participant")) == {"cn.li_cn.xi"}


@pytest.mark.parametrize(("kind", "count"), [("phone_call", 1), ("ceremony", 1), ("conference", 0)])
def test_a_conference_makes_no_pairs(kind, count):
    assert len(pairs(("Xi", "participant"), ("Kim", "participant"), kind=kind)) == count


def test_states_meet_once_a_meeting_however_many_came():
    added = contributions(facts("meeting", ("Xi", "host"), ("Kim", "guest"), ("Choe", "guest")))
    met = [c for c in added if c.key == "pair/cn_kp" and c.predicate == "met"]
    assert [c.value for c in met] == ["meeting/2024-03-22/meeting/cn.xi_kp.choe_kp.kim 2024-03-22"]


def test_a_president_of_a_club_is_no_head_of_state():
    posts = (
        model.Post("Xi", "president", "China", False, HERE),
        model.Post("Li", "president", "Football Club Ruritania", False, HERE),
    )
    added = contributions(facts("meeting", ("Xi", "host"), ("Kim", "guest"), posts=posts))
    ranks = {c.key: c.value for c in added if c.predicate == "rank"}
    assert ranks == {"post/cn/president": "head-of-state"}


def test_a_unit_brings_the_units_above_it_but_nothing_to_registers():
    organization = "Standing Committee of the Political Bureau of the Communist Party of China"
    posts = (model.Post("Xi", "member", organization, False, HERE),)
    added = contributions(facts("meeting", ("Xi", "host"), ("Kim", "guest"), posts=posts))
    party = "org/cn/communist-party-of-china"
    kinds = {c.key: c.value for c in added if c.predicate == "kind" and c.key.startswith("org/")}
    assert kinds == {
        f"{party}/political-bureau": "body",
        f"{party}/political-bureau/standing-committee": "body",
    }
    labels = {c.value for c in added if c.predicate in ("label", "composed")}
    assert {organization, "Political Bureau of the Communist Party of China"} <= labels


def test_each_contribution_is_counted_once_a_report(gold_reports):
    total = 0
    for report, _ in gold_reports:
        added = contributions(report)
        assert len(set(added)) == len(added)
        total += len(added)
    assert total > 5000
