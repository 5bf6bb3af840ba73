"""Joins depend on the set of reports alone: any order, any split, step by step or at once."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.joining import Claim, Judgements, join_all, person_links
from kg.joining.names import forms, read_name
from kg.writer.joiner import Joiner, Share
from kg.writer.joinstate import JoinState
from kg.writer.state import State

NAMES = st.sampled_from(
    "us/joe-smith us/joseph-smith us/joseph-r-smith us/joseph-p-smith us/joseph-smith-jr "
    "xx/joe-smith ru/igor-ivanov ru/igor-petrovich-ivanov ru/ivanov ua/igor-ivanov xx/ivanov "
    "kp/kim-jong-un kp/kim-jongun kp/kim-jong-il kp/kim xx/kim-jong-un jp/abe-ken jp/ken-abe "
    "jp/abe".split()
)
POSTS = st.sampled_from(["", "post president", "post foreign minister", "year 1980", "year 2020"])
TOLD = st.lists(st.tuples(NAMES, POSTS), max_size=14)


def claims_of(told) -> list[Claim]:
    return [Claim(f"person/{name}", claim) for name, claim in told] + [
        Claim(f"person/{name}", "") for name, _ in told
    ]


@given(TOLD, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_joins(told, chance):
    first = join_all(claims_of(told))
    chance.shuffle(told)
    again = join_all([*claims_of(told), *claims_of(told[:3])])
    assert again == first


@given(TOLD)
def test_what_a_block_says_does_not_depend_on_the_order(told):
    keys = sorted({f"person/{name}" for name, _ in told})
    blocks = {form for key in keys for form in forms(read_name(key))}
    for block in blocks:
        members = [key for key in keys if block in forms(read_name(key))]
        assert set(person_links(block, members, {})) == set(person_links(block, members[::-1], {}))


def outcome(state: State, judgements) -> tuple[dict[str, str], set[tuple[str, str, str]]]:
    rows = state.database.execute("SELECT key, canonical FROM aliases")
    links = state.database.execute("SELECT one, other, rule FROM decisions")
    return dict(rows), set(links)


def expected(shares, judgements) -> tuple[dict[str, str], set[tuple[str, str, str]]]:
    joins = join_all([claim for share in shares for claim in share.claims], judgements)
    return dict(joins.canonical), {link[:3] for link in joins.by}


def replaced_by_contributions(said: Counter) -> dict[str, str]:
    return {
        key.removeprefix("alias/"): value
        for (key, predicate, value), count in said.items()
        if predicate == "canonical" and count
    }


@pytest.mark.parametrize("seed", range(4))
def test_steps_of_any_size_come_to_what_all_at_once_gives(tmp_path, gold_claims, judgements, seed):
    chance = random.Random(seed)
    shares = [Share(str(number), tuple(held)) for number, held in enumerate(gold_claims)]
    chance.shuffle(shares)
    with closing(State(tmp_path / "state.sqlite")) as state:
        joiner = Joiner(JoinState(state.database), judgements)
        said: Counter = Counter()
        held: list[Share] = []
        while len(held) < len(shares):
            step = shares[len(held) : len(held) + chance.choice([1, 3, 20])]
            said.update(joiner.settle(joiner.record(before=(), after=step)).said)
            held += step
            gone = [held.pop(chance.randrange(len(held)))] if chance.random() < 0.3 else []
            said.update(joiner.settle(joiner.record(before=gone, after=())).said)
            shares = [
                *held,
                *(share for share in shares if share not in held and share not in gone),
            ]
            assert outcome(state, judgements) == expected(held, judgements)
        assert len(shares) >= 40
        nodes = {k: v for k, v in outcome(state, judgements)[0].items() if "@" not in k}
        assert replaced_by_contributions(said) == nodes


@settings(max_examples=60, deadline=None)
@given(TOLD, st.integers(1, 5))
def test_persons_step_by_step(tmp_path_factory, told, size):
    path = tmp_path_factory.mktemp("joins") / "state.sqlite"
    shares = [Share(str(n), tuple(claims_of([item]))) for n, item in enumerate(told)]
    with closing(State(path)) as state:
        joiner = Joiner(JoinState(state.database), Judgements())
        for start in range(0, len(shares), size):
            joiner.settle(joiner.record(before=(), after=shares[start : start + size]))
        assert outcome(state, None) == expected(shares, Judgements())
        for share in shares[::2]:
            joiner.settle(joiner.record(before=[share], after=()))
        assert outcome(state, None) == expected(shares[1::2], Judgements())
