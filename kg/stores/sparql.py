"""A store behind any server of the SPARQL 1.1 Query, Update and Graph Store protocols.

The server's default graph must be the union of its graphs (Oxigraph: `?union-default-graph`
in the query address; Fuseki: `tdb2:unionDefaultGraph`; GraphDB and Virtuoso: always).
A step of more than one batch is not atomic there; repeating it mends that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import IO, TypeVar, cast
from urllib.parse import quote

import pyoxigraph as ox

from kg.errors import EnvironmentFault
from kg.stores.endpoint import Endpoint
from kg.stores.http import Client
from kg.stores.update import delete_data, insert_data

T = TypeVar("T")
_BATCH = 5_000
_GRAPH_BATCH = 1_000
_RESULTS = ox.QueryResultsFormat.JSON
_ACCEPT = f"{_RESULTS.media_type}, application/n-triples;q=0.9"
_EVERYTHING = "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }"
_COUNT = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"


class SparqlStore:
    """The quads of a remote server; only named graphs are touched."""

    def __init__(self, endpoint: Endpoint, *, client: Client | None = None) -> None:
        self._endpoint = endpoint
        self._client = client or Client(endpoint)

    def query(self, text: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Evaluate a query over there. Raises SyntaxError for what the server calls bad."""
        answer = self._client.post(
            self._endpoint.query,
            body=text.encode(),
            media_type="application/sparql-query",
            accept=_ACCEPT,
        )
        media_type = answer.headers.get("Content-Type", "")
        if (results := ox.QueryResultsFormat.from_media_type(media_type)) is not None:
            return ox.parse_query_results(cast(IO[bytes], answer), results)
        if (syntax := ox.RdfFormat.from_media_type(media_type)) is not None:
            return _triples(answer.read(), syntax)
        raise EnvironmentFault(f"{self._endpoint.query}: an answer of type {media_type or 'none'}")

    def apply(
        self,
        *,
        remove: Iterable[ox.Quad],
        add: Iterable[ox.Quad],
        mark: str | None = None,  # noqa: ARG002 (the protocol's)
    ) -> None:
        """Change the store, in batches; a `mark` is not kept."""
        operations = [delete_data(batch) for batch in _batches(remove, _BATCH)]
        operations += [insert_data(batch) for batch in _batches(add, _BATCH)]
        if sum(map(len, operations)) < 1_000_000:  # one request: one transaction
            operations = [";\n".join(operations)] if operations else []
        for operation in operations:
            self._update(operation)

    def _update(self, text: str) -> None:
        url = self._endpoint.update
        self._client.post(
            url, body=text.encode(), media_type="application/sparql-update"
        ).drain_conn()

    def load(self, quads: Iterable[ox.Quad]) -> None:
        """Add many quads: large graphs by the Graph Store Protocol, small ones by update."""
        for batch in _batches(quads, 10 * _BATCH):
            graphs: dict[str, list[ox.Quad]] = {}
            for item in batch:
                graphs.setdefault(str(item.graph_name), []).append(item)
            large = [graph for graph in graphs.values() if len(graph) >= _GRAPH_BATCH]
            small = [
                item for graph in graphs.values() if len(graph) < _GRAPH_BATCH for item in graph
            ]
            for graph in large:
                self._post_graph(graph)
            self.apply(remove=(), add=small)

    def _post_graph(self, quads: list[ox.Quad]) -> None:
        name = quads[0].graph_name
        if not isinstance(name, ox.NamedNode):
            raise ValueError(f"only named graphs are stored: {quads[0]}")
        body = "".join(f"{item.triple} .\n" for item in quads).encode()
        self._client.post(
            self._graph(name.value), body=body, media_type="application/n-triples"
        ).drain_conn()

    def _graph(self, name: str) -> str:
        joint = "&" if "?" in self._endpoint.graphs else "?"
        return f"{self._endpoint.graphs}{joint}graph={quote(name, safe='')}"

    def mark(self) -> str | None:
        """None: a server keeps no empty graphs, so it cannot be marked unseen."""
        return None

    def clear(self) -> None:
        """Remove all named graphs."""
        self._update("DROP SILENT NAMED")

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """All quads, or those of one named graph, as they arrive."""
        if graph is None:
            for row in cast(ox.QuerySolutions, self.query(_EVERYTHING)):
                yield ox.Quad(row["s"], row["p"], row["o"], row["g"])
            return
        iri = ox.NamedNode(graph)
        query = f"SELECT ?s ?p ?o WHERE {{ GRAPH {iri} {{ ?s ?p ?o }} }}"
        for row in cast(ox.QuerySolutions, self.query(query)):
            yield ox.Quad(row["s"], row["p"], row["o"], iri)

    def count(self) -> int:
        """The number of quads in named graphs."""
        row = next(cast(ox.QuerySolutions, self.query(_COUNT)))
        return int(cast(ox.Literal, row["n"]).value)

    def meta(self) -> Mapping[str, str]:
        """Kind and place."""
        return {"kind": "sparql", "place": self._endpoint.query}

    def checkpoint(self, target: Path) -> bool:  # noqa: ARG002 (the protocol's)
        """False: readers ask the server itself."""
        return False

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


def _triples(data: bytes, syntax: ox.RdfFormat) -> ox.QueryTriples:
    """The triples of an answer, as the embedded store would give them."""
    store = ox.Store()
    store.load(data, syntax)
    return cast(ox.QueryTriples, store.query("CONSTRUCT WHERE { ?s ?p ?o }"))


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
