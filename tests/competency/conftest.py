"""The gold reports projected into a store in memory, as the service would hold them."""

from __future__ import annotations

from itertools import chain

import pyoxigraph as ox
import pytest

from kg.namespaces import data_file
from kg.projection import project_key, register_quads, tally
from kg.questions import parse_question
from kg.rdf import contributions, to_quads

BASE = "https://w3id.org/whomet/"


@pytest.fixture(scope="session")
def store(gold_reports) -> ox.Store:
    """Reports, shared nodes, registers and the ontology with its concepts."""
    held = ox.Store()
    counts = tally(chain.from_iterable(contributions(facts) for facts, _ in gold_reports))
    for key in counts:
        held.extend(project_key(key, counts[key]))
    for facts, text in gold_reports:
        held.extend(to_quads(facts, text=text))
    held.extend(register_quads())
    for name in ("whomet.ttl", "concepts.ttl"):
        graph = ox.NamedNode(f"{BASE}graph/ontology")
        held.load(path=str(data_file("ontology", name)), to_graph=graph)
    return held


@pytest.fixture(scope="session")
def ask(store):
    """Answers a competency question by its number: a list of rows, values as strings or None."""

    def answer(number: str, **values: str) -> list[dict[str, str | None]]:
        (path,) = data_file("ontology", "competency").glob(f"cq-{number}-*.rq")
        question = parse_question(path.read_text(encoding="utf-8"), name=path.stem)
        query = question.bound(values, base_iri=BASE)
        solutions = store.query(query, use_default_graph_as_union=True)
        names = [variable.value for variable in solutions.variables]
        return [
            {name: _plain(value) for name, value in zip(names, row, strict=True)}
            for row in solutions
        ]

    return answer


def _plain(term) -> str | None:
    return None if term is None else term.value.removeprefix(f"{BASE}id/")
