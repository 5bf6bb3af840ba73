"""A service over a small graph, with real workers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.serve import close_app, create_app
from kg.settings import Settings

BASE = "https://w3id.org/whomet/"
GRAPH = f"""
@prefix id: <{BASE}id/> .
@prefix wm: <{BASE}ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix void: <http://rdfs.org/ns/void#> .
<{BASE}graph/entities> {{
  <{BASE}id/person/cn/cai-qi> a wm:Person ; skos:prefLabel "Cai Qi"@en ;
    wm:metWith <{BASE}id/person/kp/kim-song-nam> .
  <{BASE}id/person/kp/kim-song-nam> a wm:Person ; skos:prefLabel "Kim Song Nam"@en .
  <{BASE}id/meeting/2024-03-22/meeting/x> a wm:Meeting ; skos:prefLabel "Cai Qi, Kim Song Nam"@en ;
    schema:startDate "2024-03-22"^^xsd:date .
}}
<{BASE}graph/report/aa> {{
  <{BASE}id/report/aa> a wm:Report ; schema:headline "A <b>bold</b> headline"@en ;
    schema:url <javascript:alert(1)> .
  <{BASE}id/report/aa/statement/1> a wm:Statement .
  <{BASE}id/report/aa/evidence/1> oa:hasBody <{BASE}id/report/aa/statement/1> ;
    oa:hasTarget <{BASE}id/report/aa/evidence/1/target> .
  <{BASE}id/report/aa/evidence/1/target> oa:hasSource <{BASE}id/report/aa/text> ;
    oa:hasSelector <{BASE}id/report/aa/evidence/1/quote> ,
    <{BASE}id/report/aa/evidence/1/position> .
  <{BASE}id/report/aa/evidence/1/quote> oa:exact "Cai said <i>so</i>." .
  <{BASE}id/report/aa/evidence/1/position> oa:start 10 ; oa:end 29 .
}}
<{BASE}graph/catalog> {{ <{BASE}dataset> a void:Dataset ; void:triples 12 . }}
"""
QUADS = 22


@dataclass
class Folder:
    """Snapshots in a folder, newest last."""

    path: Path
    number: int = 0

    def newest(self) -> str:
        return str(self.path / str(self.number))

    def publish(self, store: ox.Store) -> None:
        self.number += 1
        store.backup(self.newest())


@pytest.fixture(scope="session")
def settings() -> Settings:
    return Settings(workers=2, query_seconds=20, query_memory=1024)


@pytest.fixture(scope="session")
def snapshots(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = Folder(tmp_path_factory.mktemp("snapshots"))
    store = ox.Store(str(folder.path / "writing"))
    store.load(GRAPH.encode(), ox.RdfFormat.TRIG)
    assert len(store) == QUADS
    folder.publish(store)
    return folder


@pytest.fixture(scope="session")
def app(settings: Settings, snapshots: Folder) -> Iterator[Flask]:
    app = create_app(settings, snapshots=snapshots)
    yield app
    close_app(app)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
