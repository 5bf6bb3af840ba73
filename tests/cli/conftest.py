"""The command line in this process, over a data folder with the sample article in it."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.cli import main

ROOT = Path(__file__).parent.parent.parent
ARTICLE = ROOT / "seeds" / "articles" / "000_cf5c2a6e6cf4fdc0.txt"


@dataclass(frozen=True)
class Done:
    """What a command left: exit code, data, talk."""

    code: int
    out: str
    err: str


Command = Callable[..., Done]


class Output(io.TextIOWrapper):
    """A text stream over bytes in memory."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)

    def text(self) -> str:
        return self.buffer.getvalue().decode()  # type: ignore[attr-defined]


def run(data: Path, *arguments: str | Path, stdin: str = "", **settings: str) -> Done:
    out, err = Output(), Output()
    source = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("KG_")]:
            patch.delenv(name)
        for name, value in {"KG_DATA": str(data), **settings}.items():
            patch.setenv(name, value)
        patch.setattr("sys.argv", ["kg", *map(str, arguments)])
        patch.setattr("sys.stdin", source)
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            pytest.raises(SystemExit) as caught,
        ):
            main()
    assert isinstance(caught.value.code, int)
    return Done(caught.value.code, out.text(), err.text())


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample article."""
    data = tmp_path_factory.mktemp("filled")
    assert run(data, "ingest", ARTICLE).code == 0
    return data


@pytest.fixture
def kg(filled: Path) -> Iterator[Command]:
    """The command over the filled folder."""
    yield lambda *arguments, **options: run(filled, *arguments, **options)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Command]:
    """The command over an empty folder of its own."""
    yield lambda *arguments, **options: run(tmp_path / "data", *arguments, **options)


@pytest.fixture
def article() -> Path:
    return ARTICLE


@pytest.fixture
def root() -> Path:
    return ROOT
