"""Which accounts are of one encounter, rule by rule."""

from __future__ import annotations

import pytest

from kg.joining import Claim, join_all
from kg.joining.claims import Told

A, B, C, D = "person/us/a-b", "person/ru/c-d", "person/ru/e-f", "person/fr/g-h"


def told(key, day="2021-12-07", *, people=(A, B), kind="meeting", **others) -> Claim:
    defaults = {
        "key": f"meeting/{key}",
        "report": f"report-{key}",
        "publisher": f"house-{key}",
        "day": day,
        "kind": kind,
        "ordinal": 1,
        "place": "place/ch/geneva",
        "principals": tuple(sorted(people)),
        "participants": tuple(sorted(people)),
        "background": False,
    }
    account = Told(**(defaults | others))
    if account.day:
        return Claim(f"day/{account.day}", account.encode())
    return Claim(f"undated/{others.get('place') and '2021-12-09'}", account.encode())


def undated(key, reported, **others) -> Claim:
    return Claim(f"undated/{reported}", told(key, day="", **others).value)


def rules(*claims: Claim) -> list[str]:
    return sorted(link.rule for link in join_all(claims).by)


def test_same_date_kind_and_principals():
    assert rules(told("1"), told("2", place="")) == ["same date, kind and principals"]
    assert rules(told("1"), told("2", kind="ceremony")) == []
    assert rules(told("1"), told("2", people=(A, C))) == []


def test_two_encounters_of_a_pair_on_one_day_stay_two():
    talks, banquet = told("k1"), told("k1-2", ordinal=2, report="report-k1")
    other, second = told("k2"), told("k2-2", ordinal=2, report="report-k2")
    joins = join_all([talks, banquet, other, second])
    assert joins("meeting/k2") == joins("meeting/k1") == "meeting/k1"
    assert joins("meeting/k2-2") == joins("meeting/k1-2") == "meeting/k1-2"


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ({}, 1),
        ({"place": "place/fr/paris"}, 0),
        ({"place": "place/ch"}, 0),
        ({"publisher": "house-1"}, 0),
        ({"people": (A, C)}, 0),
        ({"kind": "ceremony"}, 0),
    ],
)
def test_a_day_apart(others, expected):
    assert len(rules(told("1"), told("2", "2021-12-08", **others))) == expected


def test_a_call_needs_no_place():
    calls = told("1", kind="phone_call", place=""), told("2", kind="video_call", place="")
    assert rules(*calls) == ["same date and principals, a call"]
    later = told("3", "2021-12-08", kind="phone_call", place="")
    assert rules(calls[0], later) == ["a day apart, same principals and place"]


def test_a_house_that_tells_both_days_means_two_encounters():
    both = told("1"), told("2", "2021-12-08", publisher="house-1"), told("3", "2021-12-08")
    assert [link.rule for link in join_all(both).by] == ["same date, kind and principals"]


def test_one_list_part_of_the_other():
    longer = told("2", people=(A, B, C))
    assert rules(told("1"), longer) == ["one list part of the other, same date and place"]
    assert rules(told("1", place=""), longer) == []
    assert rules(told("1"), told("2", people=(A, B, D))) == []  # a third side: another encounter
    assert rules(told("1"), told("3", people=(A, C)), longer) == []


def test_undated_joins_the_one_encounter_of_the_week():
    dated = told("1")
    rule = ["undated, one encounter of the principals in the week before the report"]
    assert rules(dated, undated("2", "2021-12-09")) == rule
    assert rules(dated, undated("2", "2021-12-20")) == []
    assert rules(dated, undated("2", "2021-12-09", background=True)) == []
    assert rules(dated, undated("2", "2021-12-09", place="place/fr/paris")) == []
    assert (
        rules(dated, told("3", "2021-12-08", publisher="house-1"), undated("2", "2021-12-09")) == []
    )


def test_background_of_reports_on_one_encounter():
    reports = told("1"), told("2")
    first = undated("3", "2021-12-07", report="report-1", background=True)
    second = undated("4", "2021-12-08", report="report-2", background=True)
    assert "background of reports on one encounter" in rules(*reports, first, second)
    elsewhere = undated("4", "2021-12-08", report="report-2", place="", background=True)
    assert rules(*reports, first, elsewhere) == ["same date, kind and principals"]
