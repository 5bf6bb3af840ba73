"""Reports that were taken back: their addresses answer 410 for good."""

from __future__ import annotations

import re

from kg.ledger import LedgerReader
from kg.pipeline import Folder
from kg.settings import Settings

_REPORT = re.compile(r"id/report/([0-9a-f]{64})(?:/|$)")


def retraction(settings: Settings, path: str) -> str | None:
    """Why the report that `path` names or lies under was retracted; None where it was not."""
    found = _REPORT.match(path)
    ledger = Folder.of(settings).ledger
    if found is None or not ledger.exists():
        return None
    with LedgerReader(ledger) as reader:
        record = reader.document(found[1])
    return None if record is None else record.retracted_why
