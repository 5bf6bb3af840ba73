"""`graph/catalog`: the data set described in VoID and DCAT, without a clock."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kg.namespaces import DCAT, DCTERMS, ORG, PROV, RDF, SCHEMA, SEM, SKOS, VOID, WM, XSD
from kg.rdf import FACTS_LICENCE, graph_name, integer_literal, text_literal
from kg.settings import BASE_IRI

_TITLE = "WhoMet: who met whom in politics"
_ABOUT = (
    "Encounters of politicians and officials as news agencies, parties and ministries report "
    "them: who, in which post, for whom, where, when, what was said, and the words behind it."
)
_GRAPHS = {
    "entities": "Persons, posts, tenures, organizations, places and meetings of all reports",
    "derived": "What follows from the reports together: who met whom, counts, current posts",
    "registers": "States, parties, bodies, places and houses as the registers hold them",
    "provenance": "How the graph of each report came about",
    "coverage": "Which days of which publishers were read",
    "judgements": "What persons and named rules decided about identity",
}
_FORMATS = {"ttl": "text/turtle", "nq.gz": "application/n-quads"}


def catalog_quads(
    *,
    base: str = BASE_IRI,
    software: str | None = None,
    triples: Mapping[str, int] | None = None,
) -> list[ox.Quad]:
    """The description of the data set, of its graphs, dumps and SPARQL endpoint.

    `triples` are counts by the name of the graph ("entities"), with "" for the whole; what
    is not counted is not stated.
    """
    graph, counts = graph_name(base, "catalog"), triples or {}
    dataset, service = ox.NamedNode(f"{base}dataset"), ox.NamedNode(f"{base}sparql")
    stated: list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (dataset, RDF.type, VOID.Dataset),
        (dataset, RDF.type, DCAT.Dataset),
        (dataset, DCTERMS.title, text_literal(_TITLE)),
        (dataset, DCTERMS.description, text_literal(_ABOUT)),
        (dataset, DCTERMS.license, ox.NamedNode(FACTS_LICENCE)),
        (dataset, VOID.uriSpace, ox.Literal(f"{base}id/")),
        (dataset, VOID.sparqlEndpoint, service),
        (service, RDF.type, DCAT.DataService),
        (service, DCAT.endpointURL, service),
        (service, DCAT.servesDataset, dataset),
    ]
    if software:
        stated.append((dataset, DCAT.version, ox.Literal(software)))
    for vocabulary in (WM, SCHEMA, ORG, PROV, SEM, SKOS):
        stated.append((dataset, VOID.vocabulary, ox.NamedNode(str(vocabulary))))
    for name, about in _GRAPHS.items():
        part = graph_name(base, name)
        stated.append((dataset, VOID.subset, part))
        stated.append((part, RDF.type, VOID.Dataset))
        stated.append((part, DCTERMS.description, text_literal(about)))
    for suffix, media_type in _FORMATS.items():
        dump = ox.NamedNode(f"{base}dumps/whomet.{suffix}")
        stated.append((dataset, VOID.dataDump, dump))
        stated.append((dataset, DCAT.distribution, dump))
        stated.append((dump, RDF.type, DCAT.Distribution))
        stated.append((dump, DCAT.downloadURL, dump))
        stated.append((dump, DCTERMS.format, ox.Literal(media_type, datatype=XSD.string)))
    for name, count in counts.items():
        part = graph_name(base, name) if name else dataset
        stated.append((part, VOID.triples, integer_literal(count)))
    return [ox.Quad(*triple, graph) for triple in stated]
