"""Reads a sentence left to right into posts, names, organizations and states."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from kg.mentions.drafts import Draft
from kg.mentions.names import PARTICLES, Name, NameGrammar
from kg.mentions.organizations import Org
from kg.mentions.orggrammar import OrgGrammar
from kg.mentions.scan import Line
from kg.mentions.titles import TitleGrammar

# How far a determiner or quality may stand before its title.
_NEAR = 18

ItemKind: TypeAlias = Literal["posts", "name", "org", "state", "other"]


@dataclass(slots=True)
class Item:
    """What a run of tokens was read as."""

    kind: ItemKind
    start: int
    end: int
    posts: list[Draft] = field(default_factory=list)
    name: Name | None = None
    org: Org | None = None
    code: str = ""
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """The grammars over one report, in the order in which they have a say."""

    orgs: OrgGrammar
    titles: TitleGrammar
    names: NameGrammar
    openers: frozenset[str]

    def read(self, line: Line) -> list[Item]:
        """The items of a sentence, in order, without overlaps."""
        items: list[Item] = []
        index = 0
        while index < len(line):
            item = self._item(line, index, items)
            if item is None:
                index += 1
            else:
                items.append(item)
                index = item.end
        return items

    def _item(self, line: Line, index: int, items: list[Item]) -> Item | None:
        if index not in line.hits and line.words[index].islower() and self._is_idle(line, index):
            return None
        honorific = line.hit(index, "honorific") if self._honours(line, index) else None
        titled = bool(items) and items[-1].kind == "posts" and items[-1].end == index
        if (
            honorific is not None
            and (item := self._honoured(line, index, honorific[0])) is not None
        ):
            return item
        posts = None if _is_verb(line, index) else self.titles.read(line, index)
        if posts is not None:
            return Item("posts", index, posts[0], posts=posts[1])
        name = self.names.read(line, index, titled=titled)
        org = self.orgs.read(line, index)
        if (
            org is not None
            and (name is None or org[0] >= name.end)
            and not (titled and name is not None and name.end == org[0] - 1)
        ):
            return Item("org", index, org[0], org=org[1])
        if name is not None:
            return Item("name", index, name.end, name=name)
        known = line.hit(index, "place", "venue", "house", "noname")
        if known is not None and known[0] > index + 1 and not line.hit(index, "state"):
            return Item("other", index, known[0])
        state = line.hit(index, "state")
        if state is not None:
            return Item("state", index, state[0], code=state[1].name)
        return None

    def _honours(self, line: Line, index: int) -> bool:
        """ "Pak" is a style and a family name: before two more words the name where it is at home.

        "Don" before one word is a given name.
        """
        lexicon, word = self.names.lexicon, line.low(index)
        longer = line.hit(index, "state", "place", "party", "body")
        if longer is not None and longer[0] > index + 1:
            return False
        if word in lexicon.classes["style-or-given"]:
            return line.capital(index + 2)
        if line.shape(index + 1) == "other" or line.shape(index + 2) != "name":
            return True
        cultures = lexicon.surnames.get(word, ())
        homes = (code for one in cultures for code in lexicon.culture_states.get(one, ()))
        return not any(code in self.orgs.named for code in homes)

    def _is_idle(self, line: Line, index: int) -> bool:
        """Whether a word in lower case that no register knows begins nothing."""
        word = line.words[index]
        if word in PARTICLES or "-" in word:
            return False
        return line.titles[index] > _NEAR or word not in self.openers

    def _honoured(self, line: Line, index: int, end: int) -> Item | None:
        """A name behind one or more honorifics, which stay outside it."""
        gender, first = "", index
        while (more := line.hit(index, "honorific")) is not None and self._honours(line, index):
            gender = more[1].sort or gender
            index = end = more[0]
            while line.word(end) == ".":
                index = end = end + 1
        name = self.names.read(line, end, titled=True)
        if name is None:
            return None
        name.honorific = True
        return Item("name", first, name.end, name=name, gender=gender)


def _is_verb(line: Line, index: int) -> bool:
    """ "who heads", "and chairs": a verb that looks like a title."""
    return (
        line.low(index) in {"heads", "chairs", "head", "chair"}
        and line.low(index - 1) in {"who", "also", "which", "to", "will", "and"}
        and line.words[index].islower()
        and line.low(index + 1) in {"the", "a", "an", "its"}
    )


def between(line: Line, first: int, last: int) -> tuple[str, ...]:
    """The tokens of a gap in lower case, bracketed asides ("(R)", "(upper, L)") left out."""
    out: list[str] = []
    depth = 0
    for index in range(first, last):
        word = line.low(index)
        depth += word in {"(", "["}
        if depth == 0:
            out.append(word)
        depth -= word in {")", "]"} and depth > 0
    return tuple(out)
