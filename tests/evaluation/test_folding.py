"""Names and posts as they are folded for comparison."""

from __future__ import annotations

import pytest

from kg.evaluation.folding import fold, load_wordings, name_of, wording_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Song Nam", "KIM Song-nam"),
        ("Sergey Lavrov", "Lavrov, Sergey"),
        ("Nguyễn Phú Trọng", "Nguyen Phu Trong"),
        ("Đỗ Văn Chiến", "Do Van Chien"),
        ("Bjørn Łukasz", "bjorn lukasz"),
    ],
)
def test_one_name_in_two_spellings(one: str, other: str):
    assert name_of(one) == name_of(other)


def test_names_of_two_people_stay_two():
    assert name_of("Kim Song Nam") != name_of("Kim Yong Nam")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("director of the WPK Central Committee", "Director, Workers' Party of Korea CC"),
        ("minister of foreign affairs of the DPRK", "Foreign Minister, North Korea"),
        ("minister for foreign affairs, Republic of Korea", "foreign minister of the ROK"),
        ("member of the Politburo", "member of the Political Bureau"),
        ("state councillor", "State Councilor"),
    ],
)
def test_one_post_in_two_wordings(one: str, other: str):
    assert wording_of(one) == wording_of(other)


def test_the_koreas_are_not_folded_into_one():
    assert wording_of("president of the DPRK") != wording_of("president of the ROK")


def test_a_longer_synonym_stands_before_the_one_it_contains():
    forms = [pattern.pattern for pattern, _ in load_wordings().synonyms]
    assert len(forms) >= 10
    for place, form in enumerate(forms):
        inner = form.removeprefix(r"\b").removesuffix(r"\b")
        assert not any(inner in later for later in forms[place + 1 :])


def test_nothing_folds_to_nothing():
    assert fold(None) == fold(" ,.- ") == ""
    assert name_of("") == frozenset()
