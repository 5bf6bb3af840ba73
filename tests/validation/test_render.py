import json

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF, SH

from kg.report import Finding, ValidationReport
from kg.validation import open_validator, to_json, to_text, to_turtle
from kg.validation.render import short

WM = "https://w3id.org/whomet/ontology#"
WMS = "https://w3id.org/whomet/shapes#"
SHACL = "http://www.w3.org/ns/shacl#"
REPORT = ValidationReport(
    findings=(
        Finding(
            focus="<http://example.org/a>",
            path="^<http://www.w3.org/ns/oa#hasBody>",
            value=None,
            severity="violation",
            shape=f"<{WMS}Account-evidence>",
            component=f"<{SHACL}MinCountConstraintComponent>",
            message="An account needs evidence.",
        ),
        Finding(
            focus="_:b",
            path=f"<{WM}represents>",
            value='"back\\\\slash"@en',
            severity="info",
            shape=f"<{WMS}Person-stateKnown>",
            component=f"<{SHACL}MinCountConstraintComponent>",
            message="It is not known which state this person represents.",
        ),
    ),
    checked=((f"<{WMS}AccountShape>", 1), (f"<{WMS}PersonShape>", 2), (f"<{WMS}PostShape>", 0)),
)


def test_text():
    assert to_text(REPORT) == (
        "Does not conform: 1 violation, 1 info (3 nodes checked by 2 shapes)\n"
        "\n"
        "Violation: An account needs evidence.\n"
        "  node   <http://example.org/a>\n"
        "  path   ^oa:hasBody\n"
        "  shape  wms:Account-evidence\n"
        "\n"
        "Info: It is not known which state this person represents.\n"
        "  node   _:b\n"
        "  path   wm:represents\n"
        '  value  "back\\\\slash"@en\n'
        "  shape  wms:Person-stateKnown\n"
    )


def test_text_of_nothing_found_and_of_nothing_checked():
    assert to_text(ValidationReport((), REPORT.checked)) == (
        "Conforms: no findings (3 nodes checked by 2 shapes)\n"
    )
    assert to_text(ValidationReport((), ())).startswith("Nothing was checked: 0 nodes")


def test_json():
    content = json.loads(to_json(REPORT))
    assert content["conforms"] is False
    assert content["focus_nodes"] == 3
    assert content["checked"] == dict(REPORT.checked)
    assert content["findings"][1] == {
        "severity": "info",
        "focus": "_:b",
        "path": f"<{WM}represents>",
        "value": '"back\\\\slash"@en',
        "message": "It is not known which state this person represents.",
        "shape": f"<{WMS}Person-stateKnown>",
        "component": f"<{SHACL}MinCountConstraintComponent>",
    }


def test_turtle_is_a_shacl_report():
    graph = rdflib.Graph().parse(data=to_turtle(REPORT))
    (root,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(root, SH.conforms).value is False
    results = list(graph.objects(root, SH.result))
    assert len(results) == 2
    by_severity = {graph.value(result, SH.resultSeverity): result for result in results}
    violation, info = by_severity[SH.Violation], by_severity[SH.Info]
    path = graph.value(violation, SH.resultPath)
    assert graph.value(path, SH.inversePath) == rdflib.URIRef("http://www.w3.org/ns/oa#hasBody")
    assert graph.value(info, SH.value) == rdflib.Literal("back\\slash", lang="en")
    assert isinstance(graph.value(info, SH.focusNode), rdflib.BNode)
    assert graph.value(info, SH.sourceShape) == rdflib.URIRef(f"{WMS}Person-stateKnown")


@pytest.mark.parametrize("render", [to_text, to_json, to_turtle])
def test_the_same_report_gives_the_same_bytes(render, invalid):
    reports = [open_validator().validate(data) for data in (invalid, invalid[::-1])]
    assert render(reports[0]) == render(reports[1])


def test_the_turtle_keeps_what_the_engine_reported(invalid):
    report = open_validator().validate(invalid)
    quads = list(ox.parse(to_turtle(report), format=ox.RdfFormat.TURTLE))
    messages = [quad for quad in quads if quad.predicate.value == f"{SHACL}resultMessage"]
    assert len(messages) == len(report.findings) == 6


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (f"<{WM}Person>", "wm:Person"),
        (f"<{WMS}Person-name>", "wms:Person-name"),
        (f"(<{WM}role>/^<{WM}venue>)", "(wm:role/^wm:venue)"),
        (
            "<https://w3id.org/whomet/concept/role/host>",
            "<https://w3id.org/whomet/concept/role/host>",
        ),
        ("<https://schema.org/>", "<https://schema.org/>"),
        ("<http://example.org/x>", "<http://example.org/x>"),
        ('"plain"', '"plain"'),
    ],
)
def test_short_forms(term, text):
    assert short(term) == text
