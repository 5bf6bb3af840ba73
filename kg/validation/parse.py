"""Anybody's RDF file, as quads: Turtle, TriG, N-Triples, N-Quads, RDF/XML, JSON-LD; .gz too.

Pure: bytes in, quads out. What strangers send is parsed in a process that can be killed;
here the form is told, limits are kept, and errors name file and line.
"""

from __future__ import annotations

import io
import zlib
from gzip import GzipFile
from pathlib import PurePath
from urllib.parse import quote
from xml.parsers import expat

import pyoxigraph as ox

from kg.errors import UnreadableInput

LIMIT = 1 << 30
_FORMS = (
    "Turtle (.ttl), TriG (.trig), N-Triples (.nt), N-Quads (.nq), RDF/XML (.rdf), JSON-LD (.jsonld)"
)
_SUFFIXES = {
    ".xml": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".json": ox.RdfFormat.JSON_LD,
}


def parse(
    data: bytes, *, name: str, media_type: str | None = None, limit: int = LIMIT
) -> list[ox.Quad]:
    """The quads of a file; relative IRIs are resolved against its name.

    `media_type` decides the form where given, else the suffix of `name`. `limit` is the
    largest number of bytes after decompression.

    Raises UnreadableInput, with the line where the parser tells it: unknown form, syntax,
    XML entities, terms that only RDF 1.2 has.
    """
    path = PurePath(name)
    if path.suffix == ".gz" or data.startswith(b"\x1f\x8b"):
        data = _decompressed(data, name=name, limit=limit)
        path = path.with_suffix("") if path.suffix == ".gz" else path
    form = _form(path, name=name, media_type=media_type)
    if form == ox.RdfFormat.RDF_XML:
        _refuse_entities(data, name=name)
    try:
        quads = list(ox.parse(data, format=form, base_iri=f"file:///{quote(path.name)}"))
    except SyntaxError as error:
        raise UnreadableInput(name, str(error.msg), line=error.lineno) from error
    for quad in quads:
        if isinstance(quad.object, ox.Triple) or getattr(quad.object, "direction", None):
            reason = f"{quad.object} is a term of RDF 1.2, which SHACL cannot check; leave it out"
            raise UnreadableInput(name, reason)
    return quads


def _form(path: PurePath, *, name: str, media_type: str | None) -> ox.RdfFormat:
    if media_type is not None:
        form = ox.RdfFormat.from_media_type(media_type)
    else:
        form = _SUFFIXES.get(path.suffix) or ox.RdfFormat.from_extension(path.suffix[1:])
    if form is None or form == ox.RdfFormat.N3:
        raise UnreadableInput(name, f"{media_type or path.suffix or 'no suffix'}: use {_FORMS}")
    return form


def _decompressed(data: bytes, *, name: str, limit: int) -> bytes:
    try:
        with GzipFile(fileobj=io.BytesIO(data)) as stream:
            content = stream.read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableInput(name, f"not a whole gzip file: {error}") from error
    if len(content) > limit:
        raise UnreadableInput(name, f"larger than {limit} bytes when decompressed; split it")
    return content


def _refuse_entities(data: bytes, *, name: str) -> None:
    """A first pass that stops at a declared entity, before anything could expand it."""
    reader = expat.ParserCreate()

    def refuse(*_: object) -> None:
        reason = "XML entities are not allowed; write the text out"
        raise UnreadableInput(name, reason, line=reader.CurrentLineNumber)

    reader.EntityDeclHandler = refuse
    try:
        reader.Parse(data, True)
    except expat.ExpatError as error:
        raise UnreadableInput(name, str(error), line=error.lineno) from error
