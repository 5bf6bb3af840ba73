"""Results of a validation beside the lines that they are about."""

from __future__ import annotations

import pytest

from kg.serve.lines import annotated, excerpt

TEXT = """@base <http://example.org/id/> .
@prefix ex: <http://example.org/> .
PREFIX p: <http://example.org/p/>

ex:a ex:knows <b> ;
    p:born "1999" .

<b> a ex:Person ;
    p:born "x" , <http://example.org/full> .
_:n p:born "1" .
"""


def finding(focus: str, path: str | None = None) -> dict[str, str | None]:
    return {"focus": focus, "path": path, "message": "m", "severity": "violation"}


@pytest.mark.parametrize(
    ("focus", "path", "line"),
    [
        ("<http://example.org/a>", None, 5),
        ("<http://example.org/a>", "<http://example.org/p/born>", 6),
        ("<http://example.org/id/b>", None, 8),
        ("<http://example.org/id/b>", "<http://example.org/p/born>", 9),
        ("<http://example.org/id/b>", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", 8),
        ("<http://example.org/full>", None, 9),
        ("_:n", "<http://example.org/p/born>", 10),
        ("<http://example.org/id/b>", "<http://example.org/absent>", 8),
        ("<http://elsewhere.org/>", None, None),
        ('"literal"', None, None),
    ],
)
def test_a_result_stands_at_its_line(focus: str, path: str | None, line: int | None):
    numbered, lost = annotated(TEXT, [finding(focus, path)])
    assert [one.number for one in numbered if one.findings] == ([line] if line else [])
    assert len(lost) == (line is None)


def test_a_result_without_a_property_stands_at_its_value():
    told = finding("<http://example.org/id/b>") | {"value": '"x"^^<http://example.org/t>'}
    numbered, _ = annotated(TEXT, [told])
    assert [one.number for one in numbered if one.findings] == [9]


def test_only_lines_near_results_are_shown():
    text = "\n".join(f"<x:{number}> <x:p> 1 ." for number in range(1, 101))
    numbered, _ = annotated(text, [finding("<x:50>"), finding("<x:90>")])
    shown = list(excerpt(numbered, around=2))
    assert [line.number if line else None for line in shown] == [
        None, 48, 49, 50, 51, 52, None, 88, 89, 90, 91, 92,
    ]  # fmt: skip
