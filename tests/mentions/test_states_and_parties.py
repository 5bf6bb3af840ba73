"""States and parties named, and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

HEAD = "Talks on cooperation held\n\n"

STATES = [
    ("U.S. and Russia-Ukraine matters, the DPRK and the ROK.", {"US", "RU", "UA", "KP", "KR"}),
    ("The CPC and the WPK delegation agreed.", {"CN", "KP"}),
    ("Taiwan, Hong Kong and Macao are left out, Palestine is not.", {"PS"}),
    ("Ships in the South China Sea, peace on the Korean Peninsula.", set()),
    ("The Korean War and the US dollar; the Gulf of Mexico.", set()),
    ("Congolese troops of the Democratic Republic of the Congo left.", {"CD"}),
    ("They came from south Korea.", {"KR"}),
]


@pytest.mark.parametrize(("text", "expected"), STATES, ids=range(len(STATES)))
def test_states(read: Callable[..., Any], text: str, expected: set[str]) -> None:
    assert read(HEAD + text).states == expected


def test_parties_by_letters_and_inside_bodies(read: Callable[..., Any]) -> None:
    reading = read(
        HEAD + "Members of the CPV Central Committee's Secretariat met the Serbian Progressive "
        "Party (SNS) in Vietnam. The SNS thanked them."
    )
    assert reading.parties == {"Communist Party of Vietnam", "Serbian Progressive Party"}


def test_letters_of_a_party_elsewhere_are_something_else(read: Callable[..., Any]) -> None:
    assert read(HEAD + "The CDC said on Friday that masks help.").parties == set()
