"""Submitting reports, seeing what became of them, curated graphs, and who may do which."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.ledger import AccessLedger
from kg.pipeline import start_writer, sync
from kg.serve import close_app, create_app
from kg.serve.snapshots import Checkpoints
from kg.settings import Settings

ARTICLE = (Path(__file__).parents[2] / "seeds/articles/000_cf5c2a6e6cf4fdc0.txt").read_bytes()
OTHER = b"BEIJING, Jan. 5, 2024 -- Foreign Minister Wang Yi met with French Ambassador Bertrand \
Lortholary in Beijing on Friday.\n"
MET = """ASK { <https://w3id.org/whomet/id/person/cn/cai-qi>
<https://w3id.org/whomet/ontology#metWith> ?someone }"""
CURATED = "/graph/curated/aliases"
SAME = b"<https://w3id.org/whomet/id/person/cn/cai-qi> <https://schema.org/sameAs> <urn:a> ."


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data=tmp_path_factory.mktemp("reports"), workers=2, query_seconds=20)


@pytest.fixture(scope="module")
def app(settings: Settings) -> Iterator[Flask]:
    writer = start_writer(settings)
    app = create_app(settings, snapshots=Checkpoints(settings.data))
    yield app
    close_app(app)
    writer.terminate()
    assert writer.wait(20) == 0


@pytest.fixture(scope="module")
def secrets(settings: Settings, app: Flask) -> dict[str, str]:
    with AccessLedger(settings.data / "ledger.sqlite") as ledger:
        made = {scope: ledger.create_token(scope, scope=scope) for scope in
                ("read", "submit", "admin")}  # fmt: skip
        made["revoked"] = ledger.create_token("revoked", scope="admin")
        assert ledger.revoke_token("revoked")
        stored = "".join(token.digest for token in ledger.tokens())
    assert not any(secret in stored for secret in made.values())
    return made | {"malformed": "kg_x\u00ff", "none": ""}


