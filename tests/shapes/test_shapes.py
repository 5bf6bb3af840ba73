"""The shapes themselves: valid data passes, and they are what their rules say."""

import pyoxigraph as ox
import pyshacl.entrypoints
import pytest
import rdflib
from rdflib import OWL, RDF, SH, SKOS

from kg.namespaces import WM, WMC, WMS, data_file
from kg.validation import ENGINES, load_shapes, open_validator
from kg.validation.convert import to_graph

SHAPES = data_file("shapes")
CLASSES = {name for name in WM if name[0].isupper()}
FACTS = {
    *("account", "delegation", "evidence", "meeting", "participation", "planned-meeting"),
    *("statement", "tenure"),
}
LISTED = {"role": 1, "kind": 2, "status": 2, "rank": 1, "quotes": 1, "verdict": 1}


@pytest.fixture(scope="module")
def shapes():
    return to_graph(load_shapes())


@pytest.mark.parametrize("engine", ENGINES)
def test_the_examples_conform_without_any_finding(examples, engine):
    report = open_validator(engine).validate(examples)
    assert report.findings == ()
    counts = dict(report.checked)
    for name in CLASSES:
        assert counts[f"<{WMS}{name}Shape>"] > 0, name


def test_examples_of_things_conform_alone_and_those_of_facts_need_a_whole_report():
    validator, alone = open_validator("turbo"), {}
    for file in sorted(data_file("ontology", "examples").glob("*.ttl")):
        alone[file.stem] = validator.validate(ox.parse(path=file)).conforms
    assert {name for name, conforms in alone.items() if not conforms} == FACTS
    assert len(alone) == 24


def test_the_faults_of_the_invalid_file_are_found(validator):
    quads = list(ox.parse(path=data_file("tests", "shapes", "invalid", "meeting.ttl")))
    found = validator.validate(quads).findings
    names = [(finding.shape.partition("#")[2].strip(">"), finding.severity) for finding in found]
    assert sorted(names) == [
        ("Encounter-account", "violation"),
        ("Encounter-dateOrder", "violation"),
        ("Encounter-kind", "violation"),
        ("Encounter-location", "violation"),
        ("Person-name", "violation"),
        ("Person-wellKnownType", "warning"),
    ]


@pytest.mark.parametrize("name", sorted(CLASSES - {"Organization", "Encounter"}))
def test_a_node_without_iri_is_found(examples, validator, name):
    kind = WM[name]
    rows = [quad.subject for quad in examples if quad.object == kind]
    node, blank = rows[0], ox.BlankNode("b")
    renamed = [
        ox.Quad(
            blank if quad.subject == node else quad.subject,
            quad.predicate,
            blank if quad.object == node else quad.object,
        )
        for quad in examples
    ]
    found = validator.validate(renamed).findings
    own = [finding for finding in found if "NodeKind" in finding.component]
    assert {finding.focus for finding in own} == {"_:b"}
    assert f"<{WMS}{name}Shape>" in {finding.shape for finding in own}
    assert own == list(found)


def test_each_class_has_a_file_and_a_shape(shapes):
    targets = {str(kind) for kind in shapes.objects(None, SH.targetClass)}
    assert {name for name in CLASSES if WM[name].value not in targets} == set()
    files = {file.stem.replace("-", "") for file in SHAPES.glob("*.ttl")}
    assert files == {name.lower() for name in CLASSES} | {"common", "graph", "ontology"}


def test_every_check_has_a_message_and_no_template_in_it(shapes):
    checks = set(shapes.subjects(SH.path)) | set(shapes.subjects(SH.sparql))
    named = [shape for shape in checks if isinstance(shape, rdflib.URIRef)]
    assert len(named) > 150
    for shape in named:
        (message,) = shapes.objects(shape, SH.message)
        assert message.endswith("."), message
        assert "{" not in message, "data in a message can break an engine"


def test_what_is_unknown_is_information_only(shapes):
    unknown = [
        shape
        for shape in set(shapes.subjects(SH.path))
        if isinstance(shape, rdflib.URIRef) and shape.endswith("Known")
    ]
    assert len(unknown) >= 10
    assert {shapes.value(shape, SH.severity) for shape in unknown} == {SH.Info}


def test_dates_states_and_places_are_never_demanded(shapes):
    never = {
        *(WM.represents, WM.ofState, WM.inCountry, WM.placeAsTold, WM.dateAsTold),
        *(WM.datelinePlace, WM.datelineDate, WM.firstAttested, WM.lastAttested, WM.firstMet),
    }
    values = {node.value for node in never} | {
        f"https://schema.org/{name}" for name in ("startDate", "endDate", "location")
    }
    demanding = [
        shape
        for shape, path in shapes.subject_objects(SH.path)
        if str(path) in values
        and int(shapes.value(shape, SH.minCount) or 0) > 0
        and shapes.value(shape, SH.severity) != SH.Info
    ]
    assert demanding == []


def test_lists_of_concepts_are_those_of_the_schemes(shapes):
    concepts = rdflib.Graph().parse(data_file("ontology", "concepts.ttl"))
    seen = dict.fromkeys(LISTED, 0)
    for _, head in shapes.subject_objects(SH["in"]):
        members = set(shapes.items(head))
        scheme = str(next(iter(members))).removeprefix(str(WMC)).partition("/")[0]
        if scheme in seen:
            seen[scheme] += 1
            assert members == set(
                concepts.subjects(SKOS.inScheme, rdflib.URIRef(str(WMC) + scheme))
            )
    assert all(seen[scheme] >= least for scheme, least in LISTED.items()), seen


def test_dates_are_checked_by_datatype_and_pattern_together(shapes):
    kinds = [
        shape
        for shape, datatype in shapes.subject_objects(SH.datatype)
        if str(datatype).rpartition("#")[2] in ("date", "gYear", "gYearMonth")
    ]
    assert len(kinds) >= 5
    assert [shape for shape in kinds if shapes.value(shape, SH.pattern) is None] == []


def test_no_constraint_reaches_out_of_the_data(shapes):
    texts = [str(text).upper() for text in shapes.objects(None, SH.select)]
    assert len(texts) > 20
    assert [text for text in texts if "SERVICE" in text or "FROM" in text.split()] == []
    assert set(shapes.subjects(OWL.imports)) == set()
    assert set(shapes.subjects(RDF.type, SH.JSConstraint)) == set()


def test_the_shapes_conform_to_the_shapes_of_shacl(shapes):
    conforms, _, text = pyshacl.entrypoints.meta_validate(shapes)
    assert conforms, text
