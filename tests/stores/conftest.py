"""Every kind of store, the remote one against a real server where that is installed."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.ports import Store
from kg.stores import memory_store, open_store


def _server_binary() -> str | None:
    return shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which(
        "oxigraph"
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert process.poll() is None, "the server ended at once"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server did not listen within 10 seconds")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The query address of an Oxigraph server whose default graph is the union."""
    binary = _server_binary()
    if binary is None:
        pytest.skip("the `oxigraph` server is not installed (pip install oxigraph)")
    port = _free_port()
    place = tmp_path_factory.mktemp("server")
    command = [binary, "serve", "--location", str(place), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port, process)
            yield f"http://127.0.0.1:{port}/query?union-default-graph"
        finally:
            process.kill()


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
