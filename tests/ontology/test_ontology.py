"""The ontology says of itself what it must, keeps to OWL 2 RL, and fits its examples."""

import re
import tomllib

import owlrl
import pyoxigraph as ox
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS

from kg.namespaces import WM, data_file
from kg.validation import open_validator

ONTOLOGY = data_file("ontology")
EXAMPLES = sorted((ONTOLOGY / "examples").glob("*.ttl"))
WHOMET = rdflib.Namespace(str(WM))
# What our ontology is made of; each is allowed by OWL 2 RL wherever we use it.
CONSTRUCTS = {
    *(OWL.Ontology, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty),
    *(OWL.SymmetricProperty, OWL.FunctionalProperty, OWL.disjointWith),
    *(OWL.versionIRI, OWL.versionInfo),
}


def graph(*files):
    merged = rdflib.Graph()
    for file in files:
        merged.parse(file)
    return merged


def contradictions(data):
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(data)
    return [str(text) for _, predicate, text in data if str(predicate).endswith("agent-ont#error")]


@pytest.fixture(scope="module")
def core():
    return graph(ONTOLOGY / "whomet.ttl")


def test_every_term_has_label_definition_and_example():
    files = [ONTOLOGY / name for name in ("whomet.ttl", "alignments.ttl", "concepts.ttl")]
    quads = [quad for file in files for quad in ox.parse(path=file)]
    report = open_validator().validate(quads)
    assert report.findings == ()
    counts = {shape.rpartition("#")[2].strip(">"): count for shape, count in report.checked}
    for name in ("TermLabel", "TermDefinition", "TermExample"):
        assert counts[name] > 70
    for name in ("ConceptLabel", "ConceptDefinition", "ConceptScheme"):
        assert counts[name] >= 30


@pytest.mark.parametrize(
    ("shape", "predicate", "term"),
    [
        ("TermLabel", RDFS.label, "https://w3id.org/whomet/ontology#Person"),
        ("TermDefinition", "http://www.w3.org/2004/02/skos/core#definition", WM.metWith.value),
        ("TermExample", "http://www.w3.org/2004/02/skos/core#example", WM.venue.value),
        ("ConceptLabel", "http://www.w3.org/2004/02/skos/core#prefLabel", "concept/role/host"),
        ("ConceptDefinition", "http://www.w3.org/2004/02/skos/core#definition", "concept/kind"),
        ("ConceptScheme", "http://www.w3.org/2004/02/skos/core#inScheme", "concept/role/guest"),
    ],
)
def test_a_term_that_lacks_something_is_found(shape, predicate, term):
    files = [ONTOLOGY / name for name in ("whomet.ttl", "concepts.ttl")]
    subject = term if ":" in term else f"https://w3id.org/whomet/{term}"
    quads = [
        quad
        for file in files
        for quad in ox.parse(path=file)
        if (quad.subject.value, quad.predicate.value) != (subject, str(predicate))
    ]
    report = open_validator().validate(quads)
    found = [(finding.shape, finding.focus) for finding in report.findings]
    assert found == [(f"<https://w3id.org/whomet/shapes#{shape}>", f"<{subject}>")]


def test_names_follow_the_rules_and_carry_no_version(core):
    classes = set(core.subjects(RDF.type, OWL.Class))
    properties = set(core.subjects(RDF.type, OWL.ObjectProperty)) | set(
        core.subjects(RDF.type, OWL.DatatypeProperty)
    )
    assert (len(classes), len(properties)) == (26, len(set(WM)) - 26)
    for term in classes:
        assert re.fullmatch(r"[A-Z][A-Za-z]+", term.removeprefix(WHOMET))
    for term in properties:
        assert re.fullmatch(r"[a-z][A-Za-z]+", term.removeprefix(WHOMET))


def test_the_version_is_that_of_the_project():
    project = tomllib.loads(data_file("pyproject.toml").read_text())["project"]["version"]
    for name in ("whomet.ttl", "alignments.ttl"):
        merged = graph(ONTOLOGY / name)
        (ontology,) = merged.subjects(RDF.type, OWL.Ontology)
        assert str(merged.value(ontology, OWL.versionInfo)) == project
        assert str(merged.value(ontology, OWL.versionIRI)) == f"{ontology}/{project}"


def test_the_core_keeps_to_constructs_of_owl_2_rl(core):
    used = {
        term
        for triple in core
        for term in triple
        if isinstance(term, rdflib.URIRef) and term.startswith(str(OWL))
    }
    assert used <= CONSTRUCTS
    assert not [term for triple in core for term in triple if isinstance(term, rdflib.BNode)]


def test_the_core_commits_to_no_other_vocabulary(core):
    foreign = [
        (subject, other)
        for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass)
        for subject, other in core.subject_objects(predicate)
        if not other.startswith(str(WHOMET))
    ]
    assert foreign == []


def test_alignments_speak_of_our_terms_alone():
    merged = graph(ONTOLOGY / "alignments.ttl")
    (ontology,) = merged.subjects(RDF.type, OWL.Ontology)
    subjects = set(merged.subjects()) - {ontology}
    assert len(subjects) > 30
    assert {subject.removeprefix(WHOMET) for subject in subjects} <= set(WM)


def test_each_class_has_its_example(core):
    merged = graph(*EXAMPLES)
    classes = set(core.subjects(RDF.type, OWL.Class)) - {WHOMET.Organization, WHOMET.Encounter}
    assert {kind for kind in classes if not set(merged.subjects(RDF.type, kind))} == set()
    names = {
        re.sub(r"(?<!^)([A-Z])", r"-\1", kind.removeprefix(WHOMET)).lower() for kind in classes
    }
    assert names == {file.stem for file in EXAMPLES}


def test_each_instance_carries_the_well_known_classes_that_the_alignments_name():
    alignments, core = graph(ONTOLOGY / "alignments.ttl"), graph(ONTOLOGY / "whomet.ttl")
    data = graph(*EXAMPLES)
    checked = 0
    for node, kind in data.subject_objects(RDF.type):
        for own in core.transitive_objects(kind, RDFS.subClassOf):
            for known in alignments.objects(own, RDFS.subClassOf):
                checked += 1
                formal = "http://www.w3.org/ns/org#"
                accepted = set(data.objects(node, RDF.type))
                assert known in accepted or (
                    str(known) == f"{formal}Organization"
                    and any(str(other).startswith(formal) for other in accepted)
                ), f"{node} lacks {known}"
    assert checked > 50


def test_examples_do_not_contradict_the_ontology():
    names = ("whomet.ttl", "alignments.ttl", "concepts.ttl")
    assert contradictions(graph(*(ONTOLOGY / name for name in names), *EXAMPLES)) == []


def test_a_contradiction_would_be_noticed(core):
    both = graph(ONTOLOGY / "whomet.ttl")
    node = rdflib.URIRef("http://example.org/thing")
    both.add((node, RDF.type, WHOMET.Meeting))
    both.add((node, RDF.type, WHOMET.PlannedMeeting))
    assert len(contradictions(both)) == 1
