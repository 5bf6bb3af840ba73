import rdflib
from rdflib import SH

from kg.validation.findings import path_text, read_findings

PATHS = {
    "x:p": "<http://example.org/p>",
    "[ sh:inversePath x:p ]": "^<http://example.org/p>",
    "( x:p x:q )": "(<http://example.org/p>/<http://example.org/q>)",
    "[ sh:alternativePath ( x:p [ sh:inversePath x:q ] ) ]": (
        "(<http://example.org/p>|^<http://example.org/q>)"
    ),
    "[ sh:zeroOrMorePath x:p ]": "<http://example.org/p>*",
    "[ sh:oneOrMorePath x:p ]": "<http://example.org/p>+",
    "[ sh:zeroOrOnePath x:p ]": "<http://example.org/p>?",
}
PREFIX = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix x: <http://example.org/> .\n"


def test_paths_are_written_as_in_sparql():
    for path, text in PATHS.items():
        graph = rdflib.Graph().parse(data=f"{PREFIX} x:s sh:path {path} .")
        (node,) = graph.objects(None, SH.path)
        assert path_text(graph, node) == text


def test_results_are_read_once_and_details_left_aside():
    report = rdflib.Graph().parse(
        data=PREFIX
        + """[] a sh:ValidationReport ; sh:result x:one , x:two .
        x:one sh:focusNode x:a ; sh:resultSeverity sh:Warning ; sh:resultMessage "b" , "a" ;
            sh:sourceShape x:Shape ; sh:sourceConstraintComponent sh:OrConstraintComponent ;
            sh:detail x:inner .
        x:two sh:focusNode x:a ; sh:resultSeverity sh:Warning ; sh:resultMessage "a" , "b" ;
            sh:sourceShape x:Shape ; sh:sourceConstraintComponent sh:OrConstraintComponent .
        x:inner sh:focusNode x:c ; sh:resultSeverity sh:Violation ."""
    )
    (finding,) = read_findings(report, rdflib.Graph())
    assert finding.severity == "warning"
    assert finding.message == "a b"
    assert (finding.path, finding.value) == (None, None)


def test_a_shape_without_iri_is_named_by_the_one_above():
    shapes = rdflib.Graph().parse(
        data=PREFIX + "x:Shape sh:property [ sh:path x:p ; sh:or ( [ sh:minLength 1 ] ) ] ."
    )
    inner = next(shapes.subjects(SH.minLength))
    report = rdflib.Graph()
    report.add((rdflib.BNode(), SH.result, rdflib.URIRef("x:r")))
    report.add((rdflib.URIRef("x:r"), SH.sourceShape, inner))
    (finding,) = read_findings(report, shapes)
    assert finding.shape == "<http://example.org/Shape>"
