"""Encounters in which one side receives the other: received, granted, gave a dinner, called on."""

from __future__ import annotations

from dataclasses import replace

from kg.facts.coreference import Discourse
from kg.facts.nodes import Node, Phrases
from kg.facts.one_sided import one_sided
from kg.facts.telling import (
    MEAL_WORDS,
    PERSONAL,
    Encounter,
    context_subject,
    find,
    objects,
    subjects,
    told,
)
from kg.facts.verbs import mood
from kg.facts.words import DETERMINERS
from kg.model import MeetingKind

WHILE = frozenset("when while in during after before upon by".split())


def received_by(
    phrases: Phrases, index: int, left: tuple[int, ...], discourse: Discourse
) -> Encounter | None:
    by = find(phrases.nodes, {"by"}, index + 1, 9)
    if by is None:
        return None
    right = objects(phrases, by + 1, discourse, exclude=left)
    return told(phrases, index, left, right, hosts=right, guests=left)


def receive(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A received B": A is the host; a thing received ("a letter") is no encounter."""
    nodes = phrases.nodes
    left = subjects(phrases, index, discourse)
    if mood(nodes, index).passive:
        return received_by(phrases, index, left, discourse)
    if not left and (index == 0 or nodes[index - 1].text in WHILE):
        left = context_subject(phrases, index, discourse)
        if nodes[index].text.endswith("ed") and find(nodes, {"by"}, index + 1, 1) is not None:
            return received_by(phrases, index, left, discourse)  # "Welcomed by B, A ..."
    right = objects(phrases, index + 1, discourse, exclude=left)
    if find(nodes, MEAL_WORDS - {"reception"}, index + 1, 4) is not None:
        return meal(phrases, index, left, right)
    if _takes_thing(nodes, index):
        return _receive_call(phrases, index, left, discourse)
    both = told(phrases, index, left, right, hosts=left, guests=right)
    if both is not None or not nodes[index].text.startswith("receiv"):
        return both
    return one_sided(phrases, index, left, right, start=index + 1, hosting=True)


def _receive_call(
    phrases: Phrases, index: int, left: tuple[int, ...], discourse: Discourse
) -> Encounter | None:
    """ "received the farewell call of B"."""
    nodes = phrases.nodes
    noun = find(nodes, {"call", "visit"}, index + 1, 5)
    if (
        noun is None
        or nodes[noun + 1 : noun + 2] == ()
        or nodes[noun + 1].text not in {"of", "from"}
    ):
        return None
    right = objects(phrases, noun + 2, discourse, exclude=left)
    return told(phrases, index, left, right, kind="meeting", hosts=left, guests=right)


def meal(
    phrases: Phrases, index: int, hosts: tuple[int, ...], guests: tuple[int, ...]
) -> Encounter | None:
    """A meal with its hosts; its guests may be named in a later sentence."""
    if hosts and not guests:
        return Encounter(
            sentence=phrases.sentence.index,
            trigger=index,
            kind="ceremony",
            left=hosts,
            right=(),
            mood=mood(phrases.nodes, index),
            hosts=hosts,
            partial=True,
        )
    return told(phrases, index, hosts, guests, kind="ceremony", hosts=hosts, guests=guests)


def _takes_thing(nodes: tuple[Node, ...], index: int) -> bool:
    """Whether the object is a common noun other than a delegation or guests."""
    after = [n for n in nodes[index + 1 : index + 5] if n.text not in {"here", "in", "turn"}]
    if not after or after[0].text not in DETERMINERS:
        return False
    following = [n for n in after[1:3] if n.kind == "word" and n.text not in {"visiting", "senior"}]
    return (
        bool(following)
        and after[1].kind == "word"
        and not (
            {n.text for n in following}
            & {"delegation", "delegations", "group", "mission", "visiting"}
        )
    )


def grant(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "granted an audience to", "gave a luncheon for": the giver is the host."""
    nodes = phrases.nodes
    noun = find(nodes, MEAL_WORDS | {"audience", "meeting", "interview"}, index + 1, 6)
    link = None if noun is None else find(nodes, {"to", "for", "of", "with"}, noun + 1, 14)
    if noun is None or (link is None and not mood(nodes, index).passive):
        return None
    # "A reception for X" is how some houses say that X was received; one in X's honour is a feast.
    received = nodes[noun].text == "reception" and (link is not None and nodes[link].text == "for")
    feast = nodes[noun].text in MEAL_WORDS and not received
    kind: MeetingKind = "ceremony" if feast else "meeting"
    if index and nodes[index - 1].text in MEAL_WORDS:
        return None
    left = subjects(phrases, index, discourse)
    if mood(nodes, index).passive:
        return received_by(phrases, index, left, discourse)
    while link is not None:
        right = objects(phrases, link + 1, discourse, exclude=left)
        if right:
            return told(phrases, index, left, right, kind=kind, hosts=left, guests=right)
        link = find(nodes, {"to", "for", "of"}, link + 1, 6)
    return None


def given(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "a luncheon given by A in honor of B"."""
    nodes = phrases.nodes
    if not index or nodes[index - 1].text not in MEAL_WORDS:
        return None
    by = find(nodes, {"by"}, index + 1, 2)
    left = () if by is None else objects(phrases, by + 1, discourse)
    link = find(nodes, {"of", "for"}, index + 3, 8)
    right = () if link is None else objects(phrases, link + 1, discourse, exclude=left)
    return told(phrases, index, left, right, kind="ceremony", hosts=left, guests=right)


def pay(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "paid a courtesy call on X", "paid a visit to X": the caller is the guest."""
    nodes = phrases.nodes
    noun = find(nodes, {"call", "visit"}, index + 1, 6)
    if noun is None:
        return None
    link = noun
    while True:
        following = find(nodes, {"on", "to"}, link + 1, 6)
        if following is None or following + 1 >= len(nodes):
            return None
        if nodes[following + 1].kind in PERSONAL:
            break
        link = following
    left = subjects(phrases, index, discourse)
    right = objects(phrases, following + 1, discourse, exclude=left)
    return told(phrases, index, left, right, kind="meeting", hosts=right, guests=left)


def call_on(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A called on B": a visit, unless an infinitive follows ("called on B to act")."""
    nodes = phrases.nodes
    after = nodes[index + 1 : index + 3]
    if len(after) < 2 or after[0].text not in {"on", "upon"} or after[1].kind not in PERSONAL:
        return None
    if appeals(nodes, index + 3):
        return None
    left = subjects(phrases, index, discourse)
    right = objects(phrases, index + 2, discourse, exclude=left)
    called = told(phrases, index, left, right, kind="meeting", hosts=right, guests=left)
    apart = called is not None and len({discourse.chain(c).state for c in right}) > 1
    return replace(called, separate=True) if called is not None and apart else called


def appeals(nodes: tuple[Node, ...], start: int) -> bool:
    """Whether "to" with an infinitive follows the object that ends at `start`."""
    for position in range(start, min(start + 6, len(nodes) - 1)):
        word = nodes[position].text
        if word == "to":
            following = nodes[position + 1]
            return following.kind == "word" and following.text not in DETERMINERS
        if nodes[position].kind == "word" and word not in {"and", ","}:
            return False
    return False


def be_guest(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A was the guest of B"."""
    nodes = phrases.nodes
    if index + 1 >= len(nodes) or nodes[index + 1].text != "of" or index < 2:
        return None
    verb = next(
        (i for i in range(index - 1, max(0, index - 4), -1) if nodes[i].text == "was"), None
    )
    if verb is None:
        return None
    left = subjects(phrases, verb, discourse)
    right = objects(phrases, index + 2, discourse, exclude=left)
    return told(phrases, index, left, right, hosts=right, guests=left)


def play_host(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A played host to B"."""
    nodes = phrases.nodes
    if not index or nodes[index - 1].text not in {"played", "plays", "playing"}:
        return None
    if index + 1 >= len(nodes) or nodes[index + 1].text != "to":
        return None
    left = subjects(phrases, index - 1, discourse)
    right = objects(phrases, index + 2, discourse, exclude=left)
    how = mood(nodes, index - 1)
    return told(phrases, index, left, right, hosts=left, guests=right, how=how)


def visit(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A visited B" where B is a person: A is the guest."""
    after = phrases.nodes[index + 1 : index + 2]
    if not after or after[0].kind not in PERSONAL or after[0].possessive:
        return None
    left = subjects(phrases, index, discourse)
    right = objects(phrases, index + 1, discourse, exclude=left)
    return told(phrases, index, left, right, hosts=right, guests=left)
