"""Dumps: the same bytes for the same quads."""

from __future__ import annotations

import gzip
import io
import random

import pyoxigraph as ox
import pytest

from kg.dumps import FORMATS, write_dump
from kg.errors import UsageError

QUADS = [
    ox.Quad(
        ox.NamedNode(f"urn:s{number % 7}"),
        ox.NamedNode(f"urn:p{number % 3}"),
        ox.Literal(str(number)),
        ox.NamedNode(f"urn:g{number % 2}"),
    )
    for number in range(50)
]


def written(quads: list[ox.Quad], syntax: str, *, compress: bool = False) -> bytes:
    out = io.BytesIO()
    write_dump(quads, out, syntax=syntax, compress=compress)
    return out.getvalue()


@pytest.mark.parametrize("syntax", list(FORMATS))
def test_order_of_arrival_does_not_show(syntax):
    shuffled = random.Random(1).sample(QUADS, len(QUADS))
    assert written(QUADS, syntax) == written(shuffled, syntax)
    assert len(set(ox.parse(written(QUADS, syntax), FORMATS[syntax]))) == len(QUADS)


def test_a_triple_of_two_graphs_stands_once_in_the_union():
    twice = [ox.Quad(*QUADS[0].triple, ox.NamedNode(f"urn:g{number}")) for number in (1, 2)]
    assert len(written(twice, "ntriples").splitlines()) == 1
    assert len(written(twice, "nquads").splitlines()) == 2


def test_gzip_has_neither_name_nor_time():
    packed = written(QUADS, "nquads", compress=True)
    assert packed[3:8] == b"\0\0\0\0\0"
    assert gzip.decompress(packed) == written(QUADS, "nquads")


def test_an_unknown_format_names_those_there_are():
    with pytest.raises(UsageError, match="turtle, trig"):
        written(QUADS, "xml")
