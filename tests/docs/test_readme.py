"""The README is true: its commands run, and it names every command, setting and route."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cli.commands import COMMANDS
from kg.serve import close_app, create_app
from kg.serve.snapshots import Checkpoints
from kg.settings import Settings

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console( service)?\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


QUERIES = re.findall(
    r"^```sparql\n(.*?)^```\n```text\n(.*?)^```$", README, re.MULTILINE | re.DOTALL
)


def lines(*, service: bool) -> list[str]:
    return [
        line.removeprefix("$ ")
        for kind, block in BLOCKS
        for line in block.splitlines()
        if line.startswith("$ ") and bool(kind) == service
    ]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    data = tmp_path_factory.mktemp("readme")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return os.environ | {"KG_DATA": str(data), "PATH": path}


def bash(command: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def shown(command: str) -> str:
    """What the README shows below a command; empty where it shows nothing."""
    _, _, rest = README.partition(f"$ {command}\n")
    return re.split(r"^(?:\$ |```)", rest, maxsplit=1, flags=re.MULTILINE)[0]


def test_the_commands_run_and_print_what_is_shown(environment):
    commands = lines(service=False)
    assert len(commands) >= 5
    for command in commands:
        done = bash(command, environment)
        assert done.returncode == 0, f"{command}: {done.stderr}"
        if shown(command):
            assert done.stdout.rstrip() == shown(command).rstrip(), command


def test_the_queries_give_the_answers_shown(environment):
    assert bash("kg ingest seeds/articles", environment).returncode == 0
    assert QUERIES
    for query, answer in QUERIES:
        done = bash(f"kg query - <<'END'\n{query}\nEND", environment)
        assert done.stdout == answer
        assert len(answer.splitlines()) > 2, "an answer without rows shows nothing"


@pytest.fixture
def served(environment) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "kg", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.PIPE)
    address = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{address}/ready").close()
            break
        except OSError:
            time.sleep(0.1)
    yield address
    process.terminate()
    assert process.wait(timeout=30) == 0
    assert process.stderr is not None
    process.stderr.close()


@pytest.mark.skipif(not shutil.which("curl"), reason="the README's requests use curl")
def test_the_requests_are_answered(environment, served):
    requests = lines(service=True)
    assert len(requests) >= 3
    for command in requests:
        asked = command.replace("http://127.0.0.1:8000", served)
        done = bash(asked.replace("curl -s ", "curl -s --fail-with-body "), environment)
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
        assert done.stdout


def test_every_command_is_documented():
    assert len(COMMANDS) >= 12
    for command in COMMANDS:
        if not command.hidden:
            assert f"`kg {command.name}" in README


def test_every_command_has_help_with_an_example():
    for command in COMMANDS:
        assert command.help, command.name
        assert f"kg {command.name}" in command.help or command.hidden, command.name


def test_every_setting_is_documented():
    code = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.joinpath("kg").rglob("*.py"))
    settings = set(re.findall(r"\bKG_[A-Z_]+[A-Z]\b", code))
    assert len(settings) >= 9
    assert settings == set(re.findall(r"\bKG_[A-Z_]+[A-Z]\b", README))


def test_every_route_is_documented(tmp_path):
    app = create_app(Settings(workers=1), snapshots=Checkpoints(tmp_path))
    routes = {rule.rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"}
    close_app(app)
    assert len(routes) >= 10
    for route in routes:
        assert f"`{re.sub(r'<.*>', '...', route)}`" in README, route
