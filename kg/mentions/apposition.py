"""Whose a post behind a name is: in apposition, by copula, in brackets, or the subject's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.mentions.drafts import Draft
from kg.mentions.lexicon import Lexicon
from kg.mentions.names import Name
from kg.mentions.reading import Item, between
from kg.mentions.scan import Line

_COPULAS = frozenset(
    "is was are were be been become became becomes being remains remained named appointed "
    "elected reelected chosen serves served serve "
    "serving worked works sworn".split()
)

_BRIDGES = (
    frozenset(
        "who also herself himself currently now then formerly previously once until has have "
        "had been the still concurrently "
        ", ; : - – — -- and as in into is was doubles today newly recently on only".split()
    )
    | _COPULAS
)

_PAST = frozenset(
    {"was", "were", "formerly", "previously", "once", "until", "had", "served", "worked", "became"}
)

_JUST_NOW = frozenset({"named", "appointed", "elected", "reelected", "chosen", "sworn", "now"})

LISTED = frozenset({",", "and", "&", ";", ":", "or"})

# How far back the verb may stand that an "as" belongs to.
_WINDOW = 16

_APPOINTING = frozenset(
    "serve serves served serving known appointed named elected came comes worked works capacity "
    "arrived arrives visited visiting acted acting sent dispatched sworn "
    "inaugurated installed".split()
)

_CLOSERS = frozenset(
    {"and", "who", "in", "at", "on", "to", "for", "since", "until", "from", "said", "or"}
)

_PRONOUNS = frozenset({"he", "she"})

_OTHERS = frozenset({"other", "others", "several", "top", "senior"})

# What opens a phrase before the subject: "In talks with A, the French minister said ...".
_OPENING = frozenset("in during at after before following while when upon together".split())


def all_drafts(item: Item) -> Iterator[Draft]:
    """The posts of an item, those inside a title too."""
    for draft in item.posts:
        yield draft
        if draft.inner is not None:
            yield draft.inner


def subject_of(line: Line, items: Sequence[Item]) -> Name | None:
    """The sentence's first name, unless a pronoun opens it."""
    if line.low(0) in _PRONOUNS:
        return None
    return next((item.name for item in items if item.name is not None), None)


class Apposition:
    """The posts of one sentence; `subject` is who the sentence before spoke of."""

    def __init__(
        self,
        line: Line,
        items: Sequence[Item],
        subject: Name | None,
        lexicon: Lexicon,
    ) -> None:
        self.line, self.items, self.subject, self.lexicon = line, items, subject, lexicon
        self._given: set[int] = set()

    def _gap(self, first: int, second: int) -> tuple[str, ...]:
        return between(self.line, self.items[first].end, self.items[second].start)

    def _possessed(self, place: int) -> bool:
        owner = self.items[place].posts[-1].of_name
        return place > 0 and owner is not None and owner is self.items[place - 1].name

    def _behind(self, place: int) -> bool:
        """A title behind its name: in apposition, by copula, in brackets, or the subject's."""
        before = place - 1 - self._possessed(place)
        if before >= 0:
            gap = (
                self._gap(before, place)
                if before == place - 1
                else between(self.line, self.items[before].end, self.items[before + 1].start)
            )
            holder = self._holder_before(before)
            if (
                holder is not None
                and gap
                and self._bridges(gap)
                and not self._is_subject(place)
                and not self._is_second(place)
            ):
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
        led = self.line.low(1) == "by" or self.line.low(0) in _OPENING
        after = self.line.low(item.end)
        goes_on = after.isalpha() and after not in _CLOSERS
        if after == "and" and self.line.low(item.end + 1) in _OTHERS:
            # "Secretary A, the national security adviser and other officials": a list.
            return first.determiner == "the"
        return first.determiner == "the" and (bare or led) and goes_on

    def _is_second(self, place: int) -> bool:
        """ "A, Sultan of B hold talks": in a headline a plural verb makes two of them."""
        verb = self.line.low(self.items[place].end)
        titled = self.line.headline or self.line.sentence.zone == "title"
        return titled and verb in self.lexicon.classes["headline-verb"]

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
            if gap and not set(gap) <= LISTED:
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
        if gap == ("as",):
            return True
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
        subject = self.subject if opens else subject_of(self.line, self.items)
        if subject is None:
            return False
        self._give(place, [subject], lead)
        return True

    def _give(self, place: int, names: Sequence[Name], gap: Sequence[str]) -> None:
        past = bool(_PAST & set(gap)) and not _JUST_NOW & set(gap)
        for draft in self.items[place].posts:
            draft.holders.extend(names)
            draft.former |= past
