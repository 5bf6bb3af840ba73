"""When two meetings are the same one, and what of a matched meeting is right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.evaluation.folding import fold
from kg.evaluation.pairing import overlap, pair_up
from kg.evaluation.sheet import Encounter
from kg.evaluation.tally import Kind, Tally

SAME = 0.45
_NOBODY_NAMED = 0.6
_OTHER_DAY = 0.25
_CIRCUMSTANCE = 1e-3
_FULL_DATE = 10


@dataclass(frozen=True, slots=True)
class Encounters:
    """A report's foreground meetings: the pairs of gold and found, and what has no partner."""

    pairs: tuple[tuple[Encounter, Encounter], ...]
    missed: tuple[Encounter, ...]
    spurious: tuple[Encounter, ...]

    @property
    def tally(self) -> Tally:
        """Background encounters are neither demanded nor punished."""
        right = len(self.pairs)
        return Tally(right, right + len(self.missed), right + len(self.spurious))


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one circumstance of a matched meeting is right, and what gold and found say."""

    kind: Kind
    right: bool
    told: str


def match_encounters(gold: tuple[Encounter, ...], system: tuple[Encounter, ...]) -> Encounters:
    """Pair meetings by their people, then day, kind, place and venue."""
    pairs = pair_up(gold, system, likeness=_likeness, at_least=SAME)
    matched = {row for row, _ in pairs}
    used = {column for _, column in pairs}
    return Encounters(
        pairs=tuple((gold[r], system[c]) for r, c in sorted(pairs) if not gold[r].background),
        missed=tuple(g for r, g in enumerate(gold) if r not in matched and not g.background),
        spurious=tuple(s for c, s in enumerate(system) if c not in used and not s.background),
    )


def verdicts(gold: Encounter, found: Encounter) -> Iterator[Verdict]:
    """Date, kind, place where gold has one, and the role of each person both name."""
    yield Verdict("meeting date", same_date(gold, found), _told(gold.date, found.date))
    if gold.place:
        right = fold(gold.place) == fold(found.place)
        yield Verdict("meeting place", right, _told(gold.place, found.place))
    yield Verdict("meeting kind", gold.kind == found.kind, _told(gold.kind, found.kind))
    for name, role in gold.roles.items():
        if name in found.roles:
            told = f"{gold.names[name]}: {_told(role, found.roles[name])}"
            yield Verdict("role", role == found.roles[name], told)


def same_date(gold: Encounter, found: Encounter) -> bool:
    """The gold's date, if it has one; else no full date (a month or a year is not invented)."""
    if gold.date:
        return gold.date == found.date
    return found.date is None or len(found.date) != _FULL_DATE


def _told(gold: str | None, found: str | None) -> str:
    return f"{gold or 'none'}, found {found or 'none'}"


def _likeness(gold: Encounter, found: Encounter) -> float:
    """The overlap of the people, less for another day; equal circumstances part equals."""
    here, there = frozenset(gold.roles), frozenset(found.roles)
    if not gold.background and found.background:
        return 0.0
    alike = overlap(here, there) if here or there else _NOBODY_NAMED
    if gold.date and found.date and gold.date != found.date:
        alike -= _OTHER_DAY
    told = ((gold.kind, found.kind), (gold.date, found.date))
    where = ((gold.place, found.place), (gold.venue, found.venue))
    equal = sum(fold(one) == fold(other) for one, other in (*told, *where))
    return alike and alike + _CIRCUMSTANCE * equal
