"""Atom (RFC 4287) and RSS 2.0 feeds: one document an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from kg.model import Document
from kg.ports import Payload, Unreadable
from kg.sources.records import from_record, unreadable

_LOOK = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:feed|rss|rdf:RDF)\b",
    re.S,
)
_BLOCKS = frozenset(
    "p div br li h1 h2 h3 h4 h5 h6 tr blockquote section article ul ol table".split()
)
_TEXTS = ("content", "encoded", "description", "summary")
_DATES = ("published", "pubDate", "date", "issued", "updated")


class FeedSource:
    """The entries of a feed that carry their text; links without text are reported."""

    name = "feed"
    suffixes: tuple[str, ...] = (".xml", ".atom", ".rss")
    media_types: tuple[str, ...] = (
        "application/atom+xml",
        "application/rss+xml",
        "application/xml",
        "text/xml",
    )

    def accepts(self, payload: Payload) -> bool:
        """By suffix or media type, or where the bytes open like a feed."""
        if payload.media_type in self.media_types or payload.name.lower().endswith(self.suffixes):
            return True
        return payload.media_type is None and _LOOK.match(payload.data[:4096]) is not None

    def read(self, payload: Payload) -> Iterator[Document | Unreadable]:
        """Yield a document or an Unreadable for each entry; no entity is ever expanded."""
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
        )
        try:
            root = etree.fromstring(payload.data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            line = getattr(error, "lineno", None)
            yield unreadable(
                payload, f"no XML: {error}", line=line if isinstance(line, int) else None
            )
            return
        entries = list(root.iter("{*}entry", "{*}item"))
        if not entries:
            yield unreadable(payload, "no feed: neither Atom entries nor RSS items in it")
        publisher, language = _field(_channel(root), "title"), _field(_channel(root), "language")
        for entry in entries:
            yield _entry(payload, entry, publisher, language)


def _channel(root: etree._Element) -> etree._Element:
    channel = root.find("{*}channel")
    return root if channel is None else channel


def _entry(
    payload: Payload, entry: etree._Element, publisher: str | None, language: str | None
) -> Document | Unreadable:
    url = _link(entry)
    record = {
        "id": _field(entry, "id") or _field(entry, "guid") or url,
        "text": next((plain for name in _TEXTS if (plain := _plain(_field(entry, name)))), None),
        "title": _plain(_field(entry, "title")),
        "published": next((stamp for name in _DATES if (stamp := _field(entry, name))), None),
        "url": url,
        "publisher": publisher,
        "language": language,
        "licence": _field(entry, "rights") or None,
    }
    given = {name: value for name, value in record.items() if value}
    try:
        return from_record(given)
    except ValueError as error:
        line = entry.sourceline if isinstance(entry.sourceline, int) else None
        return unreadable(
            payload,
            f"entry: {error}",
            line=line,
            content=etree.tostring(entry),
            key=given.get("id"),
        )


def _field(element: etree._Element, name: str) -> str | None:
    """The text inside the first child of that name, markup of XHTML content included."""
    child = element.find("{*}" + name)
    if child is None:
        return None
    if child.get("type") == "xhtml":
        return str(etree.tostring(child, encoding="unicode", method="xml"))
    return (child.text or "").strip() or None


def _link(entry: etree._Element) -> str | None:
    for link in entry.iterfind("{*}link"):
        if link.get("rel", "alternate") == "alternate":
            return link.get("href") or (link.text or "").strip() or None
    return None


def _plain(markup: str | None) -> str | None:
    """Markup to text, each block on a line of its own."""
    if not markup or "<" not in markup:
        return markup
    try:
        tree = lxml_html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    pieces: list[str] = []
    for action, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _BLOCKS:
            pieces.append("\n")
        if action == "start" and tag not in ("script", "style", ""):
            pieces.append(element.text or "")
        if action == "end" and element is not tree:
            pieces.append(element.tail or "")
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line) or None
