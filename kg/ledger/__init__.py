"""The ledger: every document with its facts and its fate; the graph is its projection."""

from kg.ledger.ledger import Ledger
from kg.ledger.reading import LedgerReader
from kg.ledger.records import (
    Change,
    Counts,
    Coverage,
    Entry,
    Judgement,
    Outcome,
    Record,
    Submission,
    Verdict,
)

__all__ = [
    "Change",
    "Counts",
    "Coverage",
    "Entry",
    "Judgement",
    "Ledger",
    "LedgerReader",
    "Outcome",
    "Record",
    "Submission",
    "Verdict",
]
