"""JSON Lines, NDJSON and JSON: records `id, text`, optional metadata."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import NoReturn

from kg.model import Document
from kg.ports import Payload, Unreadable
from kg.sources.decoding import Undecodable, decode
from kg.sources.records import ARTICLE_LIMIT, from_record, unreadable

_BOM = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")


class JsonLinesSource:
    """One record a line; a broken line is reported by its number and the rest goes on."""

    name = "jsonl"
    suffixes: tuple[str, ...] = (".jsonl", ".ndjson")
    media_types: tuple[str, ...] = (
        "application/jsonl",
        "application/x-ndjson",
        "application/x-jsonlines",
    )

    def accepts(self, payload: Payload) -> bool:
        """By suffix or media type, or where the first line is an object and others follow."""
        if payload.media_type in self.media_types or payload.name.lower().endswith(self.suffixes):
            return True
        first = payload.data.lstrip().split(b"\n", 1)[0]
        return (
            payload.media_type is None
            and first[:1] == b"{"
            and first.rstrip()[-1:] == b"}"
            and _parses(first)
        )

    def read(self, payload: Payload) -> Iterator[Document | Unreadable]:
        """Yield a document or an Unreadable for each line that is not blank."""
        data = payload.data
        try:
            data = decode(data).encode() if data.startswith(_WIDE) else data.removeprefix(_BOM)
        except Undecodable as error:
            yield unreadable(payload, str(error))
            return
        seen: dict[str, tuple[int, str]] = {}
        for number, line in enumerate(io.BytesIO(data), 1):
            if line.strip():
                yield _distinct(
                    _record(payload, line.rstrip(b"\r\n"), number), payload, line, number, seen
                )
        if not data.strip():
            yield unreadable(payload, "empty: there is no record to read")


class JsonSource:
    """A file that is one record, or an array of records."""

    name = "json"
    suffixes: tuple[str, ...] = (".json",)
    media_types: tuple[str, ...] = ("application/json",)

    def accepts(self, payload: Payload) -> bool:
        """By suffix or media type, or where the text opens like JSON."""
        if payload.media_type in self.media_types or payload.name.lower().endswith(self.suffixes):
            return True
        return (
            payload.media_type is None
            and payload.data.lstrip()[:1] in (b"{", b"[")
            and _parses(payload.data)
        )

    def read(self, payload: Payload) -> Iterator[Document | Unreadable]:
        """Yield a document or an Unreadable for each record, numbered from 1."""
        try:
            value = _loads(decode(payload.data))
        except Undecodable as error:
            yield unreadable(payload, str(error))
            return
        except json.JSONDecodeError as error:
            yield unreadable(
                payload, f"no JSON: {error.msg} (column {error.colno})", line=error.lineno
            )
            return
        except (ValueError, RecursionError) as error:
            yield unreadable(payload, f"no JSON: {error}")
            return
        if isinstance(value, dict):
            yield _read_value(payload, value, payload.data, None)
            return
        for number, record in enumerate(value if isinstance(value, list) else [value], 1):
            yield _read_value(payload, record, json.dumps(record).encode(), number)


def _record(payload: Payload, line: bytes, number: int) -> Document | Unreadable:
    if len(line) > 2 * ARTICLE_LIMIT:
        return unreadable(payload, "a record of more than 20 MB", line=number, content=line)
    try:
        value = _loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return unreadable(
            payload, f"not UTF-8 at byte {error.start} of the line", line=number, content=line
        )
    except json.JSONDecodeError as error:
        reason = f"no JSON: {error.msg} (column {error.colno})"
        return unreadable(payload, reason, line=number, content=line)
    except (ValueError, RecursionError) as error:
        return unreadable(payload, f"no JSON: {error}", line=number, content=line)
    return _read_value(payload, value, line, number)


def _read_value(
    payload: Payload, value: object, content: bytes, number: int | None
) -> Document | Unreadable:
    if not isinstance(value, dict):
        return unreadable(
            payload, "a record is an object with id and text", line=number, content=content
        )
    try:
        return from_record(value)
    except ValueError as error:
        key = value.get("id")
        return unreadable(
            payload,
            str(error),
            line=number,
            content=content,
            key=key if isinstance(key, str) and key else None,
        )


def _distinct(
    read: Document | Unreadable,
    payload: Payload,
    line: bytes,
    number: int,
    seen: dict[str, tuple[int, str]],
) -> Document | Unreadable:
    """Two different records of one id in one file: the second is refused, naming the first."""
    if isinstance(read, Unreadable):
        return read
    first, digest = seen.setdefault(read.id, (number, read.sha256))
    if digest == read.sha256:
        return read
    reason = f'the id "{read.id}" is already that of line {first}: give each record its own'
    return unreadable(payload, reason, line=number, content=line.rstrip(b"\r\n"))


def _loads(text: str) -> object:
    """JSON by RFC 8259: NaN and Infinity are errors."""
    return json.loads(text, parse_constant=_no_constant)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")


def _parses(data: bytes) -> bool:
    try:
        _loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return True
