"""The vocabulary that the query editor completes from."""

from __future__ import annotations

import json

from flask.testing import FlaskClient

from kg.namespaces import PREFIXES, WM


def test_every_term_of_ours_is_offered_with_its_definition(client: FlaskClient):
    told = json.loads(client.get("/ontology/terms.json").data)
    assert told["prefixes"] == dict(PREFIXES)
    by_name = {term["name"]: term for term in told["terms"]}
    missing = {f"wm:{name}" for name in WM} - set(by_name)
    assert not missing
    assert by_name["wm:metWith"]["kind"] == "property"
    assert by_name["wm:Person"]["kind"] == "class"
    assert all(term["definition"] for name, term in by_name.items() if name.startswith("wm:"))


def test_terms_of_other_vocabularies_are_offered(client: FlaskClient):
    names = {term["name"] for term in json.loads(client.get("/ontology/terms.json").data)["terms"]}
    assert {"skos:prefLabel", "schema:startDate", "org:member"} <= names
