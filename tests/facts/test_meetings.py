"""Which tellings are one meeting, and who was host and guest in it."""

import pytest

from kg.facts.meetings import role

ONE = [
    "> {p0:Lu} meets with {p1:Rostami}.\n{p0:Lu} met {p1:Rostami} on {d:2024-05-14:Tuesday}.",
    "{p0:Lu} met {p1:Rostami}.\n{p1:Rostami} spoke of trade in the talks with {p0:Lu}.",
    "{p0:Lu} held talks with {p1:Rostami}.\n{p0:Lu} and {p1:Rostami} met in {c:CN:Beijing}.",
    "{p0:Lu} had talks with {p1:Rostami}.\n{p0:Lu} spoke with {p1:Rostami} by phone.",
]


@pytest.mark.parametrize("text", ONE)
def test_two_tellings_are_one_meeting(marked, text):
    assert len(marked(text).agenda().drafts) == 1


TWO = [
    "{p0:Lu} met {p1:Rostami}.\n{p0:Lu} met {p2:Beaudry}.",
    "{p0:Lu} met {p1:Rostami}.\n{p0:Lu} will meet {p1:Rostami} again.",
    "{p0:Lu} met {p1:Rostami} on {d:2024-05-14:Tuesday}."
    "\n{p0:Lu} met {p1:Rostami} on {d:2024-05-13:Monday}.",
    "{p0:Lu} met {p1:Rostami}.\n{p0:Lu} hosted a banquet for {p1:Rostami}.",
    "{p0:Lu} met {p1:Rostami}.\n{p0:Lu} met {p1:Rostami} in {d:2023:2023}.",
]


@pytest.mark.parametrize("text", TWO)
def test_two_tellings_are_two_meetings(marked, text):
    assert len(marked(text).agenda().drafts) == 2


def test_a_later_telling_adds_what_the_first_left_out(marked):
    (draft,) = (
        marked(
            "> {p0:Lu} meets with {p1:Rostami}."
            "\n{p0:Lu} met {p1:Rostami} in {c:CN:Beijing} on {d:2024-05-14:Tuesday}."
        )
        .agenda()
        .drafts
    )
    assert (draft.date, draft.place, draft.state) == ("2024-05-14", "Beijing", "CN")
    assert len(draft.evidence) == 2


def test_the_lead_is_the_first_encounter_of_the_foreground(marked):
    agenda = marked(
        "{p0:Lu} met {p2:Beaudry} in {d:2023:2023}."
        "\n{p0:Lu} met {p1:Rostami} on {d:2024-05-14:Tuesday}."
        "\n{p0:Lu} will meet {p3:Bao}."
    ).agenda()
    assert [(d.background, d.planned) for d in agenda.drafts] == [
        (True, False),
        (False, False),
        (False, True),
    ]
    assert agenda.lead is agenda.drafts[1]
    assert agenda.current() is agenda.drafts[1]


ROLES = [
    ("{p0:Lu} met {p1:Rostami} in {c:CN:Beijing}.", {0: "host", 1: "guest"}),
    ("{p1:Rostami} met {p0:Lu} in {c:CN:Beijing}.", {0: "host", 1: "guest"}),
    ("{p0:Lu} met {p1:Rostami} in {c:IR:Tehran}.", {0: "guest", 1: "host"}),
    ("{p0:Lu} met {p1:Rostami} in {c:CH:Geneva}.", {0: "participant", 1: "participant"}),
    ("{p0:Lu} received {p1:Rostami}.", {0: "host", 1: "guest"}),
    ("{p1:Rostami} called on {p0:Lu}.", {0: "host", 1: "guest"}),
    ("{p0:Lu} telephoned {p1:Rostami}.", {0: "participant", 1: "participant"}),
    (
        "{p0:Lu} met {p1:Rostami} and {p2:Beaudry} in {c:CN:Beijing}.",
        {0: "host", 1: "guest", 2: "guest"},
    ),
    ("{p0:Lu} presided over the session.", {0: "participant"}),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles(marked, text, expected):
    found = marked(text)
    (draft,) = found.agenda().drafts
    assert {p: role(draft, p, found.state_of) for p in draft.persons} == expected
