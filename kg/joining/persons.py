"""Which keys of persons are one person: the rules within one block of names.

A block holds the keys whose names have one core, one shorter form or one run of letters.
What a block says depends on its members alone, never on their order.

- variants: one state, one core, no contradicting initials, patronymics or suffixes, and
  posts that fit or are unknown on one side; a name that would fit two who contradict each
  other fits neither. Spacing and name order alone need no posts.
  A single word is a variant of another by a shared post only.
- shorter form: one state, a shared post, and one person only whose name holds the words, or
  one only of the register of persons.
- register of persons: a name that the register gives for the person.
- no state given: the one person of any state with the same core whose posts fit, or the one
  of them in the register of persons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product

from kg.identity import UNKNOWN_STATE
from kg.joining.links import Link
from kg.joining.names import Name, contradict, is_known, read_name, rule_between
from kg.joining.posts import NOTHING, Attested, Clusters
from kg.joining.register import people

REGISTER = "register of persons"
_SPELLING = frozenset({"spacing", "name order", "honorific", "repetition"})
Posts = Mapping[str, Attested]


def person_links(block: str, keys: Iterable[str], posts: Posts) -> Iterator[Link]:
    """The links that the block's keys have by the rules, candidates among them."""
    keys = sorted(keys)
    names = [read_name(key) for key in keys]
    if block.startswith("@"):
        first = block[1:] if block[1:] in keys else min(keys, default="")
        yield from (Link.of(first, key, REGISTER) for key in keys if key != first)
        return
    if block.startswith("="):
        yield from _spaced(names)
        return
    by_state: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names:
        by_state[name.state].append(name)
    stateless = by_state.pop(UNKNOWN_STATE.upper(), [])
    if block.startswith("?"):
        yield from _without_state(stateless, by_state, posts)
        return
    for held in by_state.values():
        own = [name for name in held if name.form == block]
        yield from _variants(own, posts)
        yield from _shorter(own, [name for name in held if name.form != block], posts)


def _without_state(
    stateless: list[Name], by_state: Mapping[str, list[Name]], posts: Posts
) -> Iterator[Link]:
    """Names without a state, and one name in several states."""
    clusters = [
        cluster
        for held in by_state.values()
        for cluster in _joined(held, list(_variants(held, posts)))
    ]
    for name in stateless:
        yield from _stateless(name, clusters, posts)
    known = [cluster for cluster in clusters if _in_register(cluster)]
    for one, other in product(known, clusters):
        if one[0].state != other[0].state and len(one[0].core) > 1 and not _in_register(other):
            yield Link.of(one[0].key, other[0].key, "another state given", certain=False)


def _in_register(names: Iterable[Name]) -> bool:
    return any(name.key in people().by_key for name in names)


def _spaced(names: list[Name]) -> Iterator[Link]:
    """Names of one state with the same letters in the same order."""
    for one, other in combinations(names, 2):
        if one.state == other.state and is_known(one):
            yield Link.of(one.key, other.key, "spacing")


def _variants(group: list[Name], posts: Posts) -> Iterator[Link]:
    clusters = Clusters.among((name.key, posts.get(name.key, NOTHING)) for name in group)
    fits = {
        name.key: frozenset(n.key for n in group if _fits(name, n, clusters, posts))
        for name in group
    }
    for one, other in combinations(group, 2):
        rule = rule_between(one, other)
        if rule is None:
            continue
        certain = other.key in fits[one.key] and fits[one.key] == fits[other.key]
        if certain or set(rule.split(", ")) <= _SPELLING:
            yield Link.of(one.key, other.key, rule)
        elif not contradict(one, other):
            yield Link.of(one.key, other.key, rule, certain=False)


def _fits(one: Name, other: Name, clusters: Clusters, posts: Posts) -> bool:
    if one.key == other.key:
        return True
    rule = rule_between(one, other)
    if contradict(one, other) or rule is None:
        return False
    first, second = clusters.number(one.key), clusters.number(other.key)
    alike = first is None or second is None or first == second
    if len(one.core) == 1 and not set(rule.split(", ")) <= _SPELLING:
        return alike and first is not None and second is not None
    if one.suffixes != other.suffixes:
        near = posts.get(one.key, NOTHING).near(posts.get(other.key, NOTHING))
        return alike and near
    return alike


def _joined(group: list[Name], links: list[Link]) -> list[list[Name]]:
    """The names in clusters that certain links make."""
    clusters = [[name] for name in group]
    for link in links:
        if link.certain:
            one = next(held for held in clusters if any(n.key == link.one for n in held))
            other = next(held for held in clusters if any(n.key == link.other for n in held))
            if one is not other:
                one += other
                clusters.remove(other)
    return clusters


def _shorter(short: list[Name], longer: list[Name], posts: Posts) -> Iterator[Link]:
    for name in short:
        mine = posts.get(name.key, NOTHING)
        fitting = [
            other
            for other in longer
            if mine.shares(posts.get(other.key, NOTHING)) and not contradict(name, other)
        ]
        known = [other for other in fitting if _in_register([other])]
        full = known if len(known) == 1 else _fullest(fitting)
        one_person = len({other.form for other in full}) == 1 and _is_one(full, posts)
        for other in full[:1] if one_person else full:
            yield Link.of(name.key, other.key, "shorter form", certain=one_person)


def _fullest(names: list[Name]) -> list[Name]:
    """Those whose words are no part of another's."""
    return [name for name in names if not any(set(name.core) < set(other.core) for other in names)]


def _is_one(names: list[Name], posts: Posts) -> bool:
    """Whether the names of one core are all one person."""
    return len(_joined(names, list(_variants(names, posts)))) == 1


def _stateless(name: Name, persons: list[list[Name]], posts: Posts) -> Iterator[Link]:
    mine = posts.get(name.key, NOTHING)
    alike = [held for held in persons if not any(contradict(name, other) for other in held)]
    fitting = [
        held
        for held in alike
        if (mine.marks and any(mine.shares(posts.get(n.key, NOTHING)) for n in held))
        or (not mine.marks and len(name.core) > 1)
    ]
    known = [held for held in fitting if _in_register(held)]
    chosen = known if len(known) == 1 else fitting
    for held in chosen[:1] if len(chosen) == 1 else alike:
        yield Link.of(name.key, held[0].key, "no state given", certain=len(chosen) == 1)
