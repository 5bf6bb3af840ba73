"""Verb forms and word classes, read from the register of verbs and inflected here.

English inflects regularly enough that the register holds only lemmas and the irregular
forms; `Lexicon.verb` answers what a word form can be.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from kg.namespaces import data_file

Form: TypeAlias = Literal["base", "third", "past", "participle", "gerund"]


@dataclass(frozen=True, slots=True)
class Verb:
    """One reading of a word form: lemma, classes with their complements, forms."""

    lemma: str
    classes: frozenset[str]
    complements: tuple[tuple[str, frozenset[str]], ...]
    forms: frozenset[Form]

    @property
    def finite(self) -> bool:
        """Whether the form can head a clause by itself."""
        return bool(self.forms & {"third", "past", "base"})

    def complement(self, name: str) -> frozenset[str]:
        """The words one of which must follow for the verb to be of this class."""
        return dict(self.complements).get(name, frozenset())


class Lexicon:
    """Look-up of verb forms; immutable after construction."""

    def __init__(self, verbs: dict[str, Verb]) -> None:
        self._verbs = verbs

    def verb(self, word: str) -> Verb | None:
        """The verb of which `word` (lower case) is a form, or None.

        >>> lexicon().verb("said").lemma
        'say'
        >>> sorted(lexicon().verb("met").forms)
        ['participle', 'past']
        """
        return self._verbs.get(word)


def _forms(lemma: str, past: str, participle: str) -> Iterator[tuple[str, Form]]:
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    y_stem = lemma[:-1] + "i" if lemma.endswith("y") and lemma[-2] not in "aeiou" else None
    sibilant = lemma.endswith(("s", "sh", "ch", "x", "z", "o"))
    doubled = past[:-2] if past.endswith("ed") and past[:-2].startswith(lemma) else ""
    yield lemma, "base"
    yield (f"{y_stem}es" if y_stem else f"{lemma}es" if sibilant else f"{lemma}s"), "third"
    regular = f"{y_stem}ed" if y_stem else f"{stem}ed"
    yield past or regular, "past"
    yield participle or past or regular, "participle"
    yield f"{doubled or (lemma if lemma.endswith('ee') else stem)}ing", "gerund"
    if lemma in {"sit", "set", "put", "begin"}:
        yield f"{lemma}{lemma[-1]}ing", "gerund"


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The project's lexicon, from seeds/registers/verbs.csv."""
    classes: dict[str, dict[str, frozenset[str]]] = {}
    irregular: dict[str, tuple[str, str]] = {}
    with data_file("seeds/registers/verbs.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            complements = classes.setdefault(row["lemma"], {})
            complements[row["class"]] = frozenset(row["complement"].split())
            irregular[row["lemma"]] = (row["past"], row["participle"])
    forms: dict[str, dict[str, set[Form]]] = {}
    for lemma, (past, participle) in irregular.items():
        for word, form in _forms(lemma, past, participle):
            forms.setdefault(word, {}).setdefault(lemma, set()).add(form)
    return Lexicon({word: _merge(readings, classes) for word, readings in forms.items()})


def _merge(readings: dict[str, set[Form]], classes: dict[str, dict[str, frozenset[str]]]) -> Verb:
    lemma = min(readings, key=lambda each: (len(each), each))
    complements = classes[lemma]
    return Verb(
        lemma=lemma,
        classes=frozenset(complements),
        complements=tuple(sorted(complements.items())),
        forms=frozenset(readings[lemma]),
    )
