"""An evaluation for reading, and as JSON. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from kg.cli.tables import format_table
from kg.evaluation import KINDS, Comparison, Discrepancy, Kind, Summary, Tally, by_house, summarize

Located: TypeAlias = tuple[Discrepancy, str | None]

_ACCURACIES = frozenset(
    {"person state", "meeting date", "meeting place", "meeting kind", "role", "five-axis"}
)
_DIGITS = 4


def evaluation_table(comparisons: Sequence[Comparison], located: Sequence[Located] | None) -> str:
    """Rates per kind of fact, F1 per house and, where given, each discrepancy."""
    whole = summarize(comparisons)
    rows = [_row(kind, whole.tallies[kind]) for kind in KINDS]
    head = ["fact", "P", "R", "F1", "gold", "found", "right"]
    parts = [f"{whole.reports} reports", format_table(head, rows), "", "F1 per house"]
    houses = [
        [house, str(summary.reports), *(_rate(summary.tallies[kind]) for kind in KINDS)]
        for house, summary in by_house(comparisons).items()
    ]
    parts.append(format_table(["house", "reports", *KINDS], houses))
    parts += list(_errors(located)) if located is not None else []
    return "\n".join(parts)


def evaluation_json(comparisons: Sequence[Comparison], located: Sequence[Located] | None) -> str:
    """The same figures, all rates of each house, and where given each discrepancy."""
    result: dict[str, Any] = {
        **_figures(summarize(comparisons)),
        "houses": {house: _figures(summary) for house, summary in by_house(comparisons).items()},
    }
    if located is not None:
        result["errors"] = [
            {
                "document": each.document,
                "fact": each.kind,
                "problem": each.problem,
                "what": each.what,
                "sentence": sentence,
            }
            for each, sentence in located
        ]
    return json.dumps(result, ensure_ascii=False, indent=1)


def _figures(summary: Summary) -> dict[str, Any]:
    return {
        "reports": summary.reports,
        "facts": {kind: _numbers(summary.tallies[kind]) for kind in KINDS},
    }


def _numbers(tally: Tally) -> dict[str, float]:
    return {
        "precision": round(tally.precision, _DIGITS),
        "recall": round(tally.recall, _DIGITS),
        "f1": round(tally.f1, _DIGITS),
        "gold": tally.gold,
        "found": tally.system,
        "right": tally.right,
    }


def _row(kind: Kind, tally: Tally) -> list[str]:
    apart = ["", ""] if kind in _ACCURACIES else [f"{tally.precision:.3f}", f"{tally.recall:.3f}"]
    return [kind, *apart, _rate(tally), str(tally.gold), str(tally.system), str(tally.right)]


def _rate(tally: Tally) -> str:
    return f"{tally.f1:.3f}" if tally.gold or tally.system else "-"


def _errors(located: Sequence[Located]) -> Iterator[str]:
    yield f"\n{len(located)} discrepancies"
    for each, sentence in located:
        yield f"\n{each.document}: {each.kind} {each.problem}: {each.what}"
        yield f"    {sentence or '(no sentence of the text has a word of it)'}"
