"""Counts of one kind of fact and the rates they give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from kg.evaluation.discrepancy import Discrepancy

Kind: TypeAlias = Literal[
    "persons", "person state", "posts", "parties", "states", "meetings", "participants",
    "meeting date", "meeting place", "meeting kind", "role", "five-axis", "statements",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many facts are right, how many were to be found, how many were found.

    Rates are shares of 1; where nothing was found or nothing was to be found they are 1.

    >>> tally = Tally(1, 2, 1) + Tally(1, 1, 3)
    >>> tally.precision, tally.recall, tally.f1
    (0.5, 0.6666666666666666, 0.5714285714285715)
    """

    right: int = 0
    gold: int = 0
    system: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.gold + other.gold, self.system + other.system)

    @property
    def precision(self) -> float:
        """Right ones among those found."""
        return self.right / self.system if self.system else 1.0

    @property
    def recall(self) -> float:
        """Right ones among those to be found."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; for accuracies all three are equal."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """One report's facts against its gold: a tally per kind, and everything that differs."""

    document: str
    house: str
    tallies: Mapping[Kind, Tally]
    discrepancies: tuple[Discrepancy, ...]


def share(rights: Iterable[bool]) -> Tally:
    """The tally of an accuracy: each of the judged things is right or wrong.

    >>> share([True, False])
    Tally(right=1, gold=2, system=2)
    """
    judged = list(rights)
    return Tally(sum(judged), len(judged), len(judged))
