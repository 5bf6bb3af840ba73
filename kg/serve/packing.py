"""Content codings (RFC 9110 section 8.4): gzip and zstd, chosen by Accept-Encoding.

Packing happens in the worker, so that a large answer costs the web process nothing. What is
shorter than a packet is sent as it is.
"""

from __future__ import annotations

import zlib
from typing import Protocol

import zstandard
from werkzeug.http import parse_accept_header

CODINGS = ("zstd", "gzip")
SHORT = 1400
_GZIP_LEVEL, _ZSTD_LEVEL = 5, 3
_GZIP_WINDOW = 31  # zlib's way of asking for a gzip header, which then names no time


class Sink(Protocol):
    """Takes bytes."""

    def write(self, data: bytes, /) -> int:
        """Take them all."""
        ...


class _Compressor(Protocol):
    def compress(self, data: bytes, /) -> bytes: ...
    def flush(self) -> bytes: ...


def choose_coding(accept: str | None) -> str:
    """The coding that the Accept-Encoding header prefers; "" for none.

    >>> choose_coding("gzip;q=0.5, zstd"), choose_coding("gzip;q=0"), choose_coding(None)
    ('zstd', '', '')
    """
    if not accept:
        return ""
    wanted = parse_accept_header(accept)
    weights = {name.lower(): weight for name, weight in wanted}
    best = max(CODINGS, key=lambda coding: weights.get(coding, weights.get("*", 0)))
    return best if weights.get(best, weights.get("*", 0)) > weights.get("identity", 0) else ""


class Packed:
    """Packs what is written to it and passes it on; `close` tells the coding that was used."""

    def __init__(self, sink: Sink, *, coding: str) -> None:
        self._sink, self._coding = sink, coding
        self._start: bytearray | None = bytearray()
        self._compressor = _compressor(coding)

    def write(self, data: bytes) -> int:
        """Pack, once there is more than a packet holds."""
        if self._start is None:
            self._sink.write(self._compressor.compress(data))
            return len(data)
        self._start += data
        if len(self._start) > SHORT:
            start, self._start = bytes(self._start), None
            self._sink.write(self._compressor.compress(start))
        return len(data)

    def flush(self) -> None:
        """Nothing: a coding is better without interruptions."""

    def close(self) -> str:
        """Pass the rest on; the coding, "" where the answer was short."""
        if self._start is not None:
            self._sink.write(bytes(self._start))
            return ""
        self._sink.write(self._compressor.flush())
        return self._coding


def pack(data: bytes, *, coding: str) -> bytes:
    """Pack a whole body."""
    compressor = _compressor(coding)
    return compressor.compress(data) + compressor.flush()


def _compressor(coding: str) -> _Compressor:
    if coding == "zstd":
        return zstandard.ZstdCompressor(level=_ZSTD_LEVEL).compressobj()
    return zlib.compressobj(_GZIP_LEVEL, wbits=_GZIP_WINDOW)
