"""Brings a store up to the ledger, step by step.

A step: say in the state up to which change it goes, change the store in one transaction,
commit the state. A step that was cut off anywhere is done again with the same outcome,
because what it removes and adds depends on the ledger and the state alone.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pyoxigraph as ox

from kg.ledger import Change, Curated, LedgerReader, Record
from kg.ports import Store
from kg.rdf import Contribution
from kg.writer.joiner import Joiner
from kg.writer.joinstate import JoinState
from kg.writer.roles import Listed, RoleChange, change_roles
from kg.writer.state import Counts, State
from kg.writer.view import Part, View, tallied

STEP = 50


def mark_of(fingerprint: str, *, number: int, chain: str) -> str:
    """The word by which a store says which ledger it follows, how, and how far."""
    return f"{number}.{hashlib.sha256(f'{fingerprint} {chain}'.encode()).hexdigest()[:32]}"


@dataclass(slots=True)
class _Delta:
    """Quads out and in, and how the multiset changes."""

    remove: set[ox.Quad]
    add: set[ox.Quad]
    counts: dict[str, Counts]

    def exchange(self, before: Part, after: Part) -> None:
        self.remove |= before.quads - after.quads
        self.add |= after.quads - before.quads
        for part, sign in ((before, -1), (after, 1)):
            for key, counts in tallied(part.contributions).items():
                total = self.counts.setdefault(key, Counter())
                for item, count in counts.items():
                    total[item] += sign * count

    def say(self, said: Mapping[Contribution, int]) -> None:
        """Change the multiset by contributions that come or go."""
        for (key, predicate, value), count in said.items():
            self.counts.setdefault(key, Counter())[predicate, value] += count


@dataclass(frozen=True, slots=True)
class Projector:
    """Ledger, state, store and view of one data folder."""

    ledger: LedgerReader
    state: State
    store: Store
    view: View
    fingerprint: str

    def next_changes(self, *, upto: int | None = None) -> tuple[Change, ...]:
        """The changes of the next step; none where the store is up to date."""
        changes = self.ledger.changes(after=self.state.progress().applied, limit=STEP)
        return tuple(change for change in changes if upto is None or change.number <= upto)

    def finish(self) -> None:
        """Do again the step that was cut off, if one was."""
        pending = self.state.progress().pending
        if pending is not None:
            self.apply(self.next_changes(upto=pending))

    def apply(self, changes: tuple[Change, ...]) -> None:
        """One step; `changes` follow what was applied before and hold no reset."""
        last = changes[-1]
        mark = mark_of(self.fingerprint, number=last.number, chain=last.chain)
        self.state.intend(last.number)
        with self.state.step():
            delta = self._delta(self._role_changes(changes))
            self._curate(delta, changes)
            self._settle(delta)
            self.store.apply(remove=delta.remove, add=delta.add, mark=mark)
            progress = self.state.progress()
            self.state.record(replace(progress, applied=last.number, mark=mark, pending=None))

    def _role_changes(self, changes: Iterable[Change]) -> list[RoleChange]:
        """The last word on each document counts: one accepted and retracted is gone."""
        kinds = {
            change.sha256: change.kind
            for change in changes
            if change.sha256 and change.kind != "curate"
        }
        removed = [sha256 for sha256, kind in kinds.items() if kind == "retract"]
        added = [
            Listed(*row)
            for sha256, kind in kinds.items()
            if kind == "accept"
            for row in self.ledger.listing(sha256)
        ]
        return change_roles(self.state.database, added=added, removed=removed)

    def _curate(self, delta: _Delta, changes: Iterable[Change]) -> None:
        """Exchange curated graphs for the versions that these changes name."""
        latest: dict[str, Curated] = {}
        for change in changes:
            if change.kind == "curate" and change.sha256 is not None:
                version = self.ledger.curated_version(int(change.sha256))
                assert version is not None
                latest[version.name] = version
        for name, version in latest.items():
            old = self.ledger.curated_version(self.state.curated(name))
            delta.exchange(
                Part(frozenset(self.view.curated(old))), Part(frozenset(self.view.curated(version)))
            )
            self.state.curate(name, version.number)

    def _delta(self, changes: Iterable[RoleChange]) -> _Delta:
        roles = {change.sha256: (change.before, change.after) for change in changes}
        joiner = Joiner(JoinState(self.state.database), self.view.judgements)
        outcome = joiner.settle(self._claims(joiner, roles))
        concerned = sorted(joiner.concerned(outcome) - roles.keys())
        roles |= {sha256: (role, role) for sha256, role in self.state.roles(concerned).items()}

        def before(key: str) -> str:
            old = outcome.before.get(key)
            return joiner.state.canonical(key) if old is None else old

        delta = _Delta(set(), set(), {})
        for sha256, (was, role) in roles.items():
            record = self._record(sha256)
            delta.exchange(
                self.view.part(record, was, canonical=before),
                self.view.part(record, role, canonical=joiner.state.canonical),
            )
        delta.say(outcome.said)
        return delta

    def _claims(self, joiner: Joiner, roles: Mapping[str, tuple[str, str]]) -> set[str]:
        """Bring the claims along; the keys whose claims changed."""
        records = [self._record(sha256) for sha256 in roles]
        return joiner.record(
            before=[self.view.share(record, roles[record.sha256][0]) for record in records],
            after=[self.view.share(record, roles[record.sha256][1]) for record in records],
        )

    def _record(self, sha256: str) -> Record:
        record = self.ledger.document(sha256)
        assert record is not None
        return record

    def _settle(self, delta: _Delta) -> None:
        """Add what follows for the shared nodes and the catalog; bring the state along."""
        before = self.state.counts(delta.counts)
        after = {key: _sum(counts, delta.counts[key]) for key, counts in before.items()}
        removed, added = self.view.shared(before, after)
        delta.remove |= removed
        delta.add |= added
        self.state.contribute(delta.counts)
        old = self.state.sizes()
        self.state.resize(sizes_of(self.view, remove=delta.remove, add=delta.add))
        catalogs = self.view.catalog(old), self.view.catalog(self.state.sizes())
        self.state.resize(
            sizes_of(self.view, remove=catalogs[0] - catalogs[1], add=catalogs[1] - catalogs[0])
        )
        delta.remove |= catalogs[0] - catalogs[1]
        delta.add |= catalogs[1] - catalogs[0]


def _sum(counts: Counts, delta: Counts) -> Counts:
    """The multiset after the change, without what fell to zero."""
    total = Counter(counts)
    for item, count in delta.items():
        total[item] += count
    return Counter({item: count for item, count in total.items() if count})


def sizes_of(view: View, *, remove: Iterable[ox.Quad], add: Iterable[ox.Quad]) -> Mapping[str, int]:
    sizes = Counter(map(view.graph_of, add))
    sizes.subtract(Counter(map(view.graph_of, remove)))
    return sizes


def is_reset(changes: Iterable[Change]) -> bool:
    """Whether these changes ask for a projection from nothing."""
    return any(change.kind == "reset" for change in changes)
