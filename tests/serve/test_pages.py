"""Pages, linked data, dumps, vocabulary and operations."""

from __future__ import annotations

import gzip
import hashlib
import json
import re

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from kg.serve import close_app, create_app
from kg.serve.snapshots import Checkpoints

HTML = {"Accept": "text/html"}
CAI = "/id/person/cn/cai-qi"


def test_the_front_page_says_what_it_is_with_figures_and_questions(client: FlaskClient):
    page = client.get("/").text
    assert "Who met whom" in page
    for number, name in ((1, "reports read"), (2, "persons"), (1, "meetings")):
        assert f"<strong>{number}</strong>{name}" in page
    assert page.count('href="/sparql?query=') >= 3
    assert 'action="/search"' in page
    assert "22 March 2024" in page
    assert 'href="/id/meeting/2024-03-22/meeting/x"' in page


@pytest.mark.parametrize("path", ["/", "/sparql", "/validate", "/ontology", CAI, "/id/report/aa"])
def test_every_page_forbids_foreign_content(client: FlaskClient, path: str):
    answer = client.get(path, headers=HTML)
    assert answer.content_type == "text/html; charset=utf-8"
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    shown = answer.text.replace("&quot;", "")
    for mark in ("style=", "onclick", "javascript:", "<style"):
        assert mark not in shown
    assert shown.count("<script") == shown.count('<script src="/static/')
    assert "//" not in "".join(re.findall(r'(?:src|action)="([^"]*)"', shown))


def test_the_style_sheet_is_our_own(client: FlaskClient):
    sheet = client.get("/static/whomet.css")
    assert sheet.status_code == 200
    assert "prefers-color-scheme: dark" in sheet.text
    assert "url(" not in sheet.text
    sheet.close()


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/turtle", "text/turtle; charset=utf-8"),
        ("application/ld+json", "application/ld+json"),
        ("application/n-triples", "application/n-triples"),
        ("text/html", "text/html; charset=utf-8"),
        ("*/*", "text/turtle; charset=utf-8"),
    ],
)
def test_an_entity_answers_in_each_form(client: FlaskClient, accept: str, media_type: str):
    answer = client.get(CAI, headers={"Accept": accept})
    assert (answer.status_code, answer.content_type) == (200, media_type)
    assert "Accept" in answer.headers["Vary"].split(", ")
    assert "Cai Qi" in answer.text
    assert "kim-song-nam" in answer.text


def test_an_entity_is_told_in_both_directions(client: FlaskClient):
    kim = client.get("/id/person/kp/kim-song-nam", headers={"Accept": "application/n-triples"})
    triples = list(ox.parse(kim.data, ox.RdfFormat.N_TRIPLES))
    assert len(triples) == 3
    page = client.get("/id/person/kp/kim-song-nam?view=all", headers=HTML).text
    assert "What refers to it" in page
    assert f'href="{CAI}"' in page


def test_entities_that_are_not_there(client: FlaskClient):
    assert client.get("/id/person/cn/nobody").status_code == 404
    assert client.get("/id/person/cn/a%3Eb").status_code == 404
    assert client.get("/id/x%22%20y").status_code == 404
    assert client.get(CAI, headers={"Accept": "image/png"}).status_code == 406


def test_a_report_shows_the_words_behind_its_facts(client: FlaskClient):
    page = client.get("/id/report/aa", headers=HTML).text
    assert "<mark>Cai said &lt;i&gt;so&lt;/i&gt;.</mark>" in page
    assert 'href="/id/report/aa/statement/1"' in page
    assert 'href="javascript' not in page


def test_the_turtle_dump_is_the_graph_and_answers_conditionally(client: FlaskClient):
    dump = client.get("/dumps/whomet.ttl")
    assert dump.content_type == "text/turtle; charset=utf-8"
    assert len(list(ox.parse(dump.data, ox.RdfFormat.TURTLE))) == 22
    assert hashlib.sha256(dump.data).hexdigest() in dump.headers["ETag"]
    again = client.get("/dumps/whomet.ttl", headers={"If-None-Match": dump.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    part = client.get("/dumps/whomet.ttl", headers={"Range": "bytes=0-9"})
    assert (part.status_code, part.data) == (206, dump.data[:10])
    for answer in (dump, again, part):
        answer.close()


def test_the_nquads_dump_is_packed_without_a_clock(client: FlaskClient):
    dump = client.get("/dumps/whomet.nq.gz")
    assert dump.data[4:8] == b"\0\0\0\0"
    lines = gzip.decompress(dump.data).decode().splitlines()
    assert len(lines) == 22
    assert client.get("/dumps/whomet.zip").status_code == 404
    dump.close()


def test_the_vocabulary_is_served(client: FlaskClient):
    ontology = client.get("/ontology", headers={"Accept": "text/turtle"})
    terms = {str(quad.subject) for quad in ox.parse(ontology.data, ox.RdfFormat.TURTLE)}
    assert "<https://w3id.org/whomet/ontology#Person>" in terms
    page = client.get("/ontology", headers=HTML).text
    assert 'id="Person"' in page
    assert 'from <a href="#Person"><code>wm:Person</code></a>' in page
    assert page.count('<div class="term"') > 60
    shapes = client.get("/shapes?format=ntriples")
    assert len(list(ox.parse(shapes.data, ox.RdfFormat.N_TRIPLES))) > 100
    assert client.get("/ontology", headers={"Accept": "image/png"}).status_code == 406


def test_the_catalogue(client: FlaskClient):
    void = client.get("/.well-known/void", headers={"Accept": "application/n-triples"})
    assert len(list(ox.parse(void.data, ox.RdfFormat.N_TRIPLES))) == 2


def test_health_and_readiness(client: FlaskClient):
    assert json.loads(client.get("/health").data) == {"status": "ok"}
    assert json.loads(client.get("/ready").data) == {"status": "ready"}


def test_an_unknown_address_is_a_problem_document(client: FlaskClient):
    answer = client.get("/nowhere")
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")


def test_a_browser_gets_errors_as_pages(client: FlaskClient):
    answer = client.get("/id/person/cn/%3Cscript%3E", headers=HTML)
    assert (answer.status_code, answer.content_type) == (404, "text/html; charset=utf-8")
    assert "<script" not in answer.text


def test_without_a_snapshot_the_service_says_so(settings, tmp_path):
    app = create_app(settings, snapshots=Checkpoints(tmp_path))
    client = app.test_client()
    assert client.get("/health").status_code == 200
    for path in ("/ready", "/sparql?query=ASK{}", "/dumps/whomet.ttl", CAI):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "The graph is empty so far" in client.get("/").text
    close_app(app)
