"""Comparisons of many reports, summed: all together and house by house."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.evaluation.tally import KINDS, Comparison, Kind, Tally


@dataclass(frozen=True, slots=True)
class Summary:
    """What so many reports come to."""

    reports: int
    tallies: Mapping[Kind, Tally]


def summarize(comparisons: Iterable[Comparison]) -> Summary:
    """The sum of the counts (micro-average); every kind is there."""
    totals = dict.fromkeys(KINDS, Tally())
    reports = 0
    for comparison in comparisons:
        reports += 1
        for kind, tally in comparison.tallies.items():
            totals[kind] += tally
    return Summary(reports, totals)


def by_house(comparisons: Iterable[Comparison]) -> Mapping[str, Summary]:
    """A summary per house, houses in alphabetical order."""
    grouped: dict[str, list[Comparison]] = {}
    for comparison in comparisons:
        grouped.setdefault(comparison.house, []).append(comparison)
    return {house: summarize(grouped[house]) for house in sorted(grouped)}
