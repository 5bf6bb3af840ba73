"""The whole service under load, killed, starved of disk, stopped and torn.

A few rounds belong to the tests; `make test-soak` (KG_SOAK=1) does all.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
import urllib3

from kg.errors import EnvironmentFault
from kg.ledger import AccessLedger, LedgerReader
from kg.pipeline import rebuild, submit, sync
from kg.settings import Settings
from kg.stores import DAMAGE

SOAK = os.environ.get("KG_SOAK") == "1"
KILLS = 100 if SOAK else 2
FLIPS = 60 if SOAK else 4
POSTS = 300 if SOAK else 10
ROOT = Path(__file__).parents[2]
REPORT = """BEIJING, Jan. {day}, 2024 -- Foreign Minister Wang Yi met with French Ambassador \
Bertrand Lortholary in Beijing on Friday. Number {number}.
"""
Dump = Callable[[Settings], bytes]


@dataclass
class Client:
    """Posts reports, each another, and remembers which were acknowledged."""

    port: int
    secret: str
    acknowledged: set[str] = field(default_factory=set)
    statuses: dict[int, int] = field(default_factory=dict)
    _http: urllib3.PoolManager = field(
        default_factory=lambda: urllib3.PoolManager(retries=False, timeout=30)
    )

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def post(self, number: int, *, padding: int = 0) -> int:
        """Submit report `number`; its status, 0 where the line broke."""
        text = REPORT.format(day=number % 28 + 1, number=number) + "\n" + "x" * padding
        headers = {"Content-Type": "text/plain", "Authorization": f"Bearer {self.secret}"}
        try:
            answer = self._http.request(
                "POST", self.url("/reports"), body=text.encode(), headers=headers
            )
        except urllib3.exceptions.HTTPError:
            return 0
        self.statuses[answer.status] = self.statuses.get(answer.status, 0) + 1
        if answer.status in (200, 201):
            self.acknowledged.add(hashlib.sha256(text.encode()).hexdigest())
        return answer.status

    def get(self, path: str) -> urllib3.BaseHTTPResponse:
        return self._http.request("GET", self.url(path))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextmanager
def serving(settings: Settings, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """`kg serve` in a process group of its own, which is killed at the end in any case."""
    environment = os.environ | {"KG_DATA": str(settings.data), "KG_WORKERS": "2"}
    command = [sys.executable, "-m", "kg", "serve", "--port", str(port)]
    with (settings.data.parent / "talk").open("ab") as talk:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stderr=talk, start_new_session=True
        )
    try:
        yield process
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def until_ready(client: Client, seconds: float = 60) -> float:
    """Wait for /ready; how long it took."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        try:
            if client.get("/ready").status == 200:
                return time.monotonic() - began
        except urllib3.exceptions.HTTPError:
            pass
        time.sleep(0.05)
    pytest.fail("the service did not become ready")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")


def client_of(settings: Settings) -> Client:
    with AccessLedger(settings.data / "ledger.sqlite") as ledger:
        return Client(free_port(), ledger.create_token("soak", scope="submit"))


def calm_dump(settings: Settings, dump_of: Dump, place: Path) -> bytes:
    """The dump of a folder in which the same documents arrived without any disturbance."""
    calm = replace(settings, data=place)
    with LedgerReader(settings.data / "ledger.sqlite") as ledger:
        records = list(ledger.documents(status="accepted"))
    submit(calm, records)
    return dump_of(calm)


def test_kills_under_a_writing_load_lose_nothing(settings, dump_of, tmp_path):
    client, chance = client_of(settings), random.Random(7)
    numbers = iter(range(1_000_000))
    for _ in range(KILLS):
        with serving(settings, client.port) as process:
            before = len(client.acknowledged)
            over = threading.Event()

            def load(over: threading.Event = over) -> None:
                while not over.is_set():
                    if client.post(next(numbers)) == 0:
                        time.sleep(0.05)

            threads = [threading.Thread(target=load) for _ in range(2)]
            for thread in threads:
                thread.start()
            deadline = time.monotonic() + 60
            while len(client.acknowledged) == before and time.monotonic() < deadline:
                time.sleep(0.01)
            assert len(client.acknowledged) > before, client.statuses
            time.sleep(chance.uniform(0, 0.5))
            kill(process)
            over.set()
            for thread in threads:
                thread.join(40)
    with serving(settings, client.port):
        until_ready(client)
        count = json.loads(client.get(
            "/sparql?format=json&query=SELECT(COUNT(DISTINCT%3Fg)AS%3Fn){GRAPH%3Fg{%3Fs%20a%20"
            "%3Chttps://w3id.org/whomet/ontology%23Report%3E}}").data)  # fmt: skip
    with LedgerReader(settings.data / "ledger.sqlite") as ledger:
        accepted = {record.sha256 for record in ledger.documents(status="accepted")}
    assert client.acknowledged <= accepted
    assert len(client.acknowledged) >= KILLS
    assert int(count["results"]["bindings"][0]["n"]["value"]) == len(accepted)
    sync(settings)
    assert dump_of(settings) == calm_dump(settings, dump_of, tmp_path / "calm")


