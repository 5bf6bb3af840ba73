"""An index of names in memory: words and their beginnings, else names that look alike.

Built once per snapshot. Names are folded (case, diacritics, hyphens), and neighbouring
words are also indexed as one, so that "Kim Songnam" finds "Kim Song Nam".
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from kg.registers import strip_marks

_WORD = re.compile(r"\w+")
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A thing: its preferred name, what tells it from namesakes, the other name that matched."""

    iri: str
    kind: str
    label: str
    note: str = ""
    known_as: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found; `alike` says that no name has these words and these look like them."""

    things: tuple[Found, ...]
    alike: bool = False


class Names:
    """The index; threads share it."""

    def __init__(self, rows: Iterable[Mapping[str, str]], weights: Mapping[str, int]) -> None:
        """Rows have thing, kind, label, preferred ("1" or "0"); weights order equal matches."""
        self._lock = threading.Lock()
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, iri, kind, label, weight)")
        self._db.execute(
            "CREATE VIRTUAL TABLE word USING fts5(name, label UNINDEXED, prefix='2 3')"
        )
        self._db.execute("CREATE VIRTUAL TABLE near USING fts5(name, tokenize='trigram')")
        for number, (iri, kind, label, forms) in enumerate(_things(rows), 1):
            weight = weights.get(iri, 0)
            self._db.execute(
                "INSERT INTO thing VALUES (?, ?, ?, ?, ?)", (number, iri, kind, label, weight)
            )
            folded = " ".join(_indexed(form) for form in forms)
            self._db.execute(
                "INSERT INTO word (rowid, name, label) VALUES (?, ?, ?)",
                (number, folded, "\n".join(forms)),
            )
            self._db.execute("INSERT INTO near (rowid, name) VALUES (?, ?)", (number, folded))

    def find(self, text: str, *, limit: int) -> Answer:
        """The things whose names have all the words, the last perhaps only begun."""
        words = folded_words(text)[:_MOST_WORDS]
        if not words:
            return Answer(())
        found = self._search("word", " ".join(f'"{word}"*' for word in words), limit)
        if found:
            return Answer(tuple(_matched(row, words) for row in found))
        letters = " ".join(words)
        grams = {letters[at : at + 3] for at in range(len(letters) - 2)}
        if len(grams) < 2:
            return Answer((), alike=True)
        near = self._search("near", " OR ".join(f'"{gram}"' for gram in sorted(grams)), 8)
        return Answer(tuple(_matched(row, []) for row in near), alike=True)

    def _search(self, table: str, match: str, limit: int) -> list[tuple[str, str, str, str]]:
        order = (
            "weight DESC, length(thing.label), thing.iri"
            if table == "word"
            else "near.rank, weight DESC"
        )
        query = f"""SELECT thing.iri, thing.kind, thing.label, word.label FROM {table}
            JOIN thing ON thing.id = {table}.rowid
            {"" if table == "word" else "JOIN word ON word.rowid = thing.id"}
            WHERE {table} MATCH ? ORDER BY {order} LIMIT ?"""
        with self._lock:
            return self._db.execute(query, (match, limit)).fetchall()


def folded_words(text: str) -> list[str]:
    """Words without case and diacritics.

    >>> folded_words("Nguyễn Phú-Trọng")
    ['nguyen', 'phu', 'trong']
    """
    return _WORD.findall(strip_marks(text).casefold().replace("'", ""))


def _indexed(name: str) -> str:
    words = folded_words(name)
    return " ".join([*words, *(one + other for one, other in pairwise(words))])


def _things(
    rows: Iterable[Mapping[str, str]],
) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Each thing with its kind, its preferred label and all forms of its name."""
    kinds: dict[str, str] = {}
    forms: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        kinds.setdefault(row["thing"], row["kind"].rpartition("#")[2])
        forms[row["thing"]].append((row["preferred"], row["label"]))
    for iri, told in forms.items():
        names = tuple(
            label for _, label in sorted(set(told), key=lambda form: (form[0] != "1", form))
        )
        yield iri, kinds[iri], names[0], names


def _matched(row: tuple[str, str, str, str], words: list[str]) -> Found:
    iri, kind, label, forms = row
    if all(any(one.startswith(word) for one in _indexed(label).split()) for word in words):
        return Found(iri, kind, label)
    for form in forms.split("\n"):
        has = _indexed(form).split()
        if words and all(any(one.startswith(word) for one in has) for word in words):
            return Found(iri, kind, label, known_as=form)
    return Found(iri, kind, label)
