"""Lists of ambassadors by name and state: "A (Spain), B (Iran)", "A of Spain and B of Iran"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.mentions.drafts import Draft
from kg.mentions.reading import Item
from kg.mentions.scan import Line

_CREDENTIALS = frozenset({"credentials", "credence", "accredited"})
_PLURALS = frozenset({"ambassadors", "envoys", "diplomats", "heads"})


def accredit(lines: Sequence[Line], readings: Sequence[list[Item]]) -> None:
    """Give each named in a list behind "ambassadors" the post of ambassador, in place."""
    plural, announced, title = False, False, "ambassador"
    for line, items in zip(lines, readings, strict=True):
        words = set(line.lower)
        plural |= bool(_PLURALS & words)
        announced |= plural and bool(_CREDENTIALS & words)
        title = next((draft.title for draft in _plural(items)), title)
        found = [
            (item, state) for item in items if (state := _state_behind(line, item)) is not None
        ]
        if announced and title != "ambassador":
            _accredited(items, title)
        if announced and (len(found) > 1 or (found and found[0][1][0] + 1 >= len(line))):
            items.extend(_posts(found, items, title))
            items.sort(key=lambda item: item.start)


def _accredited(items: Sequence[Item], title: str) -> None:
    """ "the credentials of Ambassador of Japan A": ambassador where all are."""
    for item in items:
        for draft in item.posts:
            if draft.title == "ambassador" and draft.state and draft.holders:
                draft.title = title


def _plural(items: Sequence[Item]) -> Iterator[Draft]:
    """ "16 ambassadors to China": the post of all that follow."""
    for item in items:
        yield from (
            draft
            for draft in item.posts
            if draft.plural and draft.title.startswith("ambassador to ")
        )


def _posts(
    found: Sequence[tuple[Item, tuple[int, str]]], items: Sequence[Item], title: str
) -> Iterator[Item]:
    held = {id(name) for item in items for draft in item.posts for name in draft.holders}
    for item, (end, code) in found:
        if item.name is not None and id(item.name) not in held:
            draft = Draft(item.end, end, title, "office", state=code, holders=[item.name])
            yield Item("posts", item.end, end, posts=[draft])


def _state_behind(line: Line, item: Item) -> tuple[int, str] | None:
    """The state in brackets, after "of" or after a dash behind a name."""
    if item.name is None or line.word(item.end) not in {"(", "of", "from", "–", "—", "-"}:
        return None
    found = line.hit(line.past_article(item.end + 1), "state")
    return (found[0], found[1].name) if found is not None and found[1].sort != "demonym" else None
