"""WhoMet: a knowledge graph of who met whom.

    document = kg.read(Path("report.txt"))     # str is text, a path a file, bytes raw content
    facts = kg.extract(document)               # persons, posts, meetings, each with its words
    graph = kg.to_graph(facts)                 # rdflib.Dataset
    kg.validate(graph).conforms                # against the project's SHACL shapes
    store = kg.open_store("var/store")         # a folder, or the address of a SPARQL server

The functions live in `kg.api`, which is imported when the first of them is asked for
(PEP 562): the writer process and the command's help start without loading the extractor.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import Document, Facts, Store, extract, open_store, read, to_graph, validate

__all__ = ["Document", "Facts", "Store", "extract", "open_store", "read", "to_graph", "validate"]


def __getattr__(name: str) -> object:
    if name in __all__:
        return getattr(import_module("kg.api"), name)
    raise AttributeError(f"module 'kg' has no attribute '{name}'")
