"""The web server: gunicorn, started from here over a socket that is already bound.

One web process with threads, because the work happens in the pool's processes. gunicorn
drains on SIGTERM and SIGINT. The application is made after the fork, in the web process.
"""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Flask
from gunicorn.app.base import BaseApplication

from kg.errors import EnvironmentFault
from kg.serve.patience import WATCH, PatientWorker, Watch

_BACKLOG = 1024
_GRACE_SECONDS = 30
_OPTIONS: Mapping[str, object] = MappingProxyType(
    {
        "workers": 1,
        "worker_class": PatientWorker,
        "threads": 128,
        "timeout": 0,
        "graceful_timeout": _GRACE_SECONDS,
        "keepalive": 5,
        "limit_request_line": 8190,
        "loglevel": "warning",
        "control_socket_disable": True,
    }
)


class Server(BaseApplication):
    """gunicorn with our options instead of its command line."""

    def __init__(
        self, factory: Callable[[], Flask], *, descriptor: int, behind_proxy: bool
    ) -> None:
        """`factory` is called in the web process; `descriptor` is of a bound socket."""
        self._factory, self._descriptor = factory, descriptor
        self.behind_proxy = behind_proxy
        super().__init__()

    def load_config(self) -> None:
        """Set our options; gunicorn's files and environment variables are not read."""
        self.cfg.set("bind", [f"fd://{self._descriptor}"])
        for name, value in _OPTIONS.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Iterable[bytes]]:
        """The application, which tells the watch when a request is whole."""
        application, self.watch = self._factory(), Watch()

        def watched(environment: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
            environment[WATCH] = self.watch
            return application(environment, start)

        return watched


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one.

    Raises EnvironmentFault where the address cannot be had.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind)
    except OSError as error:
        raise EnvironmentFault(f"--host {host}: no such address ({error.strerror})") from error
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        raise EnvironmentFault(_unbound(host, port, error)) from error
    return listener


def _unbound(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} on {host} is in use: stop the other service or choose --port N"
    if error.errno == errno.EACCES:
        return f"port {port} on {host} needs privileges: choose --port above 1023"
    return f"cannot listen on {host} port {port}: {error.strerror}"


def run(
    factory: Callable[[], Flask], *, listener: socket.socket, behind_proxy: bool = False
) -> None:
    """Serve until SIGTERM or SIGINT; returns when all requests are done.

    The listener belongs to the server from here on.
    """
    try:
        Server(factory, descriptor=listener.detach(), behind_proxy=behind_proxy).run()
    except SystemExit as end:
        if end.code:
            raise EnvironmentFault(
                "the web process did not start; its reason stands above"
            ) from end
