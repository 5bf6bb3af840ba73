"""Explanations as one page that needs nothing but itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from jinja2 import Environment, PackageLoader, StrictUndefined

from kg.explanation.view import Explanation, MarkKind, SentenceView

_PAGE = Environment(
    loader=PackageLoader("kg.explanation"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
).get_template("explanation.html")

_LEGEND: tuple[MarkKind, ...] = ("person", "post", "organization", "state", "place", "date")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a sentence that are covered by the same mentions."""

    text: str
    kinds: tuple[MarkKind, ...]
    readings: tuple[str, ...]


def html_page(explanations: Iterable[Explanation]) -> Iterator[str]:
    """The page in pieces, so that many reports need not be held at once; all text is escaped."""
    return _PAGE.generate(explanations=explanations, runs=runs, legend=_LEGEND)


def runs(sentence: SentenceView) -> Iterator[Run]:
    """A sentence cut wherever a mention begins or ends; joined, the runs are its text."""
    bounds = {0, len(sentence.text)}
    bounds.update(edge for mark in sentence.marks for edge in (mark.start, mark.end))
    edges = sorted(bounds)
    for start, end in pairwise(edges):
        over = [mark for mark in sentence.marks if mark.start <= start and end <= mark.end]
        yield Run(
            text=sentence.text[start:end],
            kinds=tuple(dict.fromkeys(mark.kind for mark in over)),
            readings=tuple(mark.reading for mark in over),
        )
