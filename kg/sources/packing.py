"""Unpacks gzip and Zstandard, up to a bound."""

from __future__ import annotations

import zlib

import zstandard

LIMIT = 256 * 1024 * 1024
_STEP = 1024
GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


class Unpackable(ValueError):
    """A packed file that is damaged or unpacks to more than the bound."""


def is_packed(data: bytes) -> bool:
    """Whether bytes are gzip (RFC 1952) or Zstandard (RFC 8878), by their magic number."""
    return data.startswith((GZIP, ZSTD))


def unpack(data: bytes, *, limit: int = LIMIT) -> bytes:
    """The bytes inside, all members; raises Unpackable beyond `limit` bytes or where damaged."""
    try:
        return _gunzip(data, limit) if data.startswith(GZIP) else _unzstd(data, limit)
    except (zlib.error, zstandard.ZstdError, EOFError) as error:
        raise Unpackable(f"damaged compression ({error}): pack the file again") from error


def _gunzip(data: bytes, limit: int) -> bytes:
    out = bytearray()
    rest = data
    while rest.startswith(GZIP):
        member = zlib.decompressobj(wbits=31)
        out += member.decompress(rest, limit - len(out) + 1)
        _bounded(len(out), limit)
        if not member.eof:
            raise EOFError("the end is missing")
        rest = member.unused_data
    if rest.strip(b"\x00"):
        raise EOFError("other data follows")
    return bytes(out)


def _unzstd(data: bytes, limit: int) -> bytes:
    """Frame by frame in small steps: a few bytes of a frame may stand for 128 KB."""
    out = bytearray()
    position = 0
    while position < len(data):
        frame = zstandard.ZstdDecompressor(max_window_size=2**27).decompressobj()
        while not frame.eof:
            if position >= len(data):
                raise EOFError("the end is missing")
            step = data[position : position + _STEP]
            out += frame.decompress(step)
            position += len(step) - len(frame.unused_data)
            _bounded(len(out), limit)
    return bytes(out)


def _bounded(size: int, limit: int) -> None:
    if size > limit:
        raise Unpackable(f"unpacks to more than {limit // 2**20} MB: split the file")
