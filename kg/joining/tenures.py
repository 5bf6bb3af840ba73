"""A person's times in one post: a second one begins after a gap that is seen to be one.

A gap is seen where, between two reports of a person as the holder, another report calls the
person a former holder, or names another as holder of a post that one person holds at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from kg.identity import rank, tenure_key
from kg.registers import load_registers

_ONE_HOLDER = frozenset({"head-of-state", "head-of-government", "party-leader"})


def attestation_key(person: str, post: str, on: str) -> str:
    """The key that a report mints for a person's post as it attests it."""
    return f"{tenure_key(person, post)}@{on}"


def tenure_aliases(
    post: str, claims: Iterable[str], who: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """Attestations that belong to a second or later tenure, each with the tenure's key.

    `claims` are "2024-03-22 current person/..." of the post; attestations without a day, and
    all of the first tenure, keep the key without a number.
    """
    told = sorted({tuple(claim.split(" ", maxsplit=2)) for claim in claims})
    history: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for on, status, minted in told:
        if on:
            history[who(minted)].append((on, status, minted))
    alone = rank(post.rpartition("/")[2].replace("-", " "), load_registers()) in _ONE_HOLDER
    for person, attested in sorted(history.items()):
        others = [
            on
            for other, held in history.items()
            if alone and other != person
            for on, status, _ in held
            if status == "current"
        ]
        for on, minted, number in _numbered(attested, others):
            yield attestation_key(minted, post, on), f"{tenure_key(person, post)}/{number}"


def _numbered(
    attested: list[tuple[str, str, str]], others: list[str]
) -> Iterator[tuple[str, str, int]]:
    """The attestations after a gap: day, minted key, number of the tenure from 2."""
    number, last, former = 1, "", False
    for on, status, minted in attested:
        if status == "former":
            former = former or bool(last)
        else:
            ended = (former and on > last) or any(last < other < on for other in others)
            if last and ended:
                number, former = number + 1, False
            last = on
        if number > 1:
            yield on, minted, number
