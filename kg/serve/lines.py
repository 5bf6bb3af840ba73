"""Where in somebody's text the results of a validation stand: the line of the focus node.

A parser that keeps positions of triples is not at hand, so the line is looked for in the
text: the focus node as it may be written (whole, relative to @base, with a prefix), at the
beginning of a line before anywhere else, then its property below it. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_PREFIX = re.compile(r"^\s*(?:@prefix|prefix)\s+([\w.-]*):\s*<([^>]*)>", re.IGNORECASE)
_BASE = re.compile(r"^\s*(?:@base|base)\s+<([^>]*)>", re.IGNORECASE)
_BEFORE, _AFTER = r"(?:^|(?<=[\s;,(\[]))", r"(?=[\s;,.)\]^@]|$)"
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line of the text with the results that belong to it."""

    number: int
    text: str
    findings: tuple[Mapping[str, str | None], ...] = ()


def annotated(
    text: str, findings: Sequence[Mapping[str, str | None]]
) -> tuple[list[Numbered], list[Mapping[str, str | None]]]:
    """The lines with their results, and the results that no line could be found for."""
    lines = text.splitlines()
    spaces = _spaces(lines)
    by_line: dict[int, list[Mapping[str, str | None]]] = {}
    lost = []
    for finding in findings:
        number = _line(lines, spaces, finding)
        if number is None:
            lost.append(finding)
        else:
            by_line.setdefault(number, []).append(finding)
    numbered = [
        Numbered(number, line, tuple(by_line.get(number, ())))
        for number, line in enumerate(lines, 1)
    ]
    return numbered, lost


def excerpt(numbered: Sequence[Numbered], *, around: int = 3) -> Iterator[Numbered | None]:
    """The lines near results; None where lines are left out."""
    wanted = {
        near
        for line in numbered
        if line.findings
        for near in range(line.number - around, line.number + around + 1)
    }
    skipped = False
    for line in numbered:
        if line.number in wanted:
            if skipped:
                yield None
            skipped = False
            yield line
        else:
            skipped = True


def _line(
    lines: Sequence[str], spaces: Mapping[str, str], finding: Mapping[str, str | None]
) -> int | None:
    start = _first(lines, _forms(finding["focus"] or "", spaces), after=0)
    if start is None:
        return None
    path = finding.get("path") or ""
    forms = _forms(path, spaces) | ({"a"} if path == _TYPE else set())
    end = next((n for n in range(start, len(lines)) if lines[n].rstrip().endswith(".")), len(lines))
    block = range(start, min(end + 1, len(lines)))
    for wanted in (forms, _forms(finding.get("value") or "", spaces)):
        for number in block:
            if any(_has(lines[number], form) for form in wanted):
                return number + 1
    return start + 1


def _first(lines: Sequence[str], forms: set[str], *, after: int) -> int | None:
    for beginning in (True, False):
        for number in range(after, len(lines)):
            line = lines[number].lstrip()
            if any(_has(line, form, beginning=beginning) for form in forms):
                return number
    return None


def _has(line: str, form: str, *, beginning: bool = False) -> bool:
    """Whether the line has the form as a whole word (at its beginning)."""
    before = "^" if beginning else _BEFORE
    return re.search(before + re.escape(form) + _AFTER, line) is not None


def _forms(term: str, spaces: Mapping[str, str]) -> set[str]:
    """How a text may write a term in N-Triples form; a literal by its quoted characters."""
    if term.startswith('"'):
        return {term[: term.rindex('"') + 1]}
    if not term.startswith("<"):
        return {term} if term.startswith("_:") else set()
    iri = term[1:-1]
    forms = {term}
    for prefix, space in spaces.items():
        if space and iri.startswith(space):
            local = iri.removeprefix(space)
            forms.add(f"<{local}>" if prefix == "@base" else f"{prefix}:{local}")
    return forms


def _spaces(lines: Sequence[str]) -> dict[str, str]:
    spaces: dict[str, str] = {}
    for line in lines:
        if found := _PREFIX.match(line):
            spaces[found[1]] = found[2]
        elif found := _BASE.match(line):
            spaces["@base"] = found[1]
    return spaces
