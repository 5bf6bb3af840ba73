"""The remote store: addresses, credentials, retries, refusals, against a small false server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pyoxigraph as ox
import pytest
import urllib3

from kg.errors import EnvironmentFault, UsageError
from kg.stores.endpoint import Endpoint
from kg.stores.http import Client
from kg.stores.sparql import SparqlStore

QUICK = urllib3.Retry(
    total=3, backoff_factor=0, status_forcelist=(503,), allowed_methods=None, raise_on_status=False
)


@dataclass
class Fake:
    """Answers with the statuses it is given, one after the other, and keeps what it got."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    requests: list[tuple[str, str | None, bytes]] = field(default_factory=list)

    def store(self, **environment: str) -> SparqlStore:
        endpoint = Endpoint.from_environment(self.url + "/query", environment)
        return SparqlStore(endpoint, client=Client(endpoint, retries=QUICK))


@pytest.fixture
def fake() -> Iterator[Fake]:
    state = Fake()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            state.requests.append((self.path, self.headers["Authorization"], body))
            self.send_response(state.statuses.pop(0) if state.statuses else 204)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        state.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield state
        server.shutdown()
        thread.join()


def quad(index: int) -> ox.Quad:
    node = ox.NamedNode(f"http://example.org/{index}")
    return ox.Quad(node, node, node, node)


def test_a_busy_server_is_asked_again(fake: Fake) -> None:
    fake.statuses = [503, 503, 204]
    store = fake.store()
    store.apply(remove=(), add=[quad(1)])
    store.close()
    assert len(fake.requests) == 3
    assert len({body for _, _, body in fake.requests}) == 1


def test_a_server_that_stays_busy_is_an_environment_fault(fake: Fake) -> None:
    fake.statuses = [503] * 10
    store = fake.store()
    with pytest.raises(EnvironmentFault, match="503"):
        store.apply(remove=(), add=[quad(1)])
    store.close()
    assert len(fake.requests) == 4


def test_a_refusal_names_the_settings(fake: Fake) -> None:
    fake.statuses = [401]
    store = fake.store()
    with pytest.raises(EnvironmentFault, match="KG_STORE_USER"):
        store.apply(remove=(), add=[quad(1)])
    store.close()


def test_no_server_is_an_environment_fault() -> None:
    endpoint = Endpoint.from_environment("http://127.0.0.1:9/query", {})
    store = SparqlStore(endpoint, client=Client(endpoint, retries=QUICK))
    with pytest.raises(EnvironmentFault, match="does not answer"):
        store.count()
    store.close()


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"KG_STORE_USER": "u", "KG_STORE_PASSWORD": "p"}, "Basic dTpw"),
        ({"KG_STORE_TOKEN": "t"}, "Bearer t"),
        ({}, None),
    ],
)
def test_credentials_come_from_the_environment(
    fake: Fake, environment: dict[str, str], expected: str | None
) -> None:
    store = fake.store(**environment)
    store.apply(remove=(), add=[quad(1)])
    store.close()
    assert [(path, header) for path, header, _ in fake.requests] == [("/update", expected)]


def test_credentials_in_the_url_are_refused() -> None:
    with pytest.raises(UsageError, match="KG_STORE_USER"):
        Endpoint.from_environment("http://me:secret@localhost/query", {})


@pytest.mark.parametrize(
    ("query", "update", "graphs"),
    [
        ("http://h:7878/query?union-default-graph", "http://h:7878/update", "http://h:7878/store"),
        ("http://h/ds/sparql", "http://h/ds/update", "http://h/ds/data"),
        (
            "http://h/repositories/kg",
            "http://h/repositories/kg/statements",
            "http://h/repositories/kg/rdf-graphs/service",
        ),
        ("http://h/else", "http://h/else", "http://h/else"),
    ],
)
def test_the_other_addresses_are_guessed(query: str, update: str, graphs: str) -> None:
    endpoint = Endpoint.from_environment(query, {})
    assert (endpoint.update, endpoint.graphs) == (update, graphs)


def test_the_other_addresses_can_be_given() -> None:
    endpoint = Endpoint.from_environment(
        "http://h/sparql", {"KG_STORE_UPDATE": "http://h/u", "KG_STORE_GRAPHS": "http://h/g"}
    )
    assert (endpoint.update, endpoint.graphs) == ("http://h/u", "http://h/g")
