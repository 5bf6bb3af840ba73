"""What the service says about itself and about one thing, for machines."""

from __future__ import annotations

import pyoxigraph as ox
from flask import Response, url_for

from kg.namespaces import RDF, SD
from kg.serve.conversation import Outcome
from kg.serve.formats import GRAPHS, RESULTS
from kg.serve.jobs import Query
from kg.serve.service import service

_RESULT_FORMATS = (
    *(offer.syntax.iri for offer in RESULTS),
    *(offer.syntax.iri for offer in GRAPHS),
)
_FORBIDDEN = frozenset('<>"{}|^`\\')

_BOTH_WAYS = """CONSTRUCT {{ <{iri}> ?p ?o . ?s ?q <{iri}> }}
WHERE {{ {{ <{iri}> ?p ?o }} UNION {{ ?s ?q <{iri}> }} }}"""
_KNOWN = "ASK {{ {{ <{iri}> ?p ?o }} UNION {{ ?s ?q <{iri}> }} }}"


def service_description(media_type: str) -> Response:
    """The endpoint described in the vocabulary of SPARQL 1.1 Service Description."""
    endpoint = ox.NamedNode(url_for("sparql.sparql", _external=True))
    dataset = ox.NamedNode(str(endpoint.value) + "#dataset")

    def says(predicate: str, value: ox.NamedNode) -> ox.Triple:
        return ox.Triple(endpoint, SD[predicate], value)

    triples = [
        ox.Triple(endpoint, RDF.type, SD.Service),
        says("endpoint", endpoint),
        says("supportedLanguage", SD.SPARQL11Query),
        says("feature", SD.UnionDefaultGraph),
        *(says("resultFormat", ox.NamedNode(iri)) for iri in dict.fromkeys(_RESULT_FORMATS)),
        says("defaultDataset", dataset),
        ox.Triple(dataset, RDF.type, SD.Dataset),
    ]
    return graph_response(triples, media_type)


def graph_response(triples: list[ox.Triple], media_type: str) -> Response:
    """Our own triples in a negotiated syntax."""
    offer = next(offer for offer in GRAPHS if offer.media_type == media_type)
    assert isinstance(offer.syntax, ox.RdfFormat)
    response = Response(ox.serialize(triples, format=offer.syntax), content_type=media_type)
    response.headers["Vary"] = "Accept"
    return response


def iri_of(path: str) -> str | None:
    """The IRI that a path of this service stands for; None where it could be no IRI."""
    if any(mark in _FORBIDDEN or mark <= " " for mark in path):
        return None
    return service().settings.base_iri + path


def known(iri: str) -> Outcome:
    """Whether the graph says anything of this IRI, as a SPARQL JSON boolean."""
    return service().query(Query("", _KNOWN.format(iri=iri), format="json"))


def both_ways(iri: str, *, accept: str) -> Outcome:
    """The triples from and to this IRI."""
    return service().query(Query("", _BOTH_WAYS.format(iri=iri), accept=accept))
