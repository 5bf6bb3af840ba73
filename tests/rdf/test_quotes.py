"""What the graph may repeat of a text: by policy, by licence, and never over a third."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import model
from kg.namespaces import OA, SCHEMA
from kg.rdf import to_quads
from kg.rdf.quotes import Source, choose_quotes

TEXT = "".join(f"word{number} " for number in range(100))
STATEMENT = model.Statement("Cai Qi", "", TEXT[30:60], (model.Span(30, 60),))
FACTS = model.Facts(
    "x",
    model.Article(),
    model.DocumentInfo("0" * 64, "text/plain"),
    persons=(model.Person("Cai Qi", "CN", (model.Span(0, 5),)),),
    statements=(STATEMENT,),
)
SPANS = st.lists(
    st.tuples(st.integers(0, 600), st.integers(1, 90)).map(
        lambda pair: model.Span(pair[0], pair[0] + pair[1])
    ),
    max_size=30,
)


@given(SPANS, st.sampled_from(["sentence", "anchor"]))
def test_quotes_cover_a_third_at_most(spans, policy):
    quotes = choose_quotes(FACTS, spans, Source(TEXT, None), policy=policy)
    covered = {
        offset
        for span, words in quotes.items()
        for offset in range(span.start, span.start + len(words))
    }
    assert len(covered) <= len(TEXT) // 3
    for span, words in quotes.items():
        assert TEXT[span.start : span.end].startswith(words)


def test_statements_come_first():
    long = [model.Span(60, 60 + len(TEXT) // 3)]
    quotes = choose_quotes(FACTS, long, Source(TEXT, None), policy="sentence")
    assert quotes == {model.Span(30, 60): TEXT[30:60]}


@pytest.mark.parametrize("licence", ["CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"])
def test_an_open_licence_lifts_the_third(licence):
    facts = replace(FACTS, document=replace(FACTS.document, licence=licence))
    whole = [model.Span(0, len(TEXT))]
    assert len(choose_quotes(facts, whole, Source(TEXT, None), policy="sentence")) == 2
    assert len(choose_quotes(FACTS, whole, Source(TEXT, None), policy="sentence")) == 1


@pytest.mark.parametrize(
    ("policy", "statement", "person"),
    [
        ("sentence", {"word5 word6 word7 word8 word9 "}, {"word0"}),
        ("anchor", {"word5 word6 word7 word8 word9"}, {"word0"}),
        ("none", set(), set()),
    ],
)
def test_the_policy_governs_statement_and_evidence_alike(policy, statement, person):
    stated = to_quads(FACTS, text=TEXT, quotes=policy)
    assert {quad.object.value for quad in stated if quad.predicate == SCHEMA.text} == statement
    exact = {quad.object.value for quad in stated if quad.predicate == OA.exact}
    assert exact == statement | person
    assert len([quad for quad in stated if quad.predicate == OA.start]) == 2


def test_without_the_text_statements_quote_themselves():
    stated = to_quads(FACTS)
    assert [q.object.value for q in stated if q.predicate == OA.exact] == []
    open_facts = replace(FACTS, document=replace(FACTS.document, licence="CC0"))
    stated = to_quads(open_facts)
    assert [q.object.value for q in stated if q.predicate == OA.exact] == [TEXT[30:60]]
