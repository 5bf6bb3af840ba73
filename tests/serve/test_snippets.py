"""The snippets of the query page are code that says the query whole."""

from __future__ import annotations

import ast
import shlex

from kg.serve.snippets import snippets

QUERY = 'SELECT * WHERE {\n  ?s ?p "it\'s \\"so\\" é"@en\n}'


def test_python_holds_the_query_exactly():
    code = dict(snippets(QUERY, endpoint="http://localhost/sparql"))["Python"]
    (assigned,) = [node for node in ast.parse(code).body if isinstance(node, ast.Assign)][:1]
    assert ast.literal_eval(assigned.value) == QUERY


def test_the_shell_holds_the_query_exactly():
    code = dict(snippets(QUERY, endpoint="http://localhost/sparql"))["curl"]
    assert shlex.split(code)[-1] == f"query={QUERY}"


def test_there_are_three_languages():
    assert [name for name, _ in snippets("ASK {}", endpoint="x")] == ["Python", "R", "curl"]
