"""Spans of evidence become passages with marks."""

from __future__ import annotations

from kg.serve.passages import Piece, Quoted, passages

SENTENCE = Quoted(0, 24, "Cai Qi met Kim Song Nam.", "meeting/1")


def test_a_span_inside_another_becomes_a_mark():
    inner = Quoted(11, 23, "Kim Song Nam", "person/kim")
    (passage,) = passages([inner, SENTENCE])
    assert passage.pieces == (
        Piece("Cai Qi met ", False),
        Piece("Kim Song Nam", True),
        Piece(".", False),
    )
    assert {fact.fact for fact in passage.facts} == {"meeting/1", "person/kim"}


def test_a_span_alone_is_marked_whole_and_order_is_the_texts():
    later = Quoted(40, 45, "Hello", "statement/1")
    found = passages([later, SENTENCE])
    assert [passage.start for passage in found] == [0, 40]
    assert [piece.marked for passage in found for piece in passage.pieces] == [True, True]


def test_spans_that_overlap_stay_apart():
    crossing = Quoted(20, 30, "Nam. Then ", "other")
    assert len(passages([SENTENCE, crossing])) == 2
