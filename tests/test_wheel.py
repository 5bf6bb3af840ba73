"""The wheel works outside the checkout: in a fresh environment it extracts, ingests, validates."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent
ARTICLE = CHECKOUT / "seeds" / "articles" / "000_cf5c2a6e6cf4fdc0.txt"


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an environment in which only the wheel is installed.

    Its dependencies are lent by the environment of the tests, so that no registry is asked;
    the path file that lends them lends no editable install.
    """
    folder = tmp_path_factory.mktemp("outside")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder]
    subprocess.run([*build, CHECKOUT], check=True, capture_output=True)
    venv.create(folder / "env", with_pip=False, symlinks=True)
    python = folder / "env" / "bin" / "python"
    (wheel,) = folder.glob("whomet-*.whl")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python]
    subprocess.run([*pip, "install", "--quiet", "--no-deps", "--no-index", wheel], check=True)
    (packages,) = (folder / "env" / "lib").glob("python*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    shutil.copy(ARTICLE, folder)
    return folder


def kg(folder: Path, *arguments: str, code: int = 0) -> str:
    environment = {"PATH": os.environ["PATH"], "KG_DATA": str(folder / "data")}
    command = [folder / "env" / "bin" / "kg", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == code, done.stderr
    return done.stdout


def test_the_installed_package_is_the_wheels(outside: Path):
    python = outside / "env" / "bin" / "python"
    code = "import kg, kg.namespaces as n; print(kg.__file__, n.data_file('shapes'))"
    done = subprocess.run([python, "-c", code], cwd=outside, capture_output=True, text=True)
    places = done.stdout.split()
    assert len(places) == 2, done.stderr
    assert all(place.startswith(str(outside / "env")) for place in places)


def test_it_extracts_ingests_and_validates(outside: Path):
    facts = json.loads(kg(outside, "extract", ARTICLE.name))
    assert {person["name"] for person in facts["persons"]} == {"Cai Qi", "Kim Song Nam"}
    kg(outside, "ingest", ARTICLE.name)
    kg(outside, "dump", "--format", "trig", "-o", "graph.trig")
    report = json.loads(kg(outside, "validate", "graph.trig", "--format", "json"))
    assert report["conforms"] is True
    assert kg(outside, "--version").startswith("kg")
