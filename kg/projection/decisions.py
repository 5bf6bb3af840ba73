"""`graph/judgements`: which keys rules have joined, and what stands for a replaced one."""

from __future__ import annotations

import pyoxigraph as ox

from kg.namespaces import DCTERMS, WM, WMC
from kg.projection.counts import Said
from kg.rdf import Quads


def project_decision(out: Quads, key: str, said: Said) -> None:
    """State a join by a rule, or that a key was replaced by another."""
    if key.startswith("alias/"):
        node = out.node(key.removeprefix("alias/"))
        for canonical in said.all("canonical"):
            out.add(node, DCTERMS.isReplacedBy, out.node(canonical))
        return
    node = out.node(key)
    out.type(node, WM.JoinDecision)
    for joined in said.all("joins"):
        out.add(node, WM.joins, out.node(joined))
    out.add(node, WM.verdict, WMC["verdict/same"])
    for rule in said.all("rule"):
        out.add(node, WM.joinRule, ox.Literal(rule))
