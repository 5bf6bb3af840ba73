"""gunicorn's threaded worker with an end to its patience.

A thread reads one request at a time, so clients that send a byte a second, or do not read
their answer, would hold all threads. Here a request must be whole within a minute, a
stalled answer is given up, and one address holds at most half of the threads.
"""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, cast

from gunicorn.workers.gthread import TConn, ThreadWorker

REQUEST_SECONDS = 60.0
WATCH = "whomet.watch"
_STALLED_SECONDS = 60
_TICK = 0.5


class Watch:
    """Stops reading from connections whose request is not whole in time."""

    def __init__(self, *, seconds: float = REQUEST_SECONDS) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._due: dict[socket.socket, float] = {}
        threading.Thread(target=self._run, daemon=True).start()

    def arm(self, connection: socket.socket) -> None:
        """A request begins."""
        with self._lock:
            self._due[connection] = time.monotonic() + self._seconds

    def disarm(self, connection: socket.socket) -> None:
        """The request is whole, or over."""
        with self._lock:
            self._due.pop(connection, None)

    def _run(self) -> None:
        while True:
            time.sleep(_TICK)
            now = time.monotonic()
            with self._lock:
                late = [connection for connection, due in self._due.items() if due < now]
                for connection in late:
                    del self._due[connection]
                    _stop_reading(connection)


def _stop_reading(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RD)
    except OSError:  # it has gone
        return


class Patient(Protocol):
    """What the worker needs of its application object."""

    watch: Watch
    behind_proxy: bool


class PatientWorker(ThreadWorker):
    """A threaded worker that slow clients cannot hold."""

    def init_process(self) -> None:
        """gunicorn's start in the web process; it does not return."""
        self._held: Counter[str] = Counter()
        self._lock = threading.Lock()
        super().init_process()

    def handle(self, conn: TConn) -> bool:
        """One request; refused unread where its address holds half of the threads already."""
        with self._share(conn.client) as within:
            if not within:
                return False
            watch = self._patient().watch
            stalled = struct.pack("ll", _STALLED_SECONDS, 0)
            conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, stalled)
            watch.arm(conn.sock)
            try:
                return super().handle(conn)
            finally:
                watch.disarm(conn.sock)

    def _patient(self) -> Patient:
        return cast(Patient, self.app)

    @contextmanager
    def _share(self, client: object) -> Iterator[bool]:
        """Behind a proxy all come from one address, so the proxy must see to that there."""
        name = str(client[0]) if isinstance(client, tuple) else ""
        with self._lock:
            self._held[name] += 1
            within = self._patient().behind_proxy or self._held[name] <= self.cfg.threads // 2
        try:
            yield within
        finally:
            with self._lock:
                self._held[name] -= 1
                if not self._held[name]:
                    del self._held[name]
