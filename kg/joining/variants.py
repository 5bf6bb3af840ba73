"""What the registers say of spellings of one name: suffixes, romanisations, nicknames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from kg.identity import fold
from kg.namespaces import data_file
from kg.registers import Culture, load_registers
from kg.registers.tables import read_table

_FAMILY_FIRST = frozenset({"family-first", "mixed"})
_SHORTEST_PATRONYMIC = 4


@dataclass(frozen=True, slots=True)
class Variant:
    """A row of the register: `form` is read as `standard` in names of these states, or of all."""

    kind: Literal["suffix", "ending", "token", "filler"]
    form: str
    standard: str | None
    states: frozenset[str]
    source: str


@dataclass(frozen=True, slots=True)
class Variants:
    """The rules by state: all of them deterministic, each a row of a register."""

    suffixes: frozenset[str]
    fillers: frozenset[str]
    honorifics: frozenset[str]
    nicknames: Mapping[str, str]
    _tokens: Mapping[tuple[str, str], str]
    _endings: tuple[tuple[str, str, frozenset[str]], ...]
    _cultures: Mapping[str, tuple[Culture, ...]]

    def standard(self, token: str, state: str) -> str:
        """The one romanisation of a word of a name.

        >>> variants().standard("zelenskyy", "UA"), variants().standard("sergei", "RU")
        ('zelensky', 'sergey')
        """
        held = self._tokens.get((token, state)) or self._tokens.get((token, ""))
        if held:
            return held
        for ending, standard, states in self._endings:
            if state in states and token.endswith(ending):
                return token.removesuffix(ending) + standard
        return token

    def either_order(self, state: str) -> bool:
        """Whether names of the state are written with the family name first or last."""
        return any(culture.order in _FAMILY_FIRST for culture in self._cultures.get(state, ()))

    def is_patronymic(self, token: str, state: str) -> bool:
        """Whether a middle name says the father's name in a culture of the state."""
        endings = (
            ending for culture in self._cultures.get(state, ()) for ending in culture.patronymics
        )
        return any(len(end) >= _SHORTEST_PATRONYMIC and token.endswith(end) for end in endings)

    def is_particle(self, token: str, state: str) -> bool:
        """Whether the word only joins parts of a name ("da", "bin")."""
        return any(
            token in {fold(particle) for particle in culture.particles}
            for culture in self._cultures.get(state, ())
        )


@cache
def variants() -> Variants:
    """The register of variants beside those of names, read once."""
    registers = load_registers()
    rows = read_table(data_file("seeds", "registers", "name-variants.csv"), Variant)
    cultures: dict[str, tuple[Culture, ...]] = {}
    for culture in registers.cultures:
        for state in culture.states:
            cultures[state] = (*cultures.get(state, ()), culture)
    honorifics = {
        fold(word) for held in registers.honorifics for word in (held.word, *held.aliases)
    }
    return Variants(
        suffixes=_forms(rows, "suffix"),
        fillers=_forms(rows, "filler"),
        honorifics=frozenset(word for word in honorifics if " " not in word and len(word) > 1),
        nicknames=MappingProxyType(
            {word: form or word for word, form in registers.values("nickname").items()}
        ),
        _tokens=MappingProxyType(
            {
                (row.form, state): row.standard or row.form
                for row in rows
                if row.kind == "token"
                for state in (row.states or {""})
            }
        ),
        _endings=tuple(
            (row.form, row.standard or "", row.states) for row in rows if row.kind == "ending"
        ),
        _cultures=MappingProxyType(cultures),
    )


def _forms(rows: tuple[Variant, ...], kind: str) -> frozenset[str]:
    return frozenset(row.form for row in rows if row.kind == kind)
