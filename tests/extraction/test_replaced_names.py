"""The extractor reads grammar and offices, not people: other names, the same facts.

Every personal name of the gold reports, in text and facts alike, gives way to an unseen one
of its culture (tests/gold/replacement_names.csv), word by word and the same word in the same
way throughout a report; no rate may fall by more than TOLERANCE.
"""

from __future__ import annotations

import csv
import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from kg.evaluation import KINDS, Kind, Summary, compare, sheet, summarize
from kg.evaluation.folding import fold
from kg.extraction import RuleExtractor
from kg.model import Document
from kg.model_json import facts_to_json
from kg.registers import Registers, load_registers

TOLERANCE = 0.03
NAMES = Path(__file__).parents[1] / "gold" / "replacement_names.csv"
# Words of names that are no names: these stay.
KEPT = frozenset("al bin da de del dos el jr los sr thi van von xvi".split())
# A family name that is a pronoun cannot be told from it by replacing words.
PRONOUNS = frozenset({"he"})
WORD = re.compile(r"[^\W\d_]+")
# Words by which a person is called besides the full name, by culture; others: by any of three
# letters and more, as "Diaz-Canel" of Miguel Diaz-Canel Bermudez.
SHORT = {"chinese": (0,), "korean": (0,), "khmer": (), "vietnamese": (-1,)}
Reports = Mapping[str, Mapping[str, Any]]


@dataclasses.dataclass(frozen=True)
class Names:
    """The stock of unseen names: culture, part and gender -> names in the file's order."""

    stock: Mapping[tuple[str, str, str], Sequence[str]]
    registers: Registers

    def culture(self, person: Mapping[str, Any]) -> str:
        """The culture of a person's name: the state's, else that of a family name in it."""
        state = person["state"]
        for culture in self.registers.cultures:
            if state in culture.states:
                return culture.id
        words = WORD.findall(person["name"])
        for word in (words[0], words[-1]):
            for culture_id in self.registers.surname_cultures(word):
                if (culture_id, "family", "") in self.stock:
                    return culture_id
        return "english"

    def choices(self, culture: str, part: str, word: str) -> Sequence[str]:
        """The names that may take a word's place, of its gender where that is known."""
        known = self.registers.given_name(word)
        gender = "f" if known and known.gender == "f" else "m"
        keys = [(culture, part, gender), (culture, part, ""), (culture, part, "m")]
        return next((self.stock[key] for key in keys if key in self.stock), ())


class Replacement:
    """How the names of one report are replaced."""

    def __init__(self, persons: Sequence[Mapping[str, Any]], names: Names) -> None:
        self.names = names
        self.words: dict[str, str] = {}
        full: list[str] = []
        short: set[str] = set()
        for person in persons:
            culture = names.culture(person)
            words = WORD.findall(person["name"])
            family = self._family(words, culture)
            for place, word in enumerate(words):
                self._learn(word, culture, "family" if place == family else "given")
            if len(words) > 1:
                full.append(r"[\W_]+".join(map(re.escape, words)))
            called = (
                [words[place] for place in SHORT[culture]]
                if culture in SHORT and len(words) > 1
                else [word for word in words if len(word) > 2 or len(words) == 1]
            )
            short |= {word.capitalize() if word.isupper() else word for word in called}
        short = set(filter(self._replaced, short))
        forms = sorted(full, key=len, reverse=True)
        loose = [f"{re.escape(w)}|{re.escape(w.upper())}" for w in sorted(short) if len(w) > 1]
        self.full = re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE) if forms else None
        self.short = re.compile(rf"\b(?:{'|'.join(loose)})\b") if loose else None

    def text(self, text: str) -> str:
        """The text with every full name replaced, and between them every short form."""
        if self.full is None:
            return self._between(text)
        parts: list[str] = []
        end = 0
        for match in self.full.finditer(text):
            parts += [self._between(text[end : match.start()]), WORD.sub(self._word, match[0])]
            end = match.end()
        return "".join([*parts, self._between(text[end:])])

    def facts(self, value: Any) -> Any:
        """The facts with the names in every string replaced."""
        if isinstance(value, dict):
            return {k: v if k in {"id", "house"} else self.facts(v) for k, v in value.items()}
        if isinstance(value, list):
            return [self.facts(item) for item in value]
        return self.text(value) if isinstance(value, str) else value

    def _between(self, text: str) -> str:
        return self.short.sub(self._word, text) if self.short else text

    def _word(self, match: re.Match[str]) -> str:
        word = match[0]
        new = self.words.get(fold(word), word)
        if word.isupper() and len(word) > 1:
            return new.upper()
        return new.lower() if word.islower() and fold(word) in self.words else new

    def _family(self, words: Sequence[str], culture: str) -> int:
        """Where the family name stands: as the register knows it, else by the culture's order."""
        if culture in {"chinese", "korean", "vietnamese", "khmer"}:
            return 0
        known = [culture in self.names.registers.surname_cultures(word) for word in words]
        return 0 if culture == "japanese" and known[0] and not known[-1] else len(words) - 1

    @staticmethod
    def _replaced(word: str) -> bool:
        return len(word) > 1 and fold(word) not in KEPT | PRONOUNS

    def _learn(self, word: str, culture: str, part: str) -> None:
        key = fold(word)
        if key in self.words or not self._replaced(word):
            return
        choices = self.names.choices(culture, part, word) or self.names.choices(
            "english", part, word
        )
        begin = sum(map(ord, key)) % len(choices)
        taken = set(self.words.values())
        turned = [*choices[begin:], *choices[:begin]]
        self.words[key] = next(name for name in turned if name not in taken)


