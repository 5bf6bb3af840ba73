"""/search as a page, as a list for the script, and as JSON."""

from __future__ import annotations

import json

from flask.testing import FlaskClient


def test_a_person_is_found(client: FlaskClient):
    page = client.get("/search?q=song").text
    assert "<h2>Persons</h2>" in page
    assert '<a href="/id/person/kp/kim-song-nam">Kim Song Nam</a>' in page
    assert 'value="song"' in page


def test_the_list_is_a_part_of_the_page(client: FlaskClient):
    part = client.get("/search?q=song&part=list").text
    assert part.strip() in client.get("/search?q=song").text
    assert "<html" not in part


def test_programs_get_json(client: FlaskClient):
    found = json.loads(client.get("/search?q=cai+qi&format=json&kind=Person").data)
    assert [one["path"] for one in found] == ["/id/person/cn/cai-qi"]


def test_what_nobody_is_called_is_said(client: FlaskClient):
    page = client.get("/search?q=%3Cb%3Ezzzz").text
    assert "Nothing is called" in page
    assert "&lt;b&gt;zzzz" in page
