"""Whose a bare office is: the state of who is named without one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

SIDES = {
    "the most prominent state whose own officials go bare": (
        "President Bola Adewale received the former British Prime Minister, Mr Tom Hill, at the "
        "State House, Abuja. Foreign Affairs Minister Yakubu Sani joined him. Nigeria thanked "
        "Hill.",
        {"Bola Adewale": "NG", "Tom Hill": "GB", "Yakubu Sani": "NG"},
    ),
    "never the state of the guest who holds the same office": (
        "President Ahmet Yalin spoke by phone with President John D. Hill of the U.S.",
        {"Ahmet Yalin": None, "John D. Hill": "US"},
    ),
    "a dateline before the neighbour": (
        "TEHRAN – Parliament Speaker Hamid Rostami held talks with his Malaysian opposite number "
        "Azman Hashim on Wednesday.",
        {"Hamid Rostami": "IR", "Azman Hashim": "MY"},
    ),
    "one list, one side": (
        "The meeting was attended by Prince Fahd bin Nayef, Minister of Culture; Dr. Majid "
        "Al-Harbi, Minister of Commerce; and Essam bin Turki, Saudi Ambassador to Greece. "
        "They met in Riyadh.",
        {"Fahd bin Nayef": "SA", "Majid Al-Harbi": "SA", "Essam bin Turki": "SA"},
    ),
    "described elsewhere": (
        "President Batsukh met Turkish Foreign Minister Selim Demir. The Mongolian President "
        "thanked him.",
        {"Batsukh": "MN", "Selim Demir": "TR"},
    ),
    "a bare surname behind an office": (
        "BEIJING, June 19 (Xinhua) -- Chinese President Xi Mingze met U.S. Secretary of State "
        "Antony Cole. He recalled his talks with President Hill.",
        {"Xi Mingze": "CN", "Antony Cole": "US", "Hill": "US"},
    ),
    "an office mostly of one state is another's where only that is named": (
        "NUR-SULTAN. KAZINFORM Kazakh President Askar Nurlan received Secretary of State Kairat "
        "Abenov in Astana.",
        {"Askar Nurlan": "KZ", "Kairat Abenov": "KZ"},
    ),
    "offices of unions and of the world": (
        "High Representative Pieter Vander met Foreign Minister Tigran Manu of Armenia in Yerevan. "
        "Secretary-General Inge Soder of the United Nations was there.",
        {"Pieter Vander": None, "Tigran Manu": "AM", "Inge Soder": None},
    ),
    "Koreas": (
        "Pyongyang, March 6 (KCNA) -- The special envoy of the south Korean president came. He "
        "is sent by President Mun Ki Nam. Choe Hwa of the DPRK was there.",
        {"Mun Ki Nam": "KR", "Choe Hwa": "KP"},
    ),
    "relatives serve no state": (
        "Ukraine's First Lady Olena Zoria met Latvian President Andris Kalnins in Riga.",
        {"Olena Zoria": None, "Andris Kalnins": "LV"},
    ),
}


@pytest.mark.parametrize(("text", "sides"), SIDES.values(), ids=list(SIDES))
def test_sides(read: Callable[..., Any], text: str, sides: dict[str, str | None]) -> None:
    assert read("Leaders meet\n\n" + text).persons == sides


def test_a_definite_office_is_of_the_one_who_has_none(read: Callable[..., Any]) -> None:
    reading = read(
        "Telephone conversation\n\nViktor Orlov had a telephone conversation with President of "
        "Turkey Ahmet Yalin. The President of Russia thanked Turkey."
    )
    assert ("Viktor Orlov", "president", "Russia") in reading.posts
    assert reading.persons["Viktor Orlov"] == "RU"
