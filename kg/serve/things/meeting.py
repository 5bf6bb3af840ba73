"""The page of an encounter: each report's account beside the others, with its words."""

from __future__ import annotations

from collections import defaultdict

from flask import render_template

from kg.serve.ask import Row, ask
from kg.serve.things.about import about
from kg.serve.things.accounts import accounts, lines, parts
from kg.serve.things.said import said


def meeting_page(iri: str) -> str:
    """The HTML of an encounter's page."""
    told = ask("accounts", iri=f"<{iri}>")
    columns = accounts(told)
    words: defaultdict[str, list[Row]] = defaultdict(list)
    for row in ask("told", iri=f"<{iri}>"):
        words[row["account"]].append(row)
    statements = said(f"?statement wm:madeAt <{iri}> .")
    return render_template(
        "meeting.html",
        meeting=about(iri),
        columns=columns,
        lines=lines(told, columns),
        parts=parts(ask("parts", iri=f"<{iri}>"), columns),
        words=words,
        joins=ask("joins", iri=f"<{iri}>"),
        statements={c.report: [s for s in statements if s.report == c.report] for c in columns},
    )
