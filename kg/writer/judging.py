"""The judgements of the file that comes with the software and those of the ledger, together."""

from __future__ import annotations

from kg.joining import Judged, read_judgements
from kg.ledger import LedgerReader
from kg.namespaces import data_file

JUDGEMENTS = data_file("seeds") / "judgements.csv"


def all_judged(ledger: LedgerReader) -> tuple[Judged, ...]:
    """Every judgement, those of the file before those of the ledger.

    Raises EnvironmentFault for a file that does not fit.
    """
    given = tuple(
        Judged(
            in_ledger=True,
            sequence=item.number,
            verdict=item.verdict,
            one=item.one,
            other=item.other,
            author=item.who,
            date=item.time[:10],
            why=item.why,
        )
        for item in ledger.judgements()
    )
    return (*read_judgements(JUDGEMENTS), *given)
