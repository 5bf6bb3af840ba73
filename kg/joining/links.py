"""What a rule says of two keys, and how certain that is."""

from __future__ import annotations

from typing import NamedTuple


class Link(NamedTuple):
    """Two keys for one thing, the smaller first, by a rule; uncertain ones are candidates."""

    one: str
    other: str
    rule: str
    certain: bool = True

    @classmethod
    def of(cls, one: str, other: str, rule: str, *, certain: bool = True) -> Link:
        """The link with its keys in order."""
        return cls(min(one, other), max(one, other), rule, certain)
