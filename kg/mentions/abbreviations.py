"""Abbreviations that a report introduces in brackets behind the full name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.mentions.lexicon import Lexicon
from kg.mentions.organizations import Org
from kg.mentions.orggrammar import OrgGrammar
from kg.mentions.scan import Line

_REACH = 14


def introduced(lines: Sequence[Line], lexicon: Lexicon) -> Mapping[str, Org]:
    """Abbreviation -> organization, for those that the registers do not know better."""
    found: dict[str, Org] = {}
    grammar = OrgGrammar(lexicon, {})
    for line in lines:
        for index, word in enumerate(line.words):
            if (
                word == "("
                and line.word(index + 2) == ")"
                and _is_abbreviation(line.word(index + 1))
            ):
                org = _before(line, index, grammar, line.word(index + 1))
                if org is not None and not _known(line, index + 1, org):
                    found.setdefault(line.word(index + 1), org)
    return found


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.upper() == word and word.isalpha()


def _known(line: Line, index: int, org: Org) -> bool:
    """Whether the registers know the abbreviation for a part of what stands before it."""
    _, entries = line.entries(index, "state", "party", "body")
    names = {part.name for part in org.lineage}
    return any(entry.kind == "state" or entry.name in names for entry in entries)


def _before(line: Line, bracket: int, grammar: OrgGrammar, letters: str) -> Org | None:
    """The organization that ends at the bracket; its root if the letters are the root's."""
    for first in range(max(0, bracket - _REACH), bracket):
        found = grammar.read(line, first)
        if found is not None and found[0] in {bracket, bracket + 3}:
            return _part_meant(found[1], letters)
    return None


def _part_meant(org: Org, letters: str) -> Org:
    """Of a nested organization the part whose initials the letters are."""
    parts = list(_outwards(org))
    folded = letters.casefold()
    exact = [part for part in parts if _initials(part.name) == folded]
    near = [part for part in reversed(parts) if folded in _initials(part.name)]
    return (exact or near or [org])[0]


def _outwards(org: Org) -> Iterator[Org]:
    for place in range(len(org.lineage)):
        kind = "party" if place == len(org.lineage) - 1 and org.party else org.kind
        yield replace(org, lineage=org.lineage[place:], kind=kind)


def _initials(name: str) -> str:
    return "".join(
        word[0]
        for word in name.replace("-", " ").split()
        if word not in {"of", "the", "and", "for"}
    ).casefold()
