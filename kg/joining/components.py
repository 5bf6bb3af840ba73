"""Keys that links join, and the one key that stands for them; judgements have the last word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass

from kg.joining.links import Link
from kg.joining.register import people

JUDGED = "judgement"


@dataclass(frozen=True, slots=True)
class Joined:
    """Which key stands for each other one, and the links that made it so, without circles."""

    canonical: Mapping[str, str]
    by: tuple[Link, ...]


def join(
    links: Iterable[Link],
    *,
    apart: Set[tuple[str, str]] = frozenset(),
    order: Callable[[str], tuple[object, ...]] = lambda key: (key,),
) -> Joined:
    """Join what certain links connect, judgements first, never two keys that are `apart`.

    `apart` holds pairs of keys, the smaller first. Of joined keys the least by `order`
    stands for all. Depends on the set of links alone.
    """
    groups: dict[str, frozenset[str]] = {}
    used: list[Link] = []
    for link in sorted(set(links), key=lambda link: (link.rule != JUDGED, link)):
        if not link.certain:
            continue
        one = groups.get(link.one, frozenset({link.one}))
        other = groups.get(link.other, frozenset({link.other}))
        if one is other or _are_apart(one, other, apart):
            continue
        used.append(link)
        groups |= dict.fromkeys(one | other, one | other)
    canonical: dict[str, str] = {}
    for group in set(groups.values()):
        least = min(group, key=order)
        canonical |= {key: least for key in group if key != least}
    return Joined(canonical, tuple(used))


def _are_apart(one: Set[str], other: Set[str], apart: Set[tuple[str, str]]) -> bool:
    return bool(apart) and any(
        (min(first, second), max(first, second)) in apart for first in one for second in other
    )


def person_order(key: str) -> tuple[object, ...]:
    """The register's name first, a person with a state before one without, full names before
    single words."""
    _, state, name = key.split("/", maxsplit=2)
    return (key not in people().by_key, state == "xx", "-" not in name, key)
