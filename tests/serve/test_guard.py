"""What counts as a call to another endpoint."""

from __future__ import annotations

import pytest

from kg.serve.guard import calls_service, first_update_word

YES = [
    "SELECT * { SERVICE <http://a/> { ?s ?p ?o } }",
    "SELECT * {seRvice\n#c\n<http://a/>{ ?s ?p ?o } }",
    "PREFIX x: <http://a/> SELECT * { SERVICE SILENT x:a { ?s ?p ?o } }",
    "ASK {\\u0053ERVICE <http://a/> { ?s ?p ?o } }",
    "SELECT * { { SELECT * { FILTER NOT EXISTS { SERVICE<http://a/>{ ?s ?p ?o } } } } }",
    "SELECT * { OPTIONAL { ?s ?p ?o } UNION { service <http://a/> { } } ",
]
NO = [
    "SELECT * { BIND('SERVICE <http://a/>' AS ?x) }",
    "PREFIX service: <http://x/> SELECT * { ?service service:SERVICE ?o }",
    "SELECT * { ?s ?p ?o } # SERVICE <http://a/>",
]


@pytest.mark.parametrize("text", YES)
def test_calls_and_what_cannot_be_told_are_calls(text):
    assert calls_service(text)


@pytest.mark.parametrize("text", NO)
def test_the_mere_word_is_none(text):
    assert not calls_service(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("insert data {}", "INSERT"),
        ("# c\nPREFIX a: <b> BASE <c>\n DELETE WHERE {}", "DELETE"),
        ("SELECT * {}", None),
        ("", None),
    ],
)
def test_the_word_an_update_starts_with(text, word):
    assert first_update_word(text) == word
