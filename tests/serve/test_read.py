"""/read: an article shown with its marks, facts, picture, Turtle and report; nothing is kept."""

from __future__ import annotations

import io
import json
import re

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from kg.serve.read import samples

HTML = {"Accept": "text/html"}
TEXT = (
    "Talks in Paris\n\nPARIS, March 22, 2024 -- French President Emmanuel Macron met with "
    "Kenyan President William Ruto in Paris on Friday. Ruto said that <b>Kenya</b> would "
    "cooperate with France in energy.\n"
)


def test_a_pasted_article_is_read(client: FlaskClient):
    answer = client.post("/read", data={"text": TEXT}, headers=HTML)
    page = answer.text
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert re.search(r'class="m person" title="person 1">Emmanuel Macron<', page)
    assert "<strong>1</strong> encounter<" in page
    assert "22 March 2024" in page
    assert "<svg" in page and "William Ruto" in page
    assert "@prefix wm:" in page
    assert "It conforms." in page
    assert "&lt;b&gt;" in page and "<b>" not in page


def test_an_uploaded_file_is_read(client: FlaskClient):
    html = b"<html><body><h1>Talks</h1><p>" + TEXT.encode() + b"</p></body></html>"
    data = {"file": (io.BytesIO(html), "talks.html"), "text": ""}
    page = client.post("/read", data=data, headers=HTML).text
    assert "Emmanuel Macron" in page
    assert "encounter" in page


def test_programs_get_facts_or_turtle(client: FlaskClient):
    plain = {"Content-Type": "text/plain"}
    facts = client.post("/read", data=TEXT, headers=plain)
    assert facts.mimetype == "application/json"
    assert [one["name"] for one in json.loads(facts.data)["persons"]] == [
        "Emmanuel Macron", "William Ruto",
    ]  # fmt: skip
    turtle = client.post("/read?format=turtle", data=TEXT, headers=plain)
    assert turtle.mimetype == "text/turtle"
    assert len(list(ox.parse(turtle.data, ox.RdfFormat.TURTLE))) > 200


def test_nothing_of_it_is_kept(client: FlaskClient):
    client.post("/read", data={"text": TEXT}, headers=HTML)
    found = client.get("/sparql?query=" + 'ASK { ?s ?p "Emmanuel Macron"@en }', headers={})
    assert json.loads(found.data)["boolean"] is False


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_each_sample_tells_of_encounters(client: FlaskClient, sample):
    page = client.get(f"/read?sample={sample.name}", headers=HTML).text
    assert sample.title in page
    assert 'aria-label="Encounter 2"' in page


def test_a_text_without_encounters_says_so(client: FlaskClient):
    page = client.post("/read", data={"text": "It rained all day."}, headers=HTML).text
    assert "No encounter is told in this text" in page


def test_what_cannot_be_read_is_said_on_the_page(client: FlaskClient):
    empty = client.post("/read", data={"text": " "}, headers=HTML)
    assert empty.status_code == 422
    assert "Not readable" in empty.text
    broken = {"file": (io.BytesIO(b"{ no json"), "a.jsonl"), "text": ""}
    assert client.post("/read", data=broken, headers=HTML).status_code == 422
    long = client.post("/read", data={"text": "word " * 50_000}, headers=HTML)
    assert long.status_code == 413
    assert client.post("/read", data=b"x", headers={"Content-Type": ""}).status_code == 415
    assert client.get("/read?sample=nothing", headers=HTML).status_code == 404


def test_the_form_works_without_scripts(client: FlaskClient):
    page = client.get("/read", headers=HTML).text
    assert 'enctype="multipart/form-data"' in page
    assert '<label for="text">' in page
    assert len(samples()) == 3
