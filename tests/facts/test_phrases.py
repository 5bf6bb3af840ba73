"""Sentences cut into phrases: names with their titles and appositions, descriptions, groups."""

import pytest

PERSONS = [
    ("{t0:Chinese Premier} {p0:Lu Wenbo} spoke.", [("person", 0, 4), ".spoke"]),
    ("{p0:Lu Wenbo}, {t0:premier of China}, spoke.", [("person", 0, 7), ".spoke"]),
    ("Visiting {t0:Chinese Premier} {p0:Lu Wenbo} spoke.", [("person", 0, 5), ".spoke"]),
    ("Mr. {p0:Lu} spoke.", [("person", 0, 2), ".spoke"]),
    ("{p0:Lu Wenbo} (L) spoke.", [("person", 0, 5), ".spoke"]),
    ("{p0:Lu Wenbo}, also {t0:premier of China}, spoke.", [("person", 0, 8), ".spoke"]),
    ("{p0:Lu Wenbo}, who is {t0:premier of China}, spoke.", [("person", 0, 9), ".spoke"]),
]


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_a_person_phrase_takes_in_title_and_apposition(marked, text, expected):
    nodes = marked(text).only().nodes
    first = nodes[0]
    assert (first.kind, first.first, first.last) == expected[0]
    assert nodes[1].text == expected[1].removeprefix(".")
    assert first.chains == (0,)


def test_the_phrases_cover_every_token_once(marked):
    found = marked(
        "{t0:Chinese Premier} {p0:Lu Wenbo}, who was in {c:CA:Ottawa}, met {p2:Claire Beaudry}"
        " on {d:2024-05-14:Tuesday}, said {s:IR:Iranian} officials."
    ).only()
    covered = [i for node in found.nodes for i in range(node.first, node.last)]
    assert covered == list(range(len(found.sentence.tokens)))
    assert {n.kind for n in found.nodes} == {"person", "place", "date", "state", "word"}
    assert all(found.nodes[found.node_at(i)].first <= i for i in covered)


DESCRIPTIONS = [
    ("{t:The premier} spoke.", "the premier", None),
    ("The visiting {s:IR:Iranian} leader spoke.", "the visiting iranian leader", "IR"),
    ("His guest spoke.", "his guest", None),
    ("The {s:CN:Chinese} side thanked his host.", "his host", None),
    ("The head of state spoke.", "the head of state", None),
]


@pytest.mark.parametrize(("text", "words", "state"), DESCRIPTIONS)
def test_a_description_names_nobody_yet(marked, text, words, state):
    described = [n for n in marked(text).only().nodes if n.kind == "description"]
    assert [(n.text, n.state, n.chains) for n in described] == [(words, state, ())]


GROUPS = ["The two sides spoke.", "The two leaders spoke.", "Both sides spoke.", "The pair spoke."]


@pytest.mark.parametrize("text", GROUPS)
def test_a_group_is_a_phrase(marked, text):
    assert marked(text).only().nodes[0].kind == "group"


POSSESSIVES = [
    ("{p0:Lu Wenbo}'s visit ended.", True),
    ("{p0:Lu Wenbo} visited.", False),
]


@pytest.mark.parametrize(("text", "possessive"), POSSESSIVES)
def test_a_possessive_is_marked(marked, text, possessive):
    assert marked(text).only().nodes[0].possessive is possessive


QUOTED = [
    ('"We met," {p0:Lu} said.', {"we", "met", ","}),
    ('{p0:Lu} said: "We met.', {"we", "met", "."}),
    ('We met well," {p0:Lu} said.', {"we", "met", "well", ","}),
    ("{p0:Lu} said “we met” again.", {"we", "met"}),
    ("{p0:Lu} said so.", set()),
]


@pytest.mark.parametrize(("text", "words"), QUOTED)
def test_what_stands_in_quotation_marks_is_known(marked, text, words):
    found = marked(text).only()
    inside = {found.nodes[i].text for i in found.quoted} - {'"', "“"}
    assert inside == words
