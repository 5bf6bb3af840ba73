"""The ledger: every document with its facts and its fate; the graph is its projection."""

from kg.ledger.access import AccessLedger
from kg.ledger.ledger import Ledger
from kg.ledger.reading import LedgerReader
from kg.ledger.records import (
    Audited,
    Change,
    Counts,
    Coverage,
    Curated,
    Entry,
    Judgement,
    Outcome,
    Record,
    Scope,
    Submission,
    Token,
    Verdict,
)

__all__ = [
    "AccessLedger",
    "Audited",
    "Change",
    "Counts",
    "Coverage",
    "Curated",
    "Entry",
    "Judgement",
    "Ledger",
    "LedgerReader",
    "Outcome",
    "Record",
    "Scope",
    "Submission",
    "Token",
    "Verdict",
]
