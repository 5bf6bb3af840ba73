"""Plain text, and the wire form that begins " date 2024-03-23 HEADLINE"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Document
from kg.ports import Payload, Unreadable
from kg.sources.decoding import Undecodable, decode
from kg.sources.records import ARTICLE_LIMIT, document_id, sha256, unreadable


class TextSource:
    """One text, one document; what its lines mean is the layout's to find out."""

    name = "text"
    suffixes: tuple[str, ...] = (".txt", ".text")

    def accepts(self, payload: Payload) -> bool:
        """Anything: the source of last resort."""
        return payload.problem is None

    def read(self, payload: Payload) -> Iterator[Document | Unreadable]:
        """The document, or why the bytes are no text."""
        if len(payload.data) > ARTICLE_LIMIT:
            yield unreadable(
                payload, "larger than 10 MB: one file is one report, or use JSON Lines"
            )
            return
        try:
            text = decode(payload.data)
        except Undecodable as error:
            yield unreadable(payload, str(error))
            return
        if not text.strip():
            yield unreadable(payload, "empty: there is no text to read")
            return
        yield Document(
            id=document_id(payload.name),
            text=text,
            sha256=sha256(payload.data),
            media_type="text/plain",
            content=payload.data,
        )
