"""What a register says of a phrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kg.registers import Case

Kind: TypeAlias = Literal[
    "state",
    "party",
    "body",
    "unit",
    "title",
    "modifier",
    "honorific",
    "house",
    "place",
    "venue",
    "noname",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a register says of a phrase: `name` is its normal form, `sort` a finer kind."""

    kind: Kind
    name: str
    state: str | None = None
    sort: str = ""
    case: Case = "initial"
    spelling: str = ""
    party: str | None = None
    ambiguous: bool = False
    unique: bool = False
    capital: bool = False

    def fits(self, words: Sequence[str]) -> bool:
        """Abbreviations stand in capitals and names with a capital; a title's case is free."""
        if self.case == "upper":
            written = " ".join(words)
            return written.upper() == written or written == self.spelling
        return self.case == "any" or words[0][:1].isupper()
