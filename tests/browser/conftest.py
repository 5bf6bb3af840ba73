"""A real Chromium before a real `kg serve` over some reports of the sample."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[2]
REPORTS = ("000_cf5c2a6e6cf4fdc0.txt", "agencies.jsonl")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
EDITOR = ROOT / "kg" / "serve" / "static" / "dist" / "workbench.js"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def lacking(reason: str) -> NoReturn:
    """Skip, or fail where the gate demands a browser."""
    if os.environ.get("KG_REQUIRE_BROWSER") == "1":
        pytest.fail(f"KG_REQUIRE_BROWSER=1, but {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        lacking("no Chromium is installed (Debian: apt-get install chromium)")
    if find_spec("playwright") is None:
        lacking("the Python package playwright is not installed (make setup installs it)")
    if not AXE.is_file() or not EDITOR.is_file():
        lacking("the npm packages of the pages are not built (make setup, with npm installed)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the service answers; after the browser, so that nothing starts without one."""
    environment = os.environ | {"KG_DATA": str(tmp_path_factory.mktemp("data")), "KG_WORKERS": "2"}
    paths = [f"seeds/articles/{name}" for name in REPORTS]
    kg = [sys.executable, "-m", "kg"]
    subprocess.run([*kg, "ingest", *paths], cwd=ROOT, env=environment, check=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with subprocess.Popen(
        [*kg, "serve", "--port", str(port)], cwd=ROOT, env=environment
    ) as process:
        found = f"http://127.0.0.1:{port}"
        wait_until_ready(found, process)
        yield found
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=40) == 0


def wait_until_ready(found: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert process.poll() is None
        try:
            urllib.request.urlopen(f"{found}/ready", timeout=5).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    pytest.fail("the service did not become ready")


@dataclass
class Visitor:
    """A person before the browser; whatever goes wrong behind the page is written down."""

    page: Any
    address: str
    wrong: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)

    def look(self, **options: str) -> list[str]:
        """What axe finds on the page that is serious or worse."""
        self.page.emulate_media(**options)
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("() => axe.run(document)")["violations"]
        return [
            f"{one['id']}: {node['html'][:120]} {node['failureSummary']}"
            for one in found
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"][:3]
        ]

    def watch(self) -> None:
        """Note requests to foreign hosts, missing files, and what scripts complain of."""
        home = urlsplit(self.address).netloc
        self.page.set_default_timeout(15_000)

        def requested(request: Any) -> None:
            parts = urlsplit(request.url)
            if parts.scheme in ("http", "https") and parts.netloc != home:
                self.wrong.append(f"request to {request.url}")

        def answered(response: Any) -> None:
            if response.status >= 400 and response.request.resource_type != "document":
                self.wrong.append(f"{response.status} for {response.url}")

        def said(message: Any) -> None:
            refused_page = "Failed to load resource" in message.text
            if message.type in ("error", "warning") and not refused_page:
                self.wrong.append(f"console: {message.text}")

        self.page.on("request", requested)
        self.page.on("response", answered)
        self.page.on("console", said)
        self.page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))


@pytest.fixture
def visitor(chromium: Any, address: str) -> Iterator[Visitor]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    visitor = Visitor(context.new_page(), address)
    visitor.watch()
    yield visitor
    context.close()
    assert visitor.wrong == []


@pytest.fixture
def plain_visitor(chromium: Any, address: str) -> Iterator[Visitor]:
    """A visitor on a narrow phone whose browser runs no scripts."""
    context = chromium.new_context(
        viewport={"width": 320, "height": 640}, java_script_enabled=False
    )
    visitor = Visitor(context.new_page(), address)
    visitor.watch()
    yield visitor
    context.close()
    assert visitor.wrong == []
