"""What counts as the same fact, case by case."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from kg.evaluation import Comparison, Tally, compare, sheet


def person(name: str, role: str = "participant") -> dict[str, Any]:
    return {"name": name, "side": None, "role": role}


GOLD: dict[str, Any] = {
    "id": "a",
    "house": "Xinhua",
    "persons": [{"name": "Ada Minh", "state": "VN"}, {"name": "Bo Rak", "state": None}],
    "posts": [{"person": "Ada Minh", "title": "foreign minister", "organization": "Vietnam"}],
    "parties": [{"name": "Communist Party of Vietnam", "state": "VN"}],
    "states": ["VN", "CN"],
    "meetings": [
        {
            "kind": "meeting",
            "date": "2024-03-01",
            "place": "Hanoi",
            "participants": [person("Ada Minh", "host"), person("Bo Rak", "guest")],
            "background": False,
        }
    ],
    "statements": [{"speaker": "Ada Minh", "anchor": "Minh said that the two"}],
}


def compared(**changes: Any) -> Comparison:
    return compare(sheet(GOLD), sheet({**copy.deepcopy(GOLD), **changes}))


def meeting(**changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(GOLD["meetings"][0]), **changes}


def test_the_gold_itself_has_no_discrepancy():
    comparison = compared()
    assert comparison.discrepancies == ()
    assert len(comparison.tallies) == 13
    assert all(t.f1 == 1.0 and t.gold for t in comparison.tallies.values())


def test_a_report_that_was_not_read_misses_everything():
    comparison = compare(sheet(GOLD), None)
    assert comparison.tallies["persons"] == Tally(0, 2, 0)
    assert comparison.tallies["five-axis"] == Tally(0, 1, 1)
    assert {each.problem for each in comparison.discrepancies} == {"missed"}


def test_states_of_persons_count_only_where_gold_has_one():
    told = [{"name": "Ada Minh", "state": "CN"}, {"name": "Bo Rak", "state": "KH"}]
    comparison = compared(persons=told)
    assert comparison.tallies["persons"] == Tally(2, 2, 2)
    assert comparison.tallies["person state"] == Tally(0, 1, 1)


def test_a_post_is_the_persons_own():
    told = [{"person": "Bo Rak", "title": "foreign minister", "organization": "Vietnam"}]
    assert compared(posts=told).tallies["posts"] == Tally(0, 1, 1)


def test_a_missed_post_of_a_principal_breaks_the_five_axes():
    comparison = compared(posts=[])
    assert comparison.tallies["five-axis"] == Tally(0, 1, 1)
    assert comparison.tallies["meetings"] == Tally(1, 1, 1)


@pytest.mark.parametrize(("date", "right"), [("2024-03-01", 1), ("2024-03", 0), (None, 0)])
def test_a_gold_date_must_be_met(date: str | None, right: int):
    assert compared(meetings=[meeting(date=date)]).tallies["meeting date"] == Tally(right, 1, 1)


@pytest.mark.parametrize(
    ("date", "right"), [("2024-03-01", 0), ("2024-03", 1), ("2024", 1), (None, 1)]
)
def test_without_a_gold_date_only_a_full_one_is_invented(date: str | None, right: int):
    undated = sheet({**GOLD, "meetings": [meeting(date=None)]})
    found = sheet({**GOLD, "meetings": [meeting(date=date)]})
    assert compare(undated, found).tallies["meeting date"] == Tally(right, 1, 1)


def test_the_principals_must_be_the_same_and_attendees_need_not():
    people = GOLD["meetings"][0]["participants"]
    more = [*people, person("Cy Dar", "attendee")]
    assert compared(meetings=[meeting(participants=more)]).tallies["five-axis"].right == 1
    more = [*people, person("Cy Dar", "guest")]
    assert compared(meetings=[meeting(participants=more)]).tallies["five-axis"].right == 0


def test_background_is_neither_demanded_nor_punished():
    behind = meeting(background=True)
    without = compare(sheet({**GOLD, "meetings": [behind]}), sheet({**GOLD, "meetings": []}))
    assert without.tallies["meetings"] == Tally()
    told = compare(sheet({**GOLD, "meetings": []}), sheet({**GOLD, "meetings": [behind]}))
    assert told.tallies["meetings"] == Tally()


def test_a_foreground_meeting_must_be_foreground():
    comparison = compared(meetings=[meeting(background=True)])
    assert comparison.tallies["meetings"] == Tally(0, 1, 0)


def test_a_statement_is_its_speaker_and_its_first_words():
    same = [{"speaker": "Minh Ada", "anchor": "Minh said that the other"}]
    assert compared(statements=same).tallies["statements"].right == 1
    other = [{"speaker": "Bo Rak", "anchor": "Minh said that the two"}]
    assert compared(statements=other).tallies["statements"].right == 0


def test_every_miss_and_every_spurious_fact_is_named():
    comparison = compared(
        persons=[{"name": "Ada Minh", "state": "VN"}, {"name": "Zo Zed", "state": None}],
        states=["VN", "LA"],
        parties=[],
    )
    told = {(each.kind, each.problem, each.what) for each in comparison.discrepancies}
    assert told == {
        ("persons", "missed", "Bo Rak"),
        ("persons", "spurious", "Zo Zed"),
        ("states", "missed", "CN"),
        ("states", "spurious", "LA"),
        ("parties", "missed", "Communist Party of Vietnam"),
    }
