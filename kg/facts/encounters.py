"""Encounters as single sentences tell them: verb or noun of meeting, who, with whom.

Every pattern yields `Encounter`s: the two sides as grammar gives them, cues of who
received whom, kind, mood. Which of them are the same meeting, when and where, is decided
in `meetings`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.facts.clauses import (
    ADVERBS,
    Mood,
    conjuncts,
    finite_like,
    mood,
    subject,
    verb_at,
)
from kg.facts.coreference import Discourse
from kg.facts.phrases import DETERMINERS, Node, Phrases
from kg.model import MeetingKind

MEETING_NOUNS = frozenset(
    """talk talks meeting meetings conversation conversations discussion discussions consultation
    consultations dialogue exchange session call calls videoconference encounter audience summit
    negotiations phone-call teleconference chat lunch dinner luncheon breakfast audience""".split()
)
CALL_WORDS = frozenset("call calls phone telephone telephoned phoned teleconference".split())
VIDEO_WORDS = frozenset(
    "video videoconference virtual virtually online video-link videolink vtc webcast".split()
)
MEAL_WORDS = frozenset("dinner banquet luncheon lunch reception breakfast feast gala toast".split())
CONFERENCE_NOUNS = frozenset(
    """forum conference congress session symposium seminar plenary dialogue summit assembly
    workshop opening roundtable convention expo fair ceremony plenum meeting launch""".split()
)
SOLEMN_NOUNS = frozenset("wreath wreaths basket baskets flowers bouquet bouquets".split())
SEPARATE = frozenset("separately respectively separate turn individually".split())
LINKING = frozenset(
    """with a an the of by from for to in on at via link led headed lead here there his her their
    group party separately respectively by and delegation delegations team visiting
    well-known working lunch honour honor over as his-and""".split()
)


@dataclass(frozen=True, slots=True)
class Encounter:
    """One telling of an encounter in one sentence."""

    sentence: int
    trigger: int
    kind: MeetingKind
    left: tuple[int, ...]
    right: tuple[int, ...]
    mood: Mood = Mood()
    hosts: tuple[int, ...] = ()
    guests: tuple[int, ...] = ()
    attendees: tuple[int, ...] = ()
    separate: bool = False
    noun: bool = False
    solemn: bool = False

    @property
    def persons(self) -> tuple[int, ...]:
        """All principals, in text order of the two sides."""
        return tuple(dict.fromkeys([*self.left, *self.right]))


def encounters(phrases: Phrases, discourse: Discourse) -> Iterator[Encounter]:
    """All encounters a sentence tells, in text order."""
    nodes = phrases.nodes
    for index in range(len(nodes)):
        if index in phrases.quoted:
            continue
        found = _by_verb(phrases, index, discourse) or _by_noun(phrases, index, discourse)
        if found is not None:
            yield replace(found, separate=found.separate or _separate(nodes))


def _separate(nodes: tuple[Node, ...]) -> bool:
    return any(n.text in SEPARATE for n in nodes)


def _by_verb(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    nodes = phrases.nodes
    verb = verb_at(nodes, index)
    if verb is None:
        if nodes[index].text in {"shakes", "shook", "shake", "poses", "posed", "pictured"}:
            return _handshake(phrases, index, discourse)
        return None
    for name in (
        "receive",
        "meet",
        "with",
        "see",
        "hold",
        "grant",
        "arrange",
        "pay",
        "call_on",
        "phone",
        "sign",
        "present",
        "lay",
        "speak_at",
    ):
        if name in verb.classes:
            found = _PATTERNS[name](phrases, index, discourse)
            if found is not None:
                return found
    return None


def _made(
    phrases: Phrases,
    index: int,
    left: tuple[int, ...],
    right: tuple[int, ...],
    *,
    kind: MeetingKind | None = None,
    hosts: tuple[int, ...] = (),
    guests: tuple[int, ...] = (),
    noun: bool = False,
) -> Encounter | None:
    """An encounter of at least two persons, or None."""
    right = tuple(c for c in right if c not in left)
    if not left or (not right and len(left) < 2):
        return None
    return Encounter(
        phrases.sentence.index,
        index,
        kind or _kind(phrases.nodes, index),
        left,
        right,
        mood(phrases.nodes, index) if not noun else Mood(),
        hosts,
        guests,
        noun=noun,
    )


def _kind(nodes: tuple[Node, ...], index: int) -> MeetingKind:
    window = [n.text for n in nodes[max(0, index - 6) : index + 14] if n.kind == "word"]
    words = {part for text in window for part in (text, *text.split("-"))}
    if words & VIDEO_WORDS:
        return "video_call"
    if words & (CALL_WORDS - {"call", "calls"}):
        return "phone_call"
    if "call" in words and not words & {"courtesy", "called", "on"}:
        return "phone_call"
    return "meeting"


def _subjects(phrases: Phrases, verb: int, discourse: Discourse) -> tuple[int, ...]:
    """Chains of the subject and the persons coordinated with it."""
    nodes = phrases.nodes
    head = subject(nodes, verb)
    if head is None:
        return ()
    node = nodes[head]
    if (
        node.kind in {"person", "description"}
        and head < verb
        and head
        and (nodes[head - 1].text in {"and", "&"})
    ):
        joined = conjuncts(nodes, head, step=-1)
        chains = tuple(c for i in joined for c in discourse.resolve(nodes[i])[:1])
        return tuple(dict.fromkeys(chains))
    return discourse.resolve(node)


def _objects(
    phrases: Phrases, start: int, discourse: Discourse, *, exclude: tuple[int, ...] = ()
) -> tuple[int, ...]:
    """Chains of the first person phrase right of `start`, with those coordinated with it."""
    nodes = phrases.nodes
    for position in range(start, min(start + 24, len(nodes))):
        node = nodes[position]
        if node.kind in {"person", "description", "pronoun", "group"} and not node.possessive:
            joined = (position,)
            if node.kind in {"person", "description"}:
                joined = _until_verb(nodes, conjuncts(nodes, position, step=1))
            skip = frozenset(exclude)
            chains = tuple(c for i in joined for c in discourse.resolve(nodes[i], exclude=skip))
            return tuple(dict.fromkeys(c for c in chains if c not in exclude))
        if not _passable(nodes, position):
            return ()
    return ()


def _until_verb(nodes: tuple[Node, ...], joined: tuple[int, ...]) -> tuple[int, ...]:
    """Cut a coordination where the next name is already the subject of another clause."""
    kept = [joined[0]]
    for index in joined[1:]:
        after = index + 1
        while after < len(nodes) and nodes[after].text in ADVERBS:
            after += 1
        if (
            after < len(nodes)
            and finite_like(nodes, after)
            and nodes[index - 1].text == "and"
            and (nodes[index - 2].text == ",")
        ):
            break
        kept.append(index)
    return tuple(kept)


def _passable(nodes: tuple[Node, ...], position: int) -> bool:
    node = nodes[position]
    if node.kind in {"date", "place", "organization", "state"} or node.possessive:
        return True
    word = node.text
    if node.kind != "word":
        return False
    if word in {".", ";", ":", "that", "who", "which", "to", "and", "but", '"', "“"}:
        return word == "to" and position + 1 < len(nodes) and nodes[position + 1].kind != "word"
    return word in LINKING | ADVERBS | DETERMINERS or not finite_like(nodes, position)


def _meet(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    nodes = phrases.nodes
    left = _subjects(phrases, index, discourse)
    state = mood(nodes, index)
    if state.passive and index + 1 < len(nodes):
        by = next(
            (i for i in range(index + 1, min(index + 9, len(nodes))) if nodes[i].text == "by"), None
        )
        if by is None:
            return None
        right = _objects(phrases, by + 1, discourse, exclude=left)
        return _made(phrases, index, left, right, hosts=right, guests=left)
    if not left and nodes[index].text in {"meeting", "meet"}:
        left = _context_subject(phrases, index, discourse)
    right = _objects(phrases, index + 1, discourse, exclude=left)
    return _made(phrases, index, left, right)


def _context_subject(phrases: Phrases, index: int, discourse: Discourse) -> tuple[int, ...]:
    """ "... said X when meeting with Y": the subject of the main clause meets."""
    nodes = phrases.nodes
    before = nodes[index - 1].text if index else ""
    if before not in {"when", "while", "in", "during", "after", "before", "upon", "by"}:
        return ()
    for position in range(len(nodes)):
        verb = verb_at(nodes, position)
        if verb is not None and finite_like(nodes, position) and position != index:
            found = _subjects(phrases, position, discourse)
            if found:
                return found[:1]
    return ()


def _with(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    nodes = phrases.nodes
    verb = verb_at(nodes, index)
    wanted = verb.complement("with") if verb else frozenset()
    following = [n.text for n in nodes[index + 1 : index + 6]]
    if wanted and not wanted & set(following):
        return None
    left = _subjects(phrases, index, discourse)
    if nodes[index].text in {"spoke", "speaks", "spoken", "talked", "talks", "speak"}:
        return _spoke(phrases, index, left, following, discourse)
    at = next(
        (i for i in range(index + 1, min(index + 12, len(nodes))) if nodes[i].text == "with"), None
    )
    if at is None:
        return _made(phrases, index, left, ()) if len(left) > 1 else None
    right = _objects(phrases, at + 1, discourse, exclude=left)
    return _made(phrases, index, left, right)


def _spoke(
    phrases: Phrases,
    index: int,
    left: tuple[int, ...],
    following: list[str],
    discourse: Discourse,
) -> Encounter | None:
    nodes = phrases.nodes
    at = next(
        (
            i
            for i in range(index + 1, min(index + 9, len(nodes)))
            if nodes[i].text in {"with", "to"}
        ),
        None,
    )
    by_wire = bool({"phone", "telephone", "video"} & set(" ".join(following).split()))
    if at is None:
        return _made(phrases, index, left, ()) if by_wire and len(left) > 1 else None
    if nodes[at].text == "to" and at > index + 3 and not by_wire:
        return None
    right = _objects(phrases, at + 1, discourse, exclude=left)
    kind = _kind(nodes, index)
    if nodes[index].text.startswith("sp") and kind == "meeting":
        kind = "phone_call" if discourse.principals == () else kind
    return _made(phrases, index, left, right, kind=kind)


def _receive(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    nodes = phrases.nodes
    state = mood(nodes, index)
    left = _subjects(phrases, index, discourse)
    if state.passive:
        by = next(
            (i for i in range(index + 1, min(index + 9, len(nodes))) if nodes[i].text == "by"), None
        )
        if by is None:
            return None
        right = _objects(phrases, by + 1, discourse, exclude=left)
        return _made(phrases, index, left, right, hosts=right, guests=left)
    if nodes[index].text in {"greeting", "receiving", "welcoming", "hosting"} and not left:
        left = _context_subject(phrases, index, discourse)
    right = _objects(phrases, index + 1, discourse, exclude=left)
    meal = {n.text for n in nodes[index + 1 : index + 5]} & MEAL_WORDS
    if meal:
        return _made(phrases, index, left, right, kind="ceremony", hosts=left, guests=right)
    after = nodes[index + 1 : index + 3]
    if any(n.text in {"the", "a", "an", "his", "her"} for n in after[:1]) and any(
        n.kind == "word" and n.text not in LINKING | ADVERBS for n in after[1:2]
    ):
        return None
    return _made(phrases, index, left, right, hosts=left, guests=right)


def _hold(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    nodes = phrases.nodes
    noun = next(
        (
            i
            for i in range(index + 1, min(index + 12, len(nodes)))
            if nodes[i].text in MEETING_NOUNS
        ),
        None,
    )
    if noun is None or any(finite_like(nodes, i) for i in range(index + 1, noun)):
        return None
    state = mood(nodes, index)
    meal = nodes[noun].text in MEAL_WORDS
    kind: MeetingKind | None = "ceremony" if meal else None
    if state.passive:
        right = _between(phrases, noun, discourse)
        return _made(phrases, index, right[:1], right[1:], kind=kind)
    left = _subjects(phrases, index, discourse)
    at = next(
        (
            i
            for i in range(noun + 1, min(noun + 16, len(nodes)))
            if nodes[i].text in {"with", "to", "for"}
        ),
        None,
    )
    between = next(
        (i for i in range(noun + 1, min(noun + 8, len(nodes))) if nodes[i].text == "between"), None
    )
    if between is not None:
        right = _between(phrases, noun, discourse)
        return _made(phrases, index, right[:1], right[1:], kind=kind)
    right = () if at is None else _objects(phrases, at + 1, discourse, exclude=left)
    if not right:
        earlier = next((i for i in range(index + 1, noun) if nodes[i].text == "with"), None)
        right = () if earlier is None else _objects(phrases, earlier + 1, discourse, exclude=left)
    return _made(phrases, index, left, right, kind=kind)


def _between(phrases: Phrases, noun: int, discourse: Discourse) -> tuple[int, ...]:
    nodes = phrases.nodes
    start = next(
        (
            i
            for i in range(noun + 1, min(noun + 12, len(nodes)))
            if nodes[i].text in {"between", "among", "with"}
        ),
        None,
    )
    return () if start is None else _objects(phrases, start + 1, discourse)


def _grant(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "granted an audience to", "gave a luncheon for": the giver is the host."""
    nodes = phrases.nodes
    noun = next(
        (
            i
            for i in range(index + 1, min(index + 6, len(nodes)))
            if nodes[i].text in {"audience", "meeting", "interview"} | MEAL_WORDS
        ),
        None,
    )
    if noun is None:
        return None
    at = next(
        (
            i
            for i in range(noun + 1, min(noun + 12, len(nodes)))
            if nodes[i].text in {"to", "for", "of"}
        ),
        None,
    )
    if at is None:
        return None
    left = _subjects(phrases, index, discourse)
    right = _objects(phrases, at + 1, discourse, exclude=left)
    kind: MeetingKind = "ceremony" if nodes[noun].text in MEAL_WORDS else "meeting"
    return _made(phrases, index, left, right, kind=kind, hosts=left, guests=right)


