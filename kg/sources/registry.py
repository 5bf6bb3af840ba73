"""The family of sources, in the order they are asked, and the reading of any input by them.

A new source is a module of this package and a line in SOURCES.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace

from kg.errors import UnreadableInput, UsageError
from kg.model import Document
from kg.ports import Payload, Source, Unreadable
from kg.sources.feed import FeedSource
from kg.sources.html import HtmlSource
from kg.sources.jsonl import JsonLinesSource, JsonSource
from kg.sources.packing import Unpackable, is_packed, unpack
from kg.sources.paths import read_paths
from kg.sources.records import unreadable
from kg.sources.text import TextSource

SOURCES: tuple[Source, ...] = (
    JsonLinesSource(),
    JsonSource(),
    FeedSource(),
    HtmlSource(),
    TextSource(),
)
_PACKED = (".gz", ".zst")


def read_payload(payload: Payload) -> Iterator[Document | Unreadable]:
    """What an input holds, in order: documents, and what cannot be read with the reason.

    The form is told by media type, then suffix, then the look of the bytes; gzip and Zstandard
    are unpacked first. Never raises on any bytes.
    """
    if payload.problem is not None:
        yield unreadable(payload, payload.problem)
        return
    try:
        payload = _unpacked(payload)
    except Unpackable as error:
        yield unreadable(payload, str(error))
        return
    if not payload.data.strip():
        yield unreadable(payload, "empty: there is nothing to read")
        return
    yield from _source_of(payload).read(payload)


def read(source: str | os.PathLike[str] | bytes) -> Document:
    """One document: of a text (str), a file (os.PathLike) or raw content (bytes).

    Raises UnreadableInput where there is none, UsageError where the input holds several.
    """
    if isinstance(source, str):
        payload = Payload("text", source.encode("utf-8", "surrogatepass"), "text/plain")
    elif isinstance(source, bytes):
        payload = Payload("bytes", source)
    else:
        payload = next(read_paths([source]))
    documents = list(read_payload(payload))
    if len(documents) != 1:
        raise UsageError(f"{payload.name} holds {len(documents)} records: use read_payload")
    found = documents[0]
    if isinstance(found, Unreadable):
        raise UnreadableInput(found.name, found.reason, line=found.line)
    return found


def _unpacked(payload: Payload) -> Payload:
    if not is_packed(payload.data):
        return payload
    name = payload.name
    for suffix in _PACKED:
        if name.lower().endswith(suffix):
            name = name[: -len(suffix)]
    return replace(payload, name=name, data=unpack(payload.data), media_type=None)


def _source_of(payload: Payload) -> Source:
    """By suffix or type if one claims it outright, else by the look of the bytes."""
    name = payload.name.lower()
    if payload.media_type == "text/plain":
        return SOURCES[-1]
    for source in SOURCES:
        if name.endswith(source.suffixes) and payload.media_type is None:
            return source
    return next(source for source in SOURCES if source.accepts(payload))
