"""Which names are one person: by documented rules, whatever the order."""

from __future__ import annotations

import pytest

from kg.joining import Claim, join_all, settle
from kg.joining.judgements import Judged

MINISTER, PRESIDENT, MAYOR = "post foreign minister", "post president", "post mayor shanghai"


def joined(*told: tuple[str, str | None]) -> set[frozenset[str]]:
    """The groups of two or more that (key, claim) pairs fall into."""
    given = [Claim(f"person/{key}", "") for key, _ in told]
    given += [Claim(f"person/{key}", claim) for key, claim in told if claim]
    joins = join_all(given)
    groups: dict[str, set[str]] = {}
    for key, _ in told:
        groups.setdefault(joins(f"person/{key}"), set()).add(key)
    return {frozenset(group) for group in groups.values() if len(group) > 1}


@pytest.mark.parametrize(
    ("one", "other", "claims"),
    [
        ("kp/ri-su-yong", "kp/ri-suyong", (None, None)),
        ("jp/hayashi-yoshimasa", "jp/yoshimasa-hayashi", (None, None)),
        ("us/james-a-baker", "us/james-baker", (None, MINISTER)),
        ("us/jim-baker", "us/james-a-baker-iii", (MINISTER, MINISTER)),
        ("ru/igor-sergeyevich-ivanov", "ru/igor-ivanov", (MINISTER, MINISTER)),
        ("ua/dmytro-kuleba", "ua/dmytro-i-kuleba", (None, MINISTER)),
        ("ru/dmitriy-peskov", "ru/dmitry-peskov", (None, None)),
        ("eg/abdel-fattah-el-sisi", "eg/abdel-fattah-al-sisi", (PRESIDENT, PRESIDENT)),
        ("mx/andres-manuel-lopez-obrador", "mx/lopez-obrador", (PRESIDENT, PRESIDENT)),
        ("cu/bruno-rodriguez-parrilla", "cu/bruno-rodriguez", (MINISTER, MINISTER)),
        ("xx/igor-ivanov", "ru/igor-ivanov", (MINISTER, MINISTER)),
        ("xx/igor-ivanov", "ru/igor-ivanov", (None, MINISTER)),
        ("gb/sir-keir-starmer", "gb/keir-starmer", (None, None)),
    ],
)
def test_variants_are_one(one, other, claims):
    assert joined((one, claims[0]), (other, claims[1])) == {frozenset({one, other})}


@pytest.mark.parametrize(
    ("one", "other", "claims"),
    [
        ("us/james-a-baker", "us/james-b-baker", (None, None)),
        ("us/james-baker", "us/baker-james", (None, None)),
        ("us/james-baker", "gb/james-a-baker", (None, None)),
        ("us/jim-baker", "us/james-baker", (MINISTER, PRESIDENT)),
        ("kp/kim-jong-il", "kp/kim-jong-un", (PRESIDENT, PRESIDENT)),
        ("cu/raul-castro", "cu/fidel-castro", (PRESIDENT, PRESIDENT)),
        ("mx/andres-manuel-lopez-obrador", "mx/lopez-obrador", (PRESIDENT, None)),
        ("xx/igor-ivanov", "ru/igor-ivanov", (PRESIDENT, MINISTER)),
        ("ru/ivan-petrovich-ivanov", "ru/ivan-pavlovich-ivanov", (MINISTER, MINISTER)),
    ],
)
def test_what_only_looks_alike_stays_apart(one, other, claims):
    assert joined((one, claims[0]), (other, claims[1])) == set()


def test_a_name_that_fits_two_fits_neither():
    told = (("us/john-smith", None), ("us/john-r-smith", None), ("us/john-p-smith", None))
    assert joined(*told) == set()
    two_kims = (("kp/kim-jong-il", PRESIDENT), ("kp/kim-jong-un", PRESIDENT))
    assert joined(*two_kims, ("kp/kim", PRESIDENT)) == set()


def test_a_name_without_a_state_needs_one_person_only():
    assert joined(("xx/li-wei", None), ("cn/li-wei", None), ("sg/li-wei", None)) == set()
    three = (("xx/li-wei", MINISTER), ("cn/li-wei", MINISTER), ("sg/li-wei", PRESIDENT))
    assert joined(*three) == {frozenset({"xx/li-wei", "cn/li-wei"})}


def test_father_and_son_in_one_post_are_told_apart_by_years():
    told = (
        ("ph/ferdinand-marcos", PRESIDENT),
        ("ph/ferdinand-marcos", "year 1984"),
        ("ph/ferdinand-marcos-jr", PRESIDENT),
        ("ph/ferdinand-marcos-jr", "year 2023"),
    )
    assert joined(*told) == set()


def test_a_judgement_joins_and_parts():
    one, other = "person/us/jim-baker", "person/us/james-baker"
    claims = [Claim(one, ""), Claim(other, ""), Claim(one, MINISTER), Claim(other, PRESIDENT)]
    assert join_all(claims).canonical == {}
    same = settle([Judged(True, 1, "same", one, other, "a", "", "known")])
    assert join_all(claims, same).canonical == {one: other}
    both = [Claim(one, ""), Claim(other, "")]
    assert join_all(both).canonical == {one: other}
    apart = settle([Judged(True, 1, "different", one, other, "a", "", "known")])
    assert join_all(both, apart).canonical == {}


def test_candidates_are_listed_with_the_rule():
    one, other = "person/us/jim-baker", "person/us/james-baker"
    claims = [Claim(one, ""), Claim(other, ""), Claim(one, MINISTER), Claim(other, PRESIDENT)]
    (candidate,) = join_all(claims).candidates
    assert candidate == (other, one, "nickname", False)
