"""Verbs in place: noun or verb, and how it is said."""

import pytest

from kg.facts.verbs import Mood, finite_like, mood, verb_at

MOODS = [
    ("{p0:Lu} met {p1:Rostami}.", "met", Mood()),
    ("{p0:Lu} will meet {p1:Rostami}.", "meet", Mood(future=True)),
    ("{p0:Lu} would meet {p1:Rostami}.", "meet", Mood(future=True)),
    ("{p0:Lu} is to meet {p1:Rostami}.", "meet", Mood(future=True, infinitive=True)),
    ("{p0:Lu} is scheduled to meet {p1:Rostami}.", "meet", Mood(future=True, infinitive=True)),
    ("{p0:Lu} plans to meet {p1:Rostami}.", "meet", Mood(future=True, infinitive=True)),
    ("{p0:Lu} refused to meet {p1:Rostami}.", "meet", Mood(negated=True, infinitive=True)),
    ("{p0:Lu} came to meet {p1:Rostami}.", "meet", Mood(infinitive=True)),
    ("{p0:Lu} did not meet {p1:Rostami}.", "meet", Mood(negated=True)),
    ("{p0:Lu} never met {p1:Rostami}.", "met", Mood(negated=True)),
    ("{p0:Lu} had met {p1:Rostami}.", "met", Mood(perfect=True)),
    ("{p0:Lu} has met {p1:Rostami}.", "met", Mood()),
    ("{p0:Lu} was met by {p1:Rostami}.", "met", Mood(passive=True)),
    ("{p0:Lu} was warmly received by {p1:Rostami}.", "received", Mood(passive=True)),
    ("{p0:Lu} was on {d:2024-05-14:Tuesday} received.", "received", Mood(passive=True)),
    ("{p0:Lu} also met {p1:Rostami}.", "met", Mood()),
    ("{p0:Lu} will not meet {p1:Rostami}.", "meet", Mood(future=True, negated=True)),
]


@pytest.mark.parametrize(("text", "word", "expected"), MOODS)
def test_the_mood_of_a_verb(marked, text, word, expected):
    found = marked(text)
    assert mood(found.only().nodes, found.word(word)) == expected


VERBS = [
    ("{p0:Lu} met {p1:Rostami}.", "met", "meet"),
    ("The meeting ended.", "meeting", None),
    ("{p0:Lu}'s call ended.", "call", None),
    ("His visit ended.", "visit", None),
    ("{p0:Lu} spoke in {c:CN:Beijing}.", "spoke", "speak"),
    ("{p0:Lu} bought bread.", "bread", None),
]


@pytest.mark.parametrize(("text", "word", "lemma"), VERBS)
def test_a_noun_is_no_verb(marked, text, word, lemma):
    found = marked(text)
    verb = verb_at(found.only().nodes, found.word(word))
    assert (verb.lemma if verb else None) == lemma


FINITE = [
    ("{p0:Lu} met {p1:Rostami}.", "met", True),
    ("{p0:Lu} grew tired.", "grew", True),
    ("{p0:Lu} consolidated power.", "consolidated", True),
    ("{p0:Lu} was here.", "was", True),
    ("{p0:Lu}, meeting {p1:Rostami}, left.", "meeting", False),
    ("The united front left.", "united", False),
    ("The signed paper lay there.", "signed", False),
    ("{p0:Lu} meets {p1:Rostami}.", "meets", True),
]


@pytest.mark.parametrize(("text", "word", "expected"), FINITE)
def test_what_heads_a_clause(marked, text, word, expected):
    found = marked(text)
    assert finite_like(found.only().nodes, found.word(word)) is expected
