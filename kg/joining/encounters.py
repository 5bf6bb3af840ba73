"""Which accounts are of one encounter: the rules within the week before a day.

Each rule compares accounts of different reports whose principals are one or part of the
other's; those are known by what persons' keys stand for (`who`). Names of rules:

- "same date, kind and principals"
- "a day apart, same principals and place" (or kind = call): told by different houses, none of
  which tells of both days
- "same date and principals, a call" (by telephone or video, as different houses put it)
- "one list part of the other, same date and place": the rest belongs to the same two states
- "undated, one encounter of the principals in the week before the report": at the same place,
  or within two days where a place is not told
- "background of reports on one encounter": undated, same principals, kind and place
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from kg.joining.accounts import (
    CALLS,
    Account,
    People,
    Who,
    accounts_of,
    by_people,
    houses_of,
    reports_of,
    shifted,
    window,
)
from kg.joining.claims import Told
from kg.joining.links import Link

SAME, DAY_APART = "same date, kind and principals", "a day apart, same principals and place"
CALL, PART = "same date and principals, a call", "one list part of the other, same date and place"
DAYS = 2
KINDS = "same date and principals, kinds differ"
UNDATED = "undated, one encounter of the principals in the week before the report"
BACKGROUND = "background of reports on one encounter"


def encounter_links(day: str, claims: Mapping[str, Iterable[str]], who: Who) -> Iterator[Link]:
    """The links of a day: of its accounts with each other, the next day's, the week's before.

    `claims` are those of `window(day)`.
    """
    told = {key: accounts_of(claims.get(key, ()), who) for key in window(day)}
    today, tomorrow = told[f"day/{day}"], told[f"day/{shifted(day, 1)}"]
    yield from _same(today)
    yield from _calls(today)
    yield from _day_apart(today, tomorrow)
    yield from _parts(today)
    week = [account for key, held in told.items() if key < f"day/{day}~" for account in held]
    dated = [account for account in week if account.told.day and account.told.day <= day]
    undated = [account for key, held in told.items() if key.startswith("u") for account in held]
    today_undated = told[f"undated/{day}"]
    yield from _undated(today_undated, dated, day)
    yield from _background(today_undated, undated, dated)


def _link_all(accounts: list[Account], rule: str) -> Iterator[Link]:
    """Each key with the first: of equal keys nothing needs to be said."""
    keys = sorted({account.told.key for account in accounts})
    for key in keys[1:]:
        yield Link.of(keys[0], key, rule)


def _same(today: list[Account]) -> Iterator[Link]:
    for group in by_people(today).values():
        yield from _link_all(group, SAME)


def _calls(today: list[Account]) -> Iterator[Link]:
    """Of two kinds for different houses: a call by telephone and by video is one."""
    kinds: defaultdict[tuple[tuple[str, ...], int], dict[str, list[Account]]] = defaultdict(dict)
    for (people, kind, ordinal), group in by_people(today).items():
        kinds[people, ordinal][kind] = group
    for by_kind in kinds.values():
        for one, other in combinations(by_kind, 2):
            apart = houses_of(by_kind[one]).isdisjoint(houses_of(by_kind[other]))
            if apart and {one, other} <= CALLS:
                yield from _link_all([*by_kind[one], *by_kind[other]], CALL)
            elif apart:
                yield Link.of(_first(by_kind[one]), _first(by_kind[other]), KINDS, certain=False)


def _day_apart(today: list[Account], tomorrow: list[Account]) -> Iterator[Link]:
    later = by_people(tomorrow)
    for people, group in by_people(today).items():
        others = later.get(people, [])
        if not others:
            continue
        kind, ordinal = people[1], people[2]
        certain = (
            ordinal == 1
            and kind not in ("conference", "ceremony")
            and houses_of(group).isdisjoint(houses_of(others))
            and (kind in CALLS or _one_place([*group, *others]))
        )
        first = min(account.told.key for account in group)
        yield Link.of(first, min(a.told.key for a in others), DAY_APART, certain=certain)


def _one_place(accounts: Iterable[Account]) -> bool:
    """Whether all name one place, and no mere country."""
    places = {account.told.place for account in accounts}
    return len(places) == 1 and all(place.count("/") > 1 for place in places)


def _may_be_one(undated: Told, dated: Told, day: str) -> bool:
    """Whether the places are one, or one lies in the other or is not told and the days are near."""
    one, other = f"{undated.place}/", f"{dated.place}/"
    if undated.place == dated.place and undated.place.count("/") > 1:
        return True
    nested = one.startswith(other) or other.startswith(one)
    apart = undated.place and dated.place and not nested
    return not apart and dated.day >= shifted(day, -DAYS)


def _parts(today: list[Account]) -> Iterator[Link]:
    """A shorter list within a longer one: the others belong to the same states."""
    by_kind: defaultdict[str, list[People]] = defaultdict(list)
    groups = by_people(today)
    for people in groups:
        by_kind[str(people[1])].append(people)
    for kind, listed in by_kind.items():
        for one, other in _nested([groups[people] for people in listed]):
            rivals = _rivals(one, other, [groups[people] for people in listed])
            certain = not rivals and reports_of(one).isdisjoint(reports_of(other))
            certain = certain and (kind in CALLS or _one_place([*one, *other]))
            certain = certain and kind not in ("conference", "ceremony")
            yield Link.of(_first(one), _first(other), PART, certain=certain)


def _first(accounts: list[Account]) -> str:
    return min(account.told.key for account in accounts)


def _nested(groups: list[list[Account]]) -> Iterator[tuple[list[Account], list[Account]]]:
    """Pairs of groups of which one names part of the other's people, sides being equal."""
    by_person: defaultdict[str, list[list[Account]]] = defaultdict(list)
    for group in groups:
        by_person[min(group[0].principals)].append(group)
        for person in sorted(group[0].principals)[1:]:
            by_person[person].append(group)
    seen = set[tuple[str, str]]()
    for sharing in by_person.values():
        for one, other in combinations(sharing, 2):
            small, large = sorted((one, other), key=lambda held: len(held[0].principals))
            pair = (_first(small), _first(large))
            if pair not in seen and _is_part(small[0], large[0]):
                seen.add(pair)
                yield small, large


