"""The words that organizations are named with, from the register of organization words."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.identity.folding import fold
from kg.namespaces import data_file

_HEAD_END = re.compile(r" (?:of|for|on) ")
_SIMPLE_MINISTRY = re.compile(r"^(?P<field>(?:(?!of\b|for\b)\w+ )+)ministry$")


@dataclass(frozen=True, slots=True)
class OrganizationWords:
    """Head nouns of units, words of party names, and the standard for other spellings."""

    units: frozenset[str]
    parties: frozenset[str]
    spellings: tuple[tuple[re.Pattern[str], str], ...]

    def is_unit(self, phrase: str) -> bool:
        """Whether the phrase is headed by the noun of a unit ("Ministry of Trade").

        What begins with "and" is the rest of a longer name.

        >>> words = organization_words()
        >>> words.is_unit("committee for foreign affairs"), words.is_unit("Foreign Affairs")
        (True, False)
        """
        head = _HEAD_END.split(self.standard(phrase), maxsplit=1)[0]
        headed = head in self.units or head.rpartition(" ")[2] in self.units
        return headed and not head.startswith("and ")

    def is_party(self, name: str) -> bool:
        """Whether the name itself says that it is a party."""
        return not self.parties.isdisjoint(fold(name).split())

    def standard(self, name: str) -> str:
        """The folded name in its standard spelling and order.

        >>> organization_words().standard("Defense Ministry")
        'ministry of defence'
        """
        folded = fold(name)
        for pattern, spelling in self.spellings:
            folded = pattern.sub(spelling, folded)
        simple = _SIMPLE_MINISTRY.match(folded)
        return f"ministry of {simple['field'].strip()}" if simple else folded


@cache
def organization_words() -> OrganizationWords:
    """The register of organization words, read once."""
    path = data_file("seeds", "registers", "organization-words.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return OrganizationWords(
        units=frozenset(row["word"] for row in rows if row["role"] == "unit"),
        parties=frozenset(row["word"] for row in rows if row["role"] == "party"),
        spellings=tuple(_spellings(rows)),
    )


def _spellings(rows: Sequence[Mapping[str, str]]) -> list[tuple[re.Pattern[str], str]]:
    """Single words come before phrases, so that phrases need be listed in one spelling only."""
    listed = [(row["word"], row["standard"]) for row in rows if row["role"] == "spelling"]
    listed.sort(key=lambda item: item[0].count(" "))
    return [(re.compile(rf"\b{re.escape(word)}\b"), standard) for word, standard in listed]
