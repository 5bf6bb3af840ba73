"""On whose behalf: the delegations of a report, and the party that a person speaks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.annotation import Mentions
from kg.facts.delegations import Sent
from kg.model import Delegation
from kg.registers import Registers


def behalf(person: int, mentions: Mentions) -> str | None:
    """The party of a person all of whose posts are the party's; else nothing is said."""
    posts = [p for p in mentions.posts if p.chain == person and not p.former]
    parties = {
        each.party or each.name
        for post in posts
        for each in mentions.organizations
        if each.sentence == post.sentence
        and post.range[0] <= each.range[0] < post.range[1]
        and (each.kind == "party" or each.party)
    }
    held = [p for p in posts if p.organization]
    inside = all(any(party in (p.organization or "") for party in parties) for p in held)
    return next(iter(parties)) if len(parties) == 1 and held and inside else None


def delegations_of(
    sent: Iterable[Sent], mentions: Mentions, registers: Registers
) -> Iterator[Delegation]:
    """The delegations, each once: those of one head, or of one sender, are one.

    A delegation whose sender is not named was sent by the party its head speaks for.
    """
    merged: list[Delegation] = []
    for each in sorted(sent, key=lambda s: s.head is None):
        head = mentions.chains[each.head].name if each.head is not None else None
        fresh = Delegation(_full_name(each.of, registers), head, (each.span,))
        if fresh.of is None and each.head is not None:
            fresh = replace(fresh, of=behalf(each.head, mentions))
        for index, known in enumerate(merged):
            if _same(known, fresh):
                merged[index] = replace(
                    known,
                    of=known.of or fresh.of,
                    head=known.head or fresh.head,
                    evidence=tuple(sorted({*known.evidence, *fresh.evidence})),
                )
                break
        else:
            merged.append(fresh)
    yield from (d for d in merged if d.of or d.head)


def _same(known: Delegation, fresh: Delegation) -> bool:
    if known.head and fresh.head:
        return known.head == fresh.head
    return known.of is not None and known.of == fresh.of


def _full_name(of: str | None, registers: Registers) -> str | None:
    """The sender in full: a state's short English name, else the organization's own."""
    if of is None or not of.startswith("state:"):
        return of
    state = registers.state(of.removeprefix("state:"))
    return state.name if state else None
