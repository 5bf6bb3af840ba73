"""`python -m kg.writer [FD]`: the writer, on the settings of the environment.

FD is the descriptor of a pipe whose other end the starter holds (`run_writer`'s tether).
"""

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
    tether = int(sys.argv[1]) if len(sys.argv) > 1 else None
    try:
        run_writer(Settings.from_environment(os.environ), tether=tether)
    except WhoMetError as error:
        sys.exit(f"kg: {error}")


if __name__ == "__main__":
    main()
