"""/dumps/: the whole graph as a file, made once per snapshot, the same bytes for the same data."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import cast

from flask import Blueprint, Response, current_app, make_response, render_template, send_file

from kg.serve.ask import ask
from kg.serve.jobs import Dump
from kg.serve.problems import problem
from kg.serve.service import refusal, service
from kg.stores import is_remote

blueprint = Blueprint("dumps", __name__)
_MADE_AT_ONCE = 300_000
_PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Form:
    """One dump on offer."""

    format: str
    compress: bool
    media_type: str


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "whomet.ttl": Form("turtle", False, "text/turtle"),
        "whomet.nq.gz": Form("nquads", True, "application/gzip"),
    }
)


@dataclass(frozen=True, slots=True)
class Made:
    """A finished dump: its file, and the SHA-256 of its bytes."""

    path: Path
    digest: str


class DumpFiles:
    """The dumps of the newest snapshot, as files of this process."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="kg-dumps-")
        self._made: dict[str, tuple[str, Made]] = {}
        self._lock = threading.Lock()

    def close(self) -> None:
        """Remove the files."""
        self._folder.cleanup()

    def current(self, name: str) -> Made | None:
        """The dump of the newest snapshot where it has been made."""
        kept = self._made.get(name)
        return kept[1] if kept and kept[0] == service().snapshots.newest() else None

    def get(self, name: str, form: Form) -> Made | Response:
        """The dump of the newest snapshot, made now if need be; or the refusal."""
        if not self._lock.acquire(timeout=_PATIENCE):
            return problem(503, "Busy", "the dump is being made; try again", retry_after=5)
        try:
            snapshot = service().snapshots.newest()
            kept = self._made.get(name)
            if kept and kept[0] == snapshot and not is_remote(snapshot):
                return kept[1]
            outcome = service().dump(Dump("", form.format, form.compress))
            if outcome.header.status != 200:
                return refusal(outcome.header)
            path = Path(self._folder.name, name)
            fresh = path.with_suffix(".new")
            with outcome.body as body, fresh.open("wb") as file:
                shutil.copyfileobj(body, file)
            fresh.replace(path)
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            self._made[name] = (snapshot, Made(path, digest))
            return self._made[name][1]
        finally:
            self._lock.release()


@dataclass(frozen=True, slots=True)
class Offered:
    """A dump as the data page shows it; without size and digest while it is not made."""

    name: str
    media_type: str
    size: int | None = None
    digest: str = ""


@blueprint.get("/data")
def data() -> Response:
    """The data page: dumps with sizes and checksums, how to load and to cite them."""
    triples = next((int(row["triples"]) for row in ask("triples") if "triples" in row), 0)
    offered = [_offered(name, form, make=triples <= _MADE_AT_ONCE) for name, form in FORMS.items()]
    graphs = ask("graphs", base=f'"{service().settings.base_iri}"')
    return make_response(
        render_template("data.html", dumps=offered, triples=triples, graphs=graphs)
    )


def _offered(name: str, form: Form, *, make: bool) -> Offered:
    """Small dumps are made for the page, large ones when somebody wants them."""
    made = _files().get(name, form) if make else _files().current(name)
    if not isinstance(made, Made):
        return Offered(name, form.media_type)
    return Offered(name, form.media_type, made.path.stat().st_size, made.digest)


@blueprint.get("/dumps/<name>")
def dump(name: str) -> Response:
    """A dump by name; conditional and range requests are answered."""
    form = FORMS.get(name)
    if form is None:
        return problem(404, "Not found", f"no dump {name}; there are {', '.join(FORMS)}")
    made = _files().get(name, form)
    if isinstance(made, Response):
        return made
    return send_file(
        made.path, mimetype=form.media_type, etag=made.digest, conditional=True, max_age=0
    )


def _files() -> DumpFiles:
    return cast(DumpFiles, current_app.extensions["whomet-dumps"])
