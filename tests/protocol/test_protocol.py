"""The W3C's protocol suite, request by request, and its tests of the service description."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import urllib3
from rdflib.namespace import RDF

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
DATA = "http://kasei.us/2009/09/sparql/data/"
PUT_TYPES = ("application/sparql-results+xml", "application/sparql-results+json", "text/csv")
# What the formats of the manifest are called by; "tabular" is a SELECT's.
FORMATS = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": PUT_TYPES,
    "RDF": ("text/turtle", "application/rdf+xml", "application/n-triples"),
}


@dataclass(frozen=True)
class Exchange:
    """One request of a test and what must come of it."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes | None
    statuses: tuple[str, ...]
    boolean: bool | None
    format: str | None


def exchanges(graph: rdflib.Graph, entry: rdflib.term.Node) -> Iterator[Exchange]:
    connection = graph.value(entry, MF.action)
    for request in graph.items(graph.value(connection, HT.requests)):
        answer = graph.value(request, HT.resp)
        boolean = graph.value(answer, MF.expectedBoolean)
        yield Exchange(
            str(graph.value(request, HT.methodName)),
            str(graph.value(request, HT.absolutePath)).removeprefix("/sparql/"),
            {
                str(graph.value(header, HT.fieldName)): str(graph.value(header, HT.fieldValue))
                for header in graph.items(graph.value(request, HT.headers))
            },
            body_of(graph, request),
            tuple(str(s).rpartition("#")[2] for s in graph.objects(answer, MF.expectedStatus)),
            None if boolean is None else bool(boolean.value),
            None if (f := graph.value(answer, MF.expectedFormat)) is None else str(f),
        )


def body_of(graph: rdflib.Graph, request: rdflib.term.Node) -> bytes | None:
    content = graph.value(request, HT.body)
    chars = graph.value(content, CNT.chars) if content else None
    if chars is None:
        return None
    encoding = graph.value(content, CNT.characterEncoding)
    return str(chars).encode(str(encoding or "utf-8"))


@pytest.fixture(scope="module")
def manifest(w3c: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(w3c / "sparql11/protocol/manifest.ttl", format="turtle")


@pytest.fixture(scope="module")
def endpoint(w3c, serving, tmp_path_factory) -> Iterator[str]:
    store = ox.Store(str(tmp_path_factory.mktemp("protocol")))
    for number in (1, 2, 3):
        store.load(
            path=str(w3c / f"sparql11/protocol/data{number}.nt"),
            format=ox.RdfFormat.N_TRIPLES,
            to_graph=ox.NamedNode(f"{DATA}data{number}.rdf"),
        )
    with serving(store) as (address, _):
        yield address


def entries(manifest: rdflib.Graph) -> list[rdflib.term.Node]:
    return sorted(manifest.subjects(RDF.type, MF.ProtocolTest))


def asks_update(entry: rdflib.term.Node) -> bool:
    return "update" in str(entry).rpartition("#")[2]


def send(exchange: Exchange, endpoint: str, http: urllib3.PoolManager):
    return http.request(
        exchange.method, endpoint + exchange.target, body=exchange.body, headers=exchange.headers
    )


def fault(exchange: Exchange, endpoint: str, http: urllib3.PoolManager) -> str:
    answer = send(exchange, endpoint, http)
    wanted = {status.removeprefix("StatusCode")[0] for status in exchange.statuses}
    if str(answer.status)[0] not in wanted:
        return f"{answer.status}, not one of {exchange.statuses}: {answer.data[:200]!r}"
    media_type = answer.headers.get("Content-Type", "").partition(";")[0]
    if exchange.format and media_type not in FORMATS[exchange.format]:
        return f"{media_type} is not {exchange.format}"
    if exchange.boolean is not None and json.loads(answer.data)["boolean"] != exchange.boolean:
        return f"{answer.data!r}"
    return ""


def test_the_query_tests_pass(manifest, endpoint, http):
    queries = [entry for entry in entries(manifest) if not asks_update(entry)]
    assert len(queries) == 20
    faults = {
        str(entry).rpartition("#")[2]: found
        for entry in queries
        for exchange in exchanges(manifest, entry)
        if (found := fault(exchange, endpoint, http))
    }
    assert not faults


def test_the_update_tests_are_refused(manifest, endpoint, http):
    updates = [entry for entry in entries(manifest) if asks_update(entry)]
    assert len(updates) == 14
    for entry in updates:
        updates_of = [exchange for exchange in exchanges(manifest, entry) if changes(exchange)]
        assert updates_of, entry
        for exchange in updates_of:
            assert send(exchange, endpoint, http).status in (400, 415), entry


def changes(exchange: Exchange) -> bool:
    """Whether the request is for the update operation."""
    if "update=" in exchange.target:
        return True
    kind = {name.lower(): value for name, value in exchange.headers.items()}.get("content-type", "")
    return exchange.method == "POST" and not (
        kind.startswith("application/sparql-query") or b"query=" in (exchange.body or b"")
    )


def test_the_service_description(endpoint, http):
    """returns-rdf, has-endpoint-triple and conforms-to-schema of the W3C's manifest."""
    answer = http.request("GET", endpoint, headers={"Accept": "text/turtle"})
    assert (answer.status, answer.headers["Content-Type"].partition(";")[0]) == (200, "text/turtle")
    graph = rdflib.Graph().parse(data=answer.data, format="turtle")
    (service,) = graph.subjects(RDF.type, SD.Service)
    assert (service, SD.endpoint, rdflib.URIRef(endpoint)) in graph
    assert set(graph.objects(service, SD.supportedLanguage)) == {SD.SPARQL11Query}
    known = {
        *(SD[name] for name in ("Service", "Dataset", "Graph", "endpoint", "feature")),
        *(SD[name] for name in ("supportedLanguage", "resultFormat", "defaultDataset")),
        *(SD[name] for name in ("defaultGraph", "SPARQL11Query", "UnionDefaultGraph")),
    }
    used = {term for triple in graph for term in triple if str(term).startswith(SD)}
    assert used <= known
    for wanted in ("application/rdf+xml", "application/ld+json", "application/n-triples"):
        other = http.request("GET", endpoint, headers={"Accept": wanted})
        assert other.headers["Content-Type"] == wanted
