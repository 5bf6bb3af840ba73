"""Whose verb it is: the subject left or right of it, and who is coordinated with it."""

import pytest

from kg.facts.clauses import subject
from kg.facts.coordination import conjuncts

SUBJECTS = [
    ("{p0:Lu} met {p1:Rostami}.", "met", "lu"),
    ("{p0:Lu} on {d:2024-05-14:Tuesday} met {p1:Rostami}.", "met", "lu"),
    ("{p0:Lu} in {c:CN:Beijing} met {p1:Rostami}.", "met", "lu"),
    ("{p0:Lu} warmly greeted {p1:Rostami}.", "greeted", "lu"),
    ("{p0:Lu}, who was in {c:CN:Beijing}, met {p1:Rostami}.", "met", "lu"),
    ("{p0:Lu}, accompanied by {p4:Qiu}, met {p1:Rostami}.", "met", "lu"),
    ("{p0:Lu}, speaking in {c:CN:Beijing}, thanked {p1:Rostami}.", "thanked", "lu"),
    ("{p0:Lu} arrived and met {p1:Rostami}.", "met", "lu"),
    ("{p0:Lu} met {p1:Rostami} and thanked him.", "thanked", "lu"),
    ('"It is good," said {p0:Lu}.', "said", "lu"),
    ('"It is good," {p0:Lu} said.', "said", "lu"),
    ("{p0:Lu} met {p1:Rostami}, who thanked him.", "thanked", "rostami"),
    ("The paper said so.", "said", None),
    ("A spokesman of {p0:Lu} said so.", "said", None),
    ("In {c:CN:Beijing}, {p0:Lu} met {p1:Rostami}.", "met", "lu"),
    ("A group led by {p0:Lu} met {p1:Rostami}.", "met", "lu"),
    ("{p0:Lu} said {p1:Rostami} thanked him.", "thanked", "rostami"),
    ("The two sides stressed unity.", "stressed", "the two sides"),
    ("He thanked {p1:Rostami}.", "thanked", "he"),
    ("{p0:Lu}'s office said so.", "said", None),
]


@pytest.mark.parametrize(("text", "verb", "expected"), SUBJECTS)
def test_the_subject_of_a_verb(marked, text, verb, expected):
    found = marked(text)
    nodes = found.only().nodes
    index = subject(nodes, found.word(verb))
    assert (None if index is None else nodes[index].text) == expected


CONJUNCTS = [
    ("{p0:Lu} met {p1:Rostami} and {p2:Beaudry}.", "rostami", 1, ["rostami", "beaudry"]),
    ("{p0:Lu} met {p1:Rostami}, {p2:Beaudry} and {p3:Bao}.", "rostami", 1, [*"123"]),
    ("{p0:Lu} and {p1:Rostami} met.", "rostami", -1, ["lu", "rostami"]),
    ("{p0:Lu} met {p1:Rostami} in {c:CN:Beijing} with {p2:Beaudry}.", "rostami", 1, ["rostami"]),
    ("{p0:Lu} met {p1:Rostami}'s envoy and {p2:Beaudry}.", "beaudry", 1, ["beaudry"]),
    ("{p0:Lu} met {p1:Rostami}, who smiled, and {p2:Beaudry}.", "rostami", 1, [*"12"]),
]
_NUMBERED = {"1": "rostami", "2": "beaudry", "3": "bao"}


@pytest.mark.parametrize(("text", "name", "step", "expected"), CONJUNCTS)
def test_who_is_coordinated(marked, text, name, step, expected):
    found = marked(text)
    nodes = found.only().nodes
    names = [nodes[i].text for i in conjuncts(nodes, found.word(name), step=step)]
    names = [n for n in names if n != ","]
    assert [n.strip(" ,") for n in names] == [_NUMBERED.get(each, each) for each in expected]
