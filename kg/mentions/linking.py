"""Whose a post is: before the name, behind it in apposition, by copula, by list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.mentions.apposition import LISTED, Apposition, subject_of
from kg.mentions.drafts import Draft
from kg.mentions.lexicon import Lexicon
from kg.mentions.names import Name
from kg.mentions.reading import Item, between
from kg.mentions.scan import POSSESSIVE, Line

_INTRODUCERS = frozenset(
    {
        (",",),
        (":",),
        ("-",),
        ("–",),
        ("—",),
        ("namely",),
        ("including",),
        (",", "namely"),
        (",", "including"),
    }
)

_OF = {("of",), ("from",), ("at",)}


def link_all(lines: Sequence[Line], readings: Sequence[Sequence[Item]], lexicon: Lexicon) -> None:
    """Give every post of a report its holders, in place."""
    subject: Name | None = None
    for line, items in zip(lines, readings, strict=True):
        Linker(line, items, subject, lexicon).run()
        if line.sentence.zone == "body" and (name := subject_of(line, items)) is not None:
            subject = name


class Linker(Apposition):
    """Links the posts of one sentence, in place."""

    def run(self) -> None:
        """Every post in reading order; what stands before a name is tried first."""
        for place, item in enumerate(self.items):
            if item.kind == "posts":
                self._post(place)

    def _post(self, place: int) -> None:
        self._possessor(place)
        if self._inner_holder(place) or not self._before(place):
            self._behind(place)

    def _possessor(self, place: int) -> None:
        """ "Obama's special representative", "special envoy of Kim Jong Un"."""
        item = self.items[place]
        before = self.items[place - 1] if place else None
        if (
            before is not None
            and before.name is not None
            and self.line.word(before.end) in POSSESSIVE
            and before.end + 1 == item.start
        ):
            for draft in item.posts:
                draft.of_name = before.name
                if draft.sort == "organ" and self.lexicon.is_personal(draft.title):
                    draft.sort = "office"
        after = self.items[place + 1] if place + 1 < len(self.items) else None
        if (
            after is not None
            and after.name is not None
            and self._gap(place, place + 1) in {("of",), ("to",), ("for",)}
        ):
            item.posts[-1].of_name = after.name
            if self._gap(place, place + 1) == ("of",) and item.posts[-1].sort != "none":
                item.posts[-1].place = self.line.text(after.name.start, after.name.end)
                after.name.behind_of = not self.lexicon.is_personal(item.posts[-1].title)

    def _inner_holder(self, place: int) -> bool:
        """Whether the title ends in another's post; the name behind it is that other's."""
        inner = self.items[place].posts[-1].inner
        if inner is not None and inner.determiner == "the":
            return False
        if inner is None:
            return self.items[place].posts[-1].of_name is not None and not self._possessed(place)
        if (
            place + 1 < len(self.items)
            and (name := self.items[place + 1].name) is not None
            and self._gap(place, place + 1) == ()
        ):
            inner.holders.append(name)
        return True

    def _before(self, place: int) -> bool:
        """A title before its name or names, with or without a comma."""
        names = self._names_after(place)
        if not names:
            return False
        self._split(place)
        item = self.items[place]
        if len(names) > 1:
            self._distribute(item, names)
            return True
        self._state_behind(item, names[0])
        for draft in held_by_one(item.posts):
            if id(draft) not in self._given:
                draft.holders.append(names[0])
        return True

    def _state_behind(self, item: Item, name: Name) -> None:
        """ "King A of B", "Professor A of B University": what stands behind is the post's."""
        after = next((other for other in self.items if other.start >= name.end), None)
        gap = between(self.line, name.end, after.start) if after is not None else ()
        last = item.posts[-1]
        if (
            after is not None
            and after.org is not None
            and gap[:1] in _OF
            and gap[1:] in {(), ("the",)}
        ):
            last.org = last.org or (after.org if last.sort == "organ" else None)
        if self.line.low(name.end) != "of":
            return
        state = self.line.hit(self.line.past_article(name.end + 1), "state")
        last = item.posts[-1]
        owns = state is not None and self.line.word(state[0]) in POSSESSIVE
        if state is not None and state[1].sort != "demonym" and last.org is None and not owns:
            last.state, last.states = state[1].name, ()

    def _split(self, place: int) -> None:
        """ "A, chairman of X, and Premier B": only the last post is B's."""
        item = self.items[place]
        if place == 0 or len(item.posts) < 2 or (holder := self.items[place - 1].name) is None:
            return
        gap = self._gap(place - 1, place)
        if gap and gap[0] == "," and self._bridges(gap):
            apart = [index for index, draft in enumerate(item.posts) if draft.apart]
            before = item.posts[: apart[-1] if apart else -1]
            for draft in before:
                draft.holders.append(holder)
            self._given.update(id(draft) for draft in before)

    def _names_after(self, place: int) -> list[Name]:
        """The names that the title announces: the next one, or all of a list behind a plural."""
        item = self.items[place]
        if place + 1 >= len(self.items):
            return []
        gap = self._gap(place, place + 1)
        if gap in {(), (",",)} and (styled := self._styled(place)) is not None:
            return [styled]
        name = self.items[place + 1].name
        if name is None:
            return []
        if gap != () and (gap not in _INTRODUCERS or not self._announces(place)):
            return []
        names = [name]
        if any(draft.plural for draft in item.posts):
            names.extend(self._list_after(place + 1))
        return names

    def _styled(self, place: int) -> Name | None:
        """ "Minister of Foreign Affairs, Ambassador Gil": the second title is a style."""
        style = self.items[place + 1]
        if style.kind != "posts" or len(style.posts) > 1:
            return None
        rank = style.posts[0]
        bare = rank.sort == "none" or rank.title in self.lexicon.styled
        if not bare or place + 2 >= len(self.items) or self._gap(place + 1, place + 2) != ():
            return None
        draft = self.items[place].posts[-1]
        if draft.sort not in {"office", "organ", "local"}:
            return None
        rank.sort = "none"
        return self.items[place + 2].name

    def _list_after(self, place: int) -> Iterator[Name]:
        while place + 1 < len(self.items) and (name := self.items[place + 1].name) is not None:
            gap = self._gap(place, place + 1)
            if not gap or not set(gap) <= LISTED:
                return
            yield name
            place += 1

    def _announces(self, place: int) -> bool:
        """Before a comma a title announces a name if definite and not claimed from the left."""
        item = self.items[place]
        if place > 0 and self.items[place - 1].name is not None and not self._possessed(place):
            gap = self._gap(place - 1, place)
            if gap and self._bridges(gap):
                return False
        first = item.posts[0]
        if self.line.word(item.end) == ":":
            return any(draft.plural for draft in item.posts)
        lead = self.line.low(item.start - 1)
        if self.line.word(item.start - 1) in POSSESSIVE or lead in self.lexicon.classes["telling"]:
            return True
        named = (
            first.determiner
            or first.counterpart
            or first.plural
            or first.state
            or first.org
            or first.of_name
        )
        return bool(named) and first.determiner not in {"a", "an", "another"}

    def _distribute(self, item: Item, names: Sequence[Name]) -> None:
        """Plural titles: as many states as names pair in order, otherwise each name has all."""
        for draft in list(item.posts):
            if len(draft.states) == len(names):
                item.posts.remove(draft)
                pairs = zip(draft.states, names, strict=True)
                item.posts.extend(
                    replace(draft, state=code, holders=[name]) for code, name in pairs
                )
            else:
                draft.holders.extend(names)


def held_by_one(posts: Sequence[Draft]) -> list[Draft]:
    """Of coordinated posts before one name those that can be one person's.

    "the President of Russia and King Abdullah", "the President and Chancellor Scholz": what
    names another state, or is definite and bare, speaks of somebody else.
    """
    last = posts[-1]
    if len(posts) == 2 and last.apart:
        return [last]
    kept: list[Draft] = []
    for draft in posts[:-1]:
        foreign = draft.state and last.state and draft.state != last.state
        bare = draft.determiner == "the" and draft.org is None and draft.state is None
        if not foreign and not bare:
            kept.append(draft)
    return [*kept, last]
