"""The terms of our own ontology and shapes, read off their Turtle files, for pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, TypeAlias

import pyoxigraph as ox

from kg.namespaces import PREFIXES, data_file

Kind: TypeAlias = Literal["class", "property", "shape"]
_RDFS, _SKOS = "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2004/02/skos/core#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_OWL_CLASS = "http://www.w3.org/2002/07/owl#Class"
_SH = "http://www.w3.org/ns/shacl#"
_SPACES: Mapping[str, str] = MappingProxyType(
    {"ontology": "https://w3id.org/whomet/ontology#", "shapes": "https://w3id.org/whomet/shapes#"}
)


@dataclass(frozen=True, slots=True)
class Term:
    """A term as its page shows it; relations are prefixed names."""

    name: str
    kind: Kind
    label: str
    definition: str
    note: str = ""
    example: str = ""
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    above: tuple[str, ...] = ()


@cache
def triples_of(folder: str) -> tuple[ox.Triple, ...]:
    """Our own Turtle files of a data folder, parsed once, in order, duplicates left out."""
    return tuple(dict.fromkeys(_parsed(folder)))


@cache
def terms_of(folder: str) -> tuple[Term, ...]:
    """The named terms of a data folder, by name."""
    space = _SPACES[folder]
    told: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples_of(folder):
        subject = triple.subject
        if isinstance(subject, ox.NamedNode) and subject.value.startswith(space):
            values = told[subject.value.removeprefix(space)][triple.predicate.value]
            if isinstance(triple.object, ox.NamedNode | ox.Literal):
                values.append(triple.object.value)
    return tuple(_term(name, told[name], folder) for name in sorted(told) if name)


def _parsed(folder: str) -> Iterator[ox.Triple]:
    for path in sorted(data_file(folder).iterdir(), key=lambda entry: entry.name):
        if path.name.endswith(".ttl"):
            for quad in ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE):
                yield quad.triple


def _term(name: str, told: Mapping[str, list[str]], folder: str) -> Term:
    def first(*predicates: str) -> str:
        return next((told[one][0] for one in predicates if told.get(one)), "")

    def names(predicate: str) -> tuple[str, ...]:
        return tuple(map(prefixed, told.get(predicate, ())))

    kind: Kind = "property"
    if folder == "shapes":
        kind = "shape"
    elif _OWL_CLASS in told.get(_TYPE, ()):
        kind = "class"
    return Term(
        name=name,
        kind=kind,
        label=first(_RDFS + "label", _SH + "name") or name,
        definition=first(
            _SKOS + "definition", _RDFS + "comment", _SH + "description", _SH + "message"
        ),
        note=first(_SKOS + "scopeNote"),
        example=first(_SKOS + "example"),
        domain=names(_RDFS + "domain"),
        range=names(_RDFS + "range"),
        above=names(_RDFS + ("subClassOf" if kind == "class" else "subPropertyOf")),
    )


def prefixed(iri: str) -> str:
    """An IRI with a known prefix.

    >>> prefixed("https://w3id.org/whomet/ontology#Person")
    'wm:Person'
    """
    for prefix, space in PREFIXES.items():
        local = iri.removeprefix(space)
        if local != iri and local.isalnum():
            return f"{prefix}:{local}"
    return iri
