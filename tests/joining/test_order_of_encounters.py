"""Encounters and tenures step by step: whatever comes first, the outcome of all at once."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.joining import Claim, Judgements, join_all
from kg.joining.claims import Told
from kg.writer.joiner import Joiner, Share
from kg.writer.joinstate import JoinState
from kg.writer.state import State

PEOPLE = ("person/us/joe-smith", "person/us/joseph-r-smith", "person/ru/c-d", "person/ru/e-f")
ACCOUNTS = st.tuples(
    st.integers(0, 9),  # the day
    st.booleans(),  # dated
    st.sampled_from(["meeting", "phone_call", "video_call"]),
    st.sampled_from(["place/ch/geneva", "place/ch", ""]),
    st.sets(st.sampled_from(PEOPLE), min_size=2, max_size=3),
    st.sampled_from(["publisher/a", "publisher/b"]),
    st.booleans(),  # background
)


def share(number: int, account) -> Share:
    offset, dated, kind, place, people, house, background = account
    day = (date(2022, 1, 1) + timedelta(days=offset)).isoformat()
    names = tuple(sorted(people))
    who = "_".join(name.removeprefix("person/").replace("/", ".") for name in names)
    key = f"meeting/{day}/{kind}/{who}" if dated else f"meeting/report/{number}/1"
    told = Told(
        key=key,
        report=str(number),
        publisher=house,
        day=day if dated else "",
        kind=kind,
        ordinal=1,
        place=place,
        principals=names,
        participants=names,
        background=background,
    )
    at = f"day/{day}" if dated else f"undated/{day}"
    post = [Claim("post/us/president", f"{day} current {name}") for name in names]
    used = [Claim(name, "") for name in (*names, key)]
    return Share(str(number), (*used, *post, Claim(at, told.encode())))


def outcome(state: State):
    rows = state.database.execute("SELECT key, canonical FROM aliases")
    links = state.database.execute("SELECT one, other, rule FROM decisions")
    return dict(rows), set(links)


def expected(shares):
    joins = join_all([claim for held in shares for claim in held.claims])
    return dict(joins.canonical), {link[:3] for link in joins.by}


@settings(max_examples=80, deadline=None)
@given(st.lists(ACCOUNTS, max_size=9), st.integers(1, 4), st.randoms(use_true_random=False))
def test_any_steps_and_removals(tmp_path_factory, accounts, size, chance):
    shares = [share(number, account) for number, account in enumerate(accounts)]
    chance.shuffle(shares)
    path = tmp_path_factory.mktemp("joins") / "state.sqlite"
    with closing(State(path)) as state:
        joiner = Joiner(JoinState(state.database), Judgements())
        for start in range(0, len(shares), size):
            step = shares[start : start + size]
            joiner.settle(joiner.record(before=(), after=step))
            assert outcome(state) == expected(shares[: start + size])
        joiner.settle(joiner.record(before=shares[::3], after=()))
        kept = [held for index, held in enumerate(shares) if index % 3]
        assert outcome(state) == expected(kept)


@given(st.lists(ACCOUNTS, max_size=9), st.randoms(use_true_random=False))
def test_any_order_at_once(accounts, chance):
    claims = [claim for n, account in enumerate(accounts) for claim in share(n, account).claims]
    first = join_all(claims)
    chance.shuffle(claims)
    assert join_all(claims) == first
