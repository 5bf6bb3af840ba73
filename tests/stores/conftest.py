"""Every kind of store; the remote one is a real server (`server` in tests/conftest.py)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.ports import Store
from kg.stores import memory_store, open_store


@pytest.fixture(params=["memory", "disk", "server"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""
    match request.param:
        case "memory":
            made = memory_store()
        case "disk":
            made = open_store(tmp_path / "store")
        case _:
            made = open_store(request.getfixturevalue("server"))
            made.clear()
    yield made
    made.close()
