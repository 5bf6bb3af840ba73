"""One report's facts against its gold: each kind of fact counted, each difference named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from kg.evaluation.discrepancy import Discrepancy, Problem
from kg.evaluation.encounters import Encounters, match_encounters, same_date, verdicts
from kg.evaluation.folding import Words
from kg.evaluation.pairing import Pairs, overlap, pair_up
from kg.evaluation.sheet import Encounter, Entry, Said, Sheet
from kg.evaluation.tally import Comparison, Kind, Tally, share
from kg.model import Evidence

SAME_POST = 0.7
SAME_PARTY = 0.8
_CIRCUMSTANCES: tuple[Kind, ...] = ("meeting date", "meeting place", "meeting kind", "role")
_Fact = TypeVar("_Fact", Entry, Said)


def compare(gold: Sheet, system: Sheet | None) -> Comparison:
    """Compare what was found in a report (None: nothing, it was not read) with its gold."""
    report = _Report(gold, system or Sheet(gold.id, gold.house))
    report.persons()
    report.parties()
    report.states()
    report.meetings(without_a_post=report.posts())
    report.statements()
    return Comparison(gold.id, gold.house, report.tallies, tuple(report.discrepancies))


class _Report:
    """The account of one comparison while it is drawn up, kind by kind."""

    def __init__(self, gold: Sheet, found: Sheet) -> None:
        self.gold, self.found = gold, found
        self.tallies: dict[Kind, Tally] = {}
        self.discrepancies: list[Discrepancy] = []

    def persons(self) -> None:
        """Names, and for those found the state where gold gives one."""
        wanted, found = self.gold.persons, self.found.persons
        pairs = self._pair("persons", wanted, found, likeness=_same_words, at_least=1.0)
        told = [(wanted[r], found[c]) for r, c in pairs if wanted[r].state]
        self.tallies["person state"] = share(one.state == other.state for one, other in told)
        for one, other in told:
            if one.state != other.state:
                what = f"{one.shown}: {one.state}, found {other.state or 'none'}"
                self._note("person state", "wrong", what, other.evidence)

    def posts(self) -> frozenset[Words]:
        """Posts; returns the people of whom a post was missed."""
        wanted, found = self.gold.posts, self.found.posts
        pairs = self._pair("posts", wanted, found, likeness=_same_post, at_least=SAME_POST)
        held = {row for row, _ in pairs}
        return frozenset(post.person for row, post in enumerate(wanted) if row not in held)

    def parties(self) -> None:
        """Parties by their full names."""
        wanted, found = self.gold.parties, self.found.parties
        self._pair("parties", wanted, found, likeness=_same_words, at_least=SAME_PARTY)

    def states(self) -> None:
        """States as a set of codes."""
        wanted, found = self.gold.states, self.found.states
        right = len(wanted.keys() & found.keys())
        self.tallies["states"] = Tally(right, len(wanted), len(found))
        for code in sorted(wanted.keys() - found.keys()):
            self._note("states", "missed", code)
        for code in sorted(found.keys() - wanted.keys()):
            self._note("states", "spurious", code, found[code])

    def statements(self) -> None:
        """Sentences of speech, by speaker and first words."""
        wanted, found = self.gold.statements, self.found.statements
        self._pair("statements", wanted, found, likeness=_same_speech, at_least=1.0)

    def meetings(self, *, without_a_post: frozenset[Words]) -> None:
        """Foreground meetings, what of the matched ones is right, and the five axes."""
        met = match_encounters(self.gold.meetings, self.found.meetings)
        self.tallies["meetings"] = met.tally
        for encounter in met.missed:
            self._note("meetings", "missed", encounter.shown)
        for encounter in met.spurious:
            self._note("meetings", "spurious", encounter.shown, encounter.evidence)
        self._participants(met)
        self._circumstances(met)
        self._five_axes(met, without_a_post)

    def _participants(self, met: Encounters) -> None:
        total = Tally()
        for gold, found in met.pairs:
            both = gold.roles.keys() & found.roles.keys()
            total += Tally(len(both), len(gold.roles), len(found.roles))
            for name in _in_order(gold, both):
                self._note("participants", "missed", f"{name} | {gold.shown}", found.evidence)
            for name in _in_order(found, both):
                self._note("participants", "spurious", f"{name} | {found.shown}", found.evidence)
        self.tallies["participants"] = total

    def _circumstances(self, met: Encounters) -> None:
        judged = [(v, found) for gold, found in met.pairs for v in verdicts(gold, found)]
        for kind in _CIRCUMSTANCES:
            self.tallies[kind] = share(v.right for v, _ in judged if v.kind == kind)
        for verdict, found in judged:
            if not verdict.right:
                what = f"{verdict.told} | {found.shown}"
                self._note(verdict.kind, "wrong", what, found.evidence)

    def _five_axes(self, met: Encounters, without_a_post: frozenset[Words]) -> None:
        """Source, date, principals, all their posts, counterparts: right together or not."""
        rights = [False] * len(met.missed)
        for gold, found in met.pairs:
            people = gold.principals == found.principals and not gold.principals & without_a_post
            rights.append(people and same_date(gold, found))
            if not rights[-1]:
                what = f"{gold.shown} | found {found.shown}"
                self._note("five-axis", "wrong", what, found.evidence)
        self.tallies["five-axis"] = share(rights)

    def _pair(
        self,
        kind: Kind,
        wanted: Sequence[_Fact],
        found: Sequence[_Fact],
        *,
        likeness: Callable[[_Fact, _Fact], float],
        at_least: float,
    ) -> Pairs:
        """Pair and count the facts of a kind; note those without a partner."""
        pairs = pair_up(wanted, found, likeness=likeness, at_least=at_least)
        self.tallies[kind] = Tally(len(pairs), len(wanted), len(found))
        matched, used = {row for row, _ in pairs}, {column for _, column in pairs}
        for row, fact in enumerate(wanted):
            if row not in matched:
                self._note(kind, "missed", fact.shown)
        for column, fact in enumerate(found):
            if column not in used:
                self._note(kind, "spurious", fact.shown, fact.evidence)
        return pairs

    def _note(self, kind: Kind, problem: Problem, what: str, evidence: Evidence = ()) -> None:
        self.discrepancies.append(Discrepancy(self.gold.id, kind, problem, what, evidence))


def _in_order(encounter: Encounter, known: frozenset[Words] | set[Words]) -> Iterator[str]:
    """The people of a meeting that are not among the known, as told."""
    return (encounter.names[name] for name in encounter.roles if name not in known)


def _same_words(wanted: Entry, found: Entry) -> float:
    return overlap(wanted.words, found.words)


def _same_post(wanted: Entry, found: Entry) -> float:
    return overlap(wanted.words, found.words) if wanted.person == found.person else 0.0


def _same_speech(wanted: Said, found: Said) -> float:
    return float(wanted.opening == found.opening and wanted.speaker == found.speaker)
