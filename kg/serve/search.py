"""/search: things by name, for people as a page and for programs as JSON."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from types import MappingProxyType
from typing import cast

from flask import Blueprint, Response, current_app, jsonify, make_response, render_template, request

from kg.serve.ask import Row, ask, ours
from kg.serve.finding import Answer, Found, Names
from kg.serve.service import service

blueprint = Blueprint("search", __name__)
MOST = 60
# While reports stream in, a snapshot follows another: at most a tenth of the time is spent here.
_COSTS_AT_MOST = 9.0
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "Person": "Persons",
        "State": "States",
        "Party": "Parties",
        "Body": "Bodies",
        "InternationalOrganization": "International organizations",
        "OtherOrganization": "Other organizations",
        "Post": "Posts",
        "Meeting": "Meetings",
        "PlannedMeeting": "Planned meetings",
        "Occasion": "Occasions",
        "Place": "Places",
        "Report": "Reports",
    }
)


@dataclass
class Index:
    """The names of the newest snapshot, or of one a little older; threads share it."""

    _snapshot: str | None = None
    _names: Names | None = None
    _notes: Mapping[str, str] = field(default_factory=dict)
    _good_until: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def find(self, text: str, *, limit: int) -> Answer:
        """Things by name, with notes, over the newest snapshot; the index is built if need be."""
        answer = self._newest().find(text, limit=limit)
        things = (replace(one, note=self._notes.get(one.iri, "")) for one in answer.things)
        return replace(answer, things=tuple(things))

    def _newest(self) -> Names:
        newest = service().snapshots.newest()
        with self._lock:
            fresh = self._snapshot == newest or time.monotonic() < self._good_until
            if self._names is None or not fresh:
                self._build(newest)
            assert self._names is not None
            return self._names

    def _build(self, newest: str) -> None:
        """Read all names anew; good for a while in proportion to what that cost."""
        began = time.monotonic()
        weights = {row["thing"]: int(row["weight"]) for row in ask("weights") if "thing" in row}
        self._names = Names(ask("labels"), weights)
        self._notes = {row["thing"]: _note(row) for row in ask("notes") if "thing" in row}
        self._snapshot = newest
        ended = time.monotonic()
        self._good_until = ended + _COSTS_AT_MOST * (ended - began)


@blueprint.record_once
def _keep(state: object) -> None:
    state.app.extensions["whomet-index"] = Index()  # type: ignore[attr-defined]


@blueprint.get("/search")
def search() -> Response:
    """What has these words in its name; `part=list` is the bare list for the page's script."""
    text = request.args.get("q", "")[:200]
    kind = request.args.get("kind", "")
    answer = find(text, kind=kind)
    if request.args.get("format") == "json":
        return jsonify([_as_json(one) for one in answer.things])
    template = "_found.html" if request.args.get("part") == "list" else "search.html"
    html = render_template(template, q=text, answer=answer, groups=list(_grouped(answer)))
    return make_response(html)


def find(text: str, *, kind: str = "") -> Answer:
    """Things by name, of one kind or of all."""
    index = cast(Index, current_app.extensions["whomet-index"])
    answer = index.find(text, limit=MOST * (10 if kind else 1))
    if not kind:
        return answer
    return Answer(tuple(one for one in answer.things if one.kind == kind)[:MOST], answer.alike)


def _note(row: Row) -> str:
    return ", ".join(row[name] for name in ("post", "state") if name in row)


def _grouped(answer: Answer) -> Iterator[tuple[str, list[Found]]]:
    """Found things by kind, the kinds in a fixed order, things in the order of the search."""
    order = list(KINDS)
    ordered = sorted(answer.things, key=lambda one: order.index(one.kind))
    for kind, group in groupby(ordered, key=lambda one: one.kind):
        yield KINDS[kind], list(group)


def _as_json(one: Found) -> dict[str, str]:
    return {"iri": one.iri, "kind": one.kind, "label": one.label, "path": ours(one.iri)}


blueprint.add_app_template_filter(ours)
