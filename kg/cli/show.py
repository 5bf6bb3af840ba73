"""`kg show`: what is known of one thing or one report."""

from __future__ import annotations

import json
from dataclasses import fields

import click
import pyoxigraph as ox

from kg.cli.console import data
from kg.cli.reading import graph_of, ledger_of
from kg.errors import UnreadableInput, UsageError
from kg.ledger import Record
from kg.namespaces import PREFIXES
from kg.settings import Settings

_LEFT_OUT = ("content", "text")
_JSON = ("facts", "report")


@click.command(short_help="Show one thing of the graph, or one report of the ledger.")
@click.argument("name", metavar="ID|SHA")
@click.option("--text", is_flag=True, help="Print the report's text instead.")
@click.pass_obj
def show(settings: Settings, name: str, *, text: bool) -> None:
    """Print a report's entry in the ledger as JSON, or a thing of the graph as Turtle.

    ID is a report's id, or an address as in `id/person/kp/kim-song-nam` (the whole IRI
    works too); SHA is a report's SHA-256.

    \b
    Examples:
      kg show 000_cf5c2a6e6cf4fdc0
      kg show 000_cf5c2a6e6cf4fdc0 --text
      kg show id/person/kp/kim-song-nam
    """
    if _is_address(name, base_iri=settings.base_iri):
        if text:
            raise UsageError(f"{name}: --text is for reports; give an id or a SHA-256")
        data(_described(settings, settings.base_iri + name.removeprefix(settings.base_iri)))
        return
    with ledger_of(settings) as ledger:
        record = ledger.document(name)
    if record is None:
        raise UnreadableInput(name, "no report has this id or SHA-256; `kg status` says what is")
    data(_text(record) if text else _entry(record))


def _is_address(name: str, *, base_iri: str) -> bool:
    return name.startswith(("id/", base_iri))


def _text(record: Record) -> str:
    if record.text is None:
        raise UnreadableInput(record.id, f"has no text: {record.reason}")
    return record.text


def _entry(record: Record) -> str:
    entry = {
        field.name: _value(field.name, getattr(record, field.name))
        for field in fields(record)
        if field.name not in _LEFT_OUT
    }
    if record.retracted_why is not None:
        entry["status"] = "retracted"
    return json.dumps(entry, ensure_ascii=False, indent=1)


def _value(name: str, value: str | None) -> object:
    return json.loads(value) if name in _JSON and value else value


def _described(settings: Settings, iri: str) -> str:
    try:
        node = ox.NamedNode(iri)
    except ValueError as error:
        raise UsageError(f"{iri}: not an IRI") from error
    pattern = f"{{ {node} ?p ?o }} UNION {{ ?s ?q {node} }}"
    with graph_of(settings) as store:
        triples = store.query(f"CONSTRUCT {{ {node} ?p ?o . ?s ?q {node} }} WHERE {{ {pattern} }}")
        assert isinstance(triples, ox.QueryTriples)
        found = sorted(set(triples), key=str)
    if not found:
        raise UnreadableInput(iri, "the graph says nothing of it")
    written = ox.serialize(found, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))
    return (written or b"").decode().rstrip()
