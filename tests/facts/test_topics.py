"""What a sentence is about."""

import pytest

from kg.facts.topics import topics

ABOUT = [
    ("China holds to the one-China principle.", ("one-China principle",)),
    ("The Taiwan question is at the core.", ("Taiwan question",)),
    ("The Taiwan question and the one-China policy.", ("Taiwan question", "one-China principle")),
    ("The TAIWAN ISSUE, the Taiwan question.", ("Taiwan question",)),
    ("The weather was fine.", ()),
    ("", ()),
]


@pytest.mark.parametrize(("text", "expected"), ABOUT)
def test_the_topics_of_a_sentence(marked, text, expected):
    sentences = marked(text).layout.sentences
    assert tuple(t for s in sentences for t in topics(s)) == expected
