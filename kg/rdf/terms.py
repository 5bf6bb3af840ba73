"""RDF terms of the values that facts hold, and the list that quads of one graph gather in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.identity import iri
from kg.namespaces import RDF, XSD

DEFAULT_LANGUAGE = "en"
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
_TYPE, _INTEGER = RDF.type, XSD.integer

TRUE = ox.Literal("true", datatype=XSD.boolean)
FALSE = ox.Literal("false", datatype=XSD.boolean)

Term = ox.NamedNode | ox.Literal


def date_literal(date: str) -> ox.Literal:
    """A date with the precision that it is told with: a day, a month or a year.

    >>> date_literal("2024-03").datatype == XSD.gYearMonth
    True
    """
    return ox.Literal(date, datatype=_DATE_TYPES[len(date)])


def language_tag(language: str | None) -> str | None:
    """The tag in small letters (BCP 47 knows no case); None for what is no tag.

    >>> language_tag("EN-gb"), language_tag("English")
    ('en-gb', None)
    """
    return language.lower() if language and _LANGUAGE_TAG.fullmatch(language) else None


def text_literal(text: str, language: str | None = None) -> ox.Literal:
    """A text in its language, English where none is given."""
    return ox.Literal(text, language=language or DEFAULT_LANGUAGE)


def integer_literal(number: int) -> ox.Literal:
    """A count, an ordinal or an offset in code points.

    Always xsd:integer: Oxigraph keeps no narrower type, and what is added must be what is
    found when it is to be removed.
    """
    return ox.Literal(str(number), datatype=_INTEGER)


def graph_name(base: str, path: str) -> ox.NamedNode:
    """A named graph: `report/<sha>`, `entities`, `derived`, `registers` and so on."""
    return ox.NamedNode(f"{base}graph/{path}")


@dataclass(slots=True)
class Quads:
    """The quads of one named graph in the order in which they are stated."""

    base: str
    graph: ox.NamedNode
    stated: list[ox.Quad] = field(default_factory=list)
    _nodes: dict[str, ox.NamedNode] = field(default_factory=dict)

    def node(self, key: str) -> ox.NamedNode:
        """The node of a key."""
        node = self._nodes.get(key)
        if node is None:
            node = self._nodes[key] = ox.NamedNode(iri(self.base, key))
        return node

    def key(self, node: ox.NamedNode) -> str:
        """The key of a node."""
        return node.value.removeprefix(iri(self.base, ""))

    def add(self, subject: ox.NamedNode, predicate: ox.NamedNode, value: Term | None) -> None:
        """State a triple; nothing is stated of a value that is unknown."""
        if value is not None:
            self.stated.append(ox.Quad(subject, predicate, value, self.graph))

    def type(self, subject: ox.NamedNode, *classes: ox.NamedNode) -> None:
        """State the classes of a node."""
        self.stated.extend(ox.Quad(subject, _TYPE, kind, self.graph) for kind in classes)
