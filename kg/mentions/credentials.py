"""Lists of ambassadors by name and state: "A (Spain), B (Iran)", "A of Spain and B of Iran"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.reading import Item
from kg.mentions.scan import Line
from kg.mentions.titles import Draft

_PLURALS = frozenset({"ambassadors", "envoys", "diplomats", "heads"})


def accredit(lines: Sequence[Line], readings: Sequence[list[Item]]) -> None:
    """Give each named in a list behind "ambassadors" the post of ambassador, in place."""
    announced = False
    for line, items in zip(lines, readings, strict=True):
        here = bool(_PLURALS & set(line.lower)) and bool(
            {"credentials", "credence", "accredited"} & set(line.lower)
        )
        announced = here or announced
        named = [
            (item, found) for item in items if (found := _state_behind(line, item)) is not None
        ]
        if not announced or len(named) < 2:
            continue
        for item, (end, code) in named:
            if item.name is not None and not any(
                item.name in draft.holders for other in items for draft in other.posts
            ):
                draft = Draft(
                    item.end, end, "ambassador", "office", state=code, holders=[item.name]
                )
                items.append(Item("posts", item.end, end, posts=[draft]))
        items.sort(key=lambda item: item.start)


def _state_behind(line: Line, item: Item) -> tuple[int, str] | None:
    """The state in brackets, after "of" or after a dash behind a name."""
    if item.name is None or line.word(item.end) not in {"(", "of", "from", "–", "—", "-"}:
        return None
    found = line.hit(line.past_article(item.end + 1), "state")
    return (found[0], found[1].name) if found is not None and found[1].sort != "demonym" else None
