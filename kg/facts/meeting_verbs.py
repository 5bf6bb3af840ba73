"""Encounters told by a verb: met, received, held talks, called on, sat down with, phoned."""

from __future__ import annotations

from kg.facts.coreference import Discourse
from kg.facts.nodes import Node, Phrases
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
from kg.facts.verbs import finite_like, mood, verb_at
from kg.facts.words import DETERMINERS
from kg.model import MeetingKind

_WHILE = frozenset("when while in during after before upon by".split())


def meet(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A met (with) B", "A and B met", "A was met by B" (B receives)."""
    nodes = phrases.nodes
    left = subjects(phrases, index, discourse)
    if mood(nodes, index).passive:
        return _received_by(phrases, index, left, discourse)
    if not left and (index == 0 or nodes[index - 1].text in _WHILE):
        left = context_subject(phrases, index, discourse)
    return told(phrases, index, left, objects(phrases, index + 1, discourse, exclude=left))


def see(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A saw B": only with the person right after the verb."""
    after = phrases.nodes[index + 1 : index + 2]
    if not after or after[0].kind not in PERSONAL or after[0].possessive:
        return None
    return meet(phrases, index, discourse)


def _received_by(
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
        return _received_by(phrases, index, left, discourse)
    if not left and (index == 0 or nodes[index - 1].text in _WHILE):
        left = context_subject(phrases, index, discourse)
    right = objects(phrases, index + 1, discourse, exclude=left)
    if find(nodes, MEAL_WORDS, index + 1, 4) is not None:
        return _meal(phrases, index, left, right)
    if _takes_thing(nodes, index):
        return _receive_call(phrases, index, left, discourse)
    return told(phrases, index, left, right, hosts=left, guests=right)


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


def _meal(
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


def speak(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "spoke with X", "spoke to X by phone", "sat down with X", "conferred with X"."""
    nodes = phrases.nodes
    verb = verb_at(nodes, index)
    if verb is None:
        return None
    following = {part for n in nodes[index + 1 : index + 7] for part in n.text.split()}
    wanted = verb.complement("with")
    if wanted and not wanted & following:
        return None
    left = subjects(phrases, index, discourse)
    by_wire = kind_of(nodes, index) != "meeting"
    link = find(nodes, {"with"}, index + 1, 12)
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
    if not right and not (by_wire or verb.lemma in {"sit", "confer"}):
        return None
    return told(phrases, index, left, right)


def hold(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A held (had, ...) talks with B", "talks were held between A and B"."""
    nodes = phrases.nodes
    if mood(nodes, index).passive:
        return _held(phrases, index, discourse)
    noun = find(nodes, MEETING_NOUNS, index + 1, 12)
    if noun is None or any(finite_like(nodes, i) for i in range(index + 1, noun)):
        return None
    kind: MeetingKind | None = "ceremony" if nodes[noun].text in MEAL_WORDS else None
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
    if not right and kind == "ceremony":
        link = find(nodes, {"for", "of"}, noun + 1, 8)
        right = () if link is None else objects(phrases, link + 1, discourse, exclude=left)
        return _meal(phrases, index, left, right)
    if not right and len(left) == 1 and nodes[noun].text == "talks":
        # "opened its visit with talks in Hanoi": who sat opposite comes in a later sentence.
        return Encounter(phrases.sentence.index, index, "meeting", left, (), partial=True)
    return told(phrases, index, left, right, kind=kind)


def _held(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    nodes = phrases.nodes
    noun = find(nodes, MEETING_NOUNS, max(0, index - 6), 20)
    link = find(nodes, {"between", "among"}, index + 1, 14)
    if noun is None or link is None:
        return None
    both = objects(phrases, link + 1, discourse)
    return told(phrases, index, both[:1], both[1:])


def grant(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "granted an audience to", "gave a luncheon for": the giver is the host."""
    nodes = phrases.nodes
    noun = find(nodes, MEAL_WORDS | {"audience", "meeting", "interview"}, index + 1, 6)
    link = None if noun is None else find(nodes, {"to", "for", "of", "with"}, noun + 1, 14)
    if noun is None or link is None:
        return None
    kind: MeetingKind = "ceremony" if nodes[noun].text in MEAL_WORDS else "meeting"
    if mood(nodes, index).passive or (index and nodes[index - 1].text in MEAL_WORDS):
        return None
    left = subjects(phrases, index, discourse)
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
    return told(phrases, index, left, right, kind="meeting", hosts=right, guests=left)


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


def agree(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A and B agreed here ...": two sides that agree in one place have met."""
    nodes = phrases.nodes
    near = nodes[index + 1 : index + 6]
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
    if not before & {"over", "by", "via", "on"}:
        return None
    for position in range(index - 1, -1, -1):
        if finite_like(nodes, position):
            left = subjects(phrases, position, discourse)
            if len(left) > 1:
                how = mood(nodes, position)
                return told(phrases, index, left, (), kind="phone_call", how=how)
    return None
