"""What the patterns of encounter share: the record, and who stands on either side of a verb."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kg.facts.clauses import subject
from kg.facts.coordination import and_before, conjuncts
from kg.facts.coreference import Discourse
from kg.facts.nodes import Node, Phrases
from kg.facts.verbs import PLAIN, Mood, finite_like, mood
from kg.facts.words import ADVERBS, DETERMINERS
from kg.model import MeetingKind

CALL_WORDS = frozenset("phone telephone telephoned phoned teleconference".split())
VIDEO_WORDS = frozenset(
    """video videoconference virtual virtually online video-link videolink vtc screen zoom
    skype""".split()
)
MEAL_WORDS = frozenset("dinner banquet luncheon lunch reception breakfast feast gala".split())
MEETING_NOUNS = MEAL_WORDS | frozenset(
    """talk talks meeting meetings conversation conversations discussion discussions consultation
    consultations dialogue exchange session call calls videoconference encounter
    audience summit negotiations phone-call teleconference chat
    one-on-one tete-a-tete tête-à-tête pull-aside""".split()
)
_LINKING = frozenset(
    """with a an the of by from for to in on at via link led headed lead here there his her their
    group party separately respectively delegation delegations team visiting over as""".split()
)
PERSONAL = frozenset({"person", "description", "pronoun", "group"})
# A side of which the report names nobody: an office ("the prime minister spoke to X"), or people
# yet to be named ("met the delegation; present were X and Y"), by their head or all.
OpenSide: TypeAlias = Literal["none", "office", "head", "several"]


@dataclass(frozen=True, slots=True)
class Encounter:
    """One telling of an encounter in one sentence."""

    sentence: int
    trigger: int
    kind: MeetingKind
    left: tuple[int, ...]
    right: tuple[int, ...]
    mood: Mood = PLAIN
    hosts: tuple[int, ...] = ()
    guests: tuple[int, ...] = ()
    attendees: tuple[int, ...] = ()
    separate: bool = False
    noun: bool = False
    solemn: bool = False
    partial: bool = False
    unnamed: OpenSide = "none"

    @property
    def persons(self) -> tuple[int, ...]:
        """All principals, in text order of the two sides."""
        return tuple(dict.fromkeys([*self.left, *self.right]))


def find(nodes: tuple[Node, ...], words: Container[str], start: int, width: int) -> int | None:
    """The first node from `start`, within `width` nodes, whose text is one of `words`."""
    for index in range(max(0, start), min(start + width, len(nodes))):
        if nodes[index].text in words:
            return index
    return None


def told(
    phrases: Phrases,
    index: int,
    left: tuple[int, ...],
    right: tuple[int, ...],
    *,
    kind: MeetingKind | None = None,
    hosts: tuple[int, ...] = (),
    guests: tuple[int, ...] = (),
    how: Mood | None = None,
    noun: bool = False,
    solemn: bool = False,
) -> Encounter | None:
    """An encounter of at least two persons, or None."""
    right = tuple(c for c in right if c not in left)
    if not left or (not right and len(left) < 2):
        return None
    return Encounter(
        sentence=phrases.sentence.index,
        trigger=index,
        kind=kind or kind_of(phrases.nodes, index, noun=noun),
        left=left,
        right=right,
        mood=how or mood(phrases.nodes, index),
        hosts=hosts,
        guests=guests,
        noun=noun,
        solemn=solemn,
    )


def kind_of(nodes: tuple[Node, ...], index: int, *, noun: bool = False) -> MeetingKind:
    """Meeting, phone call or video call, from the words around the trigger (closer for a noun)."""
    before, after = (2, 6) if noun else (6, 14)
    window = [n.text for n in nodes[max(0, index - before) : index + after] if n.kind == "word"]
    words = {part for text in window for part in (text, *text.split("-"))}
    if words & VIDEO_WORDS:
        return "video_call"
    if words & CALL_WORDS:
        return "phone_call"
    if words & {"call", "calls"} and not words & {"courtesy", "paid", "farewell"}:
        near = range(max(0, index - before), min(index + after, len(nodes) - 1))
        nouns = (i for i in near if nodes[i].text in {"call", "calls"})
        if any(nodes[i + 1].text not in {"on", "upon", "for"} for i in nouns):
            return "phone_call"
    return "meeting"


def subjects(phrases: Phrases, verb: int, discourse: Discourse) -> tuple[int, ...]:
    """Chains of the subject of a verb and of the persons coordinated with it."""
    nodes = phrases.nodes
    head = subject(nodes, verb)
    if head is None:
        return _delegation_before(nodes, verb, discourse)
    node = nodes[head]
    listed = phrases.sentence.zone == "title" and head > 0 and nodes[head - 1].text == ","
    joined = head < verb and (listed or and_before(nodes, head))
    if node.kind in {"person", "description", "pronoun"} and joined:
        chains = (
            c for i in conjuncts(nodes, head, step=-1) for c in discourse.resolve(nodes[i])[:1]
        )
        return tuple(dict.fromkeys(chains))
    if node.kind == "person" and head < verb:
        series = [i for i in conjuncts(nodes, head, step=1) if i < verb]
        if len(series) > 1 and nodes[series[-1] - 1].text == "and":
            return tuple(dict.fromkeys(c for i in series for c in discourse.resolve(nodes[i])[:1]))
    return discourse.resolve(node)


def _delegation_before(nodes: tuple[Node, ...], verb: int, discourse: Discourse) -> tuple[int, ...]:
    """ "the WPK delegation also had talks": whoever leads it."""
    for position in range(verb - 1, max(-1, verb - 5), -1):
        if nodes[position].text == "delegation":
            return discourse.heads(_owner(nodes, position))
        if nodes[position].text not in ADVERBS:
            return ()
    return ()


def objects(
    phrases: Phrases, start: int, discourse: Discourse, *, exclude: tuple[int, ...] = ()
) -> tuple[int, ...]:
    """Chains of the first person phrase right of `start`, with those coordinated with it."""
    nodes = phrases.nodes
    for position in range(start, min(start + 24, len(nodes))):
        node = nodes[position]
        if node.kind == "group" and node.text.split()[-1] in _STATES:
            return ()  # talks, ties, exchanges of countries are no encounter of persons
        if node.kind == "description" and not node.chains and _names_head(nodes, position):
            continue  # "the governors' forum led by X"
        if node.kind in PERSONAL and not node.possessive:
            joined: tuple[int, ...] = (position,)
            after = nodes[position + 1].text if position + 1 < len(nodes) else ""
            if node.kind == "description" and after in {"of", "to"}:
                return tuple(c for c in discourse.resolve(node) if c not in exclude)
            if node.kind in {"person", "description"}:
                joined = _until_verb(nodes, conjuncts(nodes, position, step=1))
            skip = frozenset(exclude)
            chains = (c for i in joined for c in discourse.resolve(nodes[i], exclude=skip))
            return tuple(dict.fromkeys(c for c in chains if c not in exclude))
        if node.text == "invitation" or _hangs_on_people(nodes, position):
            return ()
        if node.text in {"delegation", "mission"} and not _names_head(nodes, position):
            return tuple(c for c in discourse.heads(_owner(nodes, position)) if c not in exclude)
        if not passable(nodes, position):
            return ()
    return ()


_STATES = frozenset("countries nations parties governments peoples states neighbours".split())
# Nouns before "of X" or "to X" that stand for X or for a group X leads.
_CARRIERS = frozenset(
    """delegation delegations mission group team party call visit talks meeting conversation
    meetings leaders attention company number pair""".split()
)


def _hangs_on_people(nodes: tuple[Node, ...], position: int) -> bool:
    """ "the family of X", "aides to X", "workers about X": X was not the one met."""
    before = nodes[position - 1]
    if nodes[position].text not in {"of", "about", "to", "from"} or before.kind != "word":
        return False
    return before.text.isalpha() and before.text not in _CARRIERS | ADVERBS | _LINKING


def _names_head(nodes: tuple[Node, ...], position: int) -> bool:
    return any(n.text in {"led", "headed"} for n in nodes[position + 1 : position + 9])


def _owner(nodes: tuple[Node, ...], position: int) -> str | None:
    """The state of who sent the delegation, as the words before it say."""
    for node in reversed(nodes[max(0, position - 4) : position]):
        if node.kind in {"organization", "state"}:
            return node.state
    return None


def _until_verb(nodes: tuple[Node, ...], joined: tuple[int, ...]) -> tuple[int, ...]:
    """Cut a coordination where the next name is already the subject of another clause."""
    kept = [joined[0]]
    for index in joined[1:]:
        after = index + 1
        while after < len(nodes) and nodes[after].text in ADVERBS:
            after += 1
        before = nodes[index - 1]
        # A name after a comma alone goes on with the list only if no verb of its own follows.
        comma = before.text == "," or before.kind == "person"
        clause = comma or (before.text in {"and", "while"} and nodes[index - 2].text == ",")
        if clause and after < len(nodes) and finite_like(nodes, after):
            break
        kept.append(index)
    return tuple(kept)


def passable(nodes: tuple[Node, ...], position: int) -> bool:
    node = nodes[position]
    if node.kind in {"date", "place", "organization", "state"} or node.possessive:
        return True
    if node.kind != "word":
        return False
    word = node.text
    if word == "to":
        return position + 1 < len(nodes) and nodes[position + 1].kind != "word"
    if word == "and":  # "with the caucus co-chair and Congressman X"
        after = nodes[position + 1 : position + 2]
        return bool(after) and after[0].kind == "person" and nodes[position - 1].text != ","
    if word in {".", ";", ":", "that", "who", "which", "but", '"', "“"}:
        return False
    return word in _LINKING | ADVERBS | DETERMINERS or not finite_like(nodes, position)


def context_subject(phrases: Phrases, index: int, discourse: Discourse) -> tuple[int, ...]:
    """ "..., X said when meeting with Y": the subject of the main clause is who meets."""
    nodes = phrases.nodes
    for position in range(len(nodes)):
        if position != index and finite_like(nodes, position):
            found = subjects(phrases, position, discourse)
            if found:
                return found[:1]
    return ()
