"""Spans of evidence become passages with marks."""

from __future__ import annotations

from kg.serve.passages import Piece, Quoted, named, passages

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


def test_a_separate_title_comes_first_and_apart():
    title = Quoted(0, 5, "Hello", "party/1", kind="Party", in_title=True)
    found = passages([SENTENCE, title])
    assert [passage.facts[0].fact for passage in found] == ["party/1", "meeting/1"]


def test_mere_names_are_told_apart_and_once():
    name = Quoted(40, 43, "CPC", "party/1", kind="Party")
    again = Quoted(50, 53, "CPC", "party/1", kind="Party")
    found = passages([SENTENCE, name, again])
    assert [passage.tells for passage in found] == [True, False, False]
    assert [words for words, _ in named(found)] == ["CPC"]
