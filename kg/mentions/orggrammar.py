"""Reads an organization off a line, in one pass to the right.

org    := state ['s] unit tail* | (party | body) tail* | unit tail*
tail   := '(' abbreviation ')' | ['s] unit | ("of" | "under" | ",") ["the"] (org | state)
unit   := a unit of the registers | Capitals ending in a body's noun | body's noun of/for/on Topic
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.mentions.lexicon import Entry, Lexicon
from kg.mentions.organizations import Needs, Org, Part, below, of_state, under
from kg.mentions.scan import POSSESSIVE, Line

_MAX_RUN = 9
_MAX_DEPTH = 6
_JOINTS = frozenset({"and", "&", "for", "on", "of", "the", "'s", "’s", "'", "’", ","})
_TAILS = frozenset({"of", "under", "in", "at"})
_SMALL = frozenset(
    "the a an in on at of for and with by from to as but that this his her its their he she it they we".split()
)


@dataclass(frozen=True, slots=True)
class OrgGrammar:
    """The grammar over one report: the registers, and the abbreviations it has introduced."""

    lexicon: Lexicon
    introduced: Mapping[str, Org]

    def read(self, line: Line, index: int, depth: int = 0) -> tuple[int, Org] | None:
        """The longest organization that begins at a token: its end and itself."""
        if depth > _MAX_DEPTH or index >= len(line):
            return None
        found = self._core(line, index)
        if found is None:
            return None
        end, org = found
        while (longer := self._extended(line, end, org)) is not None:
            end, org = longer
        return self._with_tail(line, end, org, depth)

    def _core(self, line: Line, index: int) -> tuple[int, Org] | None:
        if (known := self.introduced.get(line.word(index))) is not None:
            return index + 1, known
        found = line.hit(index, "party", "body")
        if found is not None:
            longer = self._unit(line, index)
            if longer is None or longer[0] <= found[0]:
                return found[0], self.of_entry(found[1])
        state = line.hit(index, "state")
        if state is not None:
            start = line.past_possessive(state[0])
            unit = self._body_or_unit(line, start)
            if unit is not None:
                return unit[0], self._of_state(unit[1], state[1].name)
        return self._unit(line, index)

    def of_entry(self, entry: Entry) -> Org:
        """A party, body or unit of the registers as a value."""
        if entry.kind == "party":
            return Org((Part(entry.name),), "party", entry.state, entry.name)
        if entry.kind == "unit":
            needs: Needs = (
                "party" if entry.sort == "party" else "state" if entry.sort == "state" else "parent"
            )
            return Org((Part(entry.name),), "body", needs=needs)
        kind = "international" if entry.sort == "international" else "body"
        org = Org((Part(entry.name),), kind, entry.state)
        if entry.state and entry.sort != "unique":
            return self._of_state(org, entry.state)
        return org

    def _of_state(self, org: Org, code: str) -> Org:
        short = self.lexicon.short_names.get(code, code)
        root = org.lineage[-1].name.casefold()
        if org.kind == "party" or any(
            name in root for name in self.lexicon.own_names.get(code, ())
        ):
            return replace(org, state=code, needs="")
        return of_state(org, code, short)

    def _body_or_unit(self, line: Line, index: int) -> tuple[int, Org] | None:
        known = line.hit(index, "body", "unit")
        run = self._unit(line, index)
        if known is not None and (run is None or known[0] >= run[0]):
            org = self.of_entry(known[1])
            return known[0], org
        return run

    def _unit(self, line: Line, index: int) -> tuple[int, Org] | None:
        known = line.hit(index, "unit")
        run = self._run(line, index)
        if known is not None and (run is None or known[0] >= run[0]):
            end, org = known[0], self.of_entry(known[1])
            topic = (
                self._topic(line, end)
                if known[1].sort == "state"
                or not line.hit(end + 1, "state", "party", "body", "unit")
                else None
            )
            if topic is not None and known[1].name.split()[-1].casefold() in self.lexicon.nouns:
                return topic, Org((Part(line.text(index, topic)),), "body", needs=org.needs)
            return end, org
        return run

    def _run(self, line: Line, index: int) -> tuple[int, Org] | None:
        """Capitals up to a body's noun ("Russian Direct Investment Fund"), or its noun and a topic."""
        if not line.capital(index) or line.low(index) in _SMALL:
            return None
        last, cursor = None, index
        while cursor < len(line) and cursor - index < _MAX_RUN:
            word = line.low(cursor)
            if word in self.lexicon.nouns and line.capital(cursor):
                last = cursor
            elif (line.hit(cursor, "title", "honorific") and cursor > index) or (not line.capital(cursor) and not self._joins(line, cursor)):
                break
            cursor += 1
        if last is None:
            return None
        if last == index:
            topic = self._topic(line, index + 1)
            if topic is None:
                return None
            last = topic - 1
        return last + 1, self._named(line, index, last + 1)

    @staticmethod
    def _joins(line: Line, index: int) -> bool:
        word = line.low(index)
        if word in POSSESSIVE:
            return line.capital(index + 1) and line.low(index - 1) in _OWNERS
        return (
            word in {"and", "&"}
            and line.capital(index - 1)
            and line.capital(index + 1)
            and not line.hit(index + 1, "title", "state", "party", "body", "modifier")
        )

    def _named(self, line: Line, first: int, last: int) -> Org:
        name = line.text(first, last)
        noun = next(
            (word for word in reversed(line.lower[first:last]) if word in self.lexicon.nouns), ""
        )
        sort = self.lexicon.nouns.get(noun, "")
        head = line.lower[first]
        if sort == "party":
            return Org((Part(name),), "party", party=name)
        if sort in {"company", "school", "society"} and head not in self.lexicon.nouns:
            return Org((Part(name),), "other")
        return Org((Part(name),), "body", needs="state" if sort == "state" else "parent")

    def _topic(self, line: Line, index: int) -> int | None:
        """Where the topic of "Ministry of ..." ends: capitalised English words, joined."""
        if line.low(index) not in {"of", "for", "on"}:
            return None
        cursor = line.past_article(index + 1)
        if line.hit(cursor, "state", "party", "body", "unit", "title"):
            return None
        return topic_end(line, cursor)

    def _extended(self, line: Line, index: int, org: Org) -> tuple[int, Org] | None:
        """A bracketed abbreviation, or a further unit after it ("CPC Central Committee's ...")."""
        if (
            line.word(index) == "("
            and line.word(index + 2) == ")"
            and line.word(index + 1).isupper()
        ):
            return index + 3, org
        start = line.past_possessive(index)
        unit = self._unit(line, start) if start < len(line) else None
        if unit is None or (line.hit(start, "title") and unit[0] <= line.hit(start, "title")[0]):  # type: ignore[index]
            return None
        if len(unit[1].lineage) != 1 or (start == index and org.kind in {"other"}):
            return None
        return unit[0], below(unit[1].lineage[0].name, org, prefixed=True)

    def _with_tail(self, line: Line, end: int, org: Org, depth: int) -> tuple[int, Org]:
        """The parent after "of": another organization or a state."""
        if not (
            line.low(end) in _TAILS
            or (
                line.word(end) == ","
                and org.needs in {"party", "parent"}
                and line.hit(end + 1, "party")
            )
        ):
            return end, org
        start = line.past_article(end + 1)
        state = line.hit(start, "state")
        parent = self.read(line, start, depth + 1)
        if (
            parent is not None
            and org.needs in {"party", "parent", "state"}
            and line.low(end) not in {"in", "at"}
        ):
            return parent[0], under(org, parent[1])
        if (
            state is not None
            and org.state in {None, state[1].name}
            and line.low(end) in {"of", "in"}
        ):
            if line.low(end) == "in" and state[1].sort == "demonym":
                return end, org
            return state[0], self._of_state(org, state[1].name)
        return end, org


