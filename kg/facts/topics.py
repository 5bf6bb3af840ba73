"""What a sentence is about: the subjects of politics, by the phrases that name them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache

from kg.annotation import Sentence
from kg.namespaces import data_file

_LONGEST = 6


@lru_cache(maxsize=1)
def _phrases() -> Mapping[tuple[str, ...], str]:
    """Phrase (lower-case words) to the topic's label, from seeds/registers/topics.csv."""
    found: dict[tuple[str, ...], str] = {}
    with data_file("seeds/registers/topics.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for phrase in row["phrases"].split(";"):
                found[tuple(phrase.split())] = row["label"]
    return found


def topics(sentence: Sentence) -> tuple[str, ...]:
    """The labels of the topics that a sentence names, in text order, each once."""
    phrases = _phrases()
    words = [token.text.lower() for token in sentence.tokens]
    found: dict[str, None] = {}
    position = 0
    while position < len(words):
        for width in range(min(_LONGEST, len(words) - position), 0, -1):
            label = phrases.get(tuple(words[position : position + width]))
            if label is not None:
                found[label] = None
                position += width - 1
                break
        position += 1
    return tuple(found)
