"""Bad input by the hundred: the W3C's negative syntax tests, and requests made at random.

Nothing may be a 500, show a traceback or leak a worker.
"""

from __future__ import annotations

import json
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox
import pytest
import rdflib
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib.namespace import RDF

from kg.serve import close_app, create_app
from kg.settings import Settings

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
TYPES = {
    "rdf-n-quads": "application/n-quads",
    "rdf-n-triples": "application/n-triples",
    "rdf-trig": "application/trig",
    "rdf-turtle": "text/turtle",
    "rdf-xml": "application/rdf+xml",
}
# Wrong by the suite, right by RDF 1.2 or by a lenient parser; the engine takes them.
TAKEN = 12


class Fixed:
    def __init__(self, path: Path) -> None:
        self.path = path

    def newest(self) -> str:
        return str(self.path)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = tmp_path_factory.mktemp("store")
    store = ox.Store(str(folder / "writing"))
    store.add(ox.Quad(*[ox.NamedNode(f"urn:{part}") for part in "spog"]))
    store.backup(str(folder / "1"))
    options = Settings(data=folder, workers=2, query_seconds=10, client_queries=8)
    app = create_app(options, snapshots=Fixed(folder / "1"))
    app.config["PROPAGATE_EXCEPTIONS"] = False
    client = app.test_client()
    yield client
    pool = app.extensions["whomet"].pool
    assert pool.lane.busy() == pool.long_lane.busy() == (0, 0)
    assert client.get("/ready").status_code == 200
    close_app(app)


def entries(manifest: Path, word: str) -> Iterator[Path]:
    """The inputs of the tests whose class has this word."""
    graph = rdflib.Graph().parse(manifest, format="turtle", publicID=manifest.as_uri())
    for entry, kind in graph.subject_objects(RDF.type):
        if word in str(kind) and "Update" not in str(kind):
            yield Path(unquote(urlsplit(str(graph.value(entry, MF.action))).path))


def test_wrong_rdf_is_refused(client: FlaskClient, w3c: Path):
    statuses: Counter[int] = Counter()
    for folder, media_type in TYPES.items():
        for path in entries(w3c.parent / "rdf" / folder / "manifest.ttl", "Negative"):
            answer = client.post("/validate", data=path.read_bytes(), content_type=media_type)
            statuses[answer.status_code] += 1
            document = json.loads(answer.data)
            assert answer.status_code in (200, 400, 422), (path, document)
            assert "Traceback" not in answer.text
    assert statuses[400] > 270
    assert statuses[200] + statuses[422] <= TAKEN, statuses


def test_wrong_sparql_is_refused_and_right_sparql_is_not(client: FlaskClient, w3c: Path):
    statuses: dict[str, Counter[int]] = {"Negative": Counter(), "Positive": Counter()}
    for word, count in statuses.items():
        for manifest in sorted(w3c.glob("*/syntax-*/manifest.ttl")):
            for path in entries(manifest, f"{word}Syntax"):
                kind = "application/sparql-query"
                answer = client.post("/sparql", data=path.read_bytes(), content_type=kind)
                count[answer.status_code] += 1
                assert answer.status_code in (200, 400, 403), (path, answer.text)
    assert statuses["Negative"][400] >= 75, statuses
    assert statuses["Negative"][200] <= 4, statuses
    assert statuses["Positive"][200] >= 190, statuses


PATHS = st.sampled_from(
    ["/", "/sparql", "/validate", "/id/x", "/concept/x", "/ontology", "/shapes", "/ready",
     "/dumps/whomet.ttl", "/.well-known/void", "/health", "/no/such", "/static/whomet.css"]
)  # fmt: skip
METHODS = st.sampled_from(["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
NAMES = st.sampled_from(
    ["query", "update", "format", "timeout", "page", "default-graph-uri", "named-graph-uri", "x"]
)
WORDS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["ASK {}", "1", "-1", "nan", "json", "html", "urn:a", "SELECT * { ?s ?p ?o }"]),
)
VALUES = st.text(alphabet=string.printable.replace("\n", "").replace("\r", ""), max_size=60)
HEADERS = st.dictionaries(
    st.sampled_from(
        ["Accept", "Accept-Encoding", "Content-Type", "If-None-Match", "Range", "Authorization",
         "If-Modified-Since", "Origin", "X-Forwarded-For", "Prefer"]
    ),
    st.one_of(
        VALUES,
        st.sampled_from(["text/html", "*/*;q=2", "gzip;q=x", "bytes=5-2", "text/turtle", '"', ","]),
    ),
    max_size=4,
)  # fmt: skip


@settings(max_examples=1000, deadline=None, derandomize=True,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(
    path=PATHS, method=METHODS, headers=HEADERS, parameters=st.dictionaries(NAMES, WORDS),
    body=st.one_of(st.binary(max_size=200), st.dictionaries(NAMES, WORDS)),
)  # fmt: skip
def test_no_request_at_random_is_a_server_error(client, path, method, headers, parameters, body):
    data = body if method in ("POST", "PUT", "PATCH") else None
    answer = client.open(path, method=method, headers=headers, query_string=parameters, data=data)
    assert answer.status_code < 500, (answer.status_code, answer.data)
    assert b"Traceback" not in answer.data
    if answer.status_code >= 400 and method != "HEAD":
        kind = answer.content_type
        assert kind == "application/problem+json" or kind.startswith("text/html"), kind
    answer.close()
