"""How deep a stranger's text nests, told without recursion before a parser recurses into it.

Parsers overflow their stack at some thousand open brackets, which no handler can catch. The
count errs towards less, where quotes and comments are ambiguous; then the worker dies and
its answer is a 503 instead of a 400.
"""

from __future__ import annotations

import re

DEEPEST = 200
_STRING = (
    r'"""(?:[^\\]|\\.)*?"""|"(?:[^"\\\n\r]|\\.)*"'
    r"|'''(?:[^\\]|\\.)*?'''|'(?:[^'\\\n\r]|\\.)*'"
)
_TURTLE_OR_SPARQL = re.compile(
    _STRING + r"|<[^<>\"{}|^`\\\x00-\x20]*>|#[^\n\r]*|(?P<open>[(\[{])|(?P<close>[)\]}])", re.DOTALL
)
_JSON = re.compile(r'"(?:[^"\\]|\\.)*"|(?P<open>[\[{])|(?P<close>[\]}])', re.DOTALL)
_RUN = re.compile(r"[!+\-][!+\-\s]*")
_XML_TAG = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<[!?][^>]*>|(?P<close></)|<[^>]*/>|(?P<open><)", re.DOTALL
)


def depth_of_query(text: str) -> int:
    """The most brackets open at once, or signs in a row, in a SPARQL query.

    >>> depth_of_query("ASK { FILTER((1) = 1 && '((((' != <a(((>) }")
    3
    """
    signs = max((len("".join(run[0].split())) for run in _RUN.finditer(text)), default=0)
    return max(_deepest(_TURTLE_OR_SPARQL, text), signs)


def depth_of_data(text: str, *, json: bool) -> int:
    """The most brackets open at once in Turtle, TriG or, with `json`, JSON-LD."""
    return _deepest(_JSON if json else _TURTLE_OR_SPARQL, text)


def depth_of_xml(data: bytes) -> int:
    """The most elements open at once.

    >>> depth_of_xml(b"<a><b/><!-- <c> --><c></c></a>")
    2
    """
    depth = deepest = 0
    for match in _XML_TAG.finditer(data):
        depth += (match["open"] is not None) - (match["close"] is not None)
        deepest = max(deepest, depth)
    return deepest


def _deepest(token: re.Pattern[str], text: str) -> int:
    depth = deepest = 0
    for match in token.finditer(text):
        if match["open"]:
            depth += 1
            deepest = max(deepest, depth)
        elif match["close"]:
            depth -= 1
    return deepest
