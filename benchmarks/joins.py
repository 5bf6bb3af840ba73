"""What joins make of real reports: encounters that several reports tell, rule by rule.

    python benchmarks/joins.py FILE... [--from DAY] [--to DAY] [--facts KEPT.jsonl]
                               [--processes N] [--show cross|own|persons|near] [--sample N]

FILEs are JSON Lines, packed or not. Facts are extracted once and kept in KEPT.jsonl with their
texts' words, so that a second run only joins. Printed are the figures, then what --show asks
for: encounters that houses of different names tell (all), those that one house tells more
than once, joined names, candidates; each with the rule and the sentence of each report. Samples
are the same for the same input.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from kg.extraction import RuleExtractor
from kg.identity import Identities
from kg.joining import Joins, Judgements, claims, identified, join_all
from kg.model import Document, Facts, Meeting
from kg.model_json import facts_from_json, facts_to_json
from kg.ports import Payload, Unreadable
from kg.sources import read_payload

SEED = 20211207
CHUNK = 16
LONGEST = 420


@dataclass(frozen=True, slots=True)
class Report:
    """Facts with the words that bear each meeting."""

    facts: Facts
    words: tuple[str, ...]


def main() -> int:
    """Run over the files of the command line."""
    asked = _arguments()
    began = time.monotonic()
    reports = list(_reports(asked))
    read = time.monotonic()
    known = [identified(report.facts, Judgements()) for report in reports]
    told = [claim for facts, keys in known for claim in claims(facts, keys)]
    joins = join_all(told)
    took = time.monotonic() - read
    clusters = _clusters(reports, [keys for _, keys in known], joins)
    _figures(reports, clusters, joins)
    _say(f"read in {read - began:.1f} s; claims and joins in {took:.2f} s")
    _show(asked.show, clusters, joins, sample=asked.sample)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--from", dest="first", default="0000")
    parser.add_argument("--to", dest="last", default="9999")
    parser.add_argument("--facts", type=Path)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--show", choices=["cross", "own", "persons", "near"])
    parser.add_argument("--sample", type=int)
    return parser.parse_args()


def _reports(asked: argparse.Namespace) -> Iterator[Report]:
    """The reports, from the kept facts where they are there already."""
    if asked.facts and asked.facts.exists():
        with asked.facts.open(encoding="utf-8") as kept:
            for line in kept:
                row = json.loads(line)
                yield Report(facts_from_json(row["facts"]), tuple(row["words"]))
        return
    with ProcessPoolExecutor(asked.processes) as pool:
        lines = list(pool.map(_extracted, _documents(asked), chunksize=CHUNK))
    if asked.facts:
        asked.facts.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    for line in lines:
        row = json.loads(line)
        yield Report(facts_from_json(row["facts"]), tuple(row["words"]))


def _documents(asked: argparse.Namespace) -> Iterator[Document]:
    for path in asked.files:
        for item in read_payload(Payload(path.name, path.read_bytes())):
            if (
                not isinstance(item, Unreadable)
                and asked.first <= (item.published or "") <= asked.last
            ):
                yield item


_EXTRACTOR = RuleExtractor()


def _extracted(document: Document) -> str:
    facts = _EXTRACTOR.extract(document)
    words = [_words(document, meeting) for meeting in facts.meetings]
    return json.dumps({"facts": facts_to_json(facts), "words": words}, ensure_ascii=False)


def _words(document: Document, meeting: Meeting) -> str:
    if not meeting.evidence:
        return ""
    span = meeting.evidence[0]
    text = (document.title or "") if span.within == "title" else document.text
    return " ".join(text[span.start : span.end].split())[:LONGEST]


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's account: house, report, day, key, words."""

    house: str
    report: str
    day: str
    kind: str
    key: str
    words: str


def _clusters(
    reports: Iterable[Report], keys: Iterable[Identities], joins: Joins
) -> dict[str, list[Telling]]:
    """The accounts of each encounter that more than one report tells."""
    found: defaultdict[str, list[Telling]] = defaultdict(list)
    for report, identities in zip(reports, keys, strict=True):
        facts = report.facts
        house = facts.article.publisher or facts.document.publisher or "?"
        for meeting, key, words in zip(
            facts.meetings, identities.meetings, report.words, strict=True
        ):
            account = Telling(house, facts.id, meeting.date or "?", meeting.kind, key, words)
            found[joins(key)].append(account)
    return {node: told for node, told in sorted(found.items()) if len({a.report for a in told}) > 1}


def _houses(told: list[Telling]) -> set[str]:
    return {account.house for account in told}


def _figures(reports: list[Report], clusters: dict[str, list[Telling]], joins: Joins) -> None:
    cross = [told for told in clusters.values() if len(_houses(told)) > 1]
    accounts = sum(len(report.facts.meetings) for report in reports)
    _say(f"{len(reports)} reports, {accounts} accounts of encounters")
    _say(f"{len(clusters)} encounters told by several reports, {len(cross)} by several houses")
    for rule, count in Counter(link.rule for link in joins.by).most_common():
        _say(f"  {count:5} joined: {rule}")
    for rule, count in Counter(link.rule for link in joins.candidates).most_common():
        _say(f"  {count:5} candidates: {rule}")


def _show(
    what: str | None, clusters: dict[str, list[Telling]], joins: Joins, *, sample: int | None
) -> None:
    if what in ("cross", "own"):
        chosen = [
            (node, told)
            for node, told in clusters.items()
            if (len(_houses(told)) > 1) == (what == "cross")
        ]
        for node, told in _sample(chosen, sample):
            _print_cluster(node, told, joins)
    elif what is not None:
        links = joins.by if what == "persons" else joins.candidates
        people = [link for link in links if what == "near" or link.one.startswith("person/")]
        for link in _sample(people, sample):
            _say(f"{link.rule}\n    {link.one}\n    {link.other}")


def _print_cluster(node: str, told: list[Telling], joins: Joins) -> None:
    keys = {account.key for account in told}
    rules = sorted({link.rule for link in joins.by if {link.one, link.other} & keys})
    _say(f"\n{node}\n  by: {'; '.join(rules) or 'one key'}")
    for account in told:
        _say(f"  {account.house} {account.day} {account.kind} [{account.report}]")
        _say(f"      {account.words}")


def _sample(items: list, size: int | None) -> list:  # type: ignore[type-arg]
    if size is None or len(items) <= size:
        return items
    return random.Random(SEED).sample(items, size)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
