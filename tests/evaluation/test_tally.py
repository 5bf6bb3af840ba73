"""Rates at their edges."""

from __future__ import annotations

import pytest

from kg.evaluation import KINDS, Comparison, Tally, by_house, summarize
from kg.evaluation.tally import share


def test_nothing_wanted_and_nothing_found_is_right():
    assert (Tally().precision, Tally().recall, Tally().f1) == (1.0, 1.0, 1.0)


def test_nothing_right_has_no_f1():
    assert Tally(0, 3, 2).f1 == 0.0


def test_an_accuracy_is_precision_recall_and_f1():
    tally = share([True, False, True, True])
    assert tally.precision == tally.recall == 0.75
    assert tally.f1 == pytest.approx(0.75)


def test_houses_add_up_to_the_whole():
    told = [
        Comparison("a", "Xinhua", {"persons": Tally(1, 2, 3)}, ()),
        Comparison("b", "KCNA", {"persons": Tally(4, 5, 6), "states": Tally(1, 1, 1)}, ()),
        Comparison("c", "Xinhua", {"persons": Tally(1, 1, 1)}, ()),
    ]
    houses = by_house(told)
    assert list(houses) == ["KCNA", "Xinhua"]
    assert houses["Xinhua"].reports == 2
    whole = summarize(told)
    assert whole.tallies["persons"] == Tally(6, 8, 10)
    for kind in KINDS:
        parts = sum((house.tallies[kind] for house in houses.values()), Tally())
        assert parts == whole.tallies[kind]
