"""The gold reports projected into a store in memory, as the service would hold them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain

import pyoxigraph as ox
import pytest

from kg.identity import Identities
from kg.joining import claims, identified, join_all, read_judgements, resolve, settle
from kg.ledger import Coverage
from kg.model import Facts, Occasion, Span
from kg.namespaces import data_file
from kg.projection import coverage_quads, project_key, register_quads, tally
from kg.questions import parse_question
from kg.rdf import contributions, to_quads

BASE = "https://w3id.org/whomet/"


TOPICS = ("cooperation", "friendship", "peace")
ANNIVERSARY = re.compile(r"\b(\d+)(?:st|nd|rd|th) anniversary\b[^.,;\n]{0,60}")
COVERED = (
    Coverage("KCNA", "2024-03-01", "2024-04-30"),
    Coverage("Yonhap", "2023-12-01", "2024-01-31"),
)


def _enriched(facts: Facts, text: str) -> Facts:
    """The gold has neither topics nor occasions: those that plain words of the text name."""
    said = tuple(
        replace(item, topics=tuple(topic for topic in TOPICS if topic in item.text.lower()))
        for item in facts.statements
    )
    found = ANNIVERSARY.search(text)
    if not found or not facts.meetings:
        return replace(facts, statements=said)
    span = (Span(found.start(), found.end()),)
    occasion = Occasion(" ".join(found[0].split()), int(found[1]), span)
    first = replace(facts.meetings[0], occasions=(0,))
    meetings = (first, *facts.meetings[1:])
    return replace(facts, statements=said, meetings=meetings, occasions=(occasion,))


@pytest.fixture(scope="session")
def coverage() -> tuple[Coverage, ...]:
    return COVERED


@pytest.fixture(scope="session")
def told(gold_reports) -> list[tuple[Facts, Identities]]:
    """The facts with the keys that stand for persons, encounters and tenures (tests/joining)."""
    held = settle(read_judgements(data_file("seeds", "judgements.csv")))
    own = [identified(_enriched(facts, text), held) for facts, text in gold_reports]
    joins = join_all(chain.from_iterable(claims(*item) for item in own), held)
    return [(facts, resolve(facts, keys, joins)) for facts, keys in own]


@pytest.fixture(scope="session")
def store(gold_reports, told) -> ox.Store:
    """Reports, shared nodes, registers and the ontology with its concepts."""
    held = ox.Store()
    counts = tally(
        chain.from_iterable(contributions(facts, identities=keys) for facts, keys in told)
    )
    for key in counts:
        held.extend(project_key(key, counts[key]))
    for (facts, keys), (_, text) in zip(told, gold_reports, strict=True):
        held.extend(to_quads(facts, text=text, identities=keys))
    held.extend(register_quads())
    held.extend(coverage_quads(COVERED))
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
