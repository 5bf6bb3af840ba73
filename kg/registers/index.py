"""Phrases of a register's entries, for longest match over folded tokens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

from kg.registers.entries import Entry
from kg.registers.folding import fold_phrase
from kg.registers.surfaces import Case, Form

EntryT_co = TypeVar("EntryT_co", bound=Entry, covariant=True)


@dataclass(frozen=True, slots=True)
class Phrase(Generic[EntryT_co]):
    """A surface form and its entry; `ambiguous` where it may also mean something else."""

    text: str
    entry: EntryT_co
    form: Form
    case: Case
    ambiguous: bool

    def fits(self, written: str) -> bool:
        """Whether the case of the words as written allows this reading."""
        if self.case == "upper":
            return written == self.text or written.upper() == written
        return self.case == "any" or written[:1].isupper()


Phrases = Mapping[tuple[str, ...], tuple[Phrase[EntryT_co], ...]]


def index_phrases(entries: Iterable[EntryT_co]) -> Phrases[EntryT_co]:
    """Every surface form of the entries by its folded tokens, in the order of the register."""
    found: dict[tuple[str, ...], dict[tuple[str, Case], Phrase[EntryT_co]]] = {}
    for entry in entries:
        for text, form, case in entry.surfaces():
            phrase = Phrase(text, entry, form, case, text in entry.ambiguous)
            tokens = fold_phrase(text)
            if tokens:
                found.setdefault(tokens, {}).setdefault((entry.key, case), phrase)
    return MappingProxyType({tokens: tuple(held.values()) for tokens, held in found.items()})


def look_up(phrases: Phrases[EntryT_co], text: str, state: str | None) -> EntryT_co | None:
    """The one entry that the text names, by the state's context if several could be meant.

    Among several entries of one form the one whose form is not flagged ambiguous is the
    default reading; without a default the answer is None. A leading "the" is left out.
    """
    found = phrases.get(fold_phrase(text), ())
    if not found and text[:4].lower() == "the ":
        return look_up(phrases, text[4:], state)
    held = {
        phrase.entry.key: phrase
        for phrase in reversed(found)
        if phrase.fits(text) or phrase.case == "initial"
    }
    if state is not None:
        held = {key: phrase for key, phrase in held.items() if phrase.entry.home == state} or {
            key: phrase for key, phrase in held.items() if phrase.entry.home is None
        }
    sure = [phrase for phrase in held.values() if not phrase.ambiguous]
    choice = list(held.values()) if len(held) == 1 else sure
    return choice[0].entry if len(choice) == 1 else None
