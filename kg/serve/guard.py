"""Refuses queries that would reach the network, by parsing them.

Runs in a worker. A query without the letters of SERVICE, after the codepoint escapes of
SPARQL 1.1 section 19.2 are undone, cannot hold one; every other is parsed, and one that
this parser does not understand is refused too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyparsing import ParseBaseException, ParseResults
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from kg.stores import unescaped

_COMMENT_OR_BLANK = re.compile(r"(?:\s+|#[^\n\r]*)+")
_PROLOGUE = re.compile(r"(?:base|prefix)\b[^<]*<[^>]*>", re.IGNORECASE)
_UPDATES = frozenset(
    ("insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with")
)


def calls_service(text: str) -> bool:
    """Whether the query calls another endpoint, or might."""
    plain = unescaped(text)
    if "service" not in plain.lower():
        return False
    try:
        parsed = parseQuery(plain)
    except (ParseBaseException, RecursionError):
        return True
    return any(node.name == "ServiceGraphPattern" for node in _nodes(parsed))


def first_update_word(text: str) -> str | None:
    """The keyword with which the text starts as an update; only words the refusal."""
    rest = unescaped(text)
    while True:
        blank = _COMMENT_OR_BLANK.match(rest) or _PROLOGUE.match(rest)
        if blank is None:
            break
        rest = rest[blank.end() :]
    word = re.match(r"[A-Za-z]+", rest)
    return word[0].upper() if word and word[0].lower() in _UPDATES else None


def _nodes(tree: object) -> Iterator[CompValue]:
    """Every grammar node of the parse, without recursion."""
    todo = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, CompValue):
            yield node
            todo.extend(node.values())
        elif isinstance(node, (list, tuple, ParseResults)):
            todo.extend(node)
