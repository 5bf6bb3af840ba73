"""What Oxigraph leaves to do of a query's text before it evaluates it.

Does a query name its own data set (SPARQL 1.1 section 13.2)? Oxigraph's union of all graphs
would override FROM, so it is asked for only without one.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"""'
    r"|'''(?:[^\\]|\\.)*?'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|\#[^\n\r]*"
    r"|[?$@][\w-]+"
    r"|[\w.-]*:[\w.:%\\-]*"
    r"|(?P<word>\w+)",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def names_dataset(text: str) -> bool:
    """Whether the query has a FROM or FROM NAMED clause.

    >>> names_dataset("SELECT * FROM <urn:g> { ?s ?p ?o }")
    True
    >>> names_dataset("SELECT ?from { ?from <urn:from> 'from', x:from } # FROM <urn:g>")
    False
    """
    plain = unescaped(text)
    if "from" not in plain.lower():
        return False
    words = (match["word"] for match in _TOKEN.finditer(plain) if match["word"])
    return any(word.lower() == "from" for word in words)


def lower_booleans(text: str) -> str:
    """The query with TRUE and False as Oxigraph knows them; keywords have no case (section 19.8).

    >>> lower_booleans("SELECT (TRUE AS ?TRUE) { ?s ?p 'TRUE' }")
    "SELECT (true AS ?TRUE) { ?s ?p 'TRUE' }"
    """
    return _TOKEN.sub(_lower_boolean, text)


def _lower_boolean(match: re.Match[str]) -> str:
    word = match["word"]
    return match[0].lower() if word and word.lower() in ("true", "false") else match[0]


def unescaped(text: str) -> str:
    """The text with its codepoint escapes undone (section 19.2)."""
    return _ESCAPE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number < 0x110000 else match[0]
