"""The sentence shown for a discrepancy."""

from __future__ import annotations

from kg.annotation import Layout
from kg.evaluation import Discrepancy, bearing_sentence
from kg.model import Document, Span
from kg.registers import load_registers
from kg.text import layout

TEXT = (
    "HANOI, March 1 (Xinhua) -- Ada Minh met with Bo Rak on Friday.\n\n"
    "The Lao side was thanked by Rak.\n"
)


def laid_out() -> Layout:
    document = Document(id="a", text=TEXT, sha256="", media_type="text/plain")
    return layout(document, load_registers())


def shown(discrepancy: Discrepancy) -> str | None:
    return bearing_sentence(discrepancy, laid_out(), load_registers())


def test_a_found_fact_stands_in_the_sentence_of_its_evidence():
    start = TEXT.index("Rak", TEXT.index("thanked"))
    found = Discrepancy("a", "persons", "spurious", "Rak", (Span(start, start + 3),))
    assert shown(found) == "The Lao side was thanked by Rak."


def test_a_missed_fact_is_shown_with_the_sentence_most_like_it():
    missed = Discrepancy("a", "persons", "missed", "Ada Minh")
    assert shown(missed) == "Ada Minh met with Bo Rak on Friday."


def test_a_state_is_looked_for_by_all_its_names():
    assert shown(Discrepancy("a", "states", "missed", "LA")) == "The Lao side was thanked by Rak."


def test_where_nothing_is_like_it_nothing_is_shown():
    assert shown(Discrepancy("a", "persons", "missed", "Quux")) is None
