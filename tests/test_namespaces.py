import re

import pyoxigraph as ox
import pytest
import rdflib

from kg.namespaces import (
    DCAT,
    NAMESPACES,
    PREFIXES,
    SCHEMA,
    WM,
    WMC,
    ClosedNamespace,
    UnknownTermError,
    data_file,
)

PACKAGE = data_file("kg")
DEFINED = ("RDF", "RDFS", "OWL", "XSD", "SKOS", "FOAF", "ORG", "PROV", "DCTERMS", "VOID", "SH")
BEYOND_RDFLIB = {(DCAT, "version"), (SCHEMA, "PoliticalParty")}


def own_terms(file, namespace, kinds):
    return {
        quad.subject.value.removeprefix(str(namespace))
        for quad in ox.parse(path=data_file("ontology", file))
        if quad.predicate.value.endswith("#type") and quad.object.value.rpartition("#")[2] in kinds
    }


def test_a_term_is_a_node():
    assert ox.NamedNode("https://w3id.org/whomet/ontology#Person") == WM.Person == WM["Person"]
    assert "Person" in WM
    assert WM.Person in WM
    assert "Persn" not in WM


@pytest.mark.parametrize("space", NAMESPACES, ids=str)
def test_an_unknown_term_raises(space):
    with pytest.raises(UnknownTermError, match=r"nonsense is not a term of"):
        _ = space.nonsense
    with pytest.raises(KeyError):
        _ = space["nonsense"]


def test_the_own_terms_are_those_of_the_ontology():
    kinds = {"Class", "ObjectProperty", "DatatypeProperty"}
    terms = own_terms("whomet.ttl", WM, kinds)
    assert len(terms) > 70
    assert terms == set(WM)


def test_the_concepts_are_those_of_the_concept_schemes():
    concepts = own_terms("concepts.ttl", WMC, {"Concept", "ConceptScheme"})
    assert len(concepts) > 30
    assert concepts == set(WMC)


def test_every_own_term_in_code_and_queries_exists():
    files = [*PACKAGE.rglob("*.py"), *data_file("ontology").rglob("*.rq")]
    pattern = re.compile(r"\bWM\.([A-Za-z]\w*)|\bwm:([A-Za-z]\w*)|ontology#([A-Za-z]\w*)")
    used = {
        next(filter(None, match))
        for file in files
        for match in pattern.findall(file.read_text(encoding="utf-8"))
    } - {"Persn"}
    assert len(used) > 60
    assert used <= set(WM)


def test_every_own_term_is_used_in_data_as_examples_or_shapes_show():
    quads = [
        quad
        for folder in ("examples", "../shapes")
        for file in sorted(data_file("ontology", folder).glob("*.ttl"))
        for quad in ox.parse(path=file)
    ]
    seen = {term.value for quad in quads for term in quad if isinstance(term, ox.NamedNode)}
    assert {name for name in WM if WM[name].value not in seen} == set()


@pytest.mark.parametrize("name", DEFINED)
def test_terms_of_others_exist_as_rdflib_knows_them(name):
    space = {str(space): space for space in NAMESPACES}[str(getattr(rdflib, name))]
    terms = list(space)
    assert terms
    assert [term for term in terms if term not in getattr(rdflib, name)] == []


@pytest.mark.parametrize(("space", "known"), [(SCHEMA, rdflib.SDO), (DCAT, rdflib.DCAT)])
def test_newer_terms_of_others_are_named(space, known):
    missing = {(space, term) for term in space if term not in known}
    assert missing == {pair for pair in BEYOND_RDFLIB if pair[0] is space}


def test_prefixes_name_each_namespace_once():
    assert PREFIXES["wm"] == str(WM)
    assert PREFIXES["schema"] == "https://schema.org/"
    assert len(set(PREFIXES.values())) == len(PREFIXES) == len(NAMESPACES) + 1


def test_iteration_is_sorted():
    assert list(ClosedNamespace("x", "http://example.org/", "b a")) == ["a", "b"]


def test_data_files_are_found_and_a_missing_one_names_both_places():
    assert data_file("shapes").is_dir()
    assert data_file("ontology", "whomet.ttl").is_file()
    with pytest.raises(FileNotFoundError, match=r"no/such is neither .*_data.* nor "):
        data_file("no", "such")
