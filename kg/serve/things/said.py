"""Statements on pages: who said what, where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from kg.serve.ask import ask
from kg.serve.things.encounters import Named


@dataclass(frozen=True, slots=True)
class Said:
    """A statement; without words where the source may not be quoted."""

    iri: str
    speakers: tuple[Named, ...]
    words: str
    joint: bool
    direct: bool
    meeting: Named | None
    date: str
    report: str
    start: str


def said(where: str) -> list[Said]:
    """The statements that a graph pattern about `?statement` describes, the newest first."""
    rows = sorted(ask("statements", where=where), key=lambda row: row["statement"])
    found = []
    for iri, group in groupby(rows, key=lambda row: row["statement"]):
        told = list(group)
        first = told[0]
        speakers = {row["speaker"]: row["name"] for row in told}
        found.append(
            Said(
                iri=iri,
                speakers=tuple(Named(one, name) for one, name in speakers.items()),
                words=first.get("words", ""),
                joint=first["joint"] == "true",
                direct=first["direct"] == "true",
                meeting=Named(first["meeting"], first["label"]) if "meeting" in first else None,
                date=first.get("date", ""),
                report=first["report"],
                start=first["start"],
            )
        )
    found.sort(key=lambda one: (one.report, int(one.start)))
    return sorted(found, key=lambda one: one.date, reverse=True)
