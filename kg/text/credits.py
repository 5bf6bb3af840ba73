"""Names in credit lines: photographers, reporters, editors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotation import Credit
from kg.model import Span
from kg.registers import Registers
from kg.text.names import canonical_house

_PART = r"(?:[^\W\d_](?:[^\W_]|['’\-])*[^\W_]|[^\W\d_])\.?"
_NAME = re.compile(rf"{_PART}(?: {_PART}){{1,4}}")
_LABEL = re.compile(
    r"[(\[]?(?P<label>(?:web |online |chief |copy )?(?:editors?|edited by|bianji|reporters?|"
    r"reported by|(?:additional )?(?:reporting|editing|writing) by|written by|authors?|by|"
    r"story by|text by|"
    r"photos?(?: by)?|photographs? by|photographers?|pictures? by|compiled by|correspondents?|"
    r"translated by|images? by))(?:\s*[:：]\s*|\s+)",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"(?:.{3,80}) (?:also )?contributed to (?:this|the) (?:story|report|article)\.?\Z"
)
_CUT = re.compile(r"\s*(?:,|;|、|/|&|\||\band\b|\bin\b|\bfor\b|\bvia\b|\(|\)|\[|\]|: )\s*")
_NOT_NAMES = frozenset(
    "the a an of and for news agency press office service daily times staff editor "
    "editors digital redacción redaccion estudios studio studios photo photos file "
    "courtesy presidential ministry government embassy correspondent reporter writer desk "
    "bureau online team getty images pool handout people's tv television radio media "
    "website state department house white party".split()
)


def is_credit_line(text: str, start: int, end: int) -> bool:
    """Whether a whole line credits somebody: "By C. Sokny", "(Web editor: Tao Lin)"."""
    if end - start > 200:
        return False
    if _CONTRIBUTED.match(text, start, end):
        return True
    label = _LABEL.match(text, start, end)
    if label is None:
        return False
    rest = text[label.end() : end].rstrip(")] .")
    plain = ":" in label.group() or "：" in label.group() or text[start] in "(["
    if label["label"].lower() == "by" or not plain:
        return (
            rest[:1].isupper()
            and len(rest) < 120
            and all(
                not word.islower() or word in ("and", "in", "for", "via", "with", "of", "by")
                for word in rest.split()
            )
        )
    return (len(rest) < 160 and not re.search(r"[.!?] [A-Z]", rest)) or ";" in rest


def names_in(text: str, start: int, end: int, registers: Registers) -> Iterator[Credit]:
    """The personal names of a credit line or bracket; houses and places are none."""
    label = _LABEL.match(text, start, end)
    position = label.end() if label else start
    pieces = list(_CUT.finditer(text, position, end))
    bounds = [position, *(piece.end() for piece in pieces)]
    stops = [*(piece.start() for piece in pieces), end]
    links = ["", *(piece.group().strip() for piece in pieces)]
    for first, stop, link in zip(bounds, stops, links, strict=True):
        if link not in ("in", "for", "via"):
            yield from _name(text, first, stop, registers)


def _name(text: str, start: int, stop: int, registers: Registers) -> Iterator[Credit]:
    label = _LABEL.match(text, start, stop)
    start = label.end() if label else start
    match = _NAME.match(text, start, stop)
    if match is None:
        return
    end = match.end()
    words = match.group().split()
    upper = [word for word in words if word[0].isupper()]
    lower = {word.lower().strip(".") for word in words}
    if len(upper) < 2 or lower & _NOT_NAMES or not set(words) - set(upper) <= _PARTICLES:
        return
    if canonical_house(match.group(), registers) or all(
        word.isupper() and len(word) > 2 for word in words
    ):
        return
    if text[end - 1] == "." and text[end - 3 : end - 2] != " ":
        end -= 1
    if words[-1].endswith(".") and len(words[-1]) == 2 and end == stop:
        end -= 1
    yield Credit(text[start:end], Span(start, end))


_PARTICLES = frozenset({"al", "bin", "de", "van", "von", "der", "da", "dos", "del", "el", "la"})
