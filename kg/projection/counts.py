"""What all accepted reports together say of one shared node, and how one value is chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

Counts: TypeAlias = Mapping[tuple[str, str], int]


class Said:
    """The values of one key by predicate, each with the number of reports that say it."""

    __slots__ = ("_values",)

    def __init__(self, counts: Counts) -> None:
        values: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for (predicate, value), count in counts.items():
            if count > 0:
                values[predicate][value] = count
        self._values = values

    def all(self, predicate: str) -> list[str]:
        """Every value that some report states, in code-point order."""
        return sorted(self._values.get(predicate, ()))

    def one(self, *predicates: str) -> str | None:
        """The value that most reports state, the first by code points among equals.

        Of several predicates the first that has a value answers.

        >>> said = Said({("name", "Kim Song-nam"): 2, ("name", "Kim Song Nam"): 2})
        >>> said.one("name"), said.one("state")
        ('Kim Song Nam', None)
        """
        for predicate in predicates:
            counted = self._values.get(predicate)
            if counted:
                return min(counted, key=lambda value: (-counted[value], value))
        return None

    def __bool__(self) -> bool:
        return bool(self._values)


def contradicted_days(attested: Iterable[tuple[str, str]]) -> list[str]:
    """The days for which reports say both that a tenure lasts and that it is over.

    >>> contradicted_days([("2024-03-22", "current"), ("2024-03-22", "former")])
    ['2024-03-22']
    """
    held: dict[str, set[str]] = {}
    for date, status in attested:
        held.setdefault(date, set()).add(status)
    return sorted(date for date, statuses in held.items() if date and len(statuses) > 1)


def latest_status(attested: Iterable[tuple[str, str]]) -> str:
    """The status of a tenure from (date, status) pairs: what the latest reports say.

    Reports of one day that contradict each other leave it unknown, and so do undated ones;
    a dated report outweighs those without a date.

    >>> latest_status([("2024-03-22", "current"), ("2024-05-01", "former"), ("", "current")])
    'former'
    >>> latest_status([("2024-03-22", "current"), ("2024-03-22", "former")])
    'unknown'
    """
    pairs = list(attested)
    latest = max((date for date, _ in pairs), default="")
    held = {status for date, status in pairs if date == latest}
    return held.pop() if len(held) == 1 else "unknown"
