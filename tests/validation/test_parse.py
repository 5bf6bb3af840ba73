import gzip

import pyoxigraph as ox
import pytest

from kg.errors import UnreadableInput
from kg.validation import parse

TRIPLE = ox.Quad(
    ox.NamedNode("http://example.org/a"), ox.NamedNode("http://example.org/b"), ox.Literal("c")
)
LINE = '<http://example.org/a> <http://example.org/b> "c" .'
XML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://example.org/">'
    '<rdf:Description rdf:about="http://example.org/a"><x:b>c</x:b></rdf:Description></rdf:RDF>'
)
JSON = '{"@id": "http://example.org/a", "http://example.org/b": "c"}'
FORMS = {
    "ttl": LINE,
    "nt": LINE,
    "nq": LINE,
    "trig": LINE,
    "rdf": XML,
    "owl": XML,
    "xml": XML,
    "jsonld": JSON,
    "json": JSON,
}
MEDIA_TYPES = {
    "text/turtle": LINE,
    "application/trig": LINE,
    "application/n-triples": LINE,
    "application/n-quads": LINE,
    "application/rdf+xml": XML,
    "application/ld+json": JSON,
    "text/turtle; charset=utf-8": LINE,
}
BOMB = """<?xml version="1.0"?>
<!DOCTYPE rdf:RDF [
  <!ENTITY a "aaaaaaaaaa">
  <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>"""


@pytest.mark.parametrize("suffix", FORMS)
def test_the_suffix_tells_the_form(suffix):
    assert parse(FORMS[suffix].encode(), name=f"folder/mine.{suffix}") == [TRIPLE]
    zipped = gzip.compress(FORMS[suffix].encode())
    assert parse(zipped, name=f"mine.{suffix}.gz") == [TRIPLE]
    assert parse(zipped, name=f"mine.{suffix}") == [TRIPLE]


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_a_media_type_overrules_the_suffix(media_type):
    data = MEDIA_TYPES[media_type].encode()
    assert parse(data, name="body.txt", media_type=media_type) == [TRIPLE]


def test_graph_names_are_kept():
    (quad,) = parse(b"<x:a> <x:b> <x:c> <x:g> .", name="a.nq")
    assert quad.graph_name == ox.NamedNode("x:g")


def test_relative_iris_are_resolved_against_the_name():
    (quad,) = parse(b"<#a> <x:b> <c> .", name="some folder/my file.ttl")
    assert quad.subject.value == "file:///my%20file.ttl#a"
    assert quad.object.value == "file:///c"


@pytest.mark.parametrize(
    ("data", "name", "reason", "line"),
    [
        (b"<x:a> <x:b>\n'c", "a.ttl", "Unexpected end", 2),
        (b"<x:a> <x:b> <x:c> .\n<x:a> <x:b> <x:c>\n", "a.nt", "followed by a dot", 3),
        (b"<rdf>\n</fdr>", "a.rdf", "mismatched tag", 2),
        (BOMB.encode(), "a.rdf", "XML entities are not allowed", 3),
        (b'{"@id": }', "a.jsonld", "closing curly", 1),
        (
            b'{"@context": "http://example.org/c", "@id": "x:a", "b": 1}',
            "a.jsonld",
            "context",
            None,
        ),
        (b"a;b", "a.csv", r"\.csv: use Turtle", None),
        (b"a", "README", "no suffix: use Turtle", None),
        (b"{ }", "a.n3", r"\.n3: use Turtle", None),
        (b"\x1f\x8bnot gzip", "a.ttl.gz", "not a whole gzip file", None),
        (
            gzip.compress(b"<x:a> <x:b> <x:c> .", mtime=0)[:-9],
            "a.ttl.gz",
            "not a whole gzip file",
            None,
        ),
        (b"<x:a> <x:b> <<( <x:c> <x:d> <x:e> )>> .", "a.ttl", "a term of RDF 1.2", None),
        (b'<x:a> <x:b> "c"@en--ltr .', "a.ttl", "a term of RDF 1.2", None),
        (b"<x:a> <x:b> '\xff' .", "a.ttl", "Invalid UTF-8", 1),
    ],
)
def test_what_cannot_be_read_is_told_with_file_and_line(data, name, reason, line):
    with pytest.raises(UnreadableInput, match=reason) as caught:
        parse(data, name=name)
    assert caught.value.source == name
    assert caught.value.line == line


def test_an_unknown_media_type_is_told():
    with pytest.raises(UnreadableInput, match="text/csv: use Turtle"):
        parse(b"", name="body", media_type="text/csv")


def test_what_unpacks_to_more_than_the_limit_is_refused():
    data = gzip.compress(b" " * 10_000)
    assert parse(data, name="a.nt.gz", limit=10_000) == []
    with pytest.raises(UnreadableInput, match="larger than 9999 bytes"):
        parse(data, name="a.nt.gz", limit=9_999)
