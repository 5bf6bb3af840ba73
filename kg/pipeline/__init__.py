"""The pipeline: documents along the road into the ledger, and the graph kept up to it."""

from kg.pipeline.external import ingest_facts
from kg.pipeline.ingest import Ingested, IngestSummary, ingest, submit
from kg.pipeline.judging import Candidate, candidates, cover, judge, judged, key_of
from kg.pipeline.keeping import Status, backup, curate, rebuild, restore, retract, status
from kg.pipeline.road import Processed, Road, StandardRoad
from kg.writer.control import sync, writer_running
from kg.writer.folder import Folder
from kg.writer.process import run_writer, start_writer

__all__ = [
    "Candidate",
    "Folder",
    "IngestSummary",
    "Ingested",
    "Processed",
    "Road",
    "StandardRoad",
    "Status",
    "backup",
    "candidates",
    "cover",
    "curate",
    "ingest",
    "ingest_facts",
    "judge",
    "judged",
    "key_of",
    "rebuild",
    "restore",
    "retract",
    "run_writer",
    "start_writer",
    "status",
    "submit",
    "sync",
    "writer_running",
]
