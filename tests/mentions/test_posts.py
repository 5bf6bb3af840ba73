"""Posts: where they stand, whose they are, how their organization is spelled out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

HEAD = "Talks on cooperation held\n\n"

CASES = [
    (
        "Vietnamese Foreign Minister Bui Van Hai met Zhao Wen, member of the Political Bureau of "
        "the Communist Party of China (CPC) Central Committee.",
        {
            ("Bui Van Hai", "foreign minister", "Vietnam"),
            (
                "Zhao Wen",
                "member",
                "Political Bureau of the Communist Party of China Central Committee",
            ),
        },
    ),
    (
        "Ri Chol Min, alternate member of the Political Bureau and director of the International "
        "Department of the C.C., Workers' Party of Korea (WPK), left Pyongyang.",
        {
            (
                "Ri Chol Min",
                "alternate member",
                "Political Bureau of the Central Committee of the Workers' Party of Korea",
            ),
            (
                "Ri Chol Min",
                "director",
                "International Department of the Central Committee of the Workers' Party of Korea",
            ),
        },
    ),
    (
        "Thabo Nkosi, President of South Africa and of the African National Congress (ANC), spoke.",
        {
            ("Thabo Nkosi", "president", "South Africa"),
            ("Thabo Nkosi", "president", "African National Congress"),
        },
    ),
    (
        "Russian Foreign Minister Oleg Sidorov met his Turkish counterpart, Mehmet Kaya.",
        {
            ("Oleg Sidorov", "foreign minister", "Russia"),
            ("Mehmet Kaya", "foreign minister", "Turkey"),
        },
    ),
    (
        "Foreign ministers of Brazil and Chile, Mauro Lima and Alberto Soto, signed the accord.",
        {
            ("Mauro Lima", "foreign minister", "Brazil"),
            ("Alberto Soto", "foreign minister", "Chile"),
        },
    ),
    (
        "Laura Gil, an advisor to Nicaraguan President Carlos Mora, headed the mission.",
        {
            ("Laura Gil", "advisor to the president", "Nicaragua"),
            ("Carlos Mora", "president", "Nicaragua"),
        },
    ),
    (
        "Du Xiaolin, the Chinese ambassador to Zambia, joined Egypt's former prime minister "
        "Hazem Nour.",
        {
            ("Du Xiaolin", "ambassador to Zambia", "China"),
            ("Hazem Nour", "prime minister", "Egypt"),
        },
    ),
    (
        "Deputy Chairman of the Russian Security Council Dmitry Belov met with King Hamad of "
        "Bahrain and Singaporean President Halimah Tan.",
        {
            ("Dmitry Belov", "deputy chairman", "Security Council of Russia"),
            ("Halimah Tan", "president", "Singapore"),
        },
    ),
    (
        "A delegation from Malaysia's People's Justice Party (PKR) led by Deputy President Rafiq "
        "Ramli arrived in Beijing.",
        {("Rafiq Ramli", "deputy president", "People's Justice Party")},
    ),
    (
        "Zhang Min, minister of the International Department of the CPC Central Committee, and "
        "Guo Ye, vice-minister of the department, hosted the Chinese dinner.",
        {
            (
                "Guo Ye",
                "vice-minister",
                "International Department of the Communist Party of China Central Committee",
            )
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=range(len(CASES)))
def test_posts_are_given_to_their_holders(
    read: Callable[..., Any], text: str, expected: set[tuple[str, str, str]]
) -> None:
    assert expected <= read(HEAD + text).posts


def test_a_nominee_holds_no_post(read: Callable[..., Any]) -> None:
    assert read(HEAD + "Foreign minister nominee Cho Min-ho of South Korea spoke.").posts == set()


def test_former_reaches_over_a_coordination(read: Callable[..., Any]) -> None:
    reading = read(HEAD + "Former French President Luc Moreau met Chancellor Eva Braun of Germany.")
    assert reading.former == {("Luc Moreau", "president")}


def test_a_description_is_a_definite_post_of_nobody(read: Callable[..., Any]) -> None:
    reading = read(HEAD + "Chinese Premier Li Wen spoke. The premier thanked the Lao president.")
    definite = [post for post in reading.mentions.posts if post.definite]
    assert [(post.title, post.state) for post in definite] == [
        ("premier", None),
        ("president", "LA"),
    ]
    assert all(post.chain is None for post in definite)


def test_ambassadors_in_a_list_hold_the_post_announced(read: Callable[..., Any]) -> None:
    reading = read(
        "Credentials presented\n\nThree ambassadors to China presented their credentials: Ana Ruiz "
        "(Spain), Tomas Novak (Czech Republic) and Dalva M. C. Reis (Angola)."
    )
    assert {
        (name, org) for name, title, org in reading.posts if title == "ambassador to China"
    } == {
        ("Ana Ruiz", "Spain"),
        ("Tomas Novak", "Czech Republic"),
        ("Dalva M. C. Reis", "Angola"),
    }
