"""Ceremonies and conferences: signings, credentials, wreaths, sessions with named speakers."""

from __future__ import annotations

from kg.facts.coreference import Discourse
from kg.facts.nodes import Node, Phrases
from kg.facts.telling import Encounter, find, objects, subjects, told
from kg.facts.verbs import mood, verb_at

CONFERENCE_NOUNS = frozenset(
    """forum conference congress session symposium seminar plenary dialogue summit assembly
    workshop opening roundtable convention expo fair plenum launch event round track
    consultation consultations talks negotiations meeting commission council""".split()
)
OPENINGS = frozenset({"opening", "session", "closing", "ceremony"})
SOLEMN_NOUNS = frozenset("wreath wreaths basket baskets flowers bouquet bouquets".split())
DOCUMENTS = frozenset(
    """agreement agreements memorandum memoranda treaty treaties communique communiqué protocol
    document documents contract contracts deal deals declaration statement pact plan mou""".split()
)


def sign(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """Named signers of a document, active or passive."""
    nodes = phrases.nodes
    left = subjects(phrases, index, discourse)
    if mood(nodes, index).passive or not left:
        by = find(nodes, {"by"}, index + 1, 12)
        left = () if by is None else objects(phrases, by + 1, discourse)
    return told(phrases, index, left, (), kind="ceremony", solemn=True)


def exchange_copies(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A and B exchanged signed copies"."""
    copies = DOCUMENTS | {"copies", "instruments", "notes"}
    if find(phrases.nodes, copies, index + 1, 5) is None:
        return None
    return sign(phrases, index, discourse)


def witness(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A and B witnessed the signing": both are present, neither is a principal."""
    nodes = phrases.nodes
    if find(nodes, {"signing", "signed", "exchange", "names", "exchanged"}, index + 1, 16) is None:
        return None
    return _watching(phrases, index, subjects(phrases, index, discourse))


def presence(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "... were exchanged in the presence of A and B"."""
    nodes = phrases.nodes
    if find(nodes, {"signed", "exchanged", "inked", "concluded"}, max(0, index - 12), 12) is None:
        return None
    return _watching(phrases, index, objects(phrases, index + 2, discourse))


def _watching(phrases: Phrases, index: int, persons: tuple[int, ...]) -> Encounter | None:
    if not persons:
        return None
    return Encounter(
        sentence=phrases.sentence.index,
        trigger=index,
        kind="ceremony",
        left=(),
        right=(),
        mood=mood(phrases.nodes, index),
        attendees=persons,
        solemn=True,
    )


def credentials(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """Letters of credence: the envoys are the guests of whoever takes them."""
    nodes = phrases.nodes
    if find(nodes, {"credentials", "credence"}, index + 1, 7) is None:
        return None
    left = subjects(phrases, index, discourse)
    if nodes[index].text.startswith(("accept", "receiv")):
        of = find(nodes, {"of", "from"}, index + 2, 8)
        envoys = () if of is None else objects(phrases, of + 1, discourse, exclude=left)
        return told(phrases, index, left, envoys, kind="ceremony", hosts=left, guests=envoys)
    link = find(nodes, {"to"}, index + 1, 14)
    right = () if link is None else objects(phrases, link + 1, discourse, exclude=left)
    if right and not left:
        return Encounter(
            sentence=phrases.sentence.index,
            trigger=index,
            kind="ceremony",
            left=(),
            right=right,
            mood=mood(nodes, index),
            hosts=right,
        )
    return told(phrases, index, left, right, kind="ceremony", hosts=right, guests=left)


def lay(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A laid a wreath at ..."."""
    if find(phrases.nodes, SOLEMN_NOUNS, index + 1, 7) is None:
        return None
    return _alone(phrases, index, subjects(phrases, index, discourse), solemn=True)


def attend(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "A and B attended the opening ceremony": two or more, named together."""
    nodes = phrases.nodes
    if not nodes[index].text.startswith("attend") or mood(nodes, index).passive:
        return None
    if find(nodes, {"ceremony", "inauguration", "unveiling", "handover"}, index + 1, 6) is None:
        return None
    persons = subjects(phrases, index, discourse)
    return told(phrases, index, persons, (), kind="ceremony", solemn=True)


def speak_at(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "presided over the session", "addressed the forum", "speaks at the opening of"."""
    nodes = phrases.nodes
    verb = verb_at(nodes, index)
    if verb is None:
        return None
    if mood(nodes, index).passive:
        return _chaired_by(phrases, index, discourse)
    if not _conference(nodes, index):
        return None
    if verb.lemma in {"speak", "deliver", "open", "close"} and (
        find(nodes, {"at"}, index + 1, 5) is None
    ):
        return None
    persons = subjects(phrases, index, discourse)
    states = {discourse.chain(p).state for p in persons}
    if len(states) > 1 and find(nodes, {"talks", "meeting"}, index + 1, 6) is not None:
        return told(phrases, index, persons, (), kind="meeting")  # two heads of one table
    return _alone(phrases, index, persons, solemn=False)


def signatures(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "they put their signatures to a plan"."""
    verb = find(phrases.nodes, {"put", "puts", "affixed"}, max(0, index - 4), 4)
    if verb is None or find(phrases.nodes, {"to", "on"}, index + 1, 2) is None:
        return None
    left = subjects(phrases, verb, discourse)
    return told(phrases, index, left, (), kind="ceremony", solemn=True)


def _chaired_by(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "the dialogue is co-chaired by A and B, and by C and D"."""
    nodes = phrases.nodes
    before = {word for n in nodes[max(0, index - 12) : index] for word in n.text.split()}
    persons = tuple(
        c
        for i in range(index + 1, len(nodes))
        if nodes[i].kind == "person" and not nodes[i].possessive and nodes[i - 1].text != "of"
        for c in discourse.resolve(nodes[i])
    )
    if not before & CONFERENCE_NOUNS or find(nodes, {"by"}, index + 1, 3) is None:
        return None
    return _alone(phrases, index, tuple(dict.fromkeys(persons)), solemn=False)


def said_at(phrases: Phrases, index: int, discourse: Discourse) -> Encounter | None:
    """ "said at the opening of the dialogue": the speaker takes part."""
    nodes = phrases.nodes
    at = find(nodes, {"at", "addressing"}, index + 1, 4)
    opening = None if at is None else find(nodes, OPENINGS, at + 1, 5)
    if opening is None or not _conference(nodes, opening):
        return None
    return _alone(phrases, index, subjects(phrases, index, discourse), solemn=False)


def _conference(nodes: tuple[Node, ...], index: int) -> bool:
    window = nodes[index + 1 : index + 14]
    return any(set(n.text.split()) & CONFERENCE_NOUNS for n in window if n.kind != "person")


def _alone(
    phrases: Phrases, index: int, persons: tuple[int, ...], *, solemn: bool
) -> Encounter | None:
    if not persons:
        return None
    return Encounter(
        sentence=phrases.sentence.index,
        trigger=index,
        kind="ceremony" if solemn else "conference",
        left=persons,
        right=(),
        mood=mood(phrases.nodes, index),
        solemn=solemn,
    )
