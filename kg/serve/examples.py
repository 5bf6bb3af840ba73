"""The competency questions as examples: each with its defaults in place, ready to run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.namespaces import data_file
from kg.questions import parse_question
from kg.serve.service import service


@dataclass(frozen=True, slots=True)
class Example:
    """A question and the whole query that answers it."""

    question: str
    text: str


def examples() -> tuple[Example, ...]:
    """All competency questions, in the order of their numbers."""
    return _examples(service().settings.base_iri)


@cache
def _examples(base_iri: str) -> tuple[Example, ...]:
    return tuple(_read(base_iri))


def _read(base_iri: str) -> Iterator[Example]:
    for path in sorted(data_file("ontology", "competency").glob("*.rq")):
        question = parse_question(path.read_text(encoding="utf-8"), name=path.stem)
        text = question.bound({}, base_iri=base_iri)
        yield Example(question.question, _without_head(text))


def _without_head(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("#+")).strip()