def _arrange(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    nodes = phrases.nodes
    meal = next(
        (i for i in range(index + 1, min(index + 6, len(nodes))) if nodes[i].text in MEAL_WORDS),
        None,
    )
    return None if meal is None else _grant(phrases, index, discourse)


def _pay(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "paid a courtesy call on X", "paid a visit to X": the caller is the guest."""
    nodes = phrases.nodes
    noun = next(
        (
            i
            for i in range(index + 1, min(index + 6, len(nodes)))
            if nodes[i].text in {"call", "visit"}
        ),
        None,
    )
    if noun is None:
        return None
    at = next(
        (
            i
            for i in range(noun + 1, min(noun + 8, len(nodes)))
            if nodes[i].text in {"on", "to"}
            and nodes[i + 1 : i + 2]
            and nodes[i + 1].kind in {"person", "description", "pronoun"}
        ),
        None,
    )
    if at is None:
        return None
    left = _subjects(phrases, index, discourse)
    right = _objects(phrases, at + 1, discourse, exclude=left)
    return _made(phrases, index, left, right, kind="meeting", hosts=right, guests=left)


def _call_on(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    nodes = phrases.nodes
    after = nodes[index + 1 : index + 3]
    if len(after) < 2 or after[0].text not in {"on", "upon"}:
        return None
    if after[1].kind not in {"person", "description", "pronoun"}:
        return None
    if any(n.text == "to" and lexical(nodes, i) for i, n in enumerate(nodes) if i > index + 2):
        return None
    left = _subjects(phrases, index, discourse)
    right = _objects(phrases, index + 2, discourse, exclude=left)
    return _made(phrases, index, left, right, hosts=right, guests=left)


def lexical(nodes: tuple[Node, ...], position: int) -> bool:
    """Whether "to" at a position opens an infinitive right after the object."""
    following = nodes[position + 1 : position + 2]
    return (
        bool(following)
        and following[0].kind == "word"
        and following[0].text.isalpha()
        and (following[0].text not in DETERMINERS)
    )


def _phone(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    left = _subjects(phrases, index, discourse)
    right = _objects(phrases, index + 1, discourse, exclude=left)
    return _made(phrases, index, left, right, kind="phone_call")


def _sign(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    nodes = phrases.nodes
    state = mood(nodes, index)
    left = _subjects(phrases, index, discourse)
    if state.passive:
        by = next((i for i in range(index + 1, len(nodes)) if nodes[i].text == "by"), None)
        left = () if by is None else _objects(phrases, by + 1, discourse)
    found = _made(phrases, index, left, (), kind="ceremony")
    return None if found is None else replace(found, solemn=True)


def _present(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """Credentials: the envoys are guests of whoever takes the letters."""
    nodes = phrases.nodes
    window = nodes[index + 1 : index + 8]
    if not any(n.text in {"credentials", "credence"} for n in window):
        return None
    at = next(
        (i for i in range(index + 1, min(index + 14, len(nodes))) if nodes[i].text == "to"), None
    )
    left = _subjects(phrases, index, discourse)
    right = () if at is None else _objects(phrases, at + 1, discourse, exclude=left)
    if not right:
        return None
    if not left:
        return Encounter(
            phrases.sentence.index,
            index,
            "ceremony",
            (),
            right,
            mood(nodes, index),
            hosts=right,
            solemn=True,
        )
    return _made(phrases, index, left, right, kind="ceremony", hosts=right, guests=left)


def _lay(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    nodes = phrases.nodes
    if not any(n.text in SOLEMN_NOUNS for n in nodes[index + 1 : index + 7]):
        return None
    left = _subjects(phrases, index, discourse)
    if not left:
        return None
    return Encounter(
        phrases.sentence.index, index, "ceremony", left, (), mood(nodes, index), solemn=True
    )


def _speak_at(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "presided over the session", "addressed the forum": a conference with who is named."""
    nodes = phrases.nodes
    lemma = verb_at(nodes, index)
    window = nodes[index + 1 : index + 14]
    noun = next((i for i, n in enumerate(window) if set(n.text.split()) & CONFERENCE_NOUNS), None)
    if noun is None or lemma is None:
        return None
    speaks = lemma.lemma in {"speak", "deliver"}
    if speaks and not any(n.text == "at" for n in window[:6]):
        return None
    left = _subjects(phrases, index, discourse)
    if not left:
        return None
    return Encounter(phrases.sentence.index, index, "conference", left, (), mood(nodes, index))


def _handshake(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    nodes = phrases.nodes
    left = _subjects(phrases, index, discourse)
    at = next(
        (i for i in range(index + 1, min(index + 5, len(nodes))) if nodes[i].text == "with"), None
    )
    right = () if at is None else _objects(phrases, at + 1, discourse, exclude=left)
    return _made(phrases, index, left, right)


_PATTERNS = {
    "receive": _receive,
    "meet": _meet,
    "with": _with,
    "see": _meet,
    "hold": _hold,
    "grant": _grant,
    "arrange": _arrange,
    "pay": _pay,
    "call_on": _call_on,
    "phone": _phone,
    "sign": _sign,
    "present": _present,
    "lay": _lay,
    "speak_at": _speak_at,
}


def _by_noun(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "his meeting with X", "talks between X and Y", "in a call with X"."""
    nodes = phrases.nodes
    if nodes[index].text not in MEETING_NOUNS or nodes[index].kind != "word":
        return None
    link = next(
        (
            i
            for i in range(index + 1, min(index + 9, len(nodes)))
            if nodes[i].text in {"with", "between", "among"}
        ),
        None,
    )
    if link is None or any(finite_like(nodes, i) for i in range(index + 1, link)):
        return None
    if any(nodes[i].text in {".", ";", ",", "and"} for i in range(index + 1, link)):
        return None
    kind: MeetingKind | None = "ceremony" if nodes[index].text in MEAL_WORDS else None
    right = _objects(phrases, link + 1, discourse)
    if nodes[link].text != "with":
        return _made(phrases, index, right[:1], right[1:], kind=kind, noun=True)
    left = _possessor(phrases, index, discourse, right)
    return _made(phrases, index, left, right, kind=kind, noun=True)


def _possessor(
    phrases: Phrases, index: int, discourse: Discourse, right: tuple[int, ...]
) -> tuple[int, ...]:
    nodes = phrases.nodes
    for position in range(index - 1, max(-1, index - 6), -1):
        node = nodes[position]
        if node.possessive and node.kind in {"person", "description"}:
            return discourse.resolve(node)
        if node.text in {"his", "her", "their"}:
            break
        if node.kind != "word" or node.text in {",", ".", "of"}:
            break
    heads = (position for position in range(len(nodes)) if finite_like(nodes, position))
    for position in heads:
        found = _subjects(phrases, position, discourse)
        if found and found[0] not in right:
            return found[:1]
    last = discourse.resolve(Node("pronoun", 0, 1, "he"), exclude=frozenset(right))
    return last if nodes[index - 1].text in {"his", "the", "a"} else ()
