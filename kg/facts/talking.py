"""Encounters told by a verb of talk: met, held talks, spoke, sat down, phoned, agreed here."""

from __future__ import annotations

from kg.facts.coreference import Discourse
from kg.facts.hosting import WHILE, meal, received_by
from kg.facts.nodes import Phrases
from kg.facts.one_sided import one_sided
from kg.facts.telling import (
    MEAL_WORDS,
    MEETING_NOUNS,
    PERSONAL,
    Encounter,
    context_subject,
    find,
    kind_of,
    objects,
    subjects,
    told,
)
from kg.facts.verbs import Mood, finite_like, mood, verb_at
from kg.facts.words import HAVE
from kg.model import MeetingKind

# "It was a pleasure meeting X": whoever says so met X.
_GLADLY = frozenset("pleasure honour honor privilege delighted pleased glad honoured".split())


def meet(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A met (with) B", "A and B met", "A was met by B" (B receives)."""
    nodes = phrases.nodes
    left = subjects(phrases, index, discourse)
    if mood(nodes, index).passive:
        return received_by(phrases, index, left, discourse)
    gladly = {n.text for n in nodes[max(0, index - 3) : index]} & _GLADLY
    if not left and (index == 0 or nodes[index - 1].text in WHILE or gladly):
        left = context_subject(phrases, index, discourse)
    if not left and [n.text for n in nodes[max(0, index - 2) : index]] == ["forward", "to"]:
        left = subjects(phrases, index - 3, discourse)
        right = objects(phrases, index + 1, discourse, exclude=left)
        return told(phrases, index, left, right, how=Mood(future=True))
    right = objects(phrases, index + 1, discourse, exclude=left)
    if not right and find(nodes, {"and"}, index + 1, 1) is not None:
        link = find(nodes, {"with"}, index + 2, 8)  # "met and exchanged views with B"
        right = () if link is None else objects(phrases, link + 1, discourse, exclude=left)
    if not right and find(nodes, {"press", "media", "reporters", "journalists"}, index + 1, 4):
        return None
    return told(phrases, index, left, right) or one_sided(
        phrases, index, left, right, start=index + 1
    )


def see(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A saw B": only with the person right after the verb."""
    after = phrases.nodes[index + 1 : index + 3]
    if not after or after[0].kind not in PERSONAL or after[0].possessive:
        return None
    if after[-1].text == "as":
        return None  # saw B as a partner
    return meet(phrases, index, discourse)


def speak(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "spoke with X", "spoke to X by phone", "sat down with X", "conferred with X"."""
    nodes = phrases.nodes
    verb = verb_at(nodes, index)
    if verb is None:
        return None
    following = {part for n in nodes[index + 1 : index + 7] for part in n.text.split()}
    wanted = verb.complement("with")
    left = subjects(phrases, index, discourse)
    if wanted and not wanted & following and len(left) < 2:
        return None
    by_wire = kind_of(nodes, index) != "meeting"
    link = find(nodes, {"with", "from"} if verb.lemma == "sit" else {"with"}, index + 1, 12)
    if link is None and verb.lemma in {"speak", "talk"}:
        near = find(nodes, {"to"}, index + 1, 4)
        link = near if near is not None and (by_wire or verb.lemma == "speak") else None
        if (
            link is not None
            and not by_wire
            and nodes[link + 1 : link + 2]
            and (nodes[link + 1].kind not in PERSONAL)
        ):
            return None
    right = () if link is None else objects(phrases, link + 1, discourse, exclude=left)
    if link is not None and not (left and right):
        return one_sided(phrases, index, left, right, start=link + 1)
    window = nodes[index + 1 : index + 12]
    placed = any(n.kind == "place" and n.title == "city" for n in window) and len(left) > 1
    seated = verb.lemma == "sit" and bool(wanted & following)
    if not right and not (by_wire or placed or seated or verb.lemma == "confer"):
        return None
    return told(phrases, index, left, right)


def hold(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A held (had, ...) talks with B", "talks were held between A and B"."""
    nodes = phrases.nodes
    if mood(nodes, index).passive:
        return _held(phrases, index, discourse)
    views = {"views"} if nodes[index].text.startswith("exchang") else frozenset()
    noun = find(nodes, MEETING_NOUNS | views, index + 1, 12)
    if nodes[index].text.startswith(("chair", "co-chair")) and (
        noun is None or nodes[noun].text not in {"talks", "meeting"}
    ):
        return None
    if noun is None or any(finite_like(nodes, i) for i in range(index + 1, noun)):
        return None
    # To have dinner with somebody is to meet; to give one is a ceremony.
    shared = nodes[index].text in HAVE
    kind: MeetingKind | None = "ceremony" if nodes[noun].text in MEAL_WORDS and not shared else None
    left = subjects(phrases, index, discourse)
    if find(nodes, {"between"}, noun + 1, 8) is not None and len(left) < 2:
        return _held(phrases, index, discourse)
    right: tuple[int, ...] = ()
    for link in (
        find(nodes, {"with"}, noun + 1, 16),
        find(nodes, {"with"}, index + 1, noun - index),
    ):
        right = right or (
            () if link is None else objects(phrases, link + 1, discourse, exclude=left)
        )
    if right and nodes[noun].text == "audience":
        return told(phrases, index, left, right, hosts=right, guests=left)
    if not right and kind == "ceremony":
        link = find(nodes, {"for", "of"}, noun + 1, 8)
        right = () if link is None else objects(phrases, link + 1, discourse, exclude=left)
        return meal(phrases, index, left, right)
    if not right and len(left) == 1 and nodes[noun].text == "talks":
        # "opened its visit with talks in Hanoi": who sat opposite comes in a later sentence.
        return Encounter(phrases.sentence.index, index, "meeting", left, (), partial=True)
    link = find(nodes, {"with"}, noun + 1, 3)
    return told(phrases, index, left, right, kind=kind) or (
        one_sided(phrases, index, left, right, start=link + 1) if link is not None else None
    )


def _held(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    nodes = phrases.nodes
    noun = find(nodes, MEETING_NOUNS, max(0, index - 6), 20)
    link = find(nodes, {"between", "among"}, index + 1, 14)
    if noun is None or link is None or nodes[noun - 1].text == "no":
        return None
    both = objects(phrases, link + 1, discourse)
    return told(phrases, index, both[:1], both[1:])


def phone(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A telephoned B"."""
    left = subjects(phrases, index, discourse)
    right = objects(phrases, index + 1, discourse, exclude=left)
    return told(phrases, index, left, right, kind="phone_call")


def handshake(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A shakes hands with B", "A poses with B": how captions tell a meeting."""
    link = find(phrases.nodes, {"with"}, index + 1, 5)
    left = subjects(phrases, index, discourse)
    right = () if link is None else objects(phrases, link + 1, discourse, exclude=left)
    return told(phrases, index, left, right)


def agree(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A and B agreed here ...": two sides that agree in one place have met."""
    nodes = phrases.nodes
    near = nodes[index + 1 : index + 6]
    if near and near[0].text == "to":
        return None  # agreed to do something elsewhere
    if not any(n.text == "here" or (n.kind == "place" and n.title == "city") for n in near):
        return None
    left = subjects(phrases, index, discourse)
    states = {discourse.chain(c).state for c in left}
    return told(phrases, index, left, ()) if len(left) == 2 and len(states) == 2 else None


def together(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A and B came together", "A and B sat together"."""
    nodes = phrases.nodes
    if not index or nodes[index - 1].text not in {"came", "come", "got", "sat", "gathered"}:
        return None
    left = subjects(phrases, index - 1, discourse)
    return told(phrases, index, left, (), how=mood(nodes, index - 1)) if len(left) > 1 else None


def by_wire(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A and B discussed X over the phone": two persons who do anything by wire."""
    nodes = phrases.nodes
    before = {n.text for n in nodes[max(0, index - 2) : index]}
    if not before & {"over", "by", "via", "on", "in"}:
        return None
    for position in range(index - 1, -1, -1):
        if finite_like(nodes, position):
            left = subjects(phrases, position, discourse)
            right = objects(phrases, position + 1, discourse, exclude=left)
            right = () if len(left) > 1 else right[:1]
            if len(left) + len(right) > 1:
                how = mood(nodes, position)
                return told(phrases, index, left, right, kind="phone_call", how=how)
    return None


def in_talks(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A told B during talks", "A assured B at their meeting"."""
    nodes = phrases.nodes
    noun = find(nodes, MEETING_NOUNS, index + 2, 14)
    if noun is None or not {n.text for n in nodes[noun - 3 : noun]} & {"during", "in", "at"}:
        return None
    if find(nodes, {"with", "between"}, noun + 1, 3) is not None:
        return None  # the noun says itself who met
    after = nodes[index + 1]
    if after.kind not in PERSONAL or after.possessive:
        return None
    left = subjects(phrases, index, discourse)[:1]
    right = discourse.resolve(after, exclude=frozenset(left))[:1]
    return told(phrases, index, left, right)
