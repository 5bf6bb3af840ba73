"""Whose a post is: before the name, behind it in apposition, by copula, by list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.mentions.names import Name
from kg.mentions.reading import Item, between
from kg.mentions.scan import POSSESSIVE, Line
from kg.mentions.titles import Draft, is_personal

_COPULAS = frozenset(
    "is was are were be been become became becomes being remains remained named appointed elected reelected chosen serves served serve "
    "serving worked works sworn".split()
)
_BRIDGES = (
    frozenset(
        "who also herself himself currently now then formerly previously once until has have had been the still concurrently "
        ", ; : and as in into is was doubles today newly recently on only".split()
    )
    | _COPULAS
)
_PAST = frozenset(
    {"was", "were", "formerly", "previously", "once", "until", "had", "served", "worked"}
)
_JUST_NOW = frozenset({"named", "appointed", "elected", "reelected", "chosen", "sworn", "now"})
_LISTED = frozenset({",", "and", "&", ";", ":", "or"})
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
_HEADS = frozenset({"heads", "headed", "chairs", "chaired", "leads"})
# How far back the verb may stand that an "as" belongs to.
_WINDOW = 16
_APPOINTING = frozenset(
    "serve serves served serving known appointed named elected came comes worked works capacity "
    "arrived arrives visited visiting acted acting sent dispatched sworn inaugurated installed".split()
)
_OF = {("of",), ("from",), ("at",)}
_CLOSERS = frozenset(
    {"and", "who", "in", "at", "on", "to", "for", "since", "until", "from", "said", "or"}
)
_PRONOUNS = frozenset({"he", "she"})


def link_all(
    lines: Sequence[Line], readings: Sequence[Sequence[Item]], styled: frozenset[str]
) -> None:
    """Give every post of a report its holders, in place."""
    subject: Name | None = None
    for line, items in zip(lines, readings, strict=True):
        Linker(line, items, subject, styled).run()
        if line.sentence.zone == "body" and (name := _subject(line, items)) is not None:
            subject = name


def all_drafts(item: Item) -> Iterator[Draft]:
    """The posts of an item, those inside a title too."""
    for draft in item.posts:
        yield draft
        if draft.inner is not None:
            yield draft.inner


def _subject(line: Line, items: Sequence[Item]) -> Name | None:
    """The sentence's first name, unless a pronoun opens it."""
    if line.low(0) in _PRONOUNS:
        return None
    return next((item.name for item in items if item.name is not None), None)


