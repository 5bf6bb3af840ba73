"""The registers as one frozen object, loaded once a process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from kg.namespaces import data_file
from kg.registers.actors import Body, Party, State
from kg.registers.entries import Entry
from kg.registers.folding import strip_marks
from kg.registers.index import Phrases, index_phrases, look_up
from kg.registers.naming import Culture, GivenName, Surname, Word
from kg.registers.posts import Honorific, Modifier, Title, Unit
from kg.registers.scenes import House, Place
from kg.registers.tables import read_table

Kind: TypeAlias = Literal[
    "state", "party", "body", "unit", "title", "modifier", "honorific", "house", "place"
]
_NOTHING: Mapping[str, str | None] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class Registers:
    """What is known of the world's offices and names; holds no persons.

    The tuples keep the order of the files. `*_named` takes a text in any spelling and gives
    the one entry it means, or None where nothing or several could be meant; `state` narrows.
    """

    states: tuple[State, ...]
    parties: tuple[Party, ...]
    bodies: tuple[Body, ...]
    units: tuple[Unit, ...]
    titles: tuple[Title, ...]
    modifiers: tuple[Modifier, ...]
    honorifics: tuple[Honorific, ...]
    houses: tuple[House, ...]
    places: tuple[Place, ...]
    cultures: tuple[Culture, ...]
    surnames: Mapping[str, tuple[Surname, ...]]
    given_names: Mapping[str, GivenName]
    _phrases: Mapping[str, Phrases[Any]]
    _by_key: Mapping[str, Mapping[str, Any]]
    _words: Mapping[str, Mapping[str, str | None]]

    def phrases(self, kind: Kind) -> Phrases[Any]:
        """Folded tokens (`fold_phrase`) -> the phrases of that kind that they may be."""
        return self._phrases[kind]

    def state(self, code: str) -> State | None:
        """The state of an ISO 3166-1 alpha-2 code, capitals or not."""
        return self._by_key["state"].get(code.upper())

    def party(self, party_id: str) -> Party | None:
        """The party of an id."""
        return self._by_key["party"].get(party_id)

    def body(self, body_id: str) -> Body | None:
        """The body of an id."""
        return self._by_key["body"].get(body_id)

    def house(self, house_id: str) -> House | None:
        """The house of an id."""
        return self._by_key["house"].get(house_id)

    def title(self, canonical: str) -> Title | None:
        """The title of a canonical form in lower case."""
        return self._by_key["title"].get(canonical)

    def culture(self, culture_id: str) -> Culture | None:
        """The culture of an id."""
        return next((culture for culture in self.cultures if culture.id == culture_id), None)

    def state_named(self, text: str) -> State | None:
        """The state that a name, demonym or abbreviation means; None for "Korean"."""
        return look_up(self._phrases["state"], text, None)

    def party_named(self, text: str, state: str | None = None) -> Party | None:
        """The party that a name or abbreviation means."""
        return look_up(self._phrases["party"], text, state)

    def body_named(self, text: str, state: str | None = None) -> Body | None:
        """The body that a name or abbreviation means."""
        return look_up(self._phrases["body"], text, state)

    def unit_named(self, text: str) -> Unit | None:
        """The unit noun that a word is."""
        return look_up(self._phrases["unit"], text, None)

    def title_named(self, text: str) -> Title | None:
        """The title that words are, modifiers apart."""
        return look_up(self._phrases["title"], text, None)

    def modifier_named(self, text: str) -> Modifier | None:
        """The modifier that a word is."""
        return look_up(self._phrases["modifier"], text, None)

    def honorific_named(self, text: str) -> Honorific | None:
        """The honorific that words are."""
        return look_up(self._phrases["honorific"], text, None)

    def house_named(self, text: str, state: str | None = None) -> House | None:
        """The house that a dateline, credit or publisher's name means."""
        return look_up(self._phrases["house"], text, state)

    def place_named(self, text: str, state: str | None = None) -> Place | None:
        """The city, venue or region that a name means."""
        return look_up(self._phrases["place"], text, state)

    def capital_of(self, code: str) -> Place | None:
        """The capital of a state as a place."""
        state = self.state(code)
        return self.place_named(state.capital, state.code) if state and state.capital else None

    def given_name(self, name: str) -> GivenName | None:
        """What is known of a given name in any spelling."""
        return self.given_names.get(strip_marks(name))

    def surname_cultures(self, name: str) -> tuple[str, ...]:
        """The cultures in which the word is a family name."""
        return tuple(held.culture for held in self.surnames.get(strip_marks(name), ()))

    def words(self, category: str) -> frozenset[str]:
        """The words of a category as written in the register; empty if there is none."""
        return frozenset(self._words.get(category, _NOTHING))

    def values(self, category: str) -> Mapping[str, str | None]:
        """The words of a category with their values ("january" -> "1")."""
        return self._words.get(category, _NOTHING)


@lru_cache(maxsize=1)
def load_registers() -> Registers:
    """The registers that come with the software; read once a process.

    Raises:
        EnvironmentFault: a register is missing or damaged.
    """
    return read_registers(data_file("seeds", "registers"))


def read_registers(folder: Path) -> Registers:
    """The registers of a folder of CSV files."""
    states = read_table(folder / "states.csv", State)
    parties = read_table(folder / "parties.csv", Party)
    bodies = read_table(folder / "bodies.csv", Body)
    units = read_table(folder / "units.csv", Unit)
    titles = read_table(folder / "titles.csv", Title)
    modifiers = read_table(folder / "modifiers.csv", Modifier)
    honorifics = read_table(folder / "honorifics.csv", Honorific)
    houses = read_table(folder / "houses.csv", House)
    places = read_table(folder / "places.csv", Place)
    tables: dict[Kind, tuple[Entry, ...]] = {
        "state": states,
        "party": parties,
        "body": bodies,
        "unit": units,
        "title": titles,
        "modifier": modifiers,
        "honorific": honorifics,
        "house": houses,
        "place": places,
    }
    given = read_table(folder / "given_names.csv", GivenName)
    return Registers(
        states=states,
        parties=parties,
        bodies=bodies,
        units=units,
        titles=titles,
        modifiers=modifiers,
        honorifics=honorifics,
        houses=houses,
        places=places,
        cultures=read_table(folder / "cultures.csv", Culture),
        surnames=_by_surname(read_table(folder / "surnames.csv", Surname)),
        given_names=MappingProxyType({strip_marks(name.name): name for name in given}),
        _phrases=MappingProxyType({kind: index_phrases(rows) for kind, rows in tables.items()}),
        _by_key=MappingProxyType(
            {kind: {row.key: row for row in rows} for kind, rows in tables.items()}
        ),
        _words=_by_category(_word_rows(folder)),
    )


def _word_rows(folder: Path) -> tuple[Word, ...]:
    """words.csv and the larger lists beside it: the vocabulary, the words of the grammars."""
    files = ("words.csv", "words-english.csv", "words-grammar.csv")
    return tuple(row for name in files for row in read_table(folder / name, Word))


def _by_surname(rows: tuple[Surname, ...]) -> Mapping[str, tuple[Surname, ...]]:
    found: dict[str, tuple[Surname, ...]] = {}
    for row in rows:
        key = strip_marks(row.surname)
        found[key] = (*found.get(key, ()), row)
    return MappingProxyType(found)


def _by_category(rows: tuple[Word, ...]) -> Mapping[str, Mapping[str, str | None]]:
    found: dict[str, dict[str, str | None]] = {}
    for row in rows:
        found.setdefault(row.category, {})[row.word] = row.form
    return MappingProxyType(found)
