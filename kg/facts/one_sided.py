"""Encounters of which one side is told by office alone: "met his counterparts from A and B"."""

from __future__ import annotations

from kg.facts.clauses import subject
from kg.facts.coreference import PLURALS
from kg.facts.nodes import Node, Phrases
from kg.facts.telling import PERSONAL, Encounter, OpenSide, kind_of, passable
from kg.facts.verbs import mood
from kg.facts.words import DEFINITE, RELATIONS

_OFFICIALS = PLURALS | frozenset(
    "dignitaries heads deputies members parliamentarians senators".split()
)
_COUNTERPARTS = frozenset({"counterpart", "counterparts"})


def one_sided(
    phrases: Phrases,
    index: int,
    left: tuple[int, ...],
    right: tuple[int, ...],
    *,
    start: int,
    hosting: bool = False,
) -> Encounter | None:
    """The encounter at the verb `index`, its object from `start`, if one side has no name."""
    nodes = phrases.nodes
    if phrases.sentence.zone == "title":
        return None  # the text will name both
    unnamed: OpenSide = "none"
    if left and not right:
        unnamed = _object(nodes, start)
    elif right and not left:
        head = subject(nodes, index)
        if head is not None and _definite(nodes, head):
            unnamed = "office"
    if unnamed == "none":
        return None
    return Encounter(
        sentence=phrases.sentence.index,
        trigger=index,
        kind=kind_of(nodes, index),
        left=left,
        right=right,
        mood=mood(nodes, index),
        hosts=left if hosting else (),
        guests=right if hosting else (),
        unnamed=unnamed,
    )


def _object(nodes: tuple[Node, ...], start: int) -> OpenSide:
    """Who the object from `start` is, none of them named."""
    for position in range(start, min(start + 8, len(nodes))):
        node = nodes[position]
        if node.text in {"delegation", "mission"}:
            return "head"
        last = node.text.split(" of ")[0].split()[-1]
        if node.kind in {"description", "word"} and last in _OFFICIALS:
            near = {n.text for n in nodes[position + 1 : position + 5]}
            return "head" if near & {"delegation", "mission"} else "several"
        if last in _COUNTERPARTS or _definite(nodes, position):
            return "office"
        if node.kind in PERSONAL or not passable(nodes, position):
            return "none"
    return "none"


def _definite(nodes: tuple[Node, ...], position: int) -> bool:
    """ "the prime minister": one holder of an office, whom the report does not name."""
    node = nodes[position]
    words = node.text.split()
    plural = words[-1].endswith("s") or (" of " in node.text and words[0].endswith("s"))
    return (
        node.kind == "description"
        and not node.chains
        and not node.possessive
        and words[0] in DEFINITE
        and not plural
        and not set(words) & RELATIONS
        and [n.text for n in nodes[position + 1 : position + 2]] != ["of"]
    )
