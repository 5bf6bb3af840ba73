"""Pairing what was found with what was to be found."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Part = TypeVar("Part", bound=Hashable)
Pairs = list[tuple[int, int]]


def overlap(some: frozenset[Part], others: frozenset[Part]) -> float:
    """Jaccard similarity: shared words over all words; two empty sets are alike.

    >>> overlap(frozenset("ab"), frozenset("bc")), overlap(frozenset(), frozenset())
    (0.3333333333333333, 1.0)
    """
    return len(some & others) / len(some | others) if some | others else 1.0


def pair_up(
    gold: Sequence[Item],
    system: Sequence[Item],
    *,
    likeness: Callable[[Item, Item], float],
    at_least: float,
) -> Pairs:
    """Indices of the likest pairs, each item in one pair at most; of equals the later first."""
    candidates = (
        (likeness(wanted, found), row, column)
        for row, wanted in enumerate(gold)
        for column, found in enumerate(system)
    )
    taken: set[int] = set()
    used: set[int] = set()
    pairs: Pairs = []
    for _, row, column in sorted((c for c in candidates if c[0] >= at_least), reverse=True):
        if row not in taken and column not in used:
            taken.add(row)
            used.add(column)
            pairs.append((row, column))
    return pairs
