import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import NotConforming
from kg.validation.convert import to_graph, to_term, to_text

XSD = "http://www.w3.org/2001/XMLSchema#"
FORMS = (
    "<http://example.org/a>",
    "_:b",
    '"text"',
    '"line\\nbreak \\"quoted\\" back\\\\slash"',
    '"Wort"@de',
    f'"007"^^<{XSD}integer>',
    f'"2024"^^<{XSD}gYear>',
    f'"not a date"^^<{XSD}date>',
    f'"1"^^<{XSD}boolean>',
)


@pytest.mark.parametrize("form", FORMS)
def test_terms_go_through_unchanged(form):
    line = f"<x:s> <x:p> {form} ."
    (quad,) = ox.parse(line, format=ox.RdfFormat.N_TRIPLES, rename_blank_nodes=False)
    assert to_text(to_term(quad.object)) == form


def test_graphs_become_one():
    triple = (ox.NamedNode("x:s"), ox.NamedNode("x:p"), ox.Literal("o"))
    graph = to_graph([ox.Quad(*triple, ox.NamedNode("x:g")), ox.Quad(*triple)])
    assert list(graph) == [(rdflib.URIRef("x:s"), rdflib.URIRef("x:p"), rdflib.Literal("o"))]


def test_triple_terms_are_refused():
    inner = ox.Triple(ox.NamedNode("x:s"), ox.NamedNode("x:p"), ox.NamedNode("x:o"))
    with pytest.raises(NotConforming, match=r"triple terms \(RDF 1.2\)"):
        to_term(inner)
