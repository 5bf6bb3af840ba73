"""The description of the service, and requests made after it."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from kg.serve import close_app, create_app
from kg.settings import Settings

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder = tmp_path_factory.mktemp("openapi")
    store = ox.Store(str(folder / "writing"))
    store.add(ox.Quad(*[ox.NamedNode(f"urn:{part}") for part in "spog"]))
    store.backup(str(folder / "1"))

    class Fixed:
        def newest(self) -> str:
            return str(folder / "1")

    options = Settings(data=folder, workers=2, query_seconds=10, client_queries=8)
    app = create_app(options, snapshots=Fixed())
    app.config["PROPAGATE_EXCEPTIONS"] = False
    yield app
    close_app(app)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def test_every_operation_answers_as_described(app: Flask):
    schema = schemathesis.openapi.from_wsgi("/openapi.json", app)
    operations = [result.ok() for result in schema.get_all_operations()]
    assert len(operations) > 15
    for operation in operations:

        @settings(max_examples=12, deadline=None, phases=[Phase.generate], derandomize=True,
                  database=None, suppress_health_check=list(HealthCheck))  # fmt: skip
        @given(case=operation.as_strategy())
        def answers(case):
            case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})

        answers()


def test_every_route_is_described(app: Flask, client: FlaskClient):
    told = json.loads(client.get("/openapi.json").data)
    assert told["openapi"].startswith("3.1")
    routes = {re.sub(r"<(?:[^:<>]+:)?([^<>]+)>", r"{\1}", rule.rule)
              for rule in app.url_map.iter_rules()}  # fmt: skip
    assert told["paths"].keys() == routes
    names = [operation["operationId"] for path in told["paths"].values()
             for operation in path.values()]  # fmt: skip
    assert len(names) == len(set(names)) > 15
    for path in told["paths"].values():
        for operation in path.values():
            assert operation["summary"].rstrip().endswith((".", ":")) or operation["summary"]


def test_metrics_tell_what_happened(client: FlaskClient):
    client.get("/health")
    client.get("/sparql?query=ASK{}")
    client.get("/sparql?query=ASK{}")
    text = client.get("/metrics").text
    assert 'whomet_http_requests_total{route="/health",method="GET",status="200"}' in text
    assert 'whomet_http_request_seconds_bucket{route="/sparql",le="+Inf"}' in text
    assert "whomet_jobs_running 0" in text
    hits = re.search(r"^whomet_cache_hits_total (\d+)$", text, re.MULTILINE)
    assert hits and int(hits[1]) >= 1
    for line in text.splitlines():
        assert re.fullmatch(r"# (HELP|TYPE) \S+ .+|whomet_\w+(\{[^}]*\})? [0-9.e+]+", line), line


def test_a_request_has_a_name_and_a_line_in_the_log(client: FlaskClient, caplog):
    with caplog.at_level(logging.INFO, logger="kg.serve.requests"):
        named = client.get("/health", headers={"X-Request-Id": "abc-1"})
        other = client.get("/nowhere", headers={"X-Request-Id": "<script>"})
    assert named.headers["X-Request-Id"] == "abc-1"
    assert re.fullmatch("[0-9a-f]{32}", other.headers["X-Request-Id"])
    lines = [json.loads(record.getMessage()) for record in caplog.records]
    assert [(line["request"], line["path"], line["status"]) for line in lines] == [
        ("abc-1", "/health", 200),
        (other.headers["X-Request-Id"], "/nowhere", 404),
    ]
