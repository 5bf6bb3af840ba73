"""Built files of the pages: there after `make setup` where npm is installed, else left out."""

from __future__ import annotations

from pathlib import Path

from flask import current_app, url_for


def built(name: str) -> str | None:
    """The address of a file below static/dist; None where it was not built."""
    there = Path(current_app.root_path, "static", "dist", name).is_file()
    return url_for("static", filename=f"dist/{name}") if there else None
