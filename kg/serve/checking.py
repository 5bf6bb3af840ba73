"""Checks somebody's RDF in a worker: parse, validate, render."""

from __future__ import annotations

from typing import IO

from kg.serve.jobs import Header, Validate


def run_validation(job: Validate, out: IO[bytes]) -> Header:
    """Write the report; 400 when the data cannot be parsed, 422 when nothing was checked."""
    return Header(501, title="Not there yet", detail="validation lands next")
