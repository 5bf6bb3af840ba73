"""The public functions of the package, as the README shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib

import kg

SAMPLE = Path(__file__).parent.parent / "seeds/articles/000_cf5c2a6e6cf4fdc0.txt"


def test_from_a_file_to_a_validated_graph() -> None:
    document = kg.read(SAMPLE)
    facts = kg.extract(document)
    assert {person.name for person in facts.persons} == {"Cai Qi", "Kim Song Nam"}
    graph = kg.to_graph(facts, text=document.text)
    assert isinstance(graph, rdflib.Dataset)
    report = kg.validate(graph)
    assert report.conforms
    assert report.focus_nodes > 0


def test_text_and_bytes_read_alike() -> None:
    raw = SAMPLE.read_bytes()
    assert kg.extract(kg.read(raw)).persons == kg.extract(kg.read(raw.decode())).persons


def test_a_store_opens_and_answers(tmp_path: Path) -> None:
    store = kg.open_store(tmp_path / "store")
    assert store.count() == 0
    store.close()


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'meetings'"):
        kg.meetings  # noqa: B018
