"""`python -m kg.writer`: the writer, on the settings of the environment."""

from __future__ import annotations

import logging
import os
import sys

from kg.errors import WhoMetError
from kg.settings import Settings
from kg.writer.process import run_writer


def main() -> None:
    """Write until SIGTERM or SIGINT comes."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    try:
        run_writer(Settings.from_environment(os.environ))
    except WhoMetError as error:
        sys.exit(f"kg: {error}")


if __name__ == "__main__":
    main()
