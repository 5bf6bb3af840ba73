"""`kg serve`: the web service and the writer beside it."""

from __future__ import annotations

import logging
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager

import click

from kg.cli.console import say
from kg.pipeline import start_writer, writer_running
from kg.serve import create_app
from kg.serve.server import listen, run
from kg.serve.snapshots import snapshots_of
from kg.serve.watching import LOG
from kg.settings import Settings

_GRACE_SECONDS = 30


@click.command(short_help="Offer the graph over HTTP.")
@click.option("--host", help="The address to listen on. Default: KG_HOST or 127.0.0.1.")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Default: KG_PORT or 8000. 0 takes a free one."
)
@click.pass_obj
def serve(settings: Settings, host: str | None, port: int | None) -> None:
    """Serve pages, SPARQL, linked data, dumps and validation until interrupted.

    Commands may ingest and retract meanwhile: the next query sees it. SIGTERM and Ctrl-C
    let running requests end.

    \b
    Examples:
      kg serve
      kg serve --port 8080
      KG_DATA=/srv/whomet kg serve --host 0.0.0.0
    """
    if settings.log == "json":
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(message)s"))
        LOG.addHandler(handler)
        LOG.setLevel(logging.INFO)
    host = host or settings.host
    port = settings.port if port is None else port
    with closing(listen(host, port)) as listener, _writer(settings):
        address = f"http://{_shown(host)}:{listener.getsockname()[1]}"
        say(f"serving {address}  (SPARQL at {address}/sparql; Ctrl-C ends it)")
        run(
            lambda: create_app(settings, snapshots=snapshots_of(settings)),
            listener=listener,
            behind_proxy=settings.proxies > 0,
        )


@contextmanager
def _writer(settings: Settings) -> Iterator[None]:
    """A writer while we serve; one that runs already is used and left running."""
    if writer_running(settings):
        say("a writer is at work on this data already; using it")
        yield
        return
    process = start_writer(settings)
    try:
        yield
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=_GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
