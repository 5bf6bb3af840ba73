"""The service beside the `oxigraph` package's server, over the same snapshot.

    python benchmarks/endpoint.py [--copies N] [--seconds S]

The sample reports' graph is copied N times under other names (50 give about 1.5 million
quads), persons by a Pareto distribution, so that few are met often. Then, in one run:
medians of the competency questions with their defaults (without and with the answer cache),
point queries of 16 clients, cached answers beside a constant response of the same server,
and the 99th percentile of cheap queries beside four hostile clients.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import urllib3

from kg.cli.reading import items_of
from kg.cli.tables import format_table
from kg.namespaces import data_file
from kg.pipeline import StandardRoad, ingest
from kg.questions import parse_question
from kg.settings import Settings
from kg.stores import newest_checkpoint

SEED, CLIENTS = 20240322, 16
NAMES = re.compile(r"/id/(?:person/[^/>]+/[^/>~]+|report/[0-9a-f]{64}|(?:meeting|tenure)/[^>]+)")
POINT = "SELECT ?p ?o { <https://w3id.org/whomet/id/person/cn/cai-qi> ?p ?o } LIMIT 20"
HOSTILE = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
OURS = """
import sys
from pathlib import Path
from kg.serve import create_app
from kg.serve.server import listen, run
from kg.settings import Settings

class Fixed:
    def newest(self):
        return sys.argv[1]

listener = listen("127.0.0.1", 0)
print(listener.getsockname()[1], flush=True)
settings = Settings(data=Path(sys.argv[1]).parent, workers=4, client_queries=16)
run(lambda: create_app(settings, snapshots=Fixed()), listener=listener)
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=5.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        snapshot = build(Path(folder), copies=options.copies)
        with ours(snapshot) as mine, peer(snapshot) as theirs:
            questions(mine, theirs)
            throughput(mine, theirs, seconds=options.seconds)
            beside_hostile(mine, seconds=options.seconds)
    return 0


def build(folder: Path, *, copies: int) -> Path:
    """A snapshot of the sample graph, copied."""
    settings = Settings(data=folder / "data")
    items = items_of([Path("seeds/articles")])
    ingest(settings, items, make_road=StandardRoad(settings), processes=2)
    source = ox.Store.read_only(str(newest_checkpoint(settings.data)))
    lines = ox.serialize(source, format=ox.RdfFormat.N_QUADS).decode().splitlines()
    store, chance = ox.Store(str(folder / "store")), random.Random(SEED)
    for copy in range(copies):
        text = "\n".join(renamed(line, copy, chance) for line in lines)
        store.bulk_load(text.encode(), format=ox.RdfFormat.N_QUADS)
    store.optimize()
    print(f"{len(store):,} quads of {copies} copies")
    store.backup(str(folder / "1"))
    return folder / "1"


def renamed(line: str, copy: int, chance: random.Random) -> str:
    """A line of a copy: the first keeps its names; persons go by a Pareto distribution."""
    if copy == 0:
        return line
    person = min(int(chance.paretovariate(1.2)), copy)

    def name(match: re.Match[str]) -> str:
        if match[0].startswith("/id/report/"):
            return f"/id/report/{hashlib.sha256(f'{copy} {match[0]}'.encode()).hexdigest()}"
        suffix = person if match[0].startswith("/id/person/") else copy
        return f"{match[0]}-{suffix}"

    return NAMES.sub(name, line)


