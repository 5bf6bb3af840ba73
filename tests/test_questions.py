"""Heads of competency questions, and values put in place of parameters."""

from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.questions import bind, parse_question, to_term

BASE = "https://w3id.org/whomet/"
TEXT = """#+ question: Whom did a person meet?
#+ parameter: person <https://w3id.org/whomet/id/person/cn/cai-qi>
#+ parameter: personal 3
SELECT ?other { $person ?met ?other . FILTER($personal > ?person) }
"""


def test_the_head_is_read():
    question = parse_question(TEXT, name="cq-01")
    assert question.question == "Whom did a person meet?"
    assert list(question.parameters) == ["person", "personal"]
    assert parse_question("ASK {}", name="x").parameters == {}


def test_defaults_and_values_take_the_parameters_place():
    question = parse_question(TEXT, name="cq-01")
    assert "{ <https://w3id.org/whomet/id/person/cn/cai-qi> ?met" in question.bound(
        {}, base_iri=BASE
    )
    bound = question.bound({"person": "id/person/kp/x"}, base_iri=BASE)
    assert "{ <https://w3id.org/whomet/id/person/kp/x> ?met" in bound
    assert "FILTER(3 > ?person)" in bound


def test_an_unknown_parameter_is_named_with_those_there_are():
    with pytest.raises(UsageError, match=r"no parameter who; it has: person, personal"):
        parse_question(TEXT, name="cq-01").bound({"who": "x"}, base_iri=BASE)


@pytest.mark.parametrize(
    ("value", "term"),
    [
        ("id/state/kp", f"<{BASE}id/state/kp>"),
        ("https://example.org/a", "<https://example.org/a>"),
        ("<urn:a>", "<urn:a>"),
        ("2024-03-22", '"2024-03-22"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("90", "90"),
        ("true", "true"),
        ("wm:Person", "wm:Person"),
        ('"KP"', '"KP"'),
        ("KP", '"KP"'),
        ('a"} ; DROP ALL', '"a\\"} ; DROP ALL"'),
        ("id/a> ?p ?o . <b", '"id/a> ?p ?o . <b"'),
        ("line\nbreak\\", '"line\\nbreak\\\\"'),
    ],
)
def test_a_value_is_always_one_term(value, term):
    assert to_term(value, base_iri=BASE) == term


def test_a_backslash_in_a_value_is_kept():
    assert bind("$a", {"a": r'"\\1"'}) == r'"\\1"'
