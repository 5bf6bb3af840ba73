"""States named in a report, by name, abbreviation or demonym, inside party names too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kg.annotation import StateMention
from kg.mentions.entry import Entry
from kg.mentions.lexicon import Lexicon
from kg.mentions.reading import Item
from kg.mentions.scan import Line

Form: TypeAlias = Literal["name", "demonym", "abbreviation"]
_FORMS: dict[str, Form] = {"demonym": "demonym", "abbreviation": "abbreviation"}


def state_mentions(
    lines: Sequence[Line], readings: Sequence[Sequence[Item]], lexicon: Lexicon
) -> Iterator[StateMention]:
    """Every state, in reading order; none inside a person's name, a sea's or a newspaper's."""
    for line, items in zip(lines, readings, strict=True):
        named = (item.name for item in items if item.name is not None and item.name.full)
        taken = {index for name in named for index in range(name.start, name.end)}
        yield from _Finder(line, frozenset(taken), lexicon).run()


@dataclass(frozen=True, slots=True)
class _Finder:
    line: Line
    taken: frozenset[int]
    lexicon: Lexicon

    def run(self) -> Iterator[StateMention]:
        index = 0
        while index < len(self.line):
            end = index + 1
            if index in self.line.hits and index not in self.taken:
                hit = self.line.hit(index, "state")
                other = self.line.hit(index, "noname", "house")
                if other is not None and (hit is None or other[0] > hit[0]):
                    end = other[0]
                elif hit is not None:
                    end = hit[0]
                    yield from self._mention(index, end, hit[1])
                else:
                    yield from self._in_party(index)
            elif "-" in self.line.words[index] or "–" in self.line.words[index]:
                yield from self._hyphened(index)
            index = end

    def _mention(self, first: int, last: int, entry: Entry) -> Iterator[StateMention]:
        if entry.name in self.lexicon.sovereign:
            form = _FORMS.get(entry.sort, "name")
            yield StateMention(self.line.sentence.index, (first, last), entry.name, form)

    def _hyphened(self, index: int) -> Iterator[StateMention]:
        """ "Russia-Ukraine", "Japan-U.S.-ROK": states joined in one token."""
        for piece in self.line.words[index].replace("–", "-").split("-"):
            for entry in self.lexicon.whole(piece):
                if entry.kind == "state" and not entry.ambiguous:
                    yield from self._mention(index, index + 1, entry)

    def _in_party(self, index: int) -> Iterator[StateMention]:
        """ "CPC" names China: the party's full name holds the state's."""
        party = self.line.hit(index, "party")
        code = party[1].state if party is not None else None
        if party is None or code not in self.lexicon.sovereign:
            return
        korea = code == "KP" and "korea" in party[1].name.casefold()
        short = party[0] == index + 1 and self.lexicon.names_state(party[1].name, code or "")
        if korea or short:
            form: Form = "abbreviation" if party[0] == index + 1 else "name"
            yield StateMention(self.line.sentence.index, (index, party[0]), code or "", form)
