"""Provenance: with which version the facts of a report were drawn, and from where."""

from __future__ import annotations

import pyoxigraph as ox

from kg.identity import iri
from kg.model import Facts
from kg.namespaces import DCTERMS, PROV, RDF, WM, XSD
from kg.rdf.terms import graph_name
from kg.settings import BASE_IRI

FACTS_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def provenance_quads(
    facts: Facts, *, base: str = BASE_IRI, software: str | None = None
) -> list[ox.Quad]:
    """This report's part of `graph/provenance`: its graph is licensed, not the text it tells of.

    `software` is the version stored with the facts; no names of files and no times.
    """
    graph = graph_name(base, "provenance")
    report = ox.NamedNode(iri(base, f"report/{facts.document.sha256}"))
    told = graph_name(base, f"report/{facts.document.sha256}")
    triples: list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (told, RDF.type, PROV.Entity),
        (told, PROV.wasDerivedFrom, report),
        (told, DCTERMS.license, ox.NamedNode(FACTS_LICENCE)),
    ]
    if facts.article.url:
        triples.append((told, DCTERMS.source, ox.Literal(facts.article.url, datatype=XSD.anyURI)))
    if software:
        triples.append((report, WM.softwareVersion, ox.Literal(software)))
    return [ox.Quad(*triple, graph) for triple in triples]
