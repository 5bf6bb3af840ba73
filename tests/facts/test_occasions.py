"""Anniversaries with their ordinal, and years of friendship."""

import pytest

from kg.facts.occasions import occasions

NAMED = [
    (
        "They marked the 75th anniversary of diplomatic ties.",
        "75th anniversary of diplomatic ties",
        75,
    ),
    (
        "This is the 21st anniversary of the establishment of diplomatic relations between us.",
        "21st anniversary of diplomatic relations between us",
        21,
    ),
    ("It is his 80th birthday.", "80th birthday", 80),
    ("They opened the China-Laos Friendship Year.", "China-Laos Friendship Year", None),
    ("2025 is the Year of Culture and Tourism.", "Year of Culture and Tourism", None),
    ("On the 112th anniversary of the party, he spoke.", "112th anniversary of party", 112),
]


@pytest.mark.parametrize(("text", "name", "ordinal"), NAMED)
def test_an_occasion_is_named(marked, text, name, ordinal):
    layout = marked(text).layout
    (found,) = occasions(layout, layout.sentences)
    assert (found.name, found.ordinal) == (name, ordinal)
    assert layout.cut(found.evidence[0]) in text


def test_one_occasion_named_twice_is_one(marked):
    layout = marked(
        "The 75th anniversary of ties is near.\nIt is the 75th anniversary of ties."
    ).layout
    (found,) = occasions(layout, layout.sentences)
    assert len(found.evidence) == 2


@pytest.mark.parametrize(
    "text", ["An anniversary came.", "This year was good.", "The 75th Division left."]
)
def test_no_occasion(marked, text):
    layout = marked(text).layout
    assert occasions(layout, layout.sentences) == ()
