"""One report by itself: what is validated before it enters, and what `kg.to_graph` gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox
import rdflib

from kg.identity import iri
from kg.model import Facts
from kg.projection.change import project_key, tally
from kg.projection.registers import described_keys, register_quads
from kg.rdf import contributions, provenance_quads, to_quads
from kg.registers import Registers, load_registers
from kg.settings import BASE_IRI, QuotePolicy


def report_quads(
    facts: Facts,
    *,
    base: str = BASE_IRI,
    text: str | None = None,
    title: str | None = None,
    quotes: QuotePolicy = "sentence",
    software: str | None = None,
    registers: Registers | None = None,
) -> list[ox.Quad]:
    """The report's graph and its context: shared nodes as this report alone would have them.

    The register nodes that the report touches are among them, so that the whole can be
    validated by itself.
    """
    registers = registers or load_registers()
    quads = to_quads(facts, base=base, text=text, title=title, quotes=quotes, registers=registers)
    quads += provenance_quads(facts, base=base, software=software)
    for key, counts in sorted(tally(contributions(facts, registers=registers)).items()):
        quads += sorted(project_key(key, counts, base=base, registers=registers), key=str)
    return quads + register_quads(
        base=base, registers=registers, keys=_touched(quads, base, registers)
    )


def to_graph(
    facts: Facts,
    *,
    base: str = BASE_IRI,
    text: str | None = None,
    title: str | None = None,
    quotes: QuotePolicy = "sentence",
) -> rdflib.Dataset:
    """The RDF of one report's facts as an rdflib data set with the same named graphs.

    Its default graph is the union of the named ones. Give `text` (and a separate `title`)
    of the document to have the words quoted; without them statements quote themselves.
    """
    dataset = rdflib.Dataset(default_union=True)
    by_graph: defaultdict[ox.NamedNode, list[ox.Triple]] = defaultdict(list)
    for quad in report_quads(facts, base=base, text=text, title=title, quotes=quotes):
        if isinstance(quad.graph_name, ox.NamedNode):
            by_graph[quad.graph_name].append(quad.triple)
    for name, triples in by_graph.items():
        lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
        dataset.graph(rdflib.URIRef(name.value)).parse(data=lines, format="nt")
    return dataset


def _touched(quads: Iterable[ox.Quad], base: str, registers: Registers) -> set[str]:
    """The keys of the register nodes that the quads speak of, and of those they stand below."""
    space, described = iri(base, ""), described_keys(registers)
    touched, fresh = set[str](), list(quads)
    while fresh:
        named = {quad.object.value for quad in fresh if isinstance(quad.object, ox.NamedNode)}
        keys = {name.removeprefix(space) for name in named if name.startswith(space)}
        new = (keys & described) - touched
        touched |= new
        fresh = register_quads(base=base, registers=registers, keys=new)
    return touched
