"""Whom pronouns, descriptions and groups mean after Lu (host) met Rostami (guest)."""

import pytest

RESOLVED = [
    ("He spoke.", "he", (0,)),
    ("She spoke.", "she", ()),
    ("{t:The premier} spoke.", "the premier", (0,)),
    ("{tIR:The Iranian minister} spoke.", "the iranian minister", (1,)),
    ("{tCN:The Chinese leader} spoke.", "the chinese leader", (0,)),
    ("The visitor spoke.", "the visitor", (1,)),
    ("His guest spoke.", "his guest", (1,)),
    ("The host spoke.", "the host", (0,)),
    ("The two sides spoke.", "the two sides", (0, 1)),
    ("They spoke.", "they", (0, 1)),
    ("{t:The king} spoke.", "the king", ()),
    ("{tFR:The French premier} spoke.", "the french premier", ()),
    ("The visiting {s:IR:Iranian} diplomat spoke.", "the visiting iranian diplomat", (1,)),
]
_CONTEXT = (
    "{t0:Chinese Premier} {p0:Lu Wenbo} met {t1:Iranian Foreign Minister} {p1:Hamid Rostami}."
)


@pytest.mark.parametrize(("text", "words", "expected"), RESOLVED)
def test_whom_a_phrase_means(scene, text, words, expected):
    found = scene(f"{_CONTEXT}\n{text}")
    node = next(n for n in found.phrases[-1].nodes if n.text == words)
    assert found.discourse.resolve(node) == expected


def _node(found, words):
    return next(n for n in found.phrases[-1].nodes if n.text == words)


def test_a_pronoun_is_the_last_subject(scene):
    found = scene(f"{_CONTEXT}\nHe spoke.")
    he = _node(found, "he")
    found.discourse.subject(0)
    assert found.discourse.resolve(he) == (0,)
    found.discourse.subject(1)
    assert found.discourse.resolve(he) == (1,)
    assert found.discourse.resolve(he, exclude=frozenset({1})) == (0,)


def test_she_is_a_woman(marked):
    found = marked("She spoke.")
    found.discourse.see((0, 2, 1))
    found.discourse.subject(0)
    assert found.discourse.resolve(_node(found, "she")) == (2,)


def test_without_a_scene_groups_mean_nobody(marked):
    found = marked("The two sides spoke.")
    assert found.discourse.resolve(_node(found, "the two sides")) == ()


def test_the_opposite_of_the_guest_is_the_host(scene):
    found = scene(f"{_CONTEXT}\nHe told his guest so.")
    assert found.discourse.opposite(_node(found, "his guest")) == (0,)
    assert found.discourse.opposite(_node(found, "he")) == ()
