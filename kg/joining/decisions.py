"""Decisions as data: each join with its rule, each judgement with author and reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pyoxigraph as ox

from kg.identity import slug
from kg.joining.judgements import Judged, Judgements
from kg.joining.links import Link
from kg.namespaces import DCTERMS, FOAF, PROV, SCHEMA, WM, WMC
from kg.rdf import Contribution, Quads, graph_name, text_literal
from kg.settings import BASE_IRI


def decided(link: Link) -> Iterator[Contribution]:
    """What a join adds to `graph/judgements`, as contributions of its own key."""
    key = f"join/{_digest(*link[:3])}"
    yield Contribution(key, "joins", link.one)
    yield Contribution(key, "joins", link.other)
    yield Contribution(key, "rule", link.rule)


def stands_for(key: str, canonical: str) -> Contribution:
    """What a replaced key adds: the address that answers for it now."""
    return Contribution(f"alias/{key}", "canonical", canonical)


def judgement_quads(judgements: Judgements, *, base: str = BASE_IRI) -> list[ox.Quad]:
    """The judgements in force and the persons that a shared name may mean."""
    out = Quads(base, graph_name(base, "judgements"))
    for item in judgements.in_force:
        _judged(out, item)
    for bare, nodes in sorted(judgements.told_apart.items()):
        for node in nodes:
            out.add(out.node(bare), WM.mayMean, out.node(node))
    for author in sorted({item.author for item in judgements.in_force}):
        agent = out.node(f"author/{slug(author)}")
        out.type(agent, PROV.Agent)
        out.add(agent, FOAF.name, text_literal(author))
    return out.stated


def _judged(out: Quads, item: Judged) -> None:
    node = out.node(f"judgement/{_digest(*item.pair)}")
    out.type(node, WM.JoinDecision)
    for key in item.pair:
        out.add(node, WM.joins, out.node(key))
    out.add(node, WM.verdict, WMC[f"verdict/{item.verdict}"])
    out.add(node, PROV.wasAttributedTo, out.node(f"author/{slug(item.author)}"))
    out.add(node, SCHEMA.description, text_literal(item.why))
    if item.date:
        out.add(node, DCTERMS.created, ox.Literal(item.date))


def _digest(*words: str) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]
