"""Whether an encounter is told as held: not as wished, possible, denied, called off, announced."""

from __future__ import annotations

from kg.facts.nodes import Node
from kg.facts.verbs import PLAIN, Mood, finite_like, mood
from kg.facts.words import BE, DETERMINERS, HAVE, MODAL

# A clause after one of these is not told as a fact.
_UNREAL = frozenset(
    """if unless whether nor alleging alleged denied denies refuted dismissed rejected claimed
    claims speculated speculates rumours rumors possible impossible unlikely untrue unclear
    doubted doubts""".split()
)
_HEARSAY = frozenset("reports claims allegations rumours rumors stories".split())
_FALSE = frozenset("false untrue unfounded fabricated baseless invention fake".split())
_CALLED_OFF = frozenset(
    """cancelled canceled postponed scrapped aborted shelved skipped missed avoided refused
    declined rejected off""".split()
)
# What governs "a meeting with X" when there has been none.
_SOUGHT = frozenset(
    """proposed proposes suggested sought seeks requested requests rejected ruled called calls
    asked asks discussed agreed denied hope hopes hoped hoping plan plans preparations possibility
    possibilities prospect prospects idea proposal proposals demanded demands wants want urged
    offered offer invitation ahead chances chance reports""".split()
)
_ANNOUNCED = frozenset(
    """planned scheduled expected due upcoming forthcoming announced preparing prepares
    next""".split()
)
_PROGRAMMES = frozenset("agenda programme program schedule itinerary".split())
_BETWEEN = DETERMINERS | frozenset(
    "for on of out to about face-to-face new possible further".split()
)
_HYPOTHETICAL = frozenset({"could", "would", "may", "might", "should"})
_REACH = 18


def supposed(nodes: tuple[Node, ...], index: int) -> bool:
    """Whether what is told at `index` is only supposed, alleged or denied by words before it."""
    inside = False  # a that-clause: what governs it may stand before commas
    for position in range(index - 1, max(-1, index - _REACH), -1):
        word = nodes[position].text
        if word in {"suggested", "proposed", "demanded", "requested"} and (
            nodes[position + 1].text == "that"
        ):
            return True
        untrue = word == "true" and nodes[position - 1].text == "not"
        if word in _UNREAL or untrue:
            return True
        if word in {",", ";"} and position < index - 8 and not inside:
            return False
        inside = inside or word == "that"
    return False


def refuted(nodes: tuple[Node, ...]) -> bool:
    """ "Reports that X met Y are false": the whole sentence tells of no encounter."""
    words = {n.text for n in nodes}
    return bool(words & _HEARSAY and words & _FALSE)


def nominal_mood(nodes: tuple[Node, ...], index: int) -> Mood:
    """The mood of a meeting named by a noun: announced, sought, called off, denied or plain."""
    words = [n.text for n in nodes]
    after = words[index + 1 : index + 24]
    near = set(words[max(0, index - 4) : index])
    modal = any(w in MODAL for w in after) and bool({"held", "take", "begin", "start"} & set(after))
    announced = bool(near & (_ANNOUNCED | _PROGRAMMES)) or bool(
        (_ANNOUNCED - {"next"}) & set(after[-12:])
    )
    called_off = bool((_CALLED_OFF - {"off"}) & set(after)) or bool(near & _CALLED_OFF)
    denied = bool(near & {"no", "not", "any", "without"}) or bool(
        {"denied", "deny", "refuted"} & set(words)
    )
    unsure = bool(_HYPOTHETICAL & set(after[:8]))
    clause = _clause_mood(nodes, index)
    negated = called_off or denied or unsure or clause.negated or _sought(words, index)
    future = modal or announced or clause.future
    return Mood(future=future and not negated, negated=negated)


def _clause_mood(nodes: tuple[Node, ...], index: int) -> Mood:
    """The mood of the verb on which the noun hangs ("was to have been here for talks with")."""
    for position in range(index - 1, max(-1, index - 14), -1):
        if nodes[position].text in {",", ";", ".", "that", "who", "and"}:
            break
        if nodes[position].text in BE | HAVE or finite_like(nodes, position):
            return mood(nodes, position)
    return PLAIN


def _sought(words: list[str], index: int) -> bool:
    """Whether a word of seeking or supposing governs the noun ("called for a meeting")."""
    for position in range(index - 1, max(-1, index - 6), -1):
        if words[position] in _SOUGHT:
            return True
        if words[position] not in _BETWEEN:
            return False
    return False
