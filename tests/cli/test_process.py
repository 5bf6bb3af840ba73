"""The command as a process: pipes that close, and `python -m kg`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_a_reader_that_leaves_is_no_error(filled: Path):
    environment = os.environ | {"KG_DATA": str(filled)}
    dump = f"{sys.executable} -m kg dump --format nquads"
    done = subprocess.run(
        ["bash", "-c", f"{dump} | head -n 1; echo ${{PIPESTATUS[0]}}"],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "141"


def test_the_module_is_the_command(tmp_path: Path):
    command = [sys.executable, "-m", "kg", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("kg, version ")
