"""The SPARQL 1.1 Protocol by every method and media type, and what is refused."""

from __future__ import annotations

import csv
import dataclasses
import gzip
import io
import json
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
import zstandard
from flask.testing import FlaskClient

from kg.serve import close_app, create_app

SELECT = "SELECT ?o WHERE { <https://w3id.org/whomet/id/person/cn/cai-qi> ?p ?o } ORDER BY ?o"
CONSTRUCT = "CONSTRUCT WHERE { <https://w3id.org/whomet/id/person/cn/cai-qi> ?p ?o }"
ROWS = 3
FORM = "application/x-www-form-urlencoded"

RESULTS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
}
GRAPHS = {
    "turtle": "text/turtle; charset=utf-8",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "trig": "application/trig",
    "nquads": "application/n-quads",
}


def ask(client: FlaskClient, how: str, query: str, **headers: str):
    match how:
        case "GET":
            return client.get("/sparql", query_string={"query": query}, headers=headers)
        case "form":
            return client.post("/sparql", data={"query": query}, headers=headers)
        case _:
            kind = "application/sparql-query"
            return client.post("/sparql", data=query.encode(), content_type=kind, headers=headers)


@pytest.mark.parametrize("how", ["GET", "form", "body"])
@pytest.mark.parametrize(("name", "media_type"), [*RESULTS.items(), *GRAPHS.items()])
def test_each_method_answers_in_each_format(client, how, name, media_type):
    query = SELECT if name in RESULTS else CONSTRUCT
    answer = ask(client, how, query, Accept=media_type.partition(";")[0])
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == media_type
    assert "Accept" in answer.headers["Vary"]
    assert b"Cai Qi" in answer.data
    by_name = client.get("/sparql", query_string={"query": query, "format": name})
    assert by_name.headers["Content-Type"] == media_type


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, RESULTS["json"]),
        ("*/*", RESULTS["json"]),
        ("application/json", RESULTS["json"]),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", RESULTS["xml"]),
        ("text/*", RESULTS["csv"]),
        ("application/sparql-results+json;q=0, */*;q=0.1", RESULTS["xml"]),
        ("text/html", "text/html; charset=utf-8"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
         "text/html; charset=utf-8"),
    ],
)  # fmt: skip
def test_accept_is_weighed(client, accept, expected):
    headers = {} if accept is None else {"Accept": accept}
    answer = client.get("/sparql", query_string={"query": SELECT}, headers=headers)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, expected)


def test_the_values_are_right_in_json_and_csv(client):
    found = json.loads(ask(client, "GET", SELECT).data)["results"]["bindings"]
    assert [row["o"]["value"] for row in found] == [
        "https://w3id.org/whomet/id/person/kp/kim-song-nam",
        "https://w3id.org/whomet/ontology#Person",
        "Cai Qi",
    ]
    text = ask(client, "GET", SELECT, Accept="text/csv").text
    assert len(list(csv.reader(io.StringIO(text)))) == ROWS + 1


def test_the_default_graph_is_the_union_unless_the_request_names_one(client):
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

    def number(**parameters: str) -> int:
        answer = client.get("/sparql", query_string={"query": count, **parameters})
        return int(json.loads(answer.data)["results"]["bindings"][0]["n"]["value"])

    assert number() == 22
    assert number(**{"default-graph-uri": "https://w3id.org/whomet/graph/catalog"}) == 2
    assert number(**{"named-graph-uri": "https://w3id.org/whomet/graph/catalog"}) == 0


@pytest.mark.parametrize("name", list(RESULTS))
def test_ask(client, name):
    answer = client.get("/sparql", query_string={"query": "ASK { ?s ?p 12 }", "format": name})
    assert answer.status_code == 200
    assert b"true" in answer.data


def test_head_has_no_body(client):
    answer = client.head("/sparql", query_string={"query": SELECT})
    assert (answer.status_code, answer.data) == (200, b"")


def test_without_a_query_a_page_or_a_description(client):
    page = client.get("/sparql", headers={"Accept": "text/html"})
    assert "<textarea" in page.text
    described = client.get("/sparql", headers={"Accept": "*/*"})
    assert described.headers["Content-Type"] == "text/turtle"
    assert "sparql-service-description#UnionDefaultGraph" in described.text


BAD = {
    "syntax": (400, {"query": "SELECT * WHERE {\n ?s ?p }"}),
    "update": (400, {"query": "PREFIX a: <b:c> INSERT DATA { a:a a:b 1 }"}),
    "load": (403, {"query": "LOAD <http://127.0.0.1:9/>"}),
    "service": (403, {"query": "SELECT * {SERVICE<http://127.0.0.1:9/>{?s ?p ?o}}"}),
    "hidden service": (403, {"query": "ASK {\\u0053ERVICE<http://127.0.0.1:9/>{?s ?p ?o}}"}),
    "service behind less-than": (
        403,
        {
            "query": "PREFIX : <http://127.0.0.1:9/> SELECT * { VALUES (?a ?b) { (1 2) } "
            "FILTER(?a<?b)SERVICE:x#>\n{ ?s ?p ?o } }"
        },
    ),
    "timeout": (400, {"query": SELECT, "timeout": "soon"}),
    "negative timeout": (400, {"query": SELECT, "timeout": "-1"}),
    "format": (406, {"query": SELECT, "format": "turtle"}),
    "graph name": (400, {"query": SELECT, "default-graph-uri": "no iri"}),
    "update parameter": (400, {"update": "CLEAR ALL"}),
}


