"""Documents and unreadable inputs, made the same way by every source."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import PurePath

import rfc8785

from kg.model import Document
from kg.ports import Payload, Unreadable

ARTICLE_LIMIT = 10 * 1024 * 1024
_SUFFIXES = re.compile(
    r"(?:\.(?:txt|text|html?|xhtml|jsonl?|ndjson|xml|atom|rss))?(?:\.(?:gz|zst))?\Z", re.I
)
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=\Z|[T ])")
_FIELDS = ("title", "published", "url", "publisher", "language", "licence")


def sha256(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def document_id(name: str) -> str:
    """The id of an input: its file name without suffixes, "stdin" for standard input.

    >>> document_id("articles/000_cf5c.txt.gz"), document_id("a.b.html")
    ('000_cf5c', 'a.b')
    """
    base = PurePath(name).name
    return _SUFFIXES.sub("", base) or base or "unnamed"


def unreadable(
    payload: Payload,
    reason: str,
    *,
    line: int | None = None,
    content: bytes | None = None,
    key: str | None = None,
) -> Unreadable:
    """An input, or line `line` of it, that cannot be read, kept with the reason."""
    kept = payload.data if content is None else content
    name = document_id(payload.name)
    return Unreadable(
        id=key or (name if line is None else f"{name}:{line}"),
        name=payload.name,
        content=kept,
        sha256=sha256(kept),
        reason=reason,
        line=line,
        media_type=payload.media_type or "application/octet-stream",
    )


def from_record(record: Mapping[str, object]) -> Document:
    """The document of a record `id, text` and optional `title, published, url, publisher, language,
    licence`; other fields count for its SHA-256 only, that of its canonical form (RFC 8785).

    Raises ValueError, saying which field is wrong.
    """
    content = _canonical(record)
    text = _string(record, "text", required=True)
    key = _string(record, "id", required=True)
    if not text.strip():
        raise ValueError('the field "text" is empty')
    if len(content) > ARTICLE_LIMIT:
        raise ValueError(f"larger than {ARTICLE_LIMIT // 2**20} MB: split it into single reports")
    given = {field: _string(record, field) or None for field in _FIELDS}
    given["published"] = published_day(given["published"])
    return Document(
        id=key,
        text=text,
        sha256=sha256(content),
        media_type="application/json",
        content=content,
        **given,
    )


def _canonical(record: Mapping[str, object]) -> bytes:
    try:
        return rfc8785.dumps(dict(record))  # type: ignore[arg-type]
    except (rfc8785.CanonicalizationError, UnicodeEncodeError, RecursionError) as error:
        raise ValueError(f"no canonical form by RFC 8785 ({error})") from error


def _string(record: Mapping[str, object], field: str, *, required: bool = False) -> str:
    value = record.get(field)
    if value is None and not required:
        return ""
    if not isinstance(value, str):
        raise ValueError(f'the field "{field}" is {"missing" if value is None else "no string"}')
    if required and not value:
        raise ValueError(f'the field "{field}" is empty')
    return value


def published_day(stamp: str | None) -> str | None:
    """The date of an ISO 8601 or RFC 5322 time stamp, None where it is neither.

    >>> published_day("2024-03-23T09:50:00+08:00"), published_day("Sat, 23 Mar 2024 09:50:00 +0800")
    ('2024-03-23', '2024-03-23')
    """
    stamp = (stamp or "").strip()
    if match := _ISO.match(stamp):
        padded = (
            match.group() + "-01-01"[len(match.group()) - 4 :]
            if len(match.group()) < 10
            else match.group()
        )
        return match.group() if _is_day(padded) else None
    try:
        return parsedate_to_datetime(stamp).date().isoformat()
    except (ValueError, IndexError):
        return None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