@pytest.fixture
def bearer(secrets: dict[str, str]) -> Callable[[str], dict[str, str]]:
    def headers(scope: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {secrets[scope]}"} if secrets[scope] else {}

    return headers


def ask(client: FlaskClient, query: str) -> bool:
    answer = client.get("/sparql", query_string={"query": query, "format": "json"})
    return json.loads(answer.data)["boolean"]


def test_a_report_is_seen_by_the_next_query_and_known_the_second_time(client, bearer):
    assert not ask(client, MET)
    first = client.post("/reports", data=ARTICLE, content_type="text/plain",
                        headers=bearer("submit"))  # fmt: skip
    told = json.loads(first.data)
    assert (first.status_code, told["outcome"]) == (201, "accepted"), told
    assert ask(client, MET)
    assert first.headers["Location"].endswith(f"/reports/{told['sha256']}")
    again = client.post("/reports", data=ARTICLE, content_type="text/plain",
                        headers=bearer("submit"))  # fmt: skip
    assert (again.status_code, json.loads(again.data)["outcome"]) == (200, "duplicate")
    shown = json.loads(client.get(f"/reports/{told['sha256']}").data)
    assert shown["status"] == "accepted"
    assert shown["facts"]["meetings"]
    assert shown["validation"]["conforms"] is True
    assert "text" not in shown


def test_a_batch_tells_of_each(client, bearer):
    lines = [
        {"id": "one", "text": OTHER.decode(), "licence": "CC BY 4.0"},
        {"id": "two", "text": OTHER.decode() + " And more."},
        {"id": "bad"},
    ]
    body = "\n".join(json.dumps(line) for line in lines)
    answer = client.post("/reports", data=body.encode(), content_type="application/x-ndjson",
                         headers=bearer("submit"))  # fmt: skip
    told = json.loads(answer.data)
    assert (answer.status_code, len(told)) == (200, 3), told
    assert [row["outcome"] for row in told] == ["accepted", "accepted", "quarantined"]
    assert told[2]["reason"]
    assert json.loads(client.get(told[0]["report"]).data)["text"] == OTHER.decode()
    hidden = json.loads(client.get(told[2]["report"]).data)
    assert hidden["status"] == "quarantined"
    assert "facts" not in hidden
    full = json.loads(client.get(told[2]["report"], headers=bearer("read")).data)
    assert "facts" in full


def test_what_cannot_be_read_is_kept_in_quarantine(client, bearer):
    answer = client.post("/reports", data=b"{", content_type="application/json",
                         headers=bearer("submit"))  # fmt: skip
    assert (answer.status_code, json.loads(answer.data)["outcome"]) == (422, "quarantined")
    image = client.post("/reports", data=b"x", content_type="image/png", headers=bearer("submit"))
    assert image.status_code == 415
    assert client.get("/reports/" + "0" * 64).status_code == 404


def test_a_client_that_need_not_wait_is_answered_early(client, bearer, settings):
    answer = client.post("/reports", data=OTHER + b"Again.\n", content_type="text/plain",
                         headers=bearer("submit") | {"Prefer": "respond-async"})  # fmt: skip
    assert (answer.status_code, answer.headers["Preference-Applied"]) == (202, "respond-async")
    sync(settings)


ACCESS = [
    ("POST", "/reports", "submit"),
    ("PUT", CURATED, "admin"),
    ("DELETE", CURATED, "admin"),
]
RANKS = {"read": 1, "submit": 2, "admin": 3}


@pytest.mark.parametrize(("method", "path", "needed"), ACCESS)
@pytest.mark.parametrize("scope", ["none", "malformed", "revoked", "read", "submit", "admin"])
def test_access(client, bearer, method, path, needed, scope):
    answer = client.open(path, method=method, headers=bearer(scope), data=b"")
    rank = RANKS.get(scope, 0)
    if rank == 0:
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    elif rank < RANKS[needed]:
        assert answer.status_code == 403
    else:
        assert answer.status_code in (404, 415, 204)
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_writes_are_audited_with_the_name_of_the_token(client, bearer, settings):
    client.put("/graph/entities", data=SAME, content_type="text/turtle", headers=bearer("admin"))
    client.post("/reports", data=b"", content_type="text/plain")
    with AccessLedger(settings.data / "ledger.sqlite") as ledger:
        latest = [(item.token, item.action, item.target, item.outcome)
                  for item in ledger.audited(limit=2)]  # fmt: skip
    assert latest == [
        ("", "POST", "/reports", "401"),
        ("admin", "PUT", "/graph/entities", "409"),
    ]


def test_a_curated_graph_is_written_seen_replaced_and_deleted(client, bearer, settings, dump_of):
    admin = bearer("admin")
    asked = "ASK { ?s <https://schema.org/sameAs> <urn:%s> }"
    assert client.get(CURATED).status_code == 404
    put = client.put(CURATED, data=SAME, content_type="text/turtle", headers=admin)
    assert put.status_code == 201, put.text
    assert ask(client, asked % "a")
    read = client.get(CURATED, headers={"Accept": "application/n-triples"})
    assert len(list(ox.parse(read.data, ox.RdfFormat.N_TRIPLES))) == 1
    assert client.head(CURATED).status_code == 200
    before = dump_of(settings)
    assert b"graph/curated/aliases" in before
    rebuilt = settings.data / "projection.sqlite"
    sync(settings)
    from kg.pipeline import rebuild

    rebuild(settings)
    assert rebuilt.exists()
    assert dump_of(settings) == before
    body = b"<urn:x> <https://schema.org/sameAs> <urn:b>, [ <urn:p> 1 ] ."
    changed = client.put(CURATED, data=body, content_type="text/turtle", headers=admin)
    assert changed.status_code == 204
    assert ask(client, asked % "b")
    assert not ask(client, asked % "a")
    assert not ask(client, "ASK { ?s ?p ?o FILTER(isBlank(?o)) }")
    assert client.delete(CURATED, headers=admin).status_code == 204
    assert client.delete(CURATED, headers=admin).status_code == 404
    assert not ask(client, asked % "b")
    assert client.get(CURATED).status_code == 404


def test_what_a_curated_graph_may_not_be(client, bearer):
    admin = bearer("admin")
    turtle = {"content_type": "text/turtle", "headers": admin}
    for path in ("/graph/entities", "/graph/report/" + "0" * 64, "/graph/curated/A", "/graph/x/y"):
        assert client.put(path, data=SAME, **turtle).status_code == 409, path
        assert client.delete(path, headers=admin).status_code == 409, path
    broken = client.put(CURATED, data=b"<a> <b>", **turtle)
    assert broken.status_code == 400
    nameless = b"<urn:a> a <https://w3id.org/whomet/ontology#Person> ."
    wrong = client.put(CURATED, data=nameless, **turtle)
    assert (wrong.status_code, json.loads(wrong.data)["title"]) == (422, "Breaks the shapes")
    assert client.put(CURATED, data=SAME, headers=admin).status_code == 415
    assert client.post(CURATED, data=SAME, **turtle).status_code == 405


def test_a_named_graph_of_reports_can_be_read(client):
    answer = client.get("/graph/entities", headers={"Accept": "text/turtle"})
    assert answer.status_code == 200
    assert b"cai-qi" in answer.data
    assert client.get("/graph/none").status_code == 404
    assert client.get("/graph/entities", headers={"Accept": "image/png"}).status_code == 406