class Linker:
    """Links the posts of one sentence; `subject` is who the sentence before spoke of."""

    def __init__(
        self,
        line: Line,
        items: Sequence[Item],
        subject: Name | None,
        styled: frozenset[str] = frozenset(),
    ) -> None:
        self.line, self.items, self.subject, self.styled = line, items, subject, styled
        self._given: set[int] = set()

    def run(self) -> None:
        """Every post in reading order; what stands before a name is tried first."""
        for place, item in enumerate(self.items):
            if item.kind == "posts":
                self._post(place)

    def _post(self, place: int) -> None:
        item = self.items[place]
        self._possessor(place)
        if self._inner_holder(place) or not self._before(place):
            self._behind(place)

    def _gap(self, first: int, second: int) -> tuple[str, ...]:
        return between(self.line, self.items[first].end, self.items[second].start)

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
                if draft.sort == "organ" and is_personal(draft.title):
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
                after.name.behind_of = not is_personal(item.posts[-1].title)

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

    def _possessed(self, place: int) -> bool:
        owner = self.items[place].posts[-1].of_name
        return place > 0 and owner is not None and owner is self.items[place - 1].name

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
        if state is not None and state[1].sort != "demonym" and last.org is None:
            last.state, last.states = state[1].name, ()

    def _split(self, place: int) -> None:
        """ "A, chairman of X, and Premier B": only the last post is B's."""
        item = self.items[place]
        if place == 0 or len(item.posts) < 2 or (holder := self.items[place - 1].name) is None:
            return
        gap = self._gap(place - 1, place)
        if gap and gap[0] == "," and self._bridges(gap):
            for draft in item.posts[:-1]:
                draft.holders.append(holder)
            self._given.update(id(draft) for draft in item.posts[:-1])

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
        bare = (
            style.kind == "posts" and len(style.posts) == 1 and style.posts[0].title in self.styled
        )
        if not bare or place + 2 >= len(self.items) or self._gap(place + 1, place + 2) != ():
            return None
        draft = self.items[place].posts[-1]
        return self.items[place + 2].name if draft.sort in {"office", "organ", "local"} else None

    def _list_after(self, place: int) -> Iterator[Name]:
        while place + 1 < len(self.items) and (name := self.items[place + 1].name) is not None:
            gap = self._gap(place, place + 1)
            if not gap or not set(gap) <= _LISTED:
                return
            yield name
            place += 1

    def _announces(self, place: int) -> bool:
        """Before a comma a title announces a name if it is definite and no name claims it from the left."""
        item = self.items[place]
        if place > 0 and self.items[place - 1].name is not None and not self._possessed(place):
            gap = self._gap(place - 1, place)
            if gap and self._bridges(gap):
                return False
        first = item.posts[0]
        if self.line.word(item.end) == ":":
            return any(draft.plural for draft in item.posts)
        if self.line.word(item.start - 1) in POSSESSIVE:
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

    def _behind(self, place: int) -> bool:
        """A title behind its name: in apposition, by copula, in brackets, or of the sentence's subject."""
        before = place - 1 - self._possessed(place)
        if before >= 0:
            gap = (
                self._gap(before, place)
                if before == place - 1
                else between(self.line, self.items[before].end, self.items[before + 1].start)
            )
            holder = self._holder_before(before)
            if holder is not None and gap and self._bridges(gap) and not self._is_subject(place):
                self._give(place, self._holders(before, holder, place), gap)
                return True
            if (
                self.line.word(self.items[before].end) == "("
                and self.items[place].start == self.items[before].end + 1
                and self.items[before].name is not None
            ):
                self._give(place, [self.items[before].name], ())  # type: ignore[list-item]
                return True
        return self._by_verb(place)

    def _is_subject(self, place: int) -> bool:
        """ "Accompanied by A, the President viewed ...": no apposition to A."""
        item = self.items[place]
        first = item.posts[0]
        bare = first.org is None and first.state is None and first.inner is None
        after = self.line.low(item.end)
        return first.determiner == "the" and bare and after.isalpha() and after not in _CLOSERS

    def _holder_before(self, place: int) -> Name | None:
        item = self.items[place]
        if item.name is not None:
            return item.name
        if (
            item.kind == "posts"
            and item.posts[-1].holders
            and item.posts[-1].sort not in {"none", "family"}
        ):
            return item.posts[-1].holders[-1]
        return None

    def _holders(self, before: int, holder: Name, place: int) -> list[Name]:
        """A plural title behind "A and B" belongs to both; behind a mere list it is a group's."""
        if not any(draft.plural for draft in self.items[place].posts):
            return [holder]
        names, joined, cursor = [holder], False, before
        while cursor > 0:
            gap = self._gap(cursor - 1, cursor)
            previous = self.items[cursor - 1]
            if gap and not set(gap) <= _LISTED:
                break
            joined |= "and" in gap
            if previous.name is not None and gap:
                names.append(previous.name)
            elif previous.kind != "posts":
                break
            cursor -= 1
        return names if joined else []

    @staticmethod
    def _bridges(gap: tuple[str, ...]) -> bool:
        """Whether the words between a name and a post say that he holds it."""
        words = [word for word in gap if not word.isdigit()]
        if not words or len(words) > 8 or not all(word in _BRIDGES for word in words):
            return False
        if words[0] in {",", "-", "–", "—"} or gap[0] == ",":
            return words[1:2] != ["and"] and "as" not in words[:1]
        return bool(_COPULAS & set(words)) and words[0] not in {"and", "as"}

    def _by_verb(self, place: int) -> bool:
        """ "..., became known as spokesperson", "He was director ...": the sentence's subject."""
        item = self.items[place]
        lead = self.line.lower[max(0, item.start - _WINDOW) : item.start]
        opens = self.line.low(0) in _PRONOUNS
        said = lead[-1:] == ("as",) and bool(_APPOINTING & set(lead))
        copula = lead[-1:] and lead[-1] in _COPULAS
        inner = bool(copula) and lead[-2:-1] and lead[-2] in _PRONOUNS
        if not (said or inner or (copula and opens and place == 0)):
            return False
        subject = self.subject if opens else _subject(self.line, self.items)
        if subject is None:
            return False
        self._give(place, [subject], lead)
        return True

    def _give(self, place: int, names: Sequence[Name], gap: Sequence[str]) -> None:
        past = bool(_PAST & set(gap)) and not _JUST_NOW & set(gap)
        for draft in self.items[place].posts:
            draft.holders.extend(names)
            draft.former |= past


def held_by_one(posts: Sequence[Draft]) -> list[Draft]:
    """Of coordinated posts before one name those that can be one person's.

    "the President of Russia and King Abdullah", "the President and Chancellor Scholz": what
    names another state, or is definite and bare, speaks of somebody else.
    """
    last = posts[-1]
    if len(posts) == 2 and last.apart:
        return [last]
    kept = []
    for draft in posts[:-1]:
        foreign = draft.state and last.state and draft.state != last.state
        bare = draft.determiner == "the" and draft.org is None and draft.state is None
        if not foreign and not bare:
            kept.append(draft)
    return [*kept, last]
