"""What persons decided about identity: later words win, contradictions are refused."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias, cast

from kg.errors import EnvironmentFault, UsageError
from kg.joining.register import people

Verdict: TypeAlias = Literal["same", "different", "unsure"]
VERDICTS = ("same", "different", "unsure")
HEADER = ["sequence", "verdict", "one", "other", "author", "date", "why"]
Pair: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Judged:
    """One judgement; those of the file come before those of the ledger. The date only informs."""

    in_ledger: bool
    sequence: int
    verdict: Verdict
    one: str
    other: str
    author: str
    date: str
    why: str

    @property
    def pair(self) -> Pair:
        """The two keys, the smaller first."""
        return (min(self.one, self.other), max(self.one, self.other))


@dataclass(frozen=True, slots=True)
class Judgements:
    """The judgements in force: the latest of every pair, none contradicting another.

    `told_apart` has the nodes `<key>~<post>` of every name that several persons share, by the
    register of persons or by judgements.
    """

    in_force: tuple[Judged, ...] = ()
    same: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()
    told_apart: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    same_as: Mapping[str, frozenset[str]] = field(default_factory=dict)


def read_judgements(path: Path) -> tuple[Judged, ...]:
    """The judgements of a CSV file; none where there is no file.

    Raises EnvironmentFault naming file and line for a row that does not fit.
    """
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", newline="") as stream:
        lines = csv.reader(stream)
        if next(lines, None) != HEADER:
            raise EnvironmentFault(f"{path}, line 1: the header must be {','.join(HEADER)}")
        return tuple(_row(cells, f"{path}, line {lines.line_num}") for cells in lines)


def _row(cells: list[str], where: str) -> Judged:
    if len(cells) != len(HEADER) or not cells[0].isdigit():
        raise EnvironmentFault(f"{where}: give {','.join(HEADER)}, the sequence as a number")
    number, verdict, one, other, author, date, why = cells
    if verdict not in VERDICTS or one == other or not why:
        raise EnvironmentFault(f"{where}: same, different or unsure, two keys, and why")
    return Judged(False, int(number), cast(Verdict, verdict), one, other, author, date, why)


def settle(judged: Iterable[Judged]) -> Judgements:
    """The judgements in force. Raises UsageError with the chain for contradictory ones."""
    latest = {item.pair: item for item in sorted(judged)}
    in_force = tuple(latest[pair] for pair in sorted(latest))
    same = frozenset(item.pair for item in in_force if item.verdict == "same")
    apart = frozenset(item.pair for item in in_force if item.verdict == "different")
    for one, other in sorted(apart):
        chain = _chain(one, other, same)
        if chain:
            raise UsageError(
                f"judged different: {one} and {other}; but judged the same: "
                + " = ".join(chain)
                + "; withdraw one by `kg identity unsure A B --why ...`"
            )
    told_apart = {**people().namesakes, **_told_apart(apart)}
    return Judgements(in_force, same, apart, told_apart, _neighbours(same))


def _chain(one: str, other: str, same: Iterable[Pair]) -> list[str]:
    """The keys that lead from one to the other by judgements of "same"."""
    neighbours = _neighbours(same)
    paths, seen = deque([[one]]), {one}
    while paths:
        path = paths.popleft()
        if path[-1] == other:
            return path
        for key in sorted(neighbours.get(path[-1], ())):
            if key not in seen:
                seen.add(key)
                paths.append([*path, key])
    return []


def _neighbours(pairs: Iterable[Pair]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for one, other in pairs:
        found[one] = found.get(one, frozenset()) | {other}
        found[other] = found.get(other, frozenset()) | {one}
    return found


def _told_apart(apart: Iterable[Pair]) -> dict[str, tuple[str, ...]]:
    nodes: dict[str, set[str]] = {}
    for pair in apart:
        for key in pair:
            bare, mark, _ = key.partition("~")
            if mark:
                nodes.setdefault(bare, set()).add(key)
    return {bare: tuple(sorted(held)) for bare, held in nodes.items()}
