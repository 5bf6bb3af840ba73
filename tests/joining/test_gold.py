"""Joins over the gold reports of other houses: all that are one, and nothing else."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import combinations
from pathlib import Path

GOLD = Path(__file__).parent.parent / "gold"


def test_every_pair_of_meetings_is_joined_and_none_besides(gold_keys, gold_joins, pairs):
    lines = (GOLD / "other-houses.jsonl").read_text(encoding="utf-8").splitlines()
    nodes = defaultdict(list)
    for report in (json.loads(line)["id"] for line in lines):
        for index, key in enumerate(gold_keys[report][1].meetings):
            nodes[gold_joins(key)].append((report, index))
    joined = {frozenset(pair) for told in nodes.values() for pair in combinations(sorted(told), 2)}
    expected = {frozenset(map(tuple, pair)) for pair in pairs["meetings"]}
    assert len(expected) == 16
    assert joined == expected


def test_encounters_of_one_report_stay_apart(gold_keys, gold_joins):
    several = 0
    for _, keys in gold_keys.values():
        several += len(keys.meetings) > 1
        assert len({gold_joins(key) for key in keys.meetings}) == len(keys.meetings)
    assert several >= 20


def test_persons_are_one_over_their_spellings(gold_keys, gold_joins, pairs):
    for person in pairs["persons"]:
        nodes = {
            gold_joins(gold_keys[report][1].persons[name])
            for name, reports in person["articles"].items()
            for report in reports
        }
        assert len(nodes) == 1, person["spellings"]
    assert len(pairs["persons"]) == 30


def test_who_looks_alike_stays_apart(gold_keys, gold_joins, pairs):
    nodes = defaultdict(set)
    for facts, keys in gold_keys.values():
        for person in facts.persons:
            nodes[person.name].add(gold_joins(keys.persons[person.name]))
    for one, other in pairs["different_persons"]:
        assert nodes[one]
        assert nodes[other]
        assert nodes[one].isdisjoint(nodes[other]), (one, other)
    assert len(pairs["different_persons"]) == 7


def test_few_judgements_are_needed(judgements):
    assert 0 < len(judgements.in_force) <= 5


def test_each_join_names_its_rule(gold_joins):
    rules = {link.rule for link in gold_joins.by}
    assert {
        "initial",
        "judgement",
        "patronymic",
        "register of persons",
        "same date, kind and principals",
        "undated, one encounter of the principals in the week before the report",
        "background of reports on one encounter",
    } <= rules | {rule for link in gold_joins.by for rule in link.rule.split(", ")}
    replaced = {key for key in gold_joins.canonical if "@" not in key}
    assert replaced <= {end for link in gold_joins.by for end in (link.one, link.other)}
