"""The contract of the family: every engine finds what the reference finds."""

import random
import threading
from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg import validation
from kg.errors import EnvironmentFault, NotConforming, UsageError
from kg.ports import Validator
from kg.validation import ENGINES, open_validator, turbo

PREFIX = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix x: <http://example.org/> .
"""
MUTANTS = 30
ODD = (
    ox.Literal("2024-02-30", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")),
    ox.Literal("2024-3", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYearMonth")),
    ox.Literal("01", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
    ox.Literal("-1", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
    ox.Literal("yes", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean")),
    ox.Literal('back\\slash {?value} "quote"'),
    ox.Literal("", language="en"),
    ox.NamedNode("http://example.org/nothing"),
    ox.BlankNode("b"),
)


def turtle(text):
    return list(ox.parse(PREFIX + text, format=ox.RdfFormat.TURTLE))


@pytest.fixture(params=sorted(ENGINES), scope="module")
def engine(request):
    return request.param


@pytest.fixture(scope="module")
def validators():
    return {name: open_validator(name) for name in ENGINES}


def mutant(quads, seed):
    """The quads with a few triples dropped, added, or given the object of another."""
    chance = random.Random(seed)
    changed = list(quads)
    for _ in range(chance.randint(1, 8)):
        place, other = chance.randrange(len(changed)), chance.choice(changed)
        quad = changed[place]
        action = chance.choice(("drop", "swap", "add", "odd"))
        if action == "drop":
            changed.pop(place)
        elif action == "swap":
            changed[place] = ox.Quad(quad.subject, quad.predicate, other.object)
        elif action == "add":
            changed.append(ox.Quad(quad.subject, quad.predicate, other.object))
        else:
            changed[place] = ox.Quad(quad.subject, quad.predicate, chance.choice(ODD))
    return changed


def comparable(report):
    """What engines must agree on: all but the wording."""
    return {replace(finding, message="") for finding in report.findings}, report.checked


def test_engines_agree_on_mutants_of_the_examples(examples, validators):
    seen = set()
    for seed in range(MUTANTS):
        data = mutant(examples, seed)
        reports = {name: validator.validate(data) for name, validator in validators.items()}
        for report in reports.values():
            assert comparable(report) == comparable(reports["pyshacl"]), f"seed {seed}"
        seen |= {finding.shape for finding in reports["pyshacl"].findings}
    assert len(seen) > 50


def test_the_engine_names_itself_and_fits_the_seam(validators, engine):
    validator: Validator = validators[engine]
    assert validator.name == engine


def test_nothing_checked_is_visible(validators, engine):
    report = validators[engine].validate(turtle("x:a x:b x:c ."))
    assert report.focus_nodes == 0
    assert report.conforms
    assert len(report.checked) > 40


def test_the_same_data_gives_the_same_report(validators, engine, invalid):
    first = validators[engine].validate(invalid)
    assert first == validators[engine].validate(reversed(invalid))
    assert list(first.findings) == sorted(first.findings, key=lambda finding: finding.focus)
    assert not first.conforms


def test_quads_of_named_graphs_are_one_graph(validators, engine, invalid):
    named = [
        ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(f"x:graph{number % 3}"))
        for number, quad in enumerate(invalid)
    ]
    assert validators[engine].validate(named) == validators[engine].validate(invalid)


def test_shapes_of_ones_own(engine):
    shapes = turtle(
        "x:Shape a sh:NodeShape ; sh:targetClass x:Thing ; sh:property [ sh:path x:p ; "
        'sh:datatype xsd:integer ; sh:severity x:Grave ; sh:message "a whole number" ] .'
    )
    validator = open_validator(engine, shapes=shapes)
    report = validator.validate(turtle('x:a a x:Thing ; x:p "one" . x:b a x:Thing ; x:p 1 .'))
    (finding,) = report.findings
    assert (finding.focus, finding.path) == ("<http://example.org/a>", "<http://example.org/p>")
    assert (finding.value, finding.severity) == ('"one"', "violation")
    assert finding.shape == "<http://example.org/Shape>"
    assert finding.message == "a whole number"
    assert report.checked == (("<http://example.org/Shape>", 2),)


def test_lexical_forms_stay_as_they_are(engine):
    shapes = turtle(
        "x:Shape a sh:NodeShape ; sh:targetClass x:Thing ; sh:property x:Exact . "
        'x:Exact sh:path x:p ; sh:pattern "^[1-9]" ; sh:in ( 1 2 ) .'
    )
    report = open_validator(engine, shapes=shapes).validate(
        turtle('x:a a x:Thing ; x:p "01"^^xsd:integer .')
    )
    assert {finding.value for finding in report.findings} == {
        '"01"^^<http://www.w3.org/2001/XMLSchema#integer>'
    }


def test_broken_shapes_are_named(engine):
    shapes = turtle("x:Shape a sh:NodeShape ; sh:targetClass x:Thing ; sh:minLength x:many .")
    with pytest.raises(NotConforming, match=r"pyshacl-turbo|pySHACL"):
        open_validator(engine, shapes=shapes).validate(turtle("x:a a x:Thing ."))


def test_a_text_that_breaks_a_message_is_told():
    shapes = turtle(
        'x:Shape a sh:NodeShape ; sh:targetClass x:Thing ; sh:message "no texts" ; sh:sparql '
        '[ sh:select "SELECT $this ?value WHERE { $this <http://example.org/p> ?value }" ] .'
    )
    data = turtle(r'x:a a x:Thing ; x:p "back\\slash" .')
    with pytest.raises(NotConforming, match="let it select a node"):
        open_validator("pyshacl", shapes=shapes).validate(data)


def test_triple_terms_are_refused(engine, validators):
    data = turtle("x:a x:says <<( x:b x:c x:d )>> .")
    with pytest.raises(NotConforming, match="triple terms"):
        validators[engine].validate(data)


def test_threads_get_equal_reports(engine, validators, examples, invalid):
    expected = {True: validators[engine].validate(invalid), False: None}
    expected[False] = validators[engine].validate(examples)
    wrong = []

    def work(number):
        for turn in range(3):
            odd = (number + turn) % 2 == 1
            if validators[engine].validate(invalid if odd else examples) != expected[odd]:
                wrong.append((number, turn))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_an_unknown_engine_is_a_usage_error():
    with pytest.raises(UsageError, match="abacus is not a SHACL engine: use pyshacl or turbo"):
        open_validator("abacus")


def test_the_fast_engine_says_what_to_install(monkeypatch):
    monkeypatch.setattr(turbo, "pyshacl_turbo", None)
    with pytest.raises(EnvironmentFault, match=r"whomet\[fast\]"):
        open_validator("turbo")


def test_validate_uses_the_reference(invalid, validators):
    assert validation.validate(invalid) == validators["pyshacl"].validate(invalid)