def test_a_client_that_posts_sees_it_in_its_next_query(settings):
    client = client_of(settings)
    with serving(settings, client.port):
        until_ready(client)
        for number in range(POSTS):
            assert client.post(number) == 201
            (sha256,) = client.acknowledged
            client.acknowledged.clear()
            asked = (
                "/sparql?format=json&query=ASK{GRAPH%3Chttps://w3id.org/whomet/graph/report/"
                f"{sha256}%3E{{%3Fs%3Fp%3Fo}}}}"
            )
            answer = client.get(asked)
            assert answer.status == 200, (number, answer.data)
            assert json.loads(answer.data)["boolean"], number


def test_sigterm_under_load_lets_running_requests_end(settings):
    client = client_of(settings)
    with serving(settings, client.port) as process:
        until_ready(client)
        outcomes: list[str] = []
        over = threading.Event()

        def load(number: int) -> None:
            own = Client(client.port, client.secret)
            while not over.is_set():
                try:
                    own.post(number * 10_000 + len(outcomes))
                    answer = own.get("/sparql?format=csv&query=SELECT*{%3Fs%3Fp%3Fo}")
                    whole = len(answer.data) == int(answer.headers["Content-Length"])
                    outcomes.append(f"{answer.status} {whole}")
                except urllib3.exceptions.NewConnectionError:
                    return
                except (urllib3.exceptions.ProtocolError, KeyError) as error:
                    outcomes.append(repr(error))
                    return

        threads = [threading.Thread(target=load, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        time.sleep(2)
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(45) == 0
        assert time.monotonic() - began < 40
        over.set()
        for thread in threads:
            thread.join(40)
    assert len(outcomes) > 4
    bad = [item for item in outcomes if item != "200 True"]
    assert all("RemoteDisconnected" in item or "reset" in item.lower() for item in bad), bad
    assert len(bad) <= 4, "at most the one request a connection that is just being closed gets"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=128m", "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("a small tmpfs can be mounted by root only")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_is_said_and_heals_by_itself(small_disk, dump_of, tmp_path):
    settings = Settings(data=small_disk / "data")
    client = client_of(settings)
    ballast = small_disk / "ballast"
    with serving(settings, client.port):
        until_ready(client)
        assert client.post(0) == 201
        with ballast.open("wb") as file:
            while True:
                try:
                    file.write(b"x" * 65536)
                    file.flush()
                except OSError:
                    break
        statuses = [client.post(number, padding=200_000) for number in range(1, 12)]
        assert 507 in statuses, statuses
        assert set(statuses) <= {200, 201, 503, 507}, statuses
        assert client.get("/sparql?query=ASK{}").status == 200
        ballast.unlink()
        deadline = time.monotonic() + 30
        while client.post(100) not in (200, 201) and time.monotonic() < deadline:
            time.sleep(0.2)
        assert client.post(101) == 201, client.statuses
    with LedgerReader(settings.data / "ledger.sqlite") as ledger:
        accepted = {record.sha256 for record in ledger.documents(status="accepted")}
    assert client.acknowledged <= accepted
    sync(settings)
    assert dump_of(settings) == calm_dump(settings, dump_of, tmp_path / "calm")


def test_a_torn_store_is_mended_or_says_so(settings, dump_of, tmp_path, gold_records, append):
    append(settings, gold_records[:20])
    sync(settings)
    whole, chance = dump_of(settings), random.Random(3)
    saved = tmp_path / "saved"
    shutil.copytree(settings.data, saved)
    told = 0
    for number in range(FLIPS):
        shutil.rmtree(settings.data)
        shutil.copytree(saved, settings.data)
        shutil.rmtree(settings.data / "checkpoints")
        files = sorted(
            path
            for path in (settings.data / "store").iterdir()
            if path.stat().st_size and not path.name.startswith(("LOG", "OPTIONS"))
        )
        torn = files[number % len(files)]
        data = bytearray(torn.read_bytes())
        if number % 3 == 2:
            data = data[: chance.randrange(len(data))]
        else:
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        torn.write_bytes(data)
        if not mended(settings, dump_of, whole):
            told += 1
            rebuild(settings)
            assert dump_of(settings) == whole, torn.name
    assert told <= FLIPS // 2, "most are mended without being asked"


def mended(settings: Settings, dump_of: Dump, whole: bytes) -> bool:
    """Whether a dump is right again at once; False for an error that says so."""
    try:
        sync(settings)
        found = dump_of(settings)
    except (EnvironmentFault, *DAMAGE):
        return False
    assert found == whole
    return True
