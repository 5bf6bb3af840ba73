"""Each fault put into the examples is found by exactly its shape; every shape is hit."""

import re

import pyoxigraph as ox
import pytest

from kg.namespaces import PREFIXES, WMS, data_file
from kg.validation import load_shapes

REPORT = (
    "https://w3id.org/whomet/id/report/"
    "89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3/"
)
LISTS = ("kind", "status")
NODES = ("account", "participation", "delegation", "statement", "evidence")
SH = PREFIXES["sh"]


def head():
    local = {name: f"{REPORT}{name}/" for name in NODES}
    local |= {f"e{number}": f"{REPORT}evidence/{number}/" for number in range(1, 9)}
    local |= {name: f"https://w3id.org/whomet/concept/{name}/" for name in LISTS}
    names = dict(PREFIXES) | local | {"r": REPORT}
    return "BASE <https://w3id.org/whomet/id/>\n" + "".join(
        f"PREFIX {name}: <{iri}>\n" for name, iri in names.items()
    )


def faults():
    files = sorted((data_file("tests") / "shapes" / "faults").glob("*.ru"))
    return [
        pytest.param(
            section.partition("\n")[0].strip(),
            section.partition("\n")[2],
            id=section[:30].partition("\n")[0],
        )
        for file in files
        for section in re.split(r"^#\+ ", file.read_text(), flags=re.MULTILINE)[1:]
    ]


FAULTS = faults()


def damaged(examples, update):
    store = ox.Store()
    store.extend(examples)
    before = set(store)
    store.update(head() + update)
    assert set(store) != before, "the update changes nothing"
    return list(store)


@pytest.mark.parametrize(("shape", "update"), FAULTS)
def test_a_fault_is_found_by_exactly_its_shape(examples, validator, shape, update):
    report = validator.validate(damaged(examples, update))
    assert {finding.shape for finding in report.findings} == {f"<{WMS}{shape}>"}
    assert all(finding.message for finding in report.findings)


def test_every_shape_is_hit():
    hit = {case.values[0] for case in FAULTS}
    checks = {f"{SH}path", f"{SH}sparql"}
    shapes = {
        quad.subject.value.removeprefix(WMS)
        for quad in load_shapes()
        if quad.predicate.value in checks and isinstance(quad.subject, ox.NamedNode)
    }
    assert len(shapes) > 150
    about_the_ontology = {name for name in shapes if name.startswith(("Term", "Concept"))}
    assert shapes - hit == about_the_ontology
    assert len(about_the_ontology) == 6
