"""A text with its marks: nothing of it is lost, inner mentions stand inside outer ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.explanation import Mark
from kg.explanation.marks import sentence_views
from kg.registers import load_registers
from kg.serve.reading.article import Run, nested, pieces
from kg.serve.reading.stages import read_stages
from kg.sources import read

SAMPLES = sorted(Path(__file__).parents[3].glob("kg/serve/samples/*.txt"))


def words(runs: tuple[Run, ...]) -> str:
    return "".join(run.text + words(run.inner) for run in runs)


def mark(kind: str, start: int, end: int) -> Mark:
    return Mark(kind, start, end, "", "")


def test_an_inner_mention_stands_inside_the_outer_one():
    runs = nested("the Chinese president spoke", [mark("post", 4, 21), mark("state", 4, 11)])
    assert [run.kind for run in runs] == [None, "post", None]
    assert [run.kind for run in runs[1].inner] == ["state", None]
    assert words(runs) == "the Chinese president spoke"


def test_a_mention_across_an_edge_stays_unmarked():
    runs = nested("abcdefgh", [mark("post", 0, 5), mark("state", 3, 8)])
    assert [run.kind for run in runs] == ["post", None]
    assert words(runs) == "abcdefgh"


def test_what_lies_inside_a_name_belongs_to_the_name():
    runs = nested("Vladimir Putin", [mark("person", 0, 14), mark("place", 0, 8)])
    assert [(run.kind, words(run.inner)) for run in runs] == [("person", "Vladimir Putin")]
    assert all(run.kind is None for run in runs[0].inner)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_pieces_are_the_whole_text(path: Path):
    document = read(path)
    laid_out, mentions, _ = read_stages(document, load_registers())
    shown = list(pieces(laid_out, sentence_views(laid_out, mentions)))
    assert "".join(words(piece.runs) for piece in shown) == document.text
    assert sum(piece.number is not None for piece in shown) == len(laid_out.sentences) > 3


def test_there_are_samples():
    assert len(SAMPLES) >= 3