@pytest.mark.parametrize("name", list(BAD))
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_refused(client, name, method):
    status, parameters = BAD[name]
    place = {"query_string": parameters} if method == "GET" else {"data": parameters}
    answer = client.open("/sparql", method=method, **place)
    document = json.loads(answer.data)
    assert (answer.status_code, document["status"]) == (status, status), document
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert document["title"]


def test_a_syntax_error_names_line_and_column(client):
    document = json.loads(ask(client, "form", "SELECT * WHERE {\n ?s ?p }").data)
    assert (document["line"], document["column"]) == (2, 9)


def test_other_refusals(client):
    assert client.get("/sparql?query=ASK{}&query=ASK{}").status_code == 400
    assert client.post("/sparql", data={"x": "y"}).status_code == 400
    assert client.post("/sparql", data=b"ASK {}", content_type="text/plain").status_code == 415
    update = client.post("/sparql", data=b"CLEAR ALL", content_type="application/sparql-update")
    assert update.status_code == 400
    broken = client.post("/sparql", data=b"\xff", content_type="application/sparql-query")
    assert broken.status_code == 400
    picture = client.get("/sparql", query_string={"query": SELECT}, headers={"Accept": "image/png"})
    assert picture.status_code == 406
    wrong = client.put("/sparql")
    assert (wrong.status_code, wrong.content_type) == (405, "application/problem+json")
    assert "GET" in wrong.headers["Allow"]


def test_the_word_service_in_a_string_is_no_service(client):
    assert ask(client, "GET", "ASK { FILTER('SERVICE' != 'LOAD') }").status_code == 200


HOSTILE = "SELECT * { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(12)) + " } ORDER BY ?a1"


def test_a_hostile_query_is_ended_and_the_next_answered(client):
    start = time.monotonic()
    answer = client.post("/sparql", data={"query": HOSTILE, "timeout": "1"})
    assert answer.status_code in (503, 504)
    assert int(answer.headers["Retry-After"]) > 0
    assert json.loads(answer.data)["status"] == answer.status_code
    assert time.monotonic() - start < 6
    assert ask(client, "GET", SELECT).status_code == 200


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        ("gzip", "gzip"),
        ("zstd", "zstd"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip;q=1.0, zstd;q=0.5", "gzip"),
        ("*", "zstd"),
        ("br", None),
        ("gzip;q=0", None),
        ("identity, gzip;q=0.5", None),
    ],
)
def test_long_answers_are_packed_as_the_client_likes(client, accept, coding):
    query = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"
    plain = client.get("/sparql", query_string={"query": query})
    packed = client.get(
        "/sparql", query_string={"query": query}, headers={"Accept-Encoding": accept}
    )
    assert packed.status_code == 200
    assert packed.headers.get("Content-Encoding") == coding
    assert unpacked(packed.data, coding) == plain.data
    assert len(plain.data) > 1400
    assert {"Accept", "Accept-Encoding"} <= set(packed.headers["Vary"].split(", "))
    page = client.get("/sparql", headers={"Accept": "text/html", "Accept-Encoding": accept})
    assert page.headers.get("Content-Encoding") == coding
    assert b"<textarea" in unpacked(page.data, coding)


def unpacked(data: bytes, coding: str | None) -> bytes:
    match coding:
        case "gzip":
            return gzip.decompress(data)
        case "zstd":
            return zstandard.ZstdDecompressor().decompressobj().decompress(data)
        case _:
            return data


