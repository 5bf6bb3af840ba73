"""HTML pages: the article's text by trafilatura, metadata only where the page states it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from kg.model import Document
from kg.ports import Payload, Unreadable
from kg.sources.decoding import Undecodable, decode
from kg.sources.records import ARTICLE_LIMIT, document_id, published_day, sha256, unreadable

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.I)
_LOOK = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|head|body|article)\b", re.I | re.S
)
_DATES = (
    "article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "date",
    "publish_date",
    "og:published_time",
)
_TITLES = ("og:title", "twitter:title")


class HtmlSource:
    """One page, one document; its text is what trafilatura finds to be the article."""

    name = "html"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")
    media_types: tuple[str, ...] = ("text/html", "application/xhtml+xml")

    def accepts(self, payload: Payload) -> bool:
        """By suffix or media type, or where the bytes open like a page."""
        if payload.media_type in self.media_types or payload.name.lower().endswith(self.suffixes):
            return True
        return payload.media_type is None and _LOOK.match(payload.data[:4096]) is not None

    def read(self, payload: Payload) -> Iterator[Document | Unreadable]:
        """The document, or why the page gives none."""
        if len(payload.data) > ARTICLE_LIMIT:
            yield unreadable(payload, "larger than 10 MB: one file is one page")
            return
        charset = _CHARSET.search(payload.data[:4096])
        try:
            page = decode(payload.data, declared=charset[1].decode() if charset else None)
        except Undecodable as error:
            yield unreadable(payload, str(error))
            return
        yield _document(payload, page)


def _document(payload: Payload, page: str) -> Document | Unreadable:
    tree = _tree(page)
    text = article_text(page) if tree is not None else None
    if tree is None or not text:
        return unreadable(payload, "no article text found in the page: save the text itself")
    meta = _meta(tree)
    return Document(
        id=document_id(payload.name),
        text=text,
        sha256=sha256(payload.data),
        media_type="text/html",
        content=payload.data,
        title=_title(tree, meta),
        published=next((day for name in _DATES if (day := published_day(meta.get(name)))), None),
        url=_first(tree, "//link[@rel='canonical']/@href") or meta.get("og:url"),
        publisher=meta.get("og:site_name"),
        language=(_first(tree, "/html/@lang") or "").split("-")[0].lower() or None,
        licence=_first(tree, "//*[self::a or self::link][@rel='license']/@href"),
    )


def article_text(page: str) -> str | None:
    """The article of a page as plain text, paragraphs on lines of their own."""
    found = trafilatura.extract(
        page, output_format="txt", include_comments=False, include_tables=True, favor_recall=True
    )
    return found.strip() or None if found else None


def _tree(page: str) -> etree._Element | None:
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False)
    try:
        return lxml_html.document_fromstring(page.encode("utf-8", "surrogatepass"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, UnicodeError):
        return None


def _meta(tree: etree._Element) -> dict[str, str]:
    """The page's meta elements by name, property or itemprop; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta", "time"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = element.get("content") or element.get("datetime") or ""
        if name and value.strip():
            found.setdefault(name.lower(), value.strip())
    return found


def _title(tree: etree._Element, meta: dict[str, str]) -> str | None:
    """The one first-rank heading, else what the page tells others its title is."""
    headings = [" ".join("".join(heading.itertext()).split()) for heading in tree.iter("h1")]
    headings = [heading for heading in headings if heading]
    if len(headings) == 1:
        return headings[0]
    named = next((meta[name] for name in _TITLES if name in meta), None)
    return named or _first(tree, "//head/title/text()")


def _first(tree: etree._Element, path: str) -> str | None:
    found = tree.xpath(path)
    values = [str(value).strip() for value in found] if isinstance(found, list) else []
    return next((value for value in values if value), None)
