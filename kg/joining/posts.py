"""Whether the posts that reports give two names are those of one person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from kg.identity import rank, slug
from kg.joining.variants import variants
from kg.registers import load_registers

_SAYS_ENOUGH = frozenset({"head-of-state", "head-of-government", "party-leader"})
_APART_YEARS = 12


@dataclass(frozen=True, slots=True)
class Attested:
    """The posts reported with a key and the years of the reports.

    A mark is what two wordings of one post have in common ("foreign minister", "Minister of
    Foreign Affairs"); a title that many hold at once ("member") has no mark of its own.
    """

    marks: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()

    def shares(self, other: Attested) -> bool:
        """Whether some post is the same."""
        return not self.marks.isdisjoint(other.marks)

    def near(self, other: Attested) -> bool:
        """Whether the reports lie within one career's reach of each other."""
        if not self.years or not other.years:
            return True
        gap = max(min(self.years), min(other.years)) - min(max(self.years), max(other.years))
        return gap <= _APART_YEARS


NOTHING = Attested()


def attested(claims: Iterable[str]) -> Attested:
    """From the claims "post <mark>" and "year <year>" of a person's key."""
    told = [claim.partition(" ") for claim in claims]
    marks = frozenset(value for kind, _, value in told if kind == "post")
    return Attested(marks, frozenset(int(value) for kind, _, value in told if kind == "year"))


@lru_cache(maxsize=65536)
def mark(title: str, organization: str) -> str | None:
    """The words that tell a post, in alphabetical order; `organization` is a key or "".

    >>> mark("foreign minister", "state/jp")
    'foreign minister'
    >>> mark("director", "org/kp/workers-party-of-korea/international-department")
    'director international'
    >>> mark("member", "state/jp")
    """
    words = set(slug(title).split("-"))
    below = organization.split("/")[2:]
    if organization.startswith("org/") and below:
        words |= set(below[-1].split("-"))
    words -= variants().fillers
    if len(words) > 1 or rank(title, load_registers()) in _SAYS_ENOUGH:
        return " ".join(sorted(words))
    return None


@dataclass(slots=True)
class Clusters:
    """Keys that share posts, directly or by others of the group."""

    _of: dict[str, int] = field(default_factory=dict)

    def number(self, key: str) -> int | None:
        """The cluster of the key; None where it has no posts."""
        return self._of.get(key)

    @classmethod
    def among(cls, held: Iterable[tuple[str, Attested]]) -> Clusters:
        """Cluster the keys that have posts."""
        groups: list[tuple[set[str], set[str]]] = []
        for key, attested in held:
            if not attested.marks:
                continue
            touching = [group for group in groups if not group[1].isdisjoint(attested.marks)]
            keys, marks = {key}, set(attested.marks)
            for group in touching:
                keys |= group[0]
                marks |= group[1]
                groups.remove(group)
            groups.append((keys, marks))
        return cls({key: index for index, (keys, _) in enumerate(groups) for key in keys})
