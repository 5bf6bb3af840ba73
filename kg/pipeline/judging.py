"""What persons add beside reports: judgements on identity, and which days were read."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import dataclass
from datetime import date

from kg.errors import UsageError
from kg.joining import Judged, Link, Verdict, settle
from kg.ledger import Coverage, Judgement, Ledger, LedgerReader
from kg.settings import Settings
from kg.writer import Folder, JoinState, State, all_judged, sync

_KEY = re.compile(r"(?:person|meeting)/\S+")
_LATEST = 2**62


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two keys that are likely one, by a rule; what speaks for and against."""

    link: Link
    posts: tuple[frozenset[str], frozenset[str]]
    years: tuple[frozenset[str], frozenset[str]]
    meetings: tuple[int, int]


def key_of(name: str, *, base_iri: str) -> str:
    """The key that a user names as an IRI, a path or a key itself.

    Raises UsageError for what is neither a person's nor a meeting's.

    >>> key_of("id/person/kp/kim-song-nam", base_iri="https://w3id.org/whomet/")
    'person/kp/kim-song-nam'
    """
    key = name.removeprefix(base_iri).removeprefix("id/")
    if not _KEY.fullmatch(key):
        raise UsageError(f"{name}: name a person or a meeting, as in id/person/kp/kim-song-nam")
    return key


def judge(
    settings: Settings, verdict: Verdict, one: str, other: str, *, who: str, why: str
) -> None:
    """Keep a judgement on two keys and project the graph with it.

    Raises UsageError without a reason, for one key twice, and for a judgement that contradicts
    others, with the chain that shows it.
    """
    if not why.strip() or not who.strip():
        raise UsageError("a judgement needs a reason and an author: --why TEXT --who NAME")
    if one == other:
        raise UsageError(f"{one}: name two different things")
    with Ledger(Folder.of(settings).ledger) as ledger:
        new = Judged(True, _LATEST, verdict, one, other, who, "", why)
        settle((*all_judged(ledger), new))
        ledger.judge(Judgement(0, verdict, one, other, who, why, ""))
    sync(settings)


def judged(settings: Settings) -> tuple[Judged, ...]:
    """The judgements in force, of the file and of the ledger."""
    with LedgerReader(Folder.of(settings).ledger) as ledger:
        return settle(all_judged(ledger)).in_force


def candidates(settings: Settings) -> list[Candidate]:
    """Pairs of keys that rules find likely and nobody has judged, in the order of keys."""
    with LedgerReader(Folder.of(settings).ledger) as ledger:
        done = {item.pair for item in settle(all_judged(ledger)).in_force}
    sync(settings)
    with closing(State(Folder.of(settings).state)) as state:
        joins = JoinState(state.database)
        return [
            _candidate(link, joins)
            for link in joins.candidates()
            if link[:2] not in done and joins.canonical(link.one) != joins.canonical(link.other)
        ]


def _candidate(link: Link, joins: JoinState) -> Candidate:
    one, other = (joins.values(key) for key in link[:2])
    return Candidate(
        link,
        posts=(_told(one, "post "), _told(other, "post ")),
        years=(_told(one, "year "), _told(other, "year ")),
        meetings=(joins.encounters(link.one), joins.encounters(link.other)),
    )


def _told(claims: list[str], kind: str) -> frozenset[str]:
    return frozenset(claim.removeprefix(kind) for claim in claims if claim.startswith(kind))


def cover(settings: Settings, publisher: str, first: str, last: str) -> None:
    """Keep that all reports of a publisher of these days were read.

    Raises UsageError for days that are none or stand in the wrong order.
    """
    try:
        if date.fromisoformat(first) > date.fromisoformat(last):
            raise UsageError(f"{first} is after {last}: name the first day first")
    except ValueError as error:
        raise UsageError(f"{first}, {last}: write days as 2024-03-22 ({error})") from error
    with Ledger(Folder.of(settings).ledger) as ledger:
        ledger.cover(Coverage(publisher, first, last))
    sync(settings)
