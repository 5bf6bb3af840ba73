"""The query page: editor, examples, charts, downloads, a link, snippets, the truth on time."""

from __future__ import annotations

from urllib.parse import urlencode

from flask.testing import FlaskClient

HTML = {"Accept": "text/html"}
DATES = "SELECT ?date (COUNT(*) AS ?n) { ?m <https://schema.org/startDate> ?date } GROUP BY ?date"


def ask(client: FlaskClient, query: str, **more: str):
    return client.get("/sparql?" + urlencode({"query": query} | more), headers=HTML)


def test_the_page_is_a_form_with_all_questions(client: FlaskClient):
    page = client.get("/sparql", headers=HTML).text
    assert '<textarea id="query" name="query"' in page
    assert 'data-terms="/ontology/terms.json"' in page
    assert page.count('href="/sparql?query=') >= 5


def test_an_answer_has_chart_table_downloads_link_and_snippets(client: FlaskClient):
    page = ask(client, DATES).text
    assert "n by year of date" in page
    assert '<svg class="bars"' in page
    for name in ("JSON", "CSV", "TSV", "XML"):
        assert f">{name}</a>" in page
    assert "format=csv" in page
    assert "link to this query" in page
    for name in ("Python", "R", "curl"):
        assert f"<h3>{name}</h3>" in page


def test_a_graph_is_downloaded_as_turtle(client: FlaskClient):
    page = ask(client, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 3").text
    assert ">Turtle</a>" in page
    assert 'download="whomet.ttl"' in page


def test_an_error_names_its_line(client: FlaskClient):
    answer = ask(client, "SELECT *\n{ ?s ?p")
    assert answer.status_code == 400
    assert 'data-line="2"' in answer.text
    assert "line 2" in answer.text


def test_a_query_that_takes_too_long_is_said_to_be_ended(client: FlaskClient):
    slow = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(9)) + " }"
    answer = ask(client, slow, timeout="0.5")
    assert answer.status_code == 504
    assert "was ended after 0.5 seconds" in answer.text
    assert '<h2 id="answer">' not in answer.text
