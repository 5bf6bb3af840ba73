"""Evidence: Web Annotations (W3C, 2017) that tie a fact to a span of the report's text.

Every annotation has the position of its span in code points, and its words where they may
be quoted. They are numbered in text order, the title's first.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kg.model import Span
from kg.namespaces import OA, WM
from kg.rdf.telling import Citation, Telling
from kg.rdf.terms import date_literal, integer_literal, text_literal

_EVIDENCE, _ANNOTATION, _TARGET = WM.Evidence, OA.Annotation, OA.SpecificResource
_QUOTE, _POSITION, _SELECTOR = OA.TextQuoteSelector, OA.TextPositionSelector, OA.hasSelector
_MOTIVATION, _IDENTIFYING, _START, _END = OA.motivatedBy, OA.identifying, OA.start, OA.end


def map_evidence(telling: Telling) -> None:
    """One annotation for each fact node and span."""
    ordered = sorted(telling.citations, key=_text_order)
    sources = {
        "text": telling.out.node(f"{telling.key}/text"),
        "title": telling.out.node(f"{telling.key}/title"),
    }
    for number, citation in enumerate(ordered, start=1):
        _annotation(telling, citation, number, sources=sources)


def _text_order(citation: Citation) -> tuple[bool, int, int, str, str]:
    span, status = citation.span, citation.status
    place = (span.within == "text", span.start, span.end)
    return (*place, citation.body.value, status.value if status else "")


def _annotation(
    telling: Telling, citation: Citation, number: int, *, sources: Mapping[str, ox.NamedNode]
) -> None:
    out, name = telling.out, f"{telling.key}/evidence/{number}"
    node, target = out.node(name), out.node(f"{name}/target")
    out.type(node, _EVIDENCE, _ANNOTATION)
    out.add(node, _MOTIVATION, _IDENTIFYING)
    out.add(node, OA.hasBody, citation.body)
    out.add(node, WM.attestedStatus, citation.status)
    if citation.on:
        out.add(node, WM.attestedOn, date_literal(citation.on))
    out.add(node, OA.hasTarget, target)
    out.type(target, _TARGET)
    out.add(target, OA.hasSource, sources[citation.span.within])
    _selectors(telling, name, target, citation.span)


def _selectors(telling: Telling, name: str, target: ox.NamedNode, span: Span) -> None:
    out, position = telling.out, telling.out.node(f"{name}/position")
    out.add(target, _SELECTOR, position)
    out.type(position, _POSITION)
    out.add(position, _START, integer_literal(span.start))
    out.add(position, _END, integer_literal(span.end))
    words = telling.quotes.get(span)
    if words is not None:
        quote = out.node(f"{name}/quote")
        out.add(target, _SELECTOR, quote)
        out.type(quote, _QUOTE)
        out.add(quote, OA.exact, text_literal(words, telling.language))
