"""States named in a report, by name, abbreviation or demonym, inside party names too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.annotation import StateMention
from kg.mentions.lexicon import Lexicon
from kg.mentions.reading import Item
from kg.mentions.scan import Line


def state_mentions(
    lines: Sequence[Line], readings: Sequence[Sequence[Item]], lexicon: Lexicon
) -> Iterator[StateMention]:
    """Every state, in reading order."""
    for line, items in zip(lines, readings, strict=True):
        persons = {
            index
            for item in items
            if item.name is not None and item.name.full
            for index in range(item.name.start, item.name.end)
        }
        index = 0
        while index < len(line):
            hit = line.hit(index, "state")
            blocked = next(
                (
                    end
                    for end, entry in line.hits.get(index, ())
                    if entry.kind in {"noname", "house"}
                ),
                None,
            )
            if blocked is not None and (hit is None or blocked > hit[0]):
                index = blocked
                continue
            if hit is None or index in persons:
                party = line.hit(index, "party")
                if (
                    party is not None
                    and party[1].state
                    and party[1].state in lexicon.sovereign
                    and index not in persons
                ):
                    yield from _in_party(
                        line, index, party[0], party[1].name, party[1].state, lexicon
                    )
                yield from _hyphened(line, index, lexicon)
                index += 1
                continue
            end, entry = hit
            if entry.name in lexicon.sovereign:
                yield StateMention(
                    line.sentence.index, (index, end), entry.name, entry.sort or "name"
                )  # type: ignore[arg-type]
            index = end


def _hyphened(line: Line, index: int, lexicon: Lexicon) -> Iterator[StateMention]:
    """ "Russia-Ukraine", "Japan-U.S.-ROK": states joined in one token."""
    pieces = line.words[index].replace("–", "-").split("-")
    if len(pieces) < 2 or not line.capital(index):
        return
    for piece in pieces:
        for entry in lexicon.whole(piece):
            if entry.kind == "state" and entry.name in lexicon.sovereign:
                form = "abbreviation" if piece.isupper() else entry.sort or "name"
                yield StateMention(line.sentence.index, (index, index + 1), entry.name, form)  # type: ignore[arg-type]


def _in_party(
    line: Line, first: int, last: int, name: str, code: str, lexicon: Lexicon
) -> Iterator[StateMention]:
    """ "CPC" names China: the party's full name holds the state's."""
    korea = code == "KP" and "korea" in name.casefold()
    if korea or lexicon.names_state(name, code):
        if last == first + 1:
            yield StateMention(line.sentence.index, (first, last), code, "abbreviation")
        elif korea:
            yield StateMention(line.sentence.index, (first, last), code, "name")
