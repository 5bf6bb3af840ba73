"""How fast the road is on this machine: a report's stages, queries of the service, a dump.

    python benchmarks/road.py [REPORTS]

Prints a table: what, how often, median and 99th percentile in milliseconds.
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from kg.dumps import write_dump
from kg.model import Document
from kg.pipeline import StandardRoad, ingest
from kg.questions import parse_question
from kg.serve import close_app, create_app
from kg.serve.snapshots import Checkpoints
from kg.settings import Settings
from kg.sources import read_paths, read_payload
from kg.stores import newest_checkpoint, open_store

QUESTIONS = Path(__file__).parent.parent / "ontology" / "competency"


def timed(times: int, work: Callable[[], object]) -> list[float]:
    """Milliseconds of each run, in order of length."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)


def row(what: str, taken: list[float]) -> None:
    last = taken[min(len(taken) - 1, int(len(taken) * 0.99))]
    print(f"{what:44} {len(taken):6} {median(taken):10.2f} {last:10.2f}")


def stages(settings: Settings, documents: list[Document]) -> None:
    road = StandardRoad(settings)()
    for document in documents[:3]:
        road.process(document)  # warm
    row(
        "extract a report",
        sorted(t for d in documents for t in timed(1, lambda d=d: road.extractor.extract(d))),
    )
    row(
        "extract, map, validate a report",
        sorted(t for d in documents for t in timed(1, lambda d=d: road.process(d))),
    )
    row(
        "ingest all reports, one process",
        timed(1, lambda: ingest(settings, documents, make_road=StandardRoad(settings))),
    )


def service(settings: Settings) -> None:
    app = create_app(settings, snapshots=Checkpoints(settings.data))
    client = app.test_client()

    def ask(text: str) -> None:
        answer = client.get("/sparql", query_string={"query": text})
        assert answer.status_code == 200, answer.text

    ask("ASK {}")
    row(
        "point query over the protocol", timed(500, lambda: ask("SELECT * { <urn:nothing> ?p ?o }"))
    )
    for path in sorted(QUESTIONS.glob("*.rq")):
        question = parse_question(path.read_text(encoding="utf-8"), name=path.stem)
        text = question.bound({}, base_iri=settings.base_iri)
        row(f"{path.stem[:5]} over the protocol", timed(50, lambda text=text: ask(text)))
    row("front page", timed(50, lambda: client.get("/")))
    close_app(app)


def dump(settings: Settings) -> None:
    store = open_store(newest_checkpoint(settings.data), read_only=True)
    row(
        f"dump {store.count():,} quads as N-Quads",
        timed(3, lambda: write_dump(store.quads(), io.BytesIO(), syntax="nquads")),
    )
    store.close()


def main(paths: list[str]) -> None:
    items = [item for payload in read_paths(paths) for item in read_payload(payload)]
    documents = [item for item in items if isinstance(item, Document)]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder))
        print(f"{len(documents)} reports{'':32} {'times':>9} {'median ms':>10} {'p99 ms':>10}")
        stages(settings, documents)
        service(settings)
        dump(settings)


if __name__ == "__main__":
    main(sys.argv[1:] or ["seeds/articles"])
