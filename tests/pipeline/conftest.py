"""A data folder of its own for each test, and a road without rules for speed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.model import Article, Document, Facts, Person, Span
from kg.pipeline import Road
from kg.pipeline.road import document_info
from kg.report import Finding, ValidationReport
from kg.settings import Settings


class LineExtractor:
    """The first line is the headline; each further line that is not empty names a person."""

    name = "lines"

    def extract(self, document: Document) -> Facts:
        if "explode" in document.text:
            raise RuntimeError("this extractor has a fault")
        persons, start = [], 0
        for number, line in enumerate(document.text.splitlines(keepends=True)):
            if number and line.strip():
                span = Span(start, start + len(line.strip()))
                persons.append(Person(line.strip(), None, (span,)))
            start += len(line)
        return Facts(
            id=document.id,
            article=Article(title=document.text.partition("\n")[0] or None),
            document=document_info(document),
            persons=tuple(persons),
        )


class FussyValidator:
    """Finds a violation in whatever names Nobody."""

    name = "fussy"

    def validate(self, quads: Iterable[ox.Quad]) -> ValidationReport:
        faults = [quad for quad in quads if "Nobody" in str(quad.object)]
        findings = tuple(
            Finding(str(quad.subject), None, None, "violation", "shape", "component", "is nobody")
            for quad in faults[:1]
        )
        return ValidationReport(findings, (("shape", 1),))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with a data folder that does not exist yet."""
    return Settings(data=tmp_path / "data")


@pytest.fixture
def make_road(settings: Settings) -> Callable[[], Road]:
    """The road of the two above."""
    road = Road(LineExtractor(), FussyValidator(), settings.base_iri, settings.quotes)
    return lambda: road


@pytest.fixture
def document() -> Callable[..., Document]:
    """Makes a document of a text."""

    def make(text: str, *, name: str = "report", **values: str) -> Document:
        data = text.encode("utf-8", "surrogatepass")
        sha256 = hashlib.sha256(data).hexdigest()
        return Document(name, text, sha256, "text/plain", data, **values)  # type: ignore[arg-type]

    return make
