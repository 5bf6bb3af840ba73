import pyoxigraph as ox
import pytest

from kg.namespaces import data_file
from kg.validation.base import class_hierarchy, count_focus_nodes, data_graph, load_shapes
from kg.validation.convert import to_graph

PREFIX = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix wm: <https://w3id.org/whomet/ontology#> .
@prefix x: <http://example.org/> .
"""


def turtle(text):
    return list(ox.parse(PREFIX + text, format=ox.RdfFormat.TURTLE))


def test_the_hierarchy_is_that_of_the_own_classes():
    pairs = {(quad.subject.value, quad.object.value) for quad in class_hierarchy()}
    names = {tuple(iri.rpartition("#")[2] for iri in pair) for pair in pairs}
    assert ("Party", "Organization") in names
    assert ("Meeting", "Encounter") in names
    assert len(names) == 7


@pytest.mark.parametrize(
    ("target", "count"),
    [
        ("sh:targetClass wm:Organization", 2),
        ("sh:targetClass x:Cycle", 1),
        ("sh:targetClass x:Cycle , wm:Party", 2),
        ("sh:targetNode x:anything", 1),
        ("sh:targetSubjectsOf x:p", 2),
        ("sh:targetObjectsOf x:p", 1),
        ("a rdfs:Class", 1),
        ("sh:targetClass x:Nobody", 0),
    ],
)
def test_focus_nodes_are_counted_for_each_kind_of_target(target, count):
    data = data_graph(
        turtle(
            "x:a a wm:Party ; x:p x:c . x:b a wm:State ; x:p x:c . x:i a x:Shape . "
            "x:d a x:Wheel . x:Wheel rdfs:subClassOf x:Cycle . x:Cycle rdfs:subClassOf x:Wheel ."
        )
    )
    shapes = to_graph(turtle(f"x:Shape a sh:NodeShape ; {target} ."))
    assert count_focus_nodes(data, shapes) == (("<http://example.org/Shape>", count),)


def test_shapes_are_loaded_from_files_and_folders():
    folder = data_file("shapes")
    everything = load_shapes()
    assert len(everything) > 1300
    assert len(load_shapes(folder)) == len(everything)
    assert 0 < len(load_shapes(folder / "person.ttl", folder / "post.ttl")) < len(everything)


def test_a_broken_file_of_shapes_is_told_with_its_line(tmp_path):
    file = tmp_path / "mine.ttl"
    file.write_text("@prefix x: <http://example.org/> .\nx:a x:b ;;; x .\n")
    with pytest.raises(SyntaxError, match="line 2"):
        load_shapes(file)
