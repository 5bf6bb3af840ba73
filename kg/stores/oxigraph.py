"""The embedded store: Oxigraph on disk or in memory.

A change is one SPARQL update, which Oxigraph commits as one transaction. The mark is the
name of an empty graph, changed in the same transaction: no query over triples, no count
and no dump ever sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg.errors import EnvironmentFault
from kg.stores.dataset import names_dataset
from kg.stores.update import delete_data, insert_data

MARK = "urn:whomet:mark:"
_BULK = 200_000
_SMALL = 5_000
_LEFTOVERS = ("bulk-*.sst", "LOG.old.*")  # of a load that was killed, of earlier openings
DAMAGE = (OSError, RuntimeError)  # what pyoxigraph raises for unreadable files


class OxigraphStore:
    """Quads in an `ox.Store`; only one process at a time may open a folder for writing."""

    def __init__(self, store: ox.Store, *, place: str, durable: bool) -> None:
        self._store: ox.Store | None = store
        self._place, self._durable = place, durable
        self._marks: tuple[str, ...] | None = None  # not yet looked up

    @classmethod
    def in_memory(cls) -> OxigraphStore:
        """A store that ends with the process."""
        return cls(ox.Store(), place="memory", durable=False)

    @classmethod
    def on_disk(cls, path: Path, *, read_only: bool = False) -> OxigraphStore:
        """Open the folder `path`, for writing creating it; read-only it is a snapshot.

        Raises EnvironmentFault where it is no store, is damaged, or another has it open.
        """
        try:
            if read_only:
                return cls(ox.Store.read_only(str(path)), place=str(path), durable=False)
            path.mkdir(parents=True, exist_ok=True)
            for pattern in _LEFTOVERS:
                for leftover in path.glob(pattern):
                    leftover.unlink()
            return cls(ox.Store(str(path)), place=str(path), durable=True)
        except DAMAGE as error:
            raise EnvironmentFault(f"{path}: the store cannot be opened ({error})") from error

    @property
    def _open(self) -> ox.Store:
        if self._store is None:
            raise EnvironmentFault(f"{self._place}: this store was closed")
        return self._store

    def query(self, text: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Evaluate a query; the default graph is the union, unless the query names its own.

        Raises SyntaxError for bad SPARQL.
        """
        return self._open.query(text, use_default_graph_as_union=not names_dataset(text))

    def apply(
        self, *, remove: Iterable[ox.Quad], add: Iterable[ox.Quad], mark: str | None = None
    ) -> None:
        """Change the store in one atomic step; see `kg.ports.Store`."""
        steps = [delete_data(remove), insert_data(add)]
        if mark is not None:
            steps += [f"DROP SILENT GRAPH <{MARK}{old}>" for old in self._known_marks()]
            steps.append(f"CREATE SILENT GRAPH <{MARK}{mark}>")
        self._open.update(";\n".join(filter(None, steps)))
        if mark is not None:
            self._marks = (mark,)

    def load(self, quads: Iterable[ox.Quad]) -> None:
        """Add very many quads fast; each portion of them is atomic."""
        source = iter(quads)
        while portion := list(islice(source, _BULK)):
            if len(portion) < _SMALL:  # new files on disk cost more than they save
                self._open.extend(portion)
            else:
                self._open.bulk_extend(portion)

    def _known_marks(self) -> tuple[str, ...]:
        if self._marks is None:
            names = (graph.value for graph in self._open.named_graphs())
            self._marks = tuple(name.removeprefix(MARK) for name in names if name.startswith(MARK))
        return self._marks

    def mark(self) -> str | None:
        """The word that the last marked step left."""
        return next(iter(self._known_marks()), None)

    def clear(self) -> None:
        """Remove all quads and the mark."""
        self._open.clear()
        self._marks = ()

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """All quads, or those of one named graph, in no particular order."""
        name = None if graph is None else ox.NamedNode(graph)
        yield from self._open.quads_for_pattern(None, None, None, name)

    def count(self) -> int:
        """The number of quads."""
        return len(self._open)

    def meta(self) -> Mapping[str, str]:
        """Kind and place."""
        return {"kind": "oxigraph", "place": self._place}

    def checkpoint(self, target: Path) -> bool:
        """A copy by hard links, complete on disk; False where nothing is on disk to write to."""
        if not self._durable:
            return False
        self._open.backup(str(target))
        return True

    def close(self) -> None:
        """Flush and release the folder."""
        if self._store is not None and self._durable:
            self._store.flush()
        self._store = None
