"""A service in front of a SPARQL server: here another service plays the server."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace

import pyoxigraph as ox
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from kg.serve import close_app, create_app
from kg.serve.snapshots import Remote, snapshots_of
from kg.settings import Settings


@pytest.fixture
def front(app: Flask, settings: Settings) -> Iterator[FlaskClient]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}/sparql"
    there = replace(settings, store=url)
    assert snapshots_of(there) == Remote(url)
    proxy = create_app(there, snapshots=snapshots_of(there))
    yield proxy.test_client()
    close_app(proxy)
    server.shutdown()
    thread.join()
    server.server_close()


def test_queries_pages_and_dumps_come_from_the_server(front: FlaskClient):
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    found = json.loads(front.get("/sparql", query_string={"query": count}).data)
    assert found["results"]["bindings"][0]["n"]["value"] == "22"
    entity = front.get("/id/person/cn/cai-qi", headers={"Accept": "text/turtle"})
    assert len(list(ox.parse(entity.data, ox.RdfFormat.TURTLE))) == 3
    assert front.get("/sparql", query_string={"query": "SELECT * {"}).status_code == 400
    dump = front.get("/dumps/whomet.ttl")
    assert len(list(ox.parse(dump.data, ox.RdfFormat.TURTLE))) == 22
    dump.close()
