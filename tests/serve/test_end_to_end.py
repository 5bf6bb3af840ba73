"""The service as people run it: `kg serve`, while commands ingest and retract."""

from __future__ import annotations

import gzip
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ARTICLE = "seeds/articles/000_cf5c2a6e6cf4fdc0.txt"
ROOT = Path(__file__).parent.parent.parent
MET = """PREFIX wm: <https://w3id.org/whomet/ontology#>
ASK { <https://w3id.org/whomet/id/person/cn/cai-qi> wm:metWith
<https://w3id.org/whomet/id/person/kp/kim-song-nam> }"""


@dataclass(frozen=True)
class Running:
    """A service under test and the commands beside it."""

    address: str
    environment: dict[str, str]
    process: subprocess.Popen[bytes]

    def get(self, path: str, accept: str = "*/*") -> bytes:
        request = urllib.request.Request(self.address + path, headers={"Accept": accept})
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.read()

    def ask(self, query: str) -> bool:
        answer = self.get(f"/sparql?{urllib.parse.urlencode({'query': query})}")
        return json.loads(answer)["boolean"]

    def kg(self, *arguments: str, code: int = 0) -> str:
        return kg(self.environment, *arguments, code=code)


def kg(environment: dict[str, str], *arguments: str, code: int = 0) -> str:
    command = [sys.executable, "-m", "kg", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == code, done.stderr
    return done.stdout


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    environment = os.environ | {"KG_DATA": str(tmp_path_factory.mktemp("data")), "KG_WORKERS": "2"}
    port = free_port()
    command = [sys.executable, "-m", "kg", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE) as process:
        running = Running(f"http://127.0.0.1:{port}", environment, process)
        wait_until_ready(running)
        yield running
        process.send_signal(signal.SIGTERM)
        _, talk = process.communicate(timeout=40)
    assert process.returncode == 0
    assert b"Traceback" not in talk, talk.decode()


def wait_until_ready(running: Running) -> None:
    for _ in range(300):
        try:
            running.get("/ready")
        except (urllib.error.URLError, ConnectionError):
            assert running.process.poll() is None
            time.sleep(0.1)
        else:
            return
    pytest.fail("the service did not become ready")


def test_what_commands_do_is_seen_by_the_next_query(running: Running):
    assert not running.ask(MET)
    running.kg("ingest", ARTICLE)
    assert running.ask(MET)
    entry = json.loads(running.kg("show", "000_cf5c2a6e6cf4fdc0"))
    running.kg("retract", entry["sha256"], "--why", "a test")
    assert not running.ask(MET)
    with pytest.raises(urllib.error.HTTPError) as caught:
        running.get(f"/id/report/{entry['sha256']}")
    with caught.value as error:
        assert (error.code, b"a test" in error.read()) == (410, True)
    assert json.loads(running.kg("show", entry["sha256"]))["retracted_why"] == "a test"
    running.kg("ingest", ARTICLE)
    assert not running.ask(MET), "a tombstone keeps it out"


def test_pages_data_and_dumps_agree_with_the_commands(running: Running):
    running.kg("ingest", "seeds/articles/agencies.jsonl")
    figures = json.loads(running.kg("status", "--format", "json"))
    assert figures["service"] is True
    page = running.get("/", "text/html").decode()
    assert f"<strong>{figures['things']['Meeting']:,}</strong>meetings" in page
    assert figures["things"]["Meeting"] > 3
    assert page.count('href="/sparql?query=') >= 3
    dumped = running.kg("dump", "--format", "nquads")
    assert gzip.decompress(running.get("/dumps/whomet.nq.gz")).decode() == dumped
    assert running.get("/dumps/whomet.ttl").decode() == running.kg("dump", "--format", "turtle")
    running.kg("rebuild")
    assert running.kg("dump", "--format", "nquads") == dumped


def test_a_second_service_on_the_same_port_is_refused(running: Running):
    port = running.address.rpartition(":")[2]
    command = [sys.executable, "-m", "kg", "serve", "--port", port]
    done = subprocess.run(
        command, cwd=ROOT, env=running.environment, capture_output=True, text=True
    )
    assert done.returncode == 3
    assert f"port {port} on 127.0.0.1 is in use" in done.stderr


def test_a_long_query_is_ended_and_others_go_on(running: Running):
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    parameters = urllib.parse.urlencode({"query": slow, "timeout": "1"})
    with pytest.raises(urllib.error.HTTPError) as caught:
        running.get(f"/sparql?{parameters}")
    with caught.value as error:
        assert error.code == 504
        assert json.loads(error.read())["status"] == 504
    assert running.ask("ASK { ?s ?p ?o }")
