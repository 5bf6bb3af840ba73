"""The whole projection from nothing: what a store holds after a rebuild.

Reports stream past twice, in the order of their SHA: for the claims that decide joins, then
for their quads; contributions gather in the state on disk; then each shared node is
projected once. The outcome equals that of all
steps of `kg.writer.projector`, quad for quad.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph as ox

from kg.ledger import LedgerReader, Record
from kg.ports import Store
from kg.writer.joiner import Joiner
from kg.writer.joinstate import JoinState
from kg.writer.projector import mark_of, sizes_of
from kg.writer.roles import Listed, change_roles
from kg.writer.state import Counts, Progress, State
from kg.writer.view import Part, View, tallied

_BATCH = 500


def project_all(
    ledger: LedgerReader, state: State, store: Store, view: View, *, fingerprint: str
) -> None:
    """Fill an empty store and an empty state with what the ledger holds at this moment."""
    with ledger.snapshot(), state.step():
        number, chain = ledger.head()
        _assign_roles(ledger, state)
        _join(ledger, state, view)
        for batch in _batches(ledger.documents(status="accepted")):
            _load(state, store, view, _own(state, view, batch))
        _load(state, store, view, _shared(state, view))
        _load(state, store, view, view.fixed())
        for curated in ledger.all_curated():
            _load(state, store, view, view.curated(curated))
            state.curate(curated.name, curated.number)
        _load(state, store, view, view.catalog(state.sizes()))
        mark = mark_of(fingerprint, number=number, chain=chain)
        store.apply(remove=(), add=(), mark=mark)
        state.record(Progress(applied=number, mark=mark))


def _assign_roles(ledger: LedgerReader, state: State) -> None:
    listed = (Listed(*row) for row in ledger.listing())
    while batch := list(islice(listed, _BATCH)):
        change_roles(state.database, added=batch, removed=())


def _join(ledger: LedgerReader, state: State, view: View) -> None:
    """Decide all joins, from the claims of all reports."""
    joiner, touched = Joiner(JoinState(state.database), view.judgements), set[str]()
    for batch in _batches(ledger.documents(status="accepted")):
        roles = state.roles(record.sha256 for record in batch)
        shares = (view.share(record, roles[record.sha256]) for record in batch)
        touched |= joiner.record(before=(), after=shares)
    totals: dict[str, Counts] = {}
    for (key, predicate, value), count in joiner.settle(touched).said.items():
        totals.setdefault(key, Counter())[predicate, value] += count
    state.contribute(totals)


def _own(state: State, view: View, batch: list[Record]) -> Iterator[ox.Quad]:
    """The reports' own quads; their contributions go to the state."""
    roles = state.roles(record.sha256 for record in batch)
    totals: dict[str, Counts] = {}
    canonical = JoinState(state.database).canonical
    for record in batch:
        part: Part = view.part(record, roles[record.sha256], canonical=canonical)
        for key, counts in tallied(part.contributions).items():
            totals.setdefault(key, Counter()).update(counts)
        yield from part.quads
    state.contribute(totals)


def _shared(state: State, view: View) -> Iterator[ox.Quad]:
    for key, counts in state.multiset():
        yield from view.shared({}, {key: counts})[1]


def _load(state: State, store: Store, view: View, quads: Iterable[ox.Quad]) -> None:
    """Load, and count what was loaded."""
    sizes: Counter[str] = Counter()
    source = iter(quads)
    while portion := list(islice(source, 100_000)):
        store.load(portion)
        sizes.update(sizes_of(view, remove=(), add=portion))
    state.resize(sizes)


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    source = iter(records)
    while batch := list(islice(source, _BATCH)):
        yield batch
