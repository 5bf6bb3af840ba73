"""The road of one document: facts, RDF, validation, verdict. Pure, and the same everywhere."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pyoxigraph as ox

from kg.extraction import RuleExtractor
from kg.facts_input import dangling_references
from kg.ledger import Record
from kg.model import Document, DocumentInfo, Facts
from kg.model_json import facts_to_json
from kg.ports import Extractor, Unreadable, Validator
from kg.projection import report_quads
from kg.report import ValidationReport
from kg.settings import QuotePolicy, Settings
from kg.validation import open_validator, to_json
from kg.writer.view import SOFTWARE


@dataclass(frozen=True, slots=True)
class Processed:
    """What the road made of a document: its row for the ledger, and what lies behind it."""

    record: Record
    facts: Facts | None = None
    quads: tuple[ox.Quad, ...] = ()
    report: ValidationReport | None = None


@dataclass(frozen=True, slots=True)
class Road:
    """An extractor and a validator with the settings of the RDF; has no state and no I/O."""

    extractor: Extractor
    validator: Validator
    base: str
    quotes: QuotePolicy
    software: str = SOFTWARE

    def process(self, document: Document) -> Processed:
        """Draw the facts of a document and judge them."""
        if (reason := _unstorable(document.text)) is not None:
            return quarantined(_unreadable(document, reason))
        return self.judge(document, self.extractor.extract(document), software=self.software)

    def judge(self, document: Document, facts: Facts, *, software: str) -> Processed:
        """Accept the facts of a document, or quarantine it with the reason."""
        problems = dangling_references(facts, text=document.text, title=document.title)
        if problems:
            reason = "the facts refer to what is not there: " + "; ".join(problems[:5])
            row = _row(document, reason=reason, software=software)
            return Processed(replace(row, facts=_json(facts_to_json(facts))), facts)
        quads = report_quads(
            facts,
            base=self.base,
            text=document.text,
            title=document.title,
            quotes=self.quotes,
            software=software,
        )
        report = self.validator.validate(quads)
        row = _row(document, reason=_verdict(report), software=software)
        row = replace(row, facts=_json(facts_to_json(facts)), report=to_json(report))
        return Processed(row, facts, tuple(quads), report)


@dataclass(frozen=True, slots=True)
class StandardRoad:
    """Makes the road of the project's own extractor and reference validator."""

    settings: Settings

    def __call__(self) -> Road:
        """A new road; takes a second, for registers and shapes are read."""
        return Road(RuleExtractor(), open_validator(), self.settings.base_iri, self.settings.quotes)


def quarantined(item: Unreadable) -> Processed:
    """The row of an input that no source could read."""
    return Processed(
        Record(
            sha256=item.sha256,
            id=item.id,
            media_type=item.media_type,
            content=item.content,
            status="quarantined",
            software=SOFTWARE,
            reason=item.reason if item.line is None else f"line {item.line}: {item.reason}",
        )
    )


def document_of(record: Record) -> Document | None:
    """The document as it was read; None for an input that could not be read."""
    if record.text is None:
        return None
    return Document(
        id=record.id,
        text=record.text,
        sha256=record.sha256,
        media_type=record.media_type,
        content=record.content,
        title=record.title,
        published=record.published,
        url=record.url,
        publisher=record.publisher,
        language=record.language,
        licence=record.licence,
    )


def document_info(document: Document) -> DocumentInfo:
    """What facts say of the document they were drawn from."""
    return DocumentInfo(
        sha256=document.sha256,
        media_type=document.media_type,
        publisher=document.publisher,
        language=document.language,
        licence=document.licence,
    )


def body_sha256(text: str) -> str:
    """Equal for texts that differ in white space alone.

    >>> body_sha256("One  two\\n") == body_sha256("One two")
    True
    """
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def _verdict(report: ValidationReport) -> str | None:
    """Why the report keeps a document out; None where it does not."""
    if report.focus_nodes == 0:
        return "the shapes found nothing to check"
    faults = [finding for finding in report.findings if finding.severity == "violation"]
    if not faults:
        return None
    return f"{len(faults)} SHACL violations: " + "; ".join(
        f"{finding.focus} {finding.message}" for finding in faults[:3]
    )


def _unstorable(text: str) -> str | None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return f"half of a surrogate pair at code point {error.start}: no valid Unicode text"
    return None


def _unreadable(document: Document, reason: str) -> Unreadable:
    content = document.content or document.text.encode("utf-8", "surrogatepass")
    return Unreadable(
        id=document.id,
        name=document.id,
        content=content,
        sha256=document.sha256,
        reason=reason,
        media_type=document.media_type,
    )


def _row(document: Document, *, reason: str | None, software: str) -> Record:
    """The ledger's row; what has a reason is quarantined."""
    return Record(
        sha256=document.sha256,
        id=document.id,
        media_type=document.media_type,
        content=document.content or document.text.encode(),
        status="accepted" if reason is None else "quarantined",
        software=software,
        text=document.text,
        body_sha256=body_sha256(document.text),
        title=document.title,
        published=document.published,
        url=document.url,
        publisher=document.publisher,
        language=document.language,
        licence=document.licence,
        reason=reason,
    )


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
