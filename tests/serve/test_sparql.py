"""The SPARQL 1.1 Protocol by every method and media type, and what is refused."""

from __future__ import annotations

import csv
import io
import json
import time

import pytest
from flask.testing import FlaskClient

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


HOSTILE = {
    "cross product": "SELECT * { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(12))
    + " } ORDER BY ?a1",
    "deep parentheses": "ASK { FILTER(" + "(" * 6000 + "1" + ")" * 6000 + ") }",
    "deep groups": "ASK " + "{" * 5000 + "}" * 5000,
}  # fmt: skip


@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_hostile_query_is_ended_and_the_next_answered(client, name):
    start = time.monotonic()
    answer = client.post("/sparql", data={"query": HOSTILE[name], "timeout": "1"})
    assert answer.status_code in (503, 504)
    assert int(answer.headers["Retry-After"]) > 0
    assert json.loads(answer.data)["status"] == answer.status_code
    assert time.monotonic() - start < 6
    assert ask(client, "GET", SELECT).status_code == 200


def test_the_result_page_is_a_table_without_running_markup(client):
    query = "SELECT * { ?s <https://schema.org/headline> ?headline ; <https://schema.org/url> ?u }"
    page = client.get("/sparql", query_string={"query": query}, headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert "<table>" in page.text
    assert 'href="/id/report/aa"' in page.text
    assert "&lt;b&gt;bold&lt;/b&gt;" in page.text
    assert 'href="javascript' not in page.text
    assert "<script" not in page.text


def test_a_wrong_query_on_the_page_keeps_its_words(client):
    page = client.get("/sparql?query=SELEKT+%3C", headers={"Accept": "text/html"})
    assert page.status_code == 400
    assert "SELEKT &lt;" in page.text
    assert "line 1" in page.text
