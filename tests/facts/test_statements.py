"""Whose words a sentence tells, after Lu (host) met Rostami (guest)."""

import pytest

from kg.facts.statements import speech, statement

SPOKEN = [
    ("{p0:Lu} said ties are close.", (0,)),
    ("{p0:Lu} stressed unity.", (0,)),
    ("Ties are close, {p0:Lu} said.", (0,)),
    ('"Ties are close," said {p0:Lu}.', (0,)),
    ('"Ties are close," he added.', (0,)),
    ("Noting that ties are close, {p0:Lu} thanked {p1:Rostami}.", (0,)),
    ("{p0:Lu} called for calm.", (0,)),
    ("{p0:Lu} called on {p1:Rostami} to act.", (0,)),
    ("According to {p1:Rostami}, trade grew.", (1,)),
    ("{p0:Lu} was quoted as saying ties are close.", (0,)),
    ("The visitor thanked his host.", (1,)),
    ("{p1:Rostami}, for his part, thanked {p0:Lu}.", (1,)),
    ("{p0:Lu} met {p1:Rostami}, who voiced hope.", (1,)),
    ("{p0:Lu} said that {p1:Rostami} had stressed unity.", (0,)),
    ("The two sides stressed unity.", (0, 1)),
    ("{p0:Lu} and {p1:Rostami} stressed unity.", (0, 1)),
]


@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_whose_words_they_are(scene, text, expected):
    found = scene(text)
    found.discourse.subject(0)
    said = speech(found.only(), found.discourse)
    assert said is not None
    assert said.speakers == expected


SILENT = [
    "{p0:Lu} met {p1:Rostami}.",
    "{p0:Lu} and {p1:Rostami} discussed trade.",
    "{p0:Lu} called on {p1:Rostami}.",
    "The ministry said ties are close.",
    "The paper said {p0:Lu} arrived.",
    "{p0:Lu} will announce the plan.",
    "{p0:Lu} welcomed {p1:Rostami}.",
    "{o:CN:Communist Party} said so.",
    "{S:CN:China} called for calm.",
    "{p0:Lu} was told so.",
]


@pytest.mark.parametrize("text", SILENT)
def test_nobody_is_quoted(scene, text):
    found = scene(text)
    found.discourse.subject(0)
    assert speech(found.only(), found.discourse) is None


def test_a_statement_carries_its_words(scene):
    found = scene('{p0:Lu} said: "Ties are close and will grow."')
    made = statement(found.layout, found.only().sentence, ("Lu Wenbo",), meeting=0)
    assert (made.speaker, made.anchor) == ("Lu Wenbo", 'Lu said: "Ties are close')
    assert made.text == 'Lu said: "Ties are close and will grow."'
    assert (made.verbatim, made.meeting) == (True, 0)
    joint = statement(found.layout, found.only().sentence, ("both", "both"), meeting=None)
    assert joint.speaker == "both"
