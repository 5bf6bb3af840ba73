"""Replaced keys answer 301, names that several persons share 300."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from kg.serve import close_app, create_app
from kg.settings import Settings

BASE = "https://w3id.org/whomet/"
DATA = f"""
@prefix wm: <{BASE}ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<{BASE}graph/entities> {{
  <{BASE}id/person/us/joe-biden> a wm:Person ; skos:prefLabel "Joe Biden"@en .
  <{BASE}id/person/cn/li-qiang> a wm:Person ; skos:prefLabel "Li Qiang"@en .
  <{BASE}id/person/cn/li-qiang~premier> a wm:Person ; skos:prefLabel "Li Qiang"@en .
}}
<{BASE}graph/judgements> {{
  <{BASE}id/person/us/joseph-r-biden-jr> dcterms:isReplacedBy <{BASE}id/person/us/joe-biden> .
  <{BASE}id/person/cn/li-qiang> wm:mayMean <{BASE}id/person/cn/li-qiang~mayor> ,
    <{BASE}id/person/cn/li-qiang~premier> .
}}
"""


class Fixed:
    """One snapshot."""

    def __init__(self, place: str) -> None:
        self.place = place

    def newest(self) -> str:
        return self.place


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    place = str(tmp_path_factory.mktemp("standing") / "store")
    store = ox.Store(place)
    store.load(DATA.encode(), ox.RdfFormat.TRIG)
    store.flush()
    del store
    app = create_app(Settings(workers=1), snapshots=Fixed(place))
    yield app.test_client()
    close_app(app)


def test_a_replaced_key_answers_with_the_one_that_stands_for_it(here: FlaskClient):
    answer = here.get("/id/person/us/joseph-r-biden-jr?format=turtle")
    assert answer.status_code == 301
    assert answer.headers["Location"] == "/id/person/us/joe-biden?format=turtle"
    assert here.get("/id/person/us/joe-biden?format=turtle").status_code == 200


def test_a_shared_name_lists_whom_it_may_mean(here: FlaskClient):
    answer = here.get("/id/person/cn/li-qiang", headers={"Accept": "text/turtle"})
    assert answer.status_code == 300
    assert [iri.rpartition("~")[2] for iri in answer.get_json()["choices"]] == ["mayor", "premier"]
    page = here.get("/id/person/cn/li-qiang", headers={"Accept": "text/html"})
    assert page.status_code == 300
    assert 'href="/id/person/cn/li-qiang~premier"' in page.text
    assert here.get("/id/person/cn/li-qiang?view=all&format=turtle").status_code == 200
    assert here.get("/id/person/cn/li-qiang~premier?format=turtle").status_code == 200
