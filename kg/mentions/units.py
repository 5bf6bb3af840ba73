"""Reads a unit of an organization: one of the registers, or capitals that a body's noun heads.

unit := a unit of the registers | Capitals ending in a body's noun | body's noun of/for/on Topic
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.mentions import organizations
from kg.mentions.entry import Entry
from kg.mentions.lexicon import Lexicon
from kg.mentions.organizations import Needs, Org, OrgKind, Part
from kg.mentions.scan import POSSESSIVE, Line
from kg.mentions.topics import topic_end

_MAX_RUN = 9

_NEEDS: Mapping[str, Needs] = {"party": "party", "state": "state"}

_BETWEEN_STATES = frozenset({"international", "supranational", "regional"})

_SMALL = frozenset(
    "the a an in on at of for and with by from to as but that this his her its their he she it "
    "they we".split()
)


@dataclass(frozen=True, slots=True)
class UnitGrammar:
    """The grammar of units over the registers."""

    lexicon: Lexicon

    def of_entry(self, entry: Entry, *, alone: bool = True) -> Org:
        """A party, body or unit of the registers as a value."""
        if entry.kind == "party":
            return Org((Part(entry.name),), "party", entry.state, entry.name)
        if entry.kind == "unit":
            return Org((Part(entry.name),), "body", needs=_NEEDS.get(entry.sort, "parent"))
        if entry.party is not None and entry.sort == "party-organ":
            return Org((Part(entry.name),), "body", entry.state, entry.party)
        kind: OrgKind = "international" if entry.sort in _BETWEEN_STATES else "body"
        if not alone:
            return Org((Part(entry.name),), kind, entry.state, needs="state")
        org = Org((Part(entry.name),), kind, entry.state)
        if entry.state and entry.sort != "presidency" and " " in entry.name and kind == "body":
            return self.of_state(org, entry.state)
        return org

    def of_state(self, org: Org, code: str) -> Org:
        """A unit of a state; the state's name is added unless the unit's own name carries it."""
        named = self.lexicon.names_state(org.lineage[-1].name, code)
        if org.kind == "party" or named or (org.state == code and org.suffix):
            return replace(org, state=code, needs="")
        return organizations.of_state(org, code, self.lexicon.of_name(code))

    def _unit(self, line: Line, index: int) -> tuple[int, Org] | None:
        known = line.hit(index, "unit")
        run = self._run(line, index)
        if known is None or (run is not None and known[0] < run[0]):
            return run
        end, org = known[0], self.of_entry(known[1])
        topic = (
            self._topic(line, end)
            if known[1].name.split()[-1].casefold() in self.lexicon.nouns
            else None
        )
        if topic is not None:
            return topic, Org((Part(line.text(index, topic)),), "body", needs=org.needs)
        return end, org

    def _run(self, line: Line, index: int) -> tuple[int, Org] | None:
        """Capitals up to a body's noun ("Direct Investment Fund"), or its noun and a topic."""
        if line.headline or not line.capital(index) or line.low(index) in _SMALL:
            return None
        last, cursor = None, index
        while cursor < len(line) and cursor - index < _MAX_RUN:
            word = line.low(cursor)
            if word in self.lexicon.nouns and line.capital(cursor):
                last = cursor
            elif (line.hit(cursor, "title", "honorific") and cursor > index) or (
                not line.capital(cursor) and not self._joins(line, cursor)
            ):
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

    def _joins(self, line: Line, index: int) -> bool:
        word = line.low(index)
        if word in POSSESSIVE:
            return line.capital(index + 1) and line.low(index - 1) in self.lexicon.classes["owner"]
        if word == "&":
            return line.capital(index - 1) and line.capital(index + 1)
        return (
            word == "and"
            and all(
                line.shape(place) == "word" or line.hit(place, "place")
                for place in (index - 1, index + 1)
            )
            and not line.hit(index + 1, "title", "state", "party", "body", "modifier")
        )

    def _named(self, line: Line, first: int, last: int) -> Org:
        """A run of capitals as an organization, after the kind of its last noun."""
        name = line.text(first, last)
        nouns = [word for word in line.lower[first:last] if word in self.lexicon.nouns]
        sort = self.lexicon.nouns[nouns[0] if line.lower[first] == nouns[0] else nouns[-1]]
        if sort == "party":
            return Org((Part(name),), "party", party=name)
        if sort == "other":
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