def _is_part(small: Account, large: Account) -> bool:
    within = small.principals < large.principals | large.participants
    return within and len(small.states) > 1 and small.states == large.states


def _rivals(
    one: list[Account], other: list[Account], groups: list[list[Account]]
) -> list[list[Account]]:
    """Further groups that would fit into the larger, or into which the smaller would fit."""
    return [
        group
        for group in groups
        if group is not one
        and group is not other
        and (_is_part(group[0], other[0]) or _is_part(one[0], group[0]))
    ]


def _undated(undated: list[Account], week: list[Account], day: str) -> Iterator[Link]:
    dated = by_people(week)
    for account in undated:
        told = account.told
        if told.background or len(account.principals) < 2:
            continue
        found = dated.get((tuple(sorted(account.principals)), told.kind, 1), [])
        fitting = [held for held in found if _may_be_one(told, held.told, day)]
        second = dated.get((tuple(sorted(account.principals)), told.kind, 2), [])
        certain = (
            not second
            and bool(fitting)
            and fitting == found
            and len({held.told.day for held in found}) == 1
            and told.report not in reports_of(found)
        )
        for key in sorted({held.told.key for held in fitting})[:1]:
            yield Link.of(told.key, key, UNDATED, certain=certain)


def _background(today: list[Account], week: list[Account], dated: list[Account]) -> Iterator[Link]:
    """Undated twice, each once in a report on the same dated encounter."""
    earlier = by_people(week)
    tells: defaultdict[str, set[tuple[People, str]]] = defaultdict(set)
    for people, group in by_people(dated).items():
        for account in group:
            tells[account.told.report].add((people, account.told.day))
    for people, group in by_people(today).items():
        for account, other in _pairs(group, earlier.get(people, [])):
            together = tells[account.told.report] & tells[other.told.report]
            if together and _one_place((account, other)):
                yield Link.of(account.told.key, other.told.key, BACKGROUND)


def _pairs(today: list[Account], week: list[Account]) -> Iterator[tuple[Account, Account]]:
    """Accounts of different reports, where each report has but one such."""
    for account in today:
        for other in week:
            both = [a for a in week if a.told.report in (account.told.report, other.told.report)]
            if account.told.report != other.told.report and len(both) == 2:
                yield account, other
