"""Persons: one chain each, short forms, what is no person, whose state it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

HEAD = "Talks on cooperation held\n\n"


def test_short_forms_by_culture(read: Callable[..., Any]) -> None:
    reading = read(
        HEAD + "Vietnamese Prime Minister Tran Van Chinh met U.S. Secretary of State Mark Doyle "
        "in Hanoi. Chinh thanked Doyle. Mr. Doyle left."
    )
    assert reading.spoken("Tran Van Chinh") == ["Tran Van Chinh", "Chinh"]
    assert reading.spoken("Mark Doyle") == ["Mark Doyle", "Doyle", "Doyle"]


def test_a_headline_surname_is_the_person_of_the_body(read: Callable[..., Any]) -> None:
    reading = read("Doyle meets Sidorov\n\nMark Doyle, a senator, met Oleg Sidorov in Moscow.")
    assert set(reading.persons) == {"Mark Doyle", "Oleg Sidorov"}


def test_surnames_that_are_words(read: Callable[..., Any]) -> None:
    reading = read(
        HEAD + "Chinese Vice Premier He Weifeng met Apple chief executive Tim Cookson. "
        "China hopes for more, He said. He also visited a plant."
    )
    assert reading.spoken("He Weifeng") == ["He Weifeng", "He"]


def test_fuller_names_and_misspelt_ones_are_one_person(read: Callable[..., Any]) -> None:
    reading = read(
        HEAD + "President Joseph R. Barden, Jr. of the United States met Khamphanh Vongsa of Laos. "
        "Joe Barden said so. Khamphan Vongsa agreed."
    )
    assert set(reading.persons) == {"Joseph R. Barden, Jr.", "Khamphanh Vongsa"}


NOBODY = [
    "Students of Kim Il Sung University met.",
    "The Xi Jinping Thought was studied.",
    "They laid a wreath at the Sun Yat-sen Mausoleum.",
    "The Washington Post reported on the Korean Peninsula.",
    "Guests came to Ho Chi Minh City on Monday.",
    "He said that the Belt and Road Initiative goes on.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_names_inside_other_names_are_no_persons(read: Callable[..., Any], text: str) -> None:
    assert read(HEAD + text).persons == {}


def test_states_of_persons(read: Callable[..., Any]) -> None:
    reading = read(
        HEAD + "From the Japanese side there were Kenji Mori, deputy chief cabinet secretary, and "
        "Taro Ono, director of the bureau. Peng Min, wife of Chinese President Zhao Wen, smiled. "
        "The EU's Josep Marti joined."
    )
    assert reading.persons["Kenji Mori"] == "JP"
    assert reading.persons["Zhao Wen"] == "CN"
    assert reading.persons["Josep Marti"] is None


def test_no_korea_is_guessed(read: Callable[..., Any]) -> None:
    reading = read(
        HEAD + "Officials of North Korea and South Korea met. Kim Chol-su was there, he said."
    )
    assert reading.persons.get("Kim Chol-su") is None


def test_the_house_speaks_of_its_own_president(read: Callable[..., Any]) -> None:
    reading = read(
        "Telephone conversation\n\nPresident Ivan Petrov had a call.", publisher="Kremlin"
    )
    assert reading.posts == {("Ivan Petrov", "president", "Russia")}
