"""Facts from outside: an extractor of one's own brings facts, and the texts they are from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import rfc8785

from kg.errors import UnreadableInput, UsageError
from kg.facts_input import read_facts
from kg.ledger import Ledger
from kg.model import Document, Facts
from kg.pipeline.ingest import Ingested, IngestSummary, record_all
from kg.pipeline.parallel import Failure, Item, MakeRoad
from kg.pipeline.road import Processed, Road, document_info, quarantined
from kg.ports import Unreadable
from kg.settings import Settings
from kg.sources import read_paths, read_payload
from kg.writer.folder import Folder
from kg.writer.view import SOFTWARE

FROM_OUTSIDE = f"facts from outside, checked by {SOFTWARE}"


def ingest_facts(
    settings: Settings,
    facts: Path,
    texts: Path,
    *,
    make_road: MakeRoad,
    on_item: Callable[[Ingested], None] | None = None,
) -> IngestSummary:
    """Put the facts of a JSON Lines file into the ledger, each bound to its text in `texts`.

    A line is bound by its `document.sha256`, or by its `id` where it has none. Broken lines,
    facts without a text, and offsets that are not in the text are quarantined. Raises
    UsageError where the file or the folder does not exist.
    """
    if not facts.is_file():
        raise UsageError(f"{facts}: no such file of facts")
    with Ledger(Folder.of(settings).ledger) as ledger:
        results = _results(ledger, facts, _Texts(texts), make_road())
        return record_all(settings, ledger, results, on_item=on_item)


class _Texts:
    """The documents of a folder, found by SHA-256 or by id."""

    def __init__(self, folder: Path) -> None:
        self._by_name: dict[str, Document] = {}
        for document in _documents(folder):
            self._by_name[document.id] = self._by_name[document.sha256] = document

    def of(self, facts: Facts) -> Document | None:
        return self._by_name.get(facts.document.sha256 or facts.id)


def _documents(folder: Path) -> Iterator[Document]:
    for payload in read_paths([folder]):
        for item in read_payload(payload):
            if isinstance(item, Document):
                yield item


def _results(
    ledger: Ledger, path: Path, texts: _Texts, road: Road
) -> Iterator[tuple[Item, Processed | Failure | None]]:
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                item, result = _judged(line, number, path=path, texts=texts, road=road)
                yield item, None if ledger.knows(item.sha256) else result


def _judged(
    line: bytes, number: int, *, path: Path, texts: _Texts, road: Road
) -> tuple[Item, Processed]:
    try:
        facts = read_facts(line.decode(), source=str(path), number=number)
    except UnreadableInput as error:
        return _refused(line, number, path, error.reason)
    except UnicodeDecodeError as error:
        return _refused(line, number, path, f"not UTF-8 at byte {error.start + 1}")
    document = texts.of(facts)
    if document is None:
        reason = f'no text with the id "{facts.id}" (or its sha256): add it to the folder of texts'
        return _refused(line, number, path, reason)
    bound = replace(facts, document=document_info(document))
    return document, road.judge(document, bound, software=FROM_OUTSIDE)


def _refused(line: bytes, number: int, path: Path, reason: str) -> tuple[Item, Processed]:
    item = Unreadable(
        id=f"{path.stem}:{number}",
        name=str(path),
        content=line,
        sha256=hashlib.sha256(_canonical(line)).hexdigest(),
        reason=reason,
        line=number,
        media_type="application/json",
    )
    return item, quarantined(item)


def _canonical(line: bytes) -> bytes:
    """The RFC 8785 form where the line is JSON that has one, else its bytes."""
    try:
        return rfc8785.dumps(json.loads(line))
    except (ValueError, RecursionError):  # rfc8785's errors are ValueErrors too
        return line


def replaceable(software: str) -> bool:
    """Whether facts of this software may be drawn again from the text by ours."""
    return not software.startswith(FROM_OUTSIDE.partition(",")[0])
