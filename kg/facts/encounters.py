"""Encounters as single sentences tell them: which pattern reads which word.

Every pattern yields an `Encounter`: the two sides as grammar gives them, cues of who
received whom, kind, mood. Which tellings are one meeting, when and where, is decided in
`meetings`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from kg.facts import hosting, talking
from kg.facts import solemnities as solemn
from kg.facts.coreference import Discourse
from kg.facts.nodes import Node, Phrases
from kg.facts.one_sided import one_sided
from kg.facts.reality import nominal_mood, refuted, supposed
from kg.facts.telling import (
    MEETING_NOUNS,
    Encounter,
    find,
    objects,
    subjects,
    told,
)
from kg.facts.verbs import finite_like, verb_at
from kg.facts.words import BE

Pattern = Callable[[Phrases, int, Discourse], Encounter | None]

SEPARATE = frozenset("separately respectively separate turn individually".split())
# In this order: the first pattern that reads the verb as an encounter decides.
BY_CLASS: Mapping[str, Pattern] = MappingProxyType(
    {
        "present": solemn.credentials,
        "receive": hosting.receive,
        "meet": talking.meet,
        "with": talking.speak,
        "see": talking.see,
        "hold": talking.hold,
        "given": hosting.given,
        "grant": hosting.grant,
        "arrange": hosting.grant,
        "pay": hosting.pay,
        "call_on": hosting.call_on,
        "phone": talking.phone,
        "visit": hosting.visit,
        "sign": solemn.sign,
        "exchange_copies": solemn.exchange_copies,
        "witness": solemn.witness,
        "lay": solemn.lay,
        "attend": solemn.attend,
        "speak_at": solemn.speak_at,
        "in_talks": talking.in_talks,
        "speech": solemn.said_at,
    }
)
BY_WORD: Mapping[str, Pattern] = MappingProxyType(
    dict.fromkeys(("shakes", "shook", "poses", "posed", "pictured"), talking.handshake)
    | {
        "agreed": talking.agree,
        "guest": hosting.be_guest,
        "host": hosting.play_host,
        "presence": solemn.presence,
        "together": talking.together,
        "signatures": solemn.signatures,
        "phone": talking.by_wire,
        "telephone": talking.by_wire,
    }
)
_NOMINAL_CONTEXT = frozenset("in during at after following before of on for from upon".split())


def encounters(phrases: Phrases, discourse: Discourse) -> Iterator[Encounter]:
    """All encounters a sentence tells, in text order."""
    if refuted(phrases.nodes):
        return
    separate = any(n.text in SEPARATE for n in phrases.nodes)
    for index in range(len(phrases.nodes)):
        if index in phrases.quoted or phrases.nodes[index].kind not in {"word", "description"}:
            continue
        found = _by_verb(phrases, index, discourse) or _by_noun(phrases, index, discourse)
        if found is not None and not supposed(phrases.nodes, index):
            plural = found.noun and phrases.nodes[index].text in {"meetings", "conversations"}
            yield replace(found, separate=found.separate or separate or plural)
            yield from _further(phrases, found, discourse)


def _further(phrases: Phrases, first: Encounter, discourse: Discourse) -> Iterator[Encounter]:
    """ "met with A; in X, with B", "spoke with A and then, in a separate call, with B"."""
    nodes = phrases.nodes
    if first.noun or len(first.left) != 1:
        return
    for link in range(first.trigger + 4, len(nodes)):
        before = {n.text for n in nodes[link - 6 : link]}
        if nodes[link].text == "with" and before & {";", "separate", "separately", "then"}:
            right = objects(phrases, link + 1, discourse, exclude=first.persons)
            if right:
                yield replace(first, trigger=link, right=right, separate=True)


def _by_verb(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    word = phrases.nodes[index].text
    if word in BY_WORD and phrases.nodes[index].kind != "person":
        found = BY_WORD[word](phrases, index, discourse)
        if found is not None:
            return found
    verb = verb_at(phrases.nodes, index)
    for name in BY_CLASS if verb is not None else ():
        if verb is not None and name in verb.classes:
            found = BY_CLASS[name](phrases, index, discourse)
            if found is not None:
                return found
    return None


def _by_noun(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "his meeting with X", "talks between X and Y (took place)", "in a call with X"."""
    nodes = phrases.nodes
    if nodes[index].text not in MEETING_NOUNS or nodes[index].kind != "word":
        return None
    between = find(nodes, {"between", "among"}, index + 1, 22)
    if between is not None and _takes_place(nodes, index + 1, between):
        both = objects(phrases, between + 1, discourse)
        return told(phrases, index, both[:1], both[1:], how=nominal_mood(nodes, index), noun=True)
    link = find(nodes, {"with"}, index + 1, 9)
    if link is None or any(
        finite_like(nodes, i) or nodes[i].text in {".", ";", ",", "and"}
        for i in range(index + 1, link)
    ):
        return None
    right = objects(phrases, link + 1, discourse)
    left = _possessor(phrases, index, discourse, right)
    how = nominal_mood(nodes, index)
    named = told(phrases, index, left, right, how=how, noun=True)
    alone = None if named else one_sided(phrases, index, left, right, start=link + 1)
    return named or (replace(alone, mood=how, noun=True) if alone else None)


def _takes_place(nodes: tuple[Node, ...], start: int, stop: int) -> bool:
    """Whether only "took place", "were held", time and place stand before "between"."""
    return all(
        nodes[i].kind != "word"
        or nodes[i].text in {"took", "place", "held", "of", "the", "there", "and", "talks"} | BE
        or not (finite_like(nodes, i) or nodes[i].text in {".", ";", "that", "who"})
        for i in range(start, stop)
    )


def _possessor(
    phrases: Phrases, index: int, discourse: Discourse, right: tuple[int, ...]
) -> tuple[int, ...]:
    """Whose meeting it is: "X's", "his", or the subject of "said in a meeting with"."""
    nodes = phrases.nodes
    for position in range(index - 1, max(-1, index - 6), -1):
        node = nodes[position]
        if node.possessive and node.kind in {"person", "description"}:
            return discourse.resolve(node)
        if node.text in {"his", "her", "their"} | _NOMINAL_CONTEXT:
            return _clause_subject(phrases, index, discourse, right)
        if node.text in {",", ".", "and"} or finite_like(nodes, position):
            return ()
    if phrases.sentence.zone == "title" and index < 3:
        return tuple(c for c in discourse.opener if c not in right)
    return _clause_subject(phrases, index, discourse, right) if index < 3 else ()


def _clause_subject(
    phrases: Phrases, index: int, discourse: Discourse, right: tuple[int, ...]
) -> tuple[int, ...]:
    nodes = phrases.nodes
    order = sorted(range(len(nodes)), key=lambda i: abs(i - index))
    for position in order:
        if finite_like(nodes, position):
            found = subjects(phrases, position, discourse)
            if found and found[0] not in right:
                return found[:1]
    return discourse.last(exclude=frozenset(right))
