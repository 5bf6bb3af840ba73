"""Facts to RDF: the graph of one report, and what the report adds to shared nodes."""

from kg.rdf.contribution import Contribution
from kg.rdf.contributions import contributions
from kg.rdf.provenance import FACTS_LICENCE, provenance_quads
from kg.rdf.report import to_quads
from kg.rdf.telling import attested_on, supported
from kg.rdf.terms import TRUE, Quads, date_literal, graph_name, integer_literal, text_literal

__all__ = [
    "FACTS_LICENCE",
    "TRUE",
    "Contribution",
    "Quads",
    "attested_on",
    "contributions",
    "date_literal",
    "graph_name",
    "integer_literal",
    "provenance_quads",
    "supported",
    "text_literal",
    "to_quads",
]
