"""JSON-LD with our context reads like plain JSON, and loses nothing."""

import json

import pyoxigraph as ox
import pytest
import rdflib

from kg.namespaces import WM, data_file

CONTEXT = json.loads(data_file("ontology", "context.jsonld").read_text(encoding="utf-8"))
# A month where days are the rule keeps its type, and with it the prefixed name.
TYPED = {"wm:dateAsTold", "schema:startDate"}


@pytest.fixture(scope="module")
def examples():
    merged = rdflib.Graph()
    for file in sorted(data_file("ontology", "examples").glob("*.ttl")):
        merged.parse(file)
    assert len(merged) > 300
    return merged


@pytest.fixture(scope="module")
def written(examples):
    return examples.serialize(format="json-ld", context=CONTEXT["@context"])


def test_keys_are_plain_and_values_are_texts(written):
    nodes = json.loads(written)["@graph"]
    keys = {key for node in nodes for key in node}
    assert len(keys) > 50
    assert {key for key in keys if ":" in key} == TYPED
    nested = {key for node in nodes for key, value in node.items() if isinstance(value, dict)}
    assert nested <= TYPED


def test_concepts_read_as_words(written):
    nodes = json.loads(written)["@graph"]
    roles = sorted(node["role"] for node in nodes if "Participation" in node["type"])
    assert roles == ["guest", "host", "participant"]


def test_nothing_is_lost(written):
    files = sorted(data_file("ontology", "examples").glob("*.ttl"))
    stated = {quad for file in files for quad in ox.parse(path=file)}
    assert set(ox.parse(written.encode(), format=ox.RdfFormat.JSON_LD)) == stated


def test_the_context_names_every_own_term():
    named = {
        (value if isinstance(value, str) else value["@id"]).removeprefix("wm:")
        for key, value in CONTEXT["@context"].items()
        if key not in ("@version", "id", "type")
    }
    assert set(WM) - named == set()