@pytest.fixture(scope="module")
def names() -> Names:
    with NAMES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    stock = {(r["culture"], r["part"], r["gender"]): r["names"].split("|") for r in rows}
    assert len(stock) == len(rows) > 40
    return Names(stock, load_registers())


@pytest.fixture(scope="module")
def replacements(annotations: Reports, names: Names) -> dict[str, Replacement]:
    return {name: Replacement(r["persons"], names) for name, r in annotations.items()}


def rates(documents: Mapping[str, Document], gold: Reports, extractor: RuleExtractor) -> Summary:
    return summarize(
        compare(sheet(gold[name]), sheet(facts_to_json(extractor.extract(document))))
        for name, document in documents.items()
    )


@pytest.fixture(scope="module")
def before(
    annotated: Mapping[str, Document], annotations: Reports, extractor: RuleExtractor
) -> Summary:
    return rates(annotated, annotations, extractor)


@pytest.fixture(scope="module")
def after(
    annotated: Mapping[str, Document],
    annotations: Reports,
    replacements: Mapping[str, Replacement],
    extractor: RuleExtractor,
) -> Summary:
    documents = {
        name: dataclasses.replace(document, text=replacements[name].text(document.text))
        for name, document in annotated.items()
    }
    gold = {name: replacements[name].facts(report) for name, report in annotations.items()}
    return rates(documents, gold, extractor)


def test_nearly_every_name_is_replaced_by_another(
    annotations: Reports, replacements: Mapping[str, Replacement]
):
    pairs = [
        (person["name"], replacements[name].text(person["name"]))
        for name, report in annotations.items()
        for person in report["persons"]
    ]
    assert len(pairs) > 300
    kept = {old for old, new in pairs if fold(old) == fold(new)}
    assert not kept
    seen = {fold(word) for old, _ in pairs for word in WORD.findall(old)}
    fresh = {fold(word) for _, new in pairs for word in WORD.findall(new)}
    assert len(fresh & seen) / len(fresh) < 0.12


def test_two_people_stay_two(annotations: Reports, replacements: Mapping[str, Replacement]):
    for name, report in annotations.items():
        old = {fold(person["name"]) for person in report["persons"]}
        new = {fold(replacements[name].text(person["name"])) for person in report["persons"]}
        assert len(old) == len(new), name


def test_the_replaced_text_holds_the_replaced_names(
    annotations: Reports,
    annotated: Mapping[str, Document],
    replacements: Mapping[str, Replacement],
):
    def missing() -> Iterator[str]:
        for name, report in annotations.items():
            old, new = annotated[name].text, replacements[name].text
            words = fold(new(old))
            for person in report["persons"]:
                if fold(person["name"]) in fold(old) and fold(new(person["name"])) not in words:
                    yield f"{name}: {person['name']} -> {new(person['name'])}"

    assert list(missing()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_rate_falls(kind: Kind, before: Summary, after: Summary):
    assert after.tallies[kind].gold > 0
    assert after.tallies[kind].f1 >= before.tallies[kind].f1 - TOLERANCE
