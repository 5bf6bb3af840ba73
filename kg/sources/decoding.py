"""Bytes to text: byte-order mark, UTF-8, the charset declared, Windows-1252 where that is safe."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FOREIGN = re.compile(rb"[\x80-\xff]{4,}|[\x81\x8d\x8f\x90\x9d]")
_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_SHARE = 0.08


class Undecodable(ValueError):
    """Bytes that are no text in any encoding tried; the message says why and what to do."""


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of bytes, without byte-order mark, newlines untouched.

    Raises Undecodable for binaries and for text in an unknown encoding.

    >>> decode(b"\\xef\\xbb\\xbfcaf\\xc3\\xa9"), decode(b"caf\\xe9 au lait")
    ('café', 'café au lait')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise Undecodable(f"this is {what}: convert it to plain text, HTML or JSON first")
    if b"\x00" in data:
        raise Undecodable(
            "binary data (a NUL byte): give text in UTF-8, or UTF-16 with a byte-order mark"
        )
    if len(_CONTROL.findall(data[:65536])) > len(data[:65536]) // 200:
        raise Undecodable("binary data (control characters): give text in UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _other(data, declared, error)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable(
            f"not valid {encoding} at byte {error.start}, although its byte-order mark says so: "
            "save it again as UTF-8"
        ) from error


def _other(data: bytes, declared: str | None, error: UnicodeDecodeError) -> str:
    """The charset that the document declares, else Windows-1252 if the bytes look like it."""
    if declared is not None:
        try:
            return data.decode("cp1252" if _is_latin(declared) else declared)
        except (LookupError, UnicodeDecodeError):
            pass
    high = len(_HIGH.findall(data))
    if _FOREIGN.search(data) is None and high <= max(3, len(data) * _HIGH_SHARE):
        return data.decode("cp1252")
    raise Undecodable(
        f"not UTF-8 (byte {error.start}) and no encoding it could safely be: save it again as UTF-8"
    )


def _is_latin(declared: str) -> bool:
    """Browsers read these as Windows-1252 (WHATWG Encoding, section 4.2)."""
    return declared.strip().lower() in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii")