@contextmanager
def ours(snapshot: Path) -> Iterator[str]:
    command = [sys.executable, "-c", OURS, str(snapshot)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = f"http://127.0.0.1:{int(process.stdout.readline())}"
            wait(f"{address}/sparql")
            yield f"{address}/sparql"
        finally:
            process.terminate()


@contextmanager
def peer(snapshot: Path) -> Iterator[str]:
    binary, address = Path(sys.executable).with_name("oxigraph"), "127.0.0.1:17878"
    command = [binary, "serve-read-only", "-l", snapshot, "--bind", address]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            wait(f"http://{address}/query")
            yield f"http://{address}/query?union-default-graph"
        finally:
            process.kill()


def wait(endpoint: str) -> None:
    http = urllib3.PoolManager(retries=urllib3.Retry(30, backoff_factor=0.1))
    assert http.request("GET", endpoint, fields={"query": "ASK {}"}).status == 200


def ask(http: urllib3.PoolManager, endpoint: str, text: str, **headers: str) -> float:
    """Seconds of one query; infinite where it is not answered with 200."""
    began = time.perf_counter()
    named = {"Content-Type": "application/sparql-query", "Accept": "*/*", **headers}
    answer = http.request("POST", endpoint, body=text.encode(), headers=named)
    return time.perf_counter() - began if answer.status == 200 else math.inf


def questions(mine: str, theirs: str) -> None:
    """Medians of three runs in milliseconds; ours without the cache by a comment in front."""
    http, rows = urllib3.PoolManager(timeout=120, retries=False), []
    for path in sorted(data_file("ontology", "competency").glob("*.rq")):
        question = parse_question(path.read_text(encoding="utf-8"), name=path.stem)
        text = question.bound({}, base_iri="https://w3id.org/whomet/")
        text = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
        fresh = [ask(http, mine, f"#{run}\n{text}") for run in range(3)]
        kept = [ask(http, mine, text) for _ in range(4)][1:]
        other = [ask(http, theirs, text) for _ in range(3)]
        rows.append([path.stem, *(statistics.median(t) * 1000 for t in (fresh, kept, other))])
    means = [statistics.geometric_mean([row[n] for row in rows if row[n] < math.inf])
             for n in (1, 2, 3)]  # fmt: skip
    rows.append(["geometric mean", *means])
    shown = [[row[0], *(f"{value:.1f}" for value in row[1:])] for row in rows]
    print(format_table(["question (ms)", "ours", "ours, cached", "oxigraph"], shown))


def rate(call: Callable[[urllib3.PoolManager, int], float], *, seconds: float) -> float:
    """Calls a second of 16 clients."""
    counts, over = [0] * CLIENTS, time.monotonic() + seconds

    def work(client: int) -> None:
        http = urllib3.PoolManager(timeout=60, retries=False)
        while time.monotonic() < over:
            counts[client] += call(http, client * 1_000_000 + counts[client]) < math.inf

    threads = [threading.Thread(target=work, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


def throughput(mine: str, theirs: str, *, seconds: float) -> None:
    """Answers a second: point queries, each another; one query from the cache; a constant."""

    def health(http: urllib3.PoolManager, _: int) -> float:
        http.request("GET", mine.replace("/sparql", "/health"))
        return 0

    figures = {
        "point, ours": rate(lambda h, n: ask(h, mine, f"{POINT} #{n}"), seconds=seconds),
        "point, oxigraph": rate(lambda h, n: ask(h, theirs, f"{POINT} #{n}"), seconds=seconds),
        "cached, ours": rate(lambda h, _: ask(h, mine, POINT), seconds=seconds),
        "constant, ours": rate(health, seconds=seconds),
    }
    print(json.dumps({name: round(value) for name, value in figures.items()}))
    print(f"point: {figures['point, ours'] / figures['point, oxigraph']:.2f} of oxigraph's rate")
    print(f"cached: {figures['cached, ours'] / figures['constant, ours']:.2f} of the constant's")


def beside_hostile(mine: str, *, seconds: float) -> None:
    """Cheap queries while four clients, each under another name, count a cross product."""
    over = threading.Event()

    def attack() -> None:
        http = urllib3.PoolManager(timeout=60, retries=False)
        while not over.is_set():
            ask(http, mine, HOSTILE + f" #{random.random()}")

    for hostile in (0, 4):
        threads = [threading.Thread(target=attack) for _ in range(hostile)]
        for thread in threads:
            thread.start()
        time.sleep(1 if hostile else 0)
        http, times, end = urllib3.PoolManager(), [], time.monotonic() + seconds
        while time.monotonic() < end:
            times.append(ask(http, mine, f"{POINT} #{len(times)}-{hostile}"))
        failed = sum(value == math.inf for value in times)
        p99 = sorted(times)[int(len(times) * 0.99)] * 1000
        print(f"{hostile} hostile: p99 {p99:.1f} ms of {len(times)} cheap queries, {failed} failed")
    over.set()


if __name__ == "__main__":
    sys.exit(main())
