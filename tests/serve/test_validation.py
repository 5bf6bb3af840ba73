"""POST /validate: reports in three forms, and what cannot be checked."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pyoxigraph as ox
from flask.testing import FlaskClient

from kg.serve import validation

TURTLE = {"Content-Type": "text/turtle"}
NAMELESS = b"""@prefix wm: <https://w3id.org/whomet/ontology#> .
<https://w3id.org/whomet/id/person/cn/x> a wm:Person ."""


def test_a_report_in_json_turtle_and_text(client: FlaskClient):
    answer = client.post("/validate", data=NAMELESS, headers=TURTLE)
    report = json.loads(answer.data)
    assert answer.status_code == 200
    assert report["conforms"] is False
    assert any("x" in finding["focus"] for finding in report["findings"])
    turtle = client.post("/validate", data=NAMELESS, headers=TURTLE | {"Accept": "text/turtle"})
    quads = list(ox.parse(turtle.data, ox.RdfFormat.TURTLE))
    assert any(str(quad.predicate).endswith("#conforms>") for quad in quads)
    text = client.post("/validate?format=text", data=NAMELESS, headers=TURTLE)
    assert text.text.startswith("Does not conform")


def test_what_cannot_be_checked(client: FlaskClient):
    broken = client.post("/validate", data=b"<a> <b>\n .", headers=TURTLE)
    assert (broken.status_code, json.loads(broken.data)["line"]) == (400, 2)
    other = client.post("/validate", data=b"<urn:a> <urn:b> <urn:c> .", headers=TURTLE)
    assert other.status_code == 422
    assert client.post("/validate", data=b"x", content_type="image/png").status_code == 400
    assert client.post("/validate", data=b"x", content_type="").status_code == 415
    wrong = client.post("/validate", data=NAMELESS, headers=TURTLE | {"Accept": "image/png"})
    assert wrong.status_code == 406


def test_hostile_data_ends_in_its_worker(client: FlaskClient):
    deep = b"@prefix : <urn:x:> . :a :b " + b"[ :c " * 100_000 + b":d" + b" ]" * 100_000 + b" ."
    assert client.post("/validate", data=deep, headers=TURTLE).status_code in (400, 422, 503)
    bomb = b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><r>&b;</r>'
    xml = client.post("/validate", data=bomb, content_type="application/rdf+xml")
    assert xml.status_code == 400
    assert client.get("/ready").status_code == 200


def test_too_large_a_body_is_413(client: FlaskClient):
    body = b" " * (16 * 1024 * 1024 + 1)
    assert client.post("/validate", data=body, headers=TURTLE).status_code == 413


def test_the_form(client: FlaskClient):
    assert "<textarea" in client.get("/validate", headers={"Accept": "text/html"}).text
    page = client.post("/validate", data={"data": NAMELESS.decode(), "syntax": "text/turtle"})
    assert page.content_type == "text/html; charset=utf-8"
    assert "It does not conform" in page.text
    assert re.search(r'class="has"><code><span class="n">\d+</span>', page.text)
    wrong = client.post("/validate", data={"data": "<a", "syntax": "text/turtle"})
    assert wrong.status_code == 400
    assert "Not RDF" in wrong.text


def test_a_file_is_checked_by_its_suffix(client: FlaskClient):
    data = {"file": (io.BytesIO(b"<urn:a> <urn:b> .\n<urn:c> oops"), "a.nt"), "data": ""}
    page = client.post("/validate", data=data)
    assert page.status_code == 400
    assert 'class="bad-line"' in page.text


def test_the_example_has_two_mistakes(client: FlaskClient):
    form = client.get("/validate?example=1").text
    assert "ends before it begins" in form
    data = (Path(validation.__file__).parent / "samples" / "faulty.ttl").read_text()
    page = client.post("/validate", data={"data": data, "syntax": "text/turtle"}).text
    assert re.search(r"[2-9] violation", page)
    assert page.count('class="has"') >= 2
