"""Between pyoxigraph's terms and rdflib's, which both engines read; lexical forms stay.

rdflib rewrites literals ("01" becomes "1") unless told not to, term by term; relying on its
global switch would not do, since pySHACL turns that on again.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

import pyoxigraph as ox
import rdflib

from kg.errors import NotConforming

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def to_graph(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """The union of the graphs of `quads` in memory.

    Raises NotConforming for the triple terms of RDF 1.2, which SHACL engines cannot read.
    """
    graph = rdflib.Graph(bind_namespaces="none")
    for quad in quads:
        graph.add((to_term(quad.subject), to_term(quad.predicate), to_term(quad.object)))
    return graph


def to_term(term: Term) -> rdflib.term.Node:
    """One term for rdflib, the lexical form of a literal untouched."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language is not None:
            return rdflib.Literal(term.value, lang=term.language, normalize=False)
        kind = term.datatype.value
        datatype = None if kind == _STRING else rdflib.URIRef(kind)
        return rdflib.Literal(term.value, datatype=datatype, normalize=False)
    raise NotConforming(f"{term}: triple terms (RDF 1.2) cannot be validated; leave them out")


def to_text(term: rdflib.term.Node) -> str:
    """A term in N-Triples form."""
    if isinstance(term, rdflib.Literal):
        return str(ox.Literal(str(term), language=term.language, datatype=_datatype(term)))
    return str(ox.NamedNode(str(term)) if isinstance(term, rdflib.URIRef) else f"_:{term}")


def _datatype(term: rdflib.Literal) -> ox.NamedNode | None:
    if term.language is not None or term.datatype is None:
        return None
    return ox.NamedNode(str(term.datatype))


@contextmanager
def quiet() -> Iterator[None]:
    """Keep rdflib from remarking on literals that do not fit their datatype: shapes judge them."""
    logger = logging.getLogger("rdflib.term")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Parsing weird boolean")
        logger.addFilter(_unless_literal)
        try:
            yield
        finally:
            logger.removeFilter(_unless_literal)


def _unless_literal(record: logging.LogRecord) -> bool:
    return "Literal" not in record.getMessage()
