"""A service over HTTP whose store holds whatever a suite says, and requests to it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest
import urllib3
from werkzeug.serving import WSGIRequestHandler, make_server

from kg.serve import close_app, create_app
from kg.settings import Settings

W3C = Path(__file__).parents[3] / "shared" / "w3c" / "sparql"


class Quiet(WSGIRequestHandler):
    """Logs no requests, keeps connections."""

    protocol_version = "HTTP/1.1"

    def log_request(self, *_: object) -> None:
        """Nothing."""


@dataclass
class Fixed:
    """One snapshot that never changes."""

    path: Path

    def newest(self) -> str:
        return str(self.path)


@pytest.fixture(scope="session")
def w3c() -> Path:
    """The folder of the W3C's SPARQL suites."""
    if not W3C.is_dir():
        pytest.skip(f"the W3C suites are not beside this checkout ({W3C})")
    return W3C


@pytest.fixture(scope="session")
def serving(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[ox.Store], Iterator[tuple[str, Path]]]:
    """Serves a store that is open for writing: the endpoint's address, and the snapshot."""

    @contextmanager
    def serve(store: ox.Store) -> Iterator[tuple[str, Path]]:
        snapshot = tmp_path_factory.mktemp("snapshots") / "1"
        store.backup(str(snapshot))
        app = create_app(Settings(workers=2, query_seconds=20), snapshots=Fixed(snapshot))
        server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/sparql", snapshot
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
            close_app(app)

    return serve


@pytest.fixture(scope="session")
def http() -> Iterator[urllib3.PoolManager]:
    """A client that neither retries nor hides a cut-off answer."""
    with urllib3.PoolManager(retries=False, timeout=30) as pool:
        yield pool


@pytest.fixture
def unused_port() -> int:
    """A port that was free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]
