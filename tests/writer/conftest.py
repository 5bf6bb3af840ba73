"""A data folder of its own for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with a data folder that does not exist yet."""
    return Settings(data=tmp_path / "data")
