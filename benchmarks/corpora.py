"""What real reports do to the extractor: rates per house over JSON Lines files, packed or not.

    python benchmarks/corpora.py FILE... [--sample N] [--processes N] [--slow SECONDS]
                                         [--problems FILE.jsonl]

Every document is read and its facts are extracted in a process of its own pool; nothing is
stored. A document counts as crashed where extraction raises; it and the slow ones go to
--problems with their traceback. The sample is the same for the same files and number.
The exit code is 1 where a document crashed, broke the contract or was slow.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.cli.tables import format_table
from kg.extraction import RuleExtractor
from kg.facts_input import dangling_references
from kg.model import Document, Facts
from kg.ports import Payload, Unreadable
from kg.registers import load_registers
from kg.sources import read_payload

SEED = 20240322
CHUNK = 16


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one document came to; seconds are of processor time, of extraction alone."""

    house: str
    document: str
    characters: int
    seconds: float
    persons: int = 0
    posts: int = 0
    meetings: int = 0
    planned: int = 0
    statements: int = 0
    dangling: tuple[str, ...] = ()
    crash: str | None = None


def main() -> int:
    options = _options()
    load_registers()  # before the pool forks, so that its processes share the pages
    lines = list(_lines(options.files))
    if options.sample:
        lines = random.Random(SEED).sample(lines, min(options.sample, len(lines)))
    began = time.perf_counter()
    with ProcessPoolExecutor(options.processes) as pool:
        outcomes = [
            outcome
            for outcomes in pool.map(_outcomes, lines, chunksize=CHUNK)
            for outcome in outcomes
        ]
    wall = time.perf_counter() - began
    _print(outcomes, slow=options.slow)
    print(f"\n{len(outcomes)} documents, {options.processes} processes, {wall:.1f} s of wall time")
    problems = [o for o in outcomes if o.crash or o.dangling or o.seconds > options.slow]
    if options.problems:
        _write(problems, options.problems)
    return 1 if problems else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--sample", type=int, default=0, help="so many documents of all")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--slow", type=float, default=1.0, help="seconds a document may take")
    parser.add_argument("--problems", type=Path, help="where to list crashes and slow documents")
    return parser.parse_args()


def _lines(files: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """Each record of the files as bytes, with the name of its house's file."""
    for file in files:
        for item in read_payload(Payload(file.name, file.read_bytes())):
            yield file.name.split(".")[0], item.content


def _outcomes(line: tuple[str, bytes]) -> list[Outcome]:
    """Read a record again (it is cheap to send as bytes) and extract its facts."""
    house, content = line
    return [_outcome(house, item) for item in read_payload(Payload("record.jsonl", content))]


def _outcome(house: str, item: Document | Unreadable) -> Outcome:
    if isinstance(item, Unreadable):
        return Outcome(house, item.id, 0, 0.0, crash=f"unreadable: {item.reason}")
    began = time.process_time()
    try:
        facts = RuleExtractor().extract(item)
    except Exception:  # a benchmark of crashes: any of them is its result
        seconds = time.process_time() - began
        return Outcome(house, item.id, len(item.text), seconds, crash=traceback.format_exc())
    return _counted(house, item, facts, time.process_time() - began)


def _counted(house: str, document: Document, facts: Facts, seconds: float) -> Outcome:
    return Outcome(
        house=house,
        document=document.id,
        characters=len(document.text),
        seconds=seconds,
        persons=len(facts.persons),
        posts=len(facts.posts),
        meetings=len(facts.meetings),
        planned=len(facts.planned),
        statements=len(facts.statements),
        dangling=dangling_references(facts, text=document.text, title=document.title),
    )


def _print(outcomes: Sequence[Outcome], *, slow: float) -> None:
    head = [
        *("house", "documents", "crashed", "broken", f"over {slow:g} s", "median ms", "slowest s"),
        *("chars/s", "with persons", "with a meeting", "with a statement"),
        *("persons/doc", "posts/doc", "meetings/doc", "planned/doc", "statements/doc"),
    ]
    houses = sorted({outcome.house for outcome in outcomes})
    rows = [_row(h, [o for o in outcomes if o.house == h], slow=slow) for h in houses]
    print(format_table(head, [*rows, _row("all", outcomes, slow=slow)]))


def _row(house: str, outcomes: Sequence[Outcome], *, slow: float) -> list[str]:
    count = len(outcomes)
    seconds = [outcome.seconds for outcome in outcomes]
    characters = sum(outcome.characters for outcome in outcomes)
    return [
        house,
        str(count),
        str(sum(outcome.crash is not None for outcome in outcomes)),
        str(sum(bool(outcome.dangling) for outcome in outcomes)),
        str(sum(each > slow for each in seconds)),
        f"{1000 * statistics.median(seconds):.1f}",
        f"{max(seconds):.2f}",
        f"{characters / sum(seconds):,.0f}",
        *(
            f"{sum(bool(getattr(o, kind)) for o in outcomes) / count:.2f}"
            for kind in ("persons", "meetings", "statements")
        ),
        *(
            f"{sum(getattr(o, kind) for o in outcomes) / count:.1f}"
            for kind in ("persons", "posts", "meetings", "planned", "statements")
        ),
    ]


def _write(problems: Iterable[Outcome], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for problem in problems:
            file.write(json.dumps(asdict(problem), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main())
