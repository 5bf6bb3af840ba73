"""Names as written: initials, articles, styles, nicknames, and what only looks like a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

HEAD = "Talks on cooperation held\n\n"
NAMES = {
    "initials of two letters": (
        "Prime Minister Ts.Boldbat met D. Batsukh of Mongolia.",
        {"Ts. Boldbat", "D. Batsukh"},
    ),
    "style of Burma": ("Myanmar Foreign Minister U Kyaw Zeya came.", {"Kyaw Zeya"}),
    "family name of Korea": ("KPA Col. Gen. Pak Jong Ho of North Korea came.", {"Pak Jong Ho"}),
    "rank without a dot": ("The army chief, Gen Walid Shamoun, spoke.", {"Walid Shamoun"}),
    "given name, not a style": ("U.S. Congressman Don Perry spoke.", {"Don Perry"}),
    "style within a name": (
        "President Hassan Sheikh Warsame of Somalia spoke.",
        {"Hassan Sheikh Warsame"},
    ),
    "style that is all of it": (
        "Bangladesh Prime Minister Sheikh Rehana spoke.",
        {"Sheikh Rehana"},
    ),
    "nickname": ("Indonesian President Joko “Jojo” Santoso spoke.", {"Joko Santoso"}),
    "letters behind a name": ("British Minister Alan Thornbury KC spoke.", {"Alan Thornbury"}),
    "father and son": (
        "Sheikh Rashid bin Omar Al Maktoun, Vice President of the UAE, received Sheikh Hamdan bin "
        "Rashid bin Omar Al Maktoun, Crown Prince of Dubai.",
        {"Rashid bin Omar Al Maktoun", "Hamdan bin Rashid bin Omar Al Maktoun"},
    ),
    "state of two words": (
        "Sri Lankan President Nimal Perera spoke of India-Sri Lanka ties.",
        {"Nimal Perera"},
    ),
    "two of one surname": (
        "Kim Ki Nam and Kim Song Nam, members of the WPK, met.",
        {"Kim Ki Nam", "Kim Song Nam"},
    ),
    "an ordinary word before a name": (
        "Vietnamese Presidents Luong Cuong and To Lam met.",
        {"Luong Cuong", "To Lam"},
    ),
}


@pytest.mark.parametrize(("text", "names"), NAMES.values(), ids=list(NAMES))
def test_names(read: Callable[..., Any], text: str, names: set[str]) -> None:
    assert set(read(HEAD + text).persons) == names


def test_a_family_name_with_its_article_is_the_person(read: Callable[..., Any]) -> None:
    reading = read(
        HEAD + "Omani Foreign Minister Hamad bin Saif Al Harthy met Egyptian Foreign Minister "
        "Tarek El-Sawy. Al Harthy thanked El-Sawy."
    )
    assert reading.spoken("Tarek El-Sawy") == ["Tarek El-Sawy", "El-Sawy"]
    assert reading.spoken("Hamad bin Saif Al Harthy")[-1] == "Al Harthy"


PLACES = {
    "They met in London on Monday.": [("London", "GB")],
    "The Canadian city of London was quiet.": [("London", "CA")],
    "They met in Armenia, in Papua New Guinea and in South Africa.": [],
    "They met in Singapore.": [("Singapore", "SG")],
    "They met in Newcastle.": [("Newcastle", None)],
}


@pytest.mark.parametrize(("text", "places"), PLACES.items())
def test_places_of_one_name(
    read: Callable[..., Any], text: str, places: list[tuple[str, str | None]]
) -> None:
    found = read(HEAD + text).mentions.places
    assert [(place.name, place.state) for place in found] == places
