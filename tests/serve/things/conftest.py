"""A service over a few reports of the sample, ingested as people do it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from kg.serve import close_app, create_app
from kg.serve.snapshots import Checkpoints
from kg.settings import Settings

ROOT = Path(__file__).parents[3]
REPORTS = ("000_cf5c2a6e6cf4fdc0.txt", "agencies.jsonl")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    data = tmp_path_factory.mktemp("sample")
    paths = [str(ROOT / "seeds" / "articles" / name) for name in REPORTS]
    command = [sys.executable, "-m", "kg", "ingest", *paths]
    subprocess.run(
        command, cwd=ROOT, env=os.environ | {"KG_DATA": str(data)}, check=True, capture_output=True
    )
    app = create_app(Settings(data=data, workers=2), snapshots=Checkpoints(data))
    yield app.test_client()
    close_app(app)
