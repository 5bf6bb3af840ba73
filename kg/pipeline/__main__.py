"""`python -m kg.pipeline`: the writer, on the settings of the environment."""

from __future__ import annotations

import logging
import os
import sys

from kg.errors import WhoMetError
from kg.pipeline.writer import run_writer
from kg.settings import Settings


def main() -> None:
    """Write until SIGTERM or SIGINT comes."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    try:
        run_writer(Settings.from_environment(os.environ))
    except WhoMetError as error:
        sys.exit(f"kg: {error}")


if __name__ == "__main__":
    main()
