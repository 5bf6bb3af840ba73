"""When and where, read off the sentence of the encounter."""

import pytest

WHERE = [
    ("{p0:Lu} met {p1:Rostami} in {c:CN:Beijing}.", ("Beijing", None, "CN")),
    ("In {c:CN:Beijing}, {p0:Lu} met {p1:Rostami}.", ("Beijing", None, "CN")),
    ("{p0:Lu} met {p1:Rostami} at the {v:CN:Great Hall}.", (None, "Great Hall", "CN")),
    (
        "{p0:Lu} met {p1:Rostami} at the {v:CN:Great Hall} in {c:CN:Beijing}.",
        ("Beijing", "Great Hall", "CN"),
    ),
    ("{p0:Lu} met {p1:Rostami} here.", ("Beijing", None, None)),
    ("{p0:Lu} met {p1:Rostami} in {S:IR:Iran}.", (None, None, "IR")),
    ("{p0:Lu} met {p1:Rostami} before leaving for {c:FR:Paris}.", (None, None, None)),
    ("{p0:Lu} met {p1:Rostami} from {c:IR:Tehran}.", (None, None, None)),
    ("{p0:Lu} met {p1:Rostami} over the war in {S:YE:Yemen}.", (None, None, None)),
]


@pytest.mark.parametrize(("text", "expected"), WHERE)
def test_where(marked, text, expected):
    found = marked(text).circumstance()
    assert (found.place, found.venue, found.state) == expected


WHEN = [
    ("{p0:Lu} met {p1:Rostami} on {d:2024-05-14:Tuesday}.", ("2024-05-14", None)),
    ("On {d:2024-05-14:Tuesday}, {p0:Lu} met {p1:Rostami}.", ("2024-05-14", None)),
    (
        "{p0:Lu} met {p1:Rostami} from {d:2024-05-13..2024-05-14:Monday to Tuesday}.",
        ("2024-05-13", "2024-05-14"),
    ),
    ("{p0:Lu} met {p1:Rostami}.", (None, None)),
    ("{p0:Lu} met {p1:Rostami}, who came on {d:2024-05-12:Sunday}.", (None, None)),
    (
        "{p0:Lu} said on {d:2024-05-14:Tuesday} that {p0:Lu} met {p1:Rostami}"
        " on {d:2024-05-10:Friday}.",
        ("2024-05-10", None),
    ),
]


@pytest.mark.parametrize(("text", "expected"), WHEN)
def test_when(marked, text, expected):
    found = marked(text).circumstance()
    assert (found.date, found.end_date) == expected
    assert found.dated is (expected[0] is not None)


DISTANT = [
    ("{p0:Lu} met {p1:Rostami} on {d:2024-05-14:Tuesday}.", False),
    ("{p0:Lu} met {p1:Rostami} on {d:2024-05-10:Friday}.", False),
    ("{p0:Lu} met {p1:Rostami} on {d:2024-03-10:March 10}.", True),
    ("{p0:Lu} met {p1:Rostami} in {d:2023:2023}.", True),
    ("{p0:Lu} last met {p1:Rostami} in {c:IR:Tehran}.", True),
    ("{p0:Lu} met {p1:Rostami} {d::last year}.", True),
    ("{p0:Lu} met {p1:Rostami} two years ago.", True),
]


@pytest.mark.parametrize(("text", "expected"), DISTANT)
def test_what_lies_well_before_the_report_is_background(marked, text, expected):
    assert marked(text).circumstance().distant is expected


def test_what_lies_ahead_is_planned(marked):
    assert marked("{p0:Lu} will meet {p1:Rostami}.").circumstance().future
    assert marked("{p0:Lu} meets {p1:Rostami} {d::next week}.").circumstance().future


def test_later_means_the_same_day(marked):
    assert marked("Later in the day, {p0:Lu} met {p1:Rostami}.").circumstance().same_day
    assert not marked("{p0:Lu} met {p1:Rostami}.").circumstance().same_day
