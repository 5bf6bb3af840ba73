"""What a single sentence tells of an encounter: kind, sides, cues of host and guest, mood."""

import pytest

TOLD = [
    ("{p0:Lu} met {p1:Rostami}.", "meeting", (0,), (1,)),
    ("{p0:Lu} met with {p1:Rostami} and {p2:Beaudry}.", "meeting", (0,), (1, 2)),
    ("{p0:Lu} and {p1:Rostami} met.", "meeting", (0, 1), ()),
    ("{p0:Lu} held talks with {p1:Rostami}.", "meeting", (0,), (1,)),
    ("{p0:Lu} held in-depth, candid talks with {p1:Rostami}.", "meeting", (0,), (1,)),
    ("{p0:Lu} and {p1:Rostami} held talks.", "meeting", (0, 1), ()),
    ("{p0:Lu} spoke by phone with {p1:Rostami}.", "phone_call", (0,), (1,)),
    ("{p0:Lu} had a telephone conversation with {p1:Rostami}.", "phone_call", (0,), (1,)),
    ("{p0:Lu} telephoned {p1:Rostami}.", "phone_call", (0,), (1,)),
    ("{p0:Lu} met via video link with {p1:Rostami}.", "video_call", (0,), (1,)),
    ("{p0:Lu} sat down with {p1:Rostami}.", "meeting", (0,), (1,)),
    ("{p0:Lu} shakes hands with {p1:Rostami}.", "meeting", (0,), (1,)),
    ("{p0:Lu}'s meeting with {p1:Rostami} was long.", "meeting", (0,), (1,)),
    ("{p0:Lu} spoke of trade in a meeting with {p1:Rostami}.", "meeting", (0,), (1,)),
    ("Talks between {p0:Lu} and {p1:Rostami} took place.", "meeting", (0,), (1,)),
    ("{p0:Lu} said so while meeting with {p1:Rostami}.", "meeting", (0,), (1,)),
    ("{p0:Lu} said so when he met {p1:Rostami}.", "meeting", (0,), (1,)),
    ("{p0:Lu} and {p1:Rostami} signed an agreement.", "ceremony", (0, 1), ()),
    ("{p0:Lu} presided over the session.", "conference", (0,), ()),
    ("{p0:Lu} laid a wreath in {c:CN:Beijing}.", "ceremony", (0,), ()),
]


@pytest.mark.parametrize(("text", "kind", "left", "right"), TOLD)
def test_an_encounter_is_told(marked, text, kind, left, right):
    found = marked(text)
    found.discourse.subject(0)
    told = found.told()
    assert {(one.kind, one.left, one.right) for one in told} == {(kind, left, right)}
    assert not any(one.mood.future or one.mood.negated for one in told)


RECEIVED = [
    ("{p0:Lu} received {p1:Rostami}.", (0,), (1,)),
    ("{p0:Lu} hosted {p1:Rostami}.", (0,), (1,)),
    ("{p1:Rostami} was received by {p0:Lu}.", (0,), (1,)),
    ("{p1:Rostami} called on {p0:Lu}.", (0,), (1,)),
    ("{p1:Rostami} paid a courtesy call on {p0:Lu}.", (0,), (1,)),
    ("{p0:Lu} hosted a banquet for {p1:Rostami}.", (0,), (1,)),
    ("{p0:Lu} played host to {p1:Rostami}.", (0,), (1,)),
    ("{p0:Lu} granted an audience to {p1:Rostami}.", (0,), (1,)),
    ("{p3:Bao} presented his credentials to {p0:Lu}.", (0,), (3,)),
]


@pytest.mark.parametrize(("text", "hosts", "guests"), RECEIVED)
def test_the_verb_says_who_received_whom(marked, text, hosts, guests):
    (told,) = marked(text).told()
    assert (told.hosts, told.guests) == (hosts, guests)


SILENT = [
    "{p0:Lu} met the press.",
    "{p0:Lu} received a letter from {p1:Rostami}.",
    "{p0:Lu} received a message of greetings from {p1:Rostami}.",
    "{p0:Lu} called on {p1:Rostami} to stop the war.",
    "{p0:Lu} sent a telegram to {p1:Rostami}.",
    "{p0:Lu} discussed {p1:Rostami} at length.",
    "{p0:Lu} appointed {p4:Qiu} as vice premier.",
    "The plan met resistance from {p0:Lu}.",
    '"I met {p1:Rostami} once," {p0:Lu} said.',
    "The two countries held talks.",
    "{p0:Lu} congratulated {p1:Rostami} on his election.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_encounter_is_told(marked, text):
    assert marked(text).told() == []


UNREAL = [
    ("{p0:Lu} will meet {p1:Rostami}.", "future"),
    ("{p0:Lu} is to hold talks with {p1:Rostami}.", "future"),
    ("{p0:Lu} did not meet {p1:Rostami}.", "negated"),
    ("A planned meeting between {p0:Lu} and {p1:Rostami} was the topic.", "future"),
    ("There was no meeting between {p0:Lu} and {p1:Rostami}.", "negated"),
]


@pytest.mark.parametrize(("text", "mood"), UNREAL)
def test_what_did_not_happen_is_marked_so_or_left_out(marked, text, mood):
    assert all(getattr(told.mood, mood) for told in marked(text).told())


def test_separate_encounters_are_marked(marked):
    (told,) = marked("{p0:Lu} met separately with {p1:Rostami} and {p2:Beaudry}.").told()
    assert told.separate
    (told,) = marked("{p0:Lu} met {p1:Rostami} and {p2:Beaudry}.").told()
    assert not told.separate
