"""When a second time in a post begins, whatever the order of reports."""

from __future__ import annotations

import random

import pytest

from kg.joining import tenure_aliases

PRESIDENT, MEMBER = "post/us/president", "post/cn/communist-party-of-china/member"
ANN, BOB = "person/us/ann-lee", "person/us/bob-ray"


def tenures(post: str, *claims: str) -> dict[str, str]:
    first = dict(tenure_aliases(post, claims, lambda key: key))
    for seed in range(3):
        shuffled = [*claims]
        random.Random(seed).shuffle(shuffled)
        assert dict(tenure_aliases(post, shuffled, lambda key: key)) == first
    return {key.partition("@")[2]: value.rpartition("/")[2] for key, value in first.items()}


@pytest.mark.parametrize(
    ("post", "claims", "second"),
    [
        (PRESIDENT, ("2017 current A", "2019 current A"), {}),
        (PRESIDENT, ("2019 current A", "2022 former A"), {}),
        (PRESIDENT, ("2019 current A", "2022 former A", "2025 current A"), {"2025": "2"}),
        (PRESIDENT, ("2019 current A", "2022 current B", "2025 current A"), {"2025": "2"}),
        (PRESIDENT, ("2019 current A", "2022 former B", "2025 current A"), {}),
        (MEMBER, ("2019 current A", "2022 current B", "2025 current A"), {}),
        (MEMBER, ("2019 current A", " former A", "2025 current A"), {}),
        (PRESIDENT, ("2022 former A", "2025 current A"), {}),
        (PRESIDENT, ("2022 current A", "2022 former A", "2022 current B"), {}),
        (
            PRESIDENT,
            (
                "2016 current A",
                "2017 former A",
                "2018 current A",
                "2019 former A",
                "2020 current A",
            ),
            {"2018": "2", "2019": "2", "2020": "3"},
        ),
    ],
)
def test_a_second_tenure_needs_a_gap_that_is_seen(post, claims, second):
    told = [claim.replace("A", ANN).replace("B", BOB) for claim in claims]
    assert tenures(post, *told) == second


def test_keys_of_one_person_make_one_history():
    claims = ("2019 current person/us/a", "2022 former person/us/b", "2025 current person/us/a")
    joined = dict(tenure_aliases(PRESIDENT, claims, lambda _: ANN))
    assert joined == {"tenure/us/a/us/president@2025": "tenure/us/ann-lee/us/president/2"}
    assert dict(tenure_aliases(PRESIDENT, claims, lambda key: key)) == {}


def test_the_gold_tells_of_a_second_term(gold_joins):
    assert gold_joins.canonical["tenure/us/donald-trump/us/president@2025-02-18"].endswith("/2")
