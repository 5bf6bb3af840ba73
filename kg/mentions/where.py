"""Cities and venues named in a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from kg.annotation import PlaceMention
from kg.mentions.lexicon import Lexicon
from kg.mentions.scan import Line

PlaceKind: TypeAlias = Literal["city", "venue"]


def place_mentions(lines: Sequence[Line], lexicon: Lexicon) -> Iterator[PlaceMention]:
    """Every place of the registers, and capitals that end in a venue's noun."""
    for line in lines:
        end = 0
        for index, word in enumerate(line.words):
            if index < end or (index not in line.hits and not word[0].isupper()):
                continue
            hit = line.hit(index, "venue", "place")
            state = line.hit(index, "state")
            venue = _venue_end(line, index, lexicon)
            if venue is not None and (hit is None or venue > hit[0]):
                yield PlaceMention(
                    line.sentence.index, (index, venue), line.text(index, venue), "venue", None
                )
                end = venue
            elif state is not None and (hit is None or state[0] > hit[0]):
                end = state[0]
            elif hit is not None:
                kind: PlaceKind = "venue" if hit[1].kind == "venue" else "city"
                if hit[1].sort != "region" or hit[1].state:
                    yield PlaceMention(
                        line.sentence.index, (index, hit[0]), hit[1].name, kind, hit[1].state
                    )
                end = hit[0]


def _venue_end(line: Line, index: int, lexicon: Lexicon) -> int | None:
    """Where a run of capitals that ends in a venue's noun ends ("Diaoyutai State Guesthouse")."""
    if not line.capital(index) or line.low(index) in {"the", "at", "in"}:
        return None
    cursor = index
    while line.capital(cursor) and cursor - index < 5:
        if cursor > index and line.low(cursor) in lexicon.classes["venue-noun"]:
            return _of_part(line, cursor + 1)
        cursor += 1
    return None


def _of_part(line: Line, index: int) -> int:
    """ "Hall of the People": the rest of a venue's name."""
    if line.low(index) == "of":
        start = line.past_article(index + 1)
        if line.capital(start) and line.hit(start, "state") is None:
            return start + 1
    return index
