"""Reads an organization off a line, in one pass to the right.

org    := state ['s] unit tail* | (party | body) tail* | unit tail*
tail   := '(' abbreviation ')' | ['s] unit | ("of" | "under" | ",") ["the"] (org | state)
unit   := a unit of the registers | Capitals ending in a body's noun | body's noun of/for/on Topic
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.mentions import organizations
from kg.mentions.lexicon import Entry, Lexicon
from kg.mentions.organizations import Needs, Org, OrgKind, Part, below, under
from kg.mentions.scan import POSSESSIVE, Hit, Line
from kg.registers import fold_phrase

_MAX_RUN = 9
_PARTY_COMPANY = frozenset(
    {
        "committee",
        "delegation",
        "delegations",
        "congress",
        "bureau",
        "politburo",
        "party",
        "parties",
    }
)
_PARTY_WORDS = frozenset(
    {"party", "of", "the", "and", "for", "people", "'s", "movement", "union", "front"}
)
_MAX_DEPTH = 6
_NEEDS: Mapping[str, Needs] = {"party": "party", "state": "state"}
_BETWEEN_STATES = frozenset({"international", "supranational", "regional"})
_TAILS = frozenset({"of", "under", "in", "at"})
_SMALL = frozenset(
    "the a an in on at of for and with by from to as but that this his her its their he she it they we".split()
)


@dataclass(frozen=True, slots=True)
class OrgGrammar:
    """The grammar over one report: the registers, and the abbreviations it has introduced."""

    lexicon: Lexicon
    introduced: Mapping[str, Org]
    named: frozenset[str] = frozenset()

    def read(self, line: Line, index: int, depth: int = 0) -> tuple[int, Org] | None:
        """The longest organization that begins at a token: its end and itself."""
        if depth > _MAX_DEPTH or index >= len(line) or not self._may_begin(line, index):
            return None
        found = self._core(line, index)
        if found is None:
            return None
        end, org = found
        while (longer := self._extended(line, end, org)) is not None:
            end, org = longer
        return self._with_tail(line, end, org, depth)

    def _may_begin(self, line: Line, index: int) -> bool:
        """A cheap look before the grammar."""
        return index in line.hits or line.words[index][0].isupper()

    def _core(self, line: Line, index: int) -> tuple[int, Org] | None:
        if line.word(index) == "Party":
            organ = line.hit(index + 1, "unit")
            return None if organ is None else (organ[0], self._party_organ(organ[1]))
        found = self._known(line, index, None)
        if found is not None:
            return found
        state = line.hit(index, "state")
        if state is not None:
            start = line.past_possessive(state[0])
            unit = self._known(line, start, state[1].name) or self._unit(line, start)
            if unit is not None:
                return unit[0], self.of_state(
                    self._with_adjective(line, index, state, unit), state[1].name
                )
        unit = self._unit(line, index)
        return None if state is not None and unit is not None and unit[0] <= state[0] else unit

    def _with_adjective(self, line: Line, index: int, state: Hit, unit: tuple[int, Org]) -> Org:
        """ "Serbian Progressive Party" keeps its adjective, "Serbian Foreign Ministry" does not."""
        org = unit[1]
        if org.state is not None or len(org.lineage) != 1 or line.word(state[0]) in POSSESSIVE:
            return org
        name = line.text(index, unit[0])
        if org.kind == "party":
            return replace(org, lineage=(Part(name),), party=name)
        own = org.kind == "other" or (org.needs == "parent" and line.hit(state[0], "unit") is None)
        return replace(org, lineage=(Part(name),)) if own else org

    def _known(self, line: Line, index: int, state: str | None) -> tuple[int, Org] | None:
        """A party or body of the registers, or an abbreviation that the report introduced."""
        end, entries = line.entries(index, "party", "body")
        word = line.word(index)
        if word in self.introduced and end <= index + 1:
            return index + 1, self.introduced[word]
        entry = self._chosen(entries, state, sure=self._speaks_of_party(line, index, end))
        if entry is None:
            return None
        written = line.text(index, end)
        if entry.kind == "party":
            org = self.of_entry(entry)
            if entry.case != "upper" and _differs(entry):
                org = replace(org, lineage=(Part(written),), party=written)
            return end, org
        inner = line.hit(index, "state")
        if (
            inner is not None
            and inner[0] < end
            and line.hit(line.past_possessive(inner[0]), "unit")
            and entry.state
        ):
            # "Russian Security Council" is the "Security Council of Russia".
            unit = replace(entry, name=line.text(line.past_possessive(inner[0]), end))
            return end, self.of_state(replace(self.of_entry(unit), suffix=""), entry.state)
        named = entry if entry.case == "upper" else replace(entry, name=written)
        return end, self.of_entry(named, alone=len(entries) == 1 or state is not None)

    @staticmethod
    def _speaks_of_party(line: Line, index: int, end: int) -> bool:
        """Whether an organ, a delegation or a leader stands beside an abbreviation."""
        around = {line.low(end), line.low(end + 1), *line.lower[max(0, index - 4) : index]}
        return bool(around & _PARTY_COMPANY) or line.hit(end, "unit") is not None

    def _chosen(self, entries: Sequence[Entry], state: str | None, *, sure: bool) -> Entry | None:
        """Among namesakes that of the state said, else that of a state the report names."""
        # Elsewhere the three letters of a party are those of something else.
        entries = [
            entry
            for entry in entries
            if entry.kind != "party"
            or entry.case != "upper"
            or entry.state in {*self.named, state}
            or (sure and not entry.ambiguous)
        ]
        free = [entry for entry in entries if entry.state is None]
        if state is not None:
            return next(
                (entry for entry in [*entries, *free] if entry.state in {state, None}), None
            )
        near = [entry for entry in entries if entry.state in self.named]
        plain = [entry for entry in entries if not entry.ambiguous]
        choice = near if len(near) == 1 else plain or near or free
        return choice[0] if choice else None

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

    @staticmethod
    def _party_organ(entry: Entry) -> Org:
        """ "Party Central Committee": an organ of the party that the context means."""
        return Org((Part(entry.name, after=True),), "body", needs="party")

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
        """Capitals up to a body's noun ("Russian Direct Investment Fund"), or its noun and a topic."""
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

    @staticmethod
    def _joins(line: Line, index: int) -> bool:
        word = line.low(index)
        if word in POSSESSIVE:
            return line.capital(index + 1) and line.low(index - 1) in _OWNERS
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
            and line.word(state[0]) not in POSSESSIVE
            and org.state in {None, state[1].name}
            and line.low(end) in {"of", "in"}
        ):
            if line.low(end) == "in" and state[1].sort == "demonym":
                return end, org
            return state[0], self.of_state(org, state[1].name)
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


def _differs(entry: Entry) -> bool:
    """Whether the form met shares too few words with the register's name to stand for it."""
    met, full = set(fold_phrase(entry.spelling)), set(fold_phrase(entry.name))
    return len(met) > 1 and not (met & full) - _PARTY_WORDS


def topic_end(line: Line, index: int) -> int | None:
    """Where a run of capitalised English words joined by "and" and commas ends; None if none begins."""
    cursor, end = index, None
    while cursor < len(line):
        if line.shape(cursor) == "word" and line.hit(cursor, "title", "honorific", "state") is None:
            cursor += 1
            end = cursor
        elif (
            end is not None and line.word(cursor) in POSSESSIVE and line.shape(cursor + 1) == "word"
        ):
            cursor += 1
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
    if line.shape(index) != "word" or line.hit(
        index, "title", "modifier", "honorific", "state", "party", "body", "unit"
    ):
        return False
    # "Minister of Health and Xi ..." goes on with a topic only if no name follows it.
    return index + 1 >= len(line) or line.shape(index + 1) != "name"
