"""Names are found by words, beginnings, variants and likeness."""

from __future__ import annotations

import pytest

from kg.serve.finding import Names

WM = "https://w3id.org/whomet/ontology#"
NAMES = [
    ("p/kim", "Person", "Kim Song Nam", "1"),
    ("p/kim", "Person", "Kim Song-nam", "0"),
    ("p/trong", "Person", "Nguyễn Phú Trọng", "1"),
    ("p/soren", "Person", "Søren Łęcki", "1"),
    ("o/wpk", "Party", "Workers' Party of Korea", "1"),
    ("o/wpk", "Party", "WPK", "0"),
    ("s/kp", "State", "North Korea", "1"),
    ("s/kr", "State", "South Korea", "1"),
]


@pytest.fixture(scope="module")
def names() -> Names:
    rows = [
        {"thing": thing, "kind": WM + kind, "label": label, "preferred": preferred}
        for thing, kind, label, preferred in NAMES
    ]
    return Names(rows, {"s/kr": 9})


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("kim song nam", "p/kim"),
        ("Songnam", "p/kim"),
        ("NGUYEN phu tr", "p/trong"),
        ("lecki", "p/soren"),
        ("wpk", "o/wpk"),
        ("workers party", "o/wpk"),
    ],
)
def test_a_name_is_found_as_people_type_it(names: Names, text: str, iri: str):
    answer = names.find(text, limit=5)
    assert [one.iri for one in answer.things] == [iri]
    assert not answer.alike


def test_the_other_name_that_matched_is_told(names: Names):
    (party,) = names.find("wpk", limit=5).things
    assert (party.label, party.known_as) == ("Workers' Party of Korea", "WPK")


def test_what_takes_part_more_comes_first(names: Names):
    found = [one.iri for one in names.find("korea", limit=5).things]
    assert found[0] == "s/kr"
    assert set(found) == {"s/kr", "s/kp", "o/wpk"}


def test_a_misspelt_name_gets_those_that_look_like_it(names: Names):
    answer = names.find("Kim Sogn Nam", limit=5)
    assert answer.alike
    assert answer.things[0].iri == "p/kim"


@pytest.mark.parametrize("text", ["", "  ", '"', "a OR", "NEAR(", "*", "'; DROP TABLE thing", "zq"])
def test_no_text_is_syntax(names: Names, text: str):
    assert len(names.find(text, limit=5).things) <= 5


def test_the_limit_holds(names: Names):
    assert len(names.find("korea", limit=2).things) == 2
