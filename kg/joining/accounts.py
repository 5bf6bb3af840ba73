"""Accounts of encounters with their people as joins know them, and which days belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.joining.claims import Told

WEEK = 7
CALLS = frozenset({"phone_call", "video_call"})
Who = Callable[[str], str]
People = tuple[tuple[str, ...], str, int]


@dataclass(frozen=True, slots=True)
class Account:
    """An account with its people as they are known now."""

    told: Told
    principals: frozenset[str]
    participants: frozenset[str]

    @property
    def states(self) -> frozenset[str]:
        """The states of the principals."""
        return frozenset(key.split("/")[1] for key in self.principals)


def shifted(day: str, days: int) -> str:
    """The day so many days later.

    >>> shifted("2024-03-01", -1)
    '2024-02-29'
    """
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def window(day: str) -> tuple[str, ...]:
    """The claims' keys that the links of a day depend on."""
    days = [shifted(day, offset) for offset in range(-WEEK, 2)]
    return (*(f"day/{d}" for d in days), *(f"undated/{d}" for d in days[:-1]))


def depending(day: str) -> tuple[str, ...]:
    """The days whose links depend on the claims of this day."""
    return tuple(shifted(day, offset) for offset in range(-1, WEEK + 1))


def accounts_of(values: Iterable[str], who: Who) -> list[Account]:
    accounts = []
    for told in sorted(Told.decode(value) for value in values):
        principals = frozenset(map(who, told.principals))
        accounts.append(Account(told, principals, frozenset(map(who, told.participants))))
    return accounts


def by_people(accounts: Iterable[Account]) -> dict[People, list[Account]]:
    """Accounts of one kind, one ordinal and the same two or more principals."""
    groups: defaultdict[People, list[Account]] = defaultdict(list)
    for account in accounts:
        if len(account.principals) > 1:
            told = account.told
            groups[tuple(sorted(account.principals)), told.kind, told.ordinal].append(account)
    return groups


def houses_of(accounts: Iterable[Account]) -> frozenset[str]:
    """The houses that tell it; an unknown one is named by its report."""
    return frozenset(account.told.publisher or account.told.report for account in accounts)


def reports_of(accounts: Iterable[Account]) -> frozenset[str]:
    return frozenset(account.told.report for account in accounts)