def test_short_answers_are_not_packed(client):
    answer = client.get("/sparql?query=ASK{}", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers
    assert json.loads(answer.data)["boolean"] is True


def test_an_answer_has_a_tag_of_its_snapshot_and_is_not_sent_twice(client, snapshots):
    place = {"query_string": {"query": SELECT}}
    first = client.get("/sparql", **place)
    tag = first.headers["ETag"]
    assert tag.startswith('W/"')
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get("/sparql", **place)
    assert (again.headers["ETag"], again.data) == (tag, first.data)
    for method in ("get", "head"):
        same = getattr(client, method)("/sparql", **place, headers={"If-None-Match": tag})
        assert (same.status_code, same.data, same.headers["ETag"]) == (304, b"", tag)
    other = client.get("/sparql", **place, headers={"If-None-Match": 'W/"other"'})
    assert (other.status_code, other.data) == (200, first.data)
    csv_tag = client.get("/sparql", **place, headers={"Accept": "text/csv"}).headers["ETag"]
    assert csv_tag != tag


def test_a_question_with_prefixes_is_kept(app, client):
    cache = app.extensions["whomet"].cache
    query = "PREFIX wm: <https://w3id.org/whomet/ontology#> # kept\nSELECT ?s { ?s a wm:Person }"
    first = ask(client, "body", query)
    hits = cache.hits
    assert ask(client, "body", query).data == first.data
    assert cache.hits == hits + 1


def test_a_new_snapshot_has_new_tags_and_new_answers(settings, tmp_path):
    store = ox.Store(str(tmp_path / "writing"))
    folder = SnapshotFolder(tmp_path)
    app = create_app(settings, snapshots=folder)
    client = app.test_client()
    tags, counts = set(), []
    for number in range(3):
        store.add(ox.Quad(*[ox.NamedNode(f"urn:{part}{number}") for part in "spog"]))
        folder.publish(store)
        for _ in range(2):
            answer = client.get("/sparql?format=csv&query=SELECT(COUNT(*)AS%3Fn){%3Fs%3Fp%3Fo}")
            assert answer.status_code == 200, answer.text
            tags.add(answer.headers["ETag"])
            counts.append(int(answer.data.split()[1]))
    close_app(app)
    assert (len(tags), counts) == (3, [1, 1, 2, 2, 3, 3])


@dataclasses.dataclass
class SnapshotFolder:
    path: Path
    number: int = 0

    def newest(self) -> str:
        return str(self.path / str(self.number))

    def publish(self, store: ox.Store) -> None:
        self.number += 1
        store.backup(self.newest())


@pytest.mark.parametrize("call", ["NOW()", "RAND()", "UUID()", "STRUUID()", "nOw #x\n ( )"])
def test_what_may_change_has_no_tag(client, call):
    answer = client.get("/sparql", query_string={"query": f"SELECT ({call} AS ?x) {{}}"})
    assert answer.status_code == 200
    assert "ETag" not in answer.headers


def test_options_and_preflight(client):
    answer = client.options(
        "/sparql",
        headers={"Origin": "https://example.org", "Access-Control-Request-Method": "POST"},
    )
    assert answer.status_code == 200
    assert {"GET", "HEAD", "POST", "OPTIONS"} == set(answer.headers["Allow"].split(", "))
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in answer.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in answer.headers["Access-Control-Allow-Headers"]
    for status, query in ((200, "ASK {}"), (400, "ASK")):
        got = client.get("/sparql", query_string={"query": query})
        assert got.status_code == status
        assert got.headers["Access-Control-Allow-Origin"] == "*"


DEEP = {
    "parentheses": "ASK { FILTER(" + "(" * 6000 + "1" + ")" * 6000 + ") }",
    "groups": "ASK " + "{" * 5000 + "}" * 5000,
    "exists": "ASK { " + "FILTER EXISTS { " * 1000 + "?s ?p ?o" + " }" * 1000 + " }",
    "collections": "ASK { ?s ?p " + "(" * 3000 + ")" * 3000 + " }",
    "blank nodes": "ASK { ?s ?p " + "[ ?p " * 3000 + "1" + "]" * 3000 + " }",
    "paths": "ASK { ?s " + "(" * 4000 + "?p" + ")" * 4000 + " ?o }",
    "negations": "ASK { FILTER(" + "!" * 20000 + "true) }",
    "subselects": "SELECT * { " + "{ SELECT * { " * 2000 + "} }" * 2000 + " }",
}


@pytest.mark.parametrize("name", list(DEEP))
def test_nesting_beyond_reason_is_a_client_error(client, name):
    answer = client.post("/sparql", data=DEEP[name].encode(),
                         content_type="application/sparql-query")  # fmt: skip
    assert answer.status_code == 400
    assert json.loads(answer.data)["title"] == "Query too deep"


def test_a_query_beyond_the_limit_on_its_size_is_413(client):
    large = "ASK {} #" + "x" * (16 * 1024 * 1024)
    body = client.post("/sparql", data=large, content_type="application/sparql-query")
    assert body.status_code == 413
    form = client.post("/sparql", data={"query": large})
    assert (form.status_code, form.content_type) == (413, "application/problem+json")


def test_the_result_page_is_a_table_without_running_markup(client):
    query = "SELECT * { ?s <https://schema.org/headline> ?headline ; <https://schema.org/url> ?u }"
    page = client.get("/sparql", query_string={"query": query}, headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert "<table>" in page.text
    assert 'href="/id/report/aa"' in page.text
    assert "&lt;b&gt;bold&lt;/b&gt;" in page.text
    assert 'href="javascript' not in page.text
    assert page.text.count("<script") == page.text.count('<script src="/static/dist/')


def test_a_wrong_query_on_the_page_keeps_its_words(client):
    page = client.get("/sparql?query=SELEKT+%3C", headers={"Accept": "text/html"})
    assert page.status_code == 400
    assert "SELEKT &lt;" in page.text
    assert "line 1" in page.text
