"""Which media types the service reads and writes, and the choice between them.

SPARQL 1.1 Protocol section 2.1.6 leaves the choice to HTTP content negotiation
(RFC 9110 section 12.5.1); `format=` overrides it for people with a browser bar.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pyoxigraph as ox
from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from kg.errors import UsageError


class NotAcceptable(UsageError):
    """None of the offered media types satisfies the request (HTTP 406)."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One representation: the value of `format=`, its media type, its serialisation."""

    name: str
    media_type: str
    syntax: ox.QueryResultsFormat | ox.RdfFormat


RESULTS: tuple[Offer, ...] = (
    Offer("json", "application/sparql-results+json", ox.QueryResultsFormat.JSON),
    Offer("xml", "application/sparql-results+xml", ox.QueryResultsFormat.XML),
    Offer("csv", "text/csv", ox.QueryResultsFormat.CSV),
    Offer("tsv", "text/tab-separated-values", ox.QueryResultsFormat.TSV),
)
GRAPHS: tuple[Offer, ...] = (
    Offer("turtle", "text/turtle", ox.RdfFormat.TURTLE),
    Offer("ntriples", "application/n-triples", ox.RdfFormat.N_TRIPLES),
    Offer("rdfxml", "application/rdf+xml", ox.RdfFormat.RDF_XML),
    Offer("jsonld", "application/ld+json", ox.RdfFormat.JSON_LD),
    Offer("trig", "application/trig", ox.RdfFormat.TRIG),
    Offer("nquads", "application/n-quads", ox.RdfFormat.N_QUADS),
)
# What clients also send for the same representations.
ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "application/json": "application/sparql-results+json",
        "application/xml": "application/sparql-results+xml",
        "text/xml": "application/sparql-results+xml",
        "text/plain": "text/csv",
        "application/x-turtle": "text/turtle",
    }
)
GRAPH_ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "application/json": "application/ld+json",
        "application/xml": "application/rdf+xml",
        "text/xml": "application/rdf+xml",
        "text/plain": "application/n-triples",
        "application/x-turtle": "text/turtle",
    }
)


def negotiate(offers: tuple[Offer, ...], *, accept: str | None, name: str | None) -> Offer:
    """The offer that `format=` names, else the best for the Accept header.

    Without a header the first offer is taken. Raises NotAcceptable.
    """
    if name:
        return _named(offers, name)
    best = best_media_type(accept, [offer.media_type for offer in offers], _aliases(offers))
    if best is None:
        known = ", ".join(offer.media_type for offer in offers)
        raise NotAcceptable(f"nothing acceptable in {accept!r}; offered: {known}")
    return next(offer for offer in offers if offer.media_type == best)


def best_media_type(
    accept: str | None, offered: list[str], aliases: Mapping[str, str] = MappingProxyType({})
) -> str | None:
    """The offered type that the Accept header prefers; ties go to the first offered."""
    if not accept or not accept.strip():
        return offered[0]
    wanted = parse_accept_header(accept, MIMEAccept)
    known = offered + [alias for alias, target in aliases.items() if target in offered]
    best = wanted.best_match(known)
    return aliases.get(best, best) if best else None


def _aliases(offers: tuple[Offer, ...]) -> Mapping[str, str]:
    return ALIASES if offers is RESULTS else GRAPH_ALIASES


def _named(offers: tuple[Offer, ...], name: str) -> Offer:
    wanted = name.strip().lower()
    for offer in offers:
        if wanted in (offer.name, offer.media_type):
            return offer
    known = ", ".join(offer.name for offer in offers)
    raise NotAcceptable(f"format={name} is not offered; use one of {known}")
