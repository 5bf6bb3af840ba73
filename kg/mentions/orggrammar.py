"""Reads an organization off a line, in one pass to the right.

org    := state ['s] unit tail* | (party | body) tail* | unit tail*
tail   := '(' abbreviation ')' | ['s] unit | ("of" | "under" | ",") ["the"] (org | state)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.mentions.entry import Entry
from kg.mentions.organizations import Org, Part, below, under
from kg.mentions.scan import POSSESSIVE, Hit, Line
from kg.mentions.units import UnitGrammar
from kg.registers import fold_phrase

_MAX_DEPTH = 6

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

_TAILS = frozenset({"of", "under", "in", "at", "to"})

_MISSIONS = frozenset({"embassy", "consulate", "mission"})


@dataclass(frozen=True, slots=True)
class OrgGrammar(UnitGrammar):
    """The grammar over one report: the registers, and the abbreviations it has introduced."""

    introduced: Mapping[str, Org] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    # What was read where, as several grammars ask for the same place of a line.
    seen: dict[tuple[int, int], tuple[int, Org] | None] = field(default_factory=dict, compare=False)

    def read(self, line: Line, index: int, depth: int = 0) -> tuple[int, Org] | None:
        """The longest organization that begins at a token: its end and itself."""
        if depth > _MAX_DEPTH or index >= len(line) or not self._may_begin(line, index):
            return None
        place = line.sentence.index, index
        if place not in self.seen:
            self.seen[place] = self._read(line, index, depth)
        return self.seen[place]

    def _read(self, line: Line, index: int, depth: int) -> tuple[int, Org] | None:
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
            unit = (
                self._known(line, start, state[1].name)
                or self._unit(line, start)
                or self._mission(line, start)
            )
            if unit is not None:
                return unit[0], self.of_state(
                    self._with_adjective(line, index, state, unit), state[1].name
                )
        unit = self._unit(line, index)
        return None if state is not None and unit is not None and unit[0] <= state[0] else unit

    @staticmethod
    def _mission(line: Line, index: int) -> tuple[int, Org] | None:
        """ "Embassy" right behind a state's name."""
        if line.low(index) in _MISSIONS and line.capital(index):
            return index + 1, Org((Part(line.word(index)),), "body", needs="state")
        return None

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
            end += line.words[end : end + 1] == ("party",)
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

    @staticmethod
    def _party_organ(entry: Entry) -> Org:
        """ "Party Central Committee": an organ of the party that the context means."""
        return Org((Part(entry.name, after=True),), "body", needs="party")

    def _extended(self, line: Line, index: int, org: Org) -> tuple[int, Org] | None:
        """A bracketed abbreviation, or a further unit after it ("CPC Central Committee's ...")."""
        if (
            line.word(index) == "("
            and line.word(index + 2) == ")"
            and line.word(index + 1).isupper()
        ):
            return index + 3, org
        if line.word(index) in {"-", "–", "—"} and _is_short(line.word(index + 1)):
            return index + 2, org
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
                and line.hit(line.past_article(end + 1), "party")
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
        mission = org.lineage[-1].name.casefold() in _MISSIONS and org.suffix
        if state is not None and mission and line.low(end) in {"in", "to"}:
            where = self.lexicon.of_name(state[1].name)
            return state[0], replace(org, suffix=f"{org.suffix} {line.low(end)} {where}")
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


def _is_short(word: str) -> bool:
    """ "GUAM" behind a dash."""
    return 2 < len(word) < 7 and word.isalpha() and word.isupper()


def _differs(entry: Entry) -> bool:
    """Whether the form met shares too few words with the register's name to stand for it."""
    met, full = set(fold_phrase(entry.spelling)), set(fold_phrase(entry.name))
    return len(met) > 1 and not (met & full) - _PARTY_WORDS
