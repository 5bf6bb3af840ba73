"""Verbs in place: what a word form is in its sentence, and in which mood it stands."""

from __future__ import annotations

from dataclasses import dataclass

from kg.facts.lexicon import Verb, lexicon
from kg.facts.nodes import NOMINAL, Node
from kg.facts.words import (
    ADVERBS,
    BE,
    DETERMINERS,
    DO,
    HAVE,
    MODAL,
    NEGATION,
    PAST_IRREGULAR,
    PLANNED,
    WISHED,
)


@dataclass(frozen=True, slots=True)
class Mood:
    """How a verb is said: announced, hypothetical, denied, passive, an infinitive, earlier past."""

    future: bool = False
    negated: bool = False
    perfect: bool = False
    passive: bool = False
    infinitive: bool = False


def finite_like(nodes: tuple[Node, ...], index: int) -> bool:
    """Whether the word at `index` heads a clause, as far as its form and place tell."""
    word = nodes[index].text
    if nodes[index].kind != "word":
        return False
    if word in BE | HAVE | DO | MODAL or word in PAST_IRREGULAR:
        return True
    verb = lexicon().verb(word)
    if verb is not None and "past" in verb.forms:
        return not _after_determiner(nodes, index)
    if verb is not None and "third" in verb.forms:
        return bool(index) and nodes[index - 1].kind in NOMINAL
    return word.endswith("ed") and len(word) > 4 and not _after_determiner(nodes, index)


def verb_at(nodes: tuple[Node, ...], index: int) -> Verb | None:
    """The verb at `index`, unless the word is a noun or adjective there."""
    node = nodes[index]
    if node.kind != "word":
        return None
    verb = lexicon().verb(node.text)
    if verb is None or _after_determiner(nodes, index):
        return None
    return verb


def _after_determiner(nodes: tuple[Node, ...], index: int) -> bool:
    if index == 0:
        return False
    before = nodes[index - 1]
    return (
        before.text in DETERMINERS - {"her", "that", "both"}
        or before.possessive
        or (before.text in {"'s", "’s"})
    )


def mood(nodes: tuple[Node, ...], index: int) -> Mood:
    """The auxiliaries left of a verb, over adverbs and dates."""
    future = negated = perfect = passive = infinitive = had = False
    verb = lexicon().verb(nodes[index].text)
    position = index - 1
    while position >= 0:
        node = nodes[position]
        word = node.text
        if word in {"will", "shall", "'ll", "would"}:
            future, negated = not had, negated or had  # "would have met": has not
        elif word in MODAL:
            negated = True  # could, may, might, should: only possible
        elif word in NEGATION:
            negated = True
        elif word in HAVE:
            had = True
            perfect = perfect or word == "had"
        elif word in BE:
            passive = passive or bool(verb and "participle" in verb.forms)
            had = had or word == "be"
            future = future or (infinitive and word not in {"was", "were"})
            negated = negated or (infinitive and word in {"was", "were"})  # "was to meet"
        elif word in DO:
            pass
        elif word == "to" and (had or (verb is not None and "base" in verb.forms)):
            infinitive = True
        elif infinitive and word in PLANNED:
            future = True
        elif infinitive and word in WISHED:
            negated = True
        elif not (word in ADVERBS or word.endswith("ly") or node.kind == "date" or word == "on"):
            break
        position -= 1
    return Mood(future, negated, perfect, passive, infinitive)


PLAIN = Mood()
