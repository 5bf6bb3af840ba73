"""Asks the snapshot the questions that pages need; the queries are files in queries/."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias

from kg.namespaces import PREFIXES
from kg.questions import bind
from kg.serve.jobs import Header, Query
from kg.serve.service import service

Row: TypeAlias = Mapping[str, str]
_QUERIES = Path(__file__).parent / "queries"
_MOST_BYTES = 64 * 1024 * 1024


class Refused(Exception):
    """A page's query did not come to an answer; its header says why."""

    def __init__(self, header: Header) -> None:
        self.header = header
        super().__init__(header.detail)


def ask(name: str, **terms: str) -> list[Row]:
    """The rows of queries/NAME.rq, unbound variables left out; `terms` replace its `$names`.

    An IRI is given as `<...>`. Raises Refused, and EnvironmentFault without a snapshot.
    """
    outcome = service().query(Query("", bind(_text(name), terms), format="json"))
    if outcome.header.status != 200:
        raise Refused(outcome.header)
    bindings = json.loads(outcome.read(_MOST_BYTES))["results"]["bindings"]
    return [{key: term["value"] for key, term in row.items()} for row in bindings if row]


def ours(iri: str) -> str:
    """The path on this host of an IRI of ours; others stay whole."""
    base = service().settings.base_iri
    return "/" + iri.removeprefix(base) if iri.startswith(base) else iri


@cache
def _text(name: str) -> str:
    head = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in PREFIXES.items())
    return head + (_QUERIES / f"{name}.rq").read_text(encoding="utf-8")