_OWNERS = frozenset(
    {
        "people",
        "workers",
        "women",
        "men",
        "children",
        "farmers",
        "teachers",
        "citizens",
        "peoples",
        "students",
        "veterans",
        "journalists",
        "writers",
        "lawyers",
        "youth",
    }
)


def topic_end(line: Line, index: int) -> int | None:
    """Where a run of capitalised English words joined by "and" and commas ends; None if none begins."""
    cursor, end = index, None
    while cursor < len(line):
        if (
            line.shapes[cursor] == "word"
            and line.hit(cursor, "title", "honorific", "state") is None
        ):
            cursor += 1
            end = cursor
        elif (
            end is not None
            and line.low(cursor) in {"and", "&", ","}
            and _continues(line, cursor + 1)
        ) or (end is not None and line.low(cursor) == "the" and line.low(cursor - 1) == "and"):
            cursor += 1
        else:
            break
    return end


def _continues(line: Line, index: int) -> bool:
    index = line.past_article(index)
    if line.word(index) == "and":
        index += 1
    if line.shapes[index : index + 1] != ["word"] or line.hit(
        index, "title", "modifier", "honorific", "state", "party", "body", "unit"
    ):
        return False
    # "Minister of Health and Xi ..." goes on with a topic only if no name follows it.
    return index + 1 >= len(line) or line.shapes[index + 1] != "name"
