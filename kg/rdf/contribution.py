"""The unit in which reports add to shared nodes."""

from __future__ import annotations

from typing import NamedTuple


class Contribution(NamedTuple):
    """One value that one report adds to a shared node: keys and strings, without IRIs."""

    key: str
    predicate: str
    value: str
