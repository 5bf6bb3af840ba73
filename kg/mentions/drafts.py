"""A post as read off a line, before it is known who holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.mentions.names import Name
from kg.mentions.organizations import Org
from kg.mentions.scan import Line

FORMER = frozenset("former ex late then onetime erstwhile".split())


# Titles whose "of" may be followed by the post of him they act for.


@dataclass(slots=True)
class Draft:
    """A post as read: its words, where it stands, and whose the text says it is."""

    start: int
    end: int
    title: str
    sort: str
    org: Org | None = None
    state: str | None = None
    former: bool = False
    plural: bool = False
    elect: bool = False
    determiner: str = ""
    counterpart: bool = False
    typical: str | None = None
    inner: Draft | None = None
    of_name: Name | None = None
    place: str = ""
    both: bool = False
    states: tuple[str, ...] = ()
    acronym: bool = False
    apart: bool = False
    lent: bool = False
    canon: str = ""
    holders: list[Name] = field(default_factory=list)


THE_PARTY = Org((), "party", needs="party")


def close(unit: Org, sibling: Org) -> Org:
    """An open unit under what its sibling hangs from: the central committee, else the root."""
    parts = sibling.lineage
    central = (place for place, part in enumerate(parts) if part.name == "Central Committee")
    root = next(central, len(parts) - 1)
    names = {part.name for part in parts[root:]}
    own = tuple(part for part in unit.lineage if part.name not in names)
    return replace(sibling, lineage=own + parts[root:], kind="body", needs="")


def is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "affairs", "us"))


def head_of(words: Sequence[str]) -> str:
    """The noun of a title before what it is of, for or to: "vice-minister of foreign relations"."""
    stop = next((at for at, word in enumerate(words) if at and word in _LINKS), len(words))
    return words[stop - 1]


_LINKS = frozenset({"of", "for", "to", "on", "in"})


def title_text(line: Line, first: int, last: int) -> str:
    """The title's words; a capital stays where the word is no English word ("Middle East")."""
    words = [
        line.lower[place] if line.shape(place) == "word" else line.words[place]
        for place in range(first, last)
        if line.lower[place] not in FORMER
    ]
    text = " ".join(words)
    if text.lower().startswith("ex-"):
        text = text[3:]
    return text.replace(" 's", "'s")
