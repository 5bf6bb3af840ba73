"""Names joined by "and", commas and the small words between them."""

from __future__ import annotations

from kg.facts.nodes import Node
from kg.facts.words import (
    DESCRIPTION_HEADS,
    DETERMINERS,
    MODIFIERS,
    PREPOSITIONS,
    SUBORDINATORS,
)

RELATIVES = frozenset({"who", "whose", "whom", "which", "where"})


def and_before(nodes: tuple[Node, ...], index: int) -> bool:
    """Whether "and" joins the phrase at `index` to one before it, over "his Saudi" and the like."""
    position = index - 1
    while position > 0 and (
        nodes[position].kind == "state"
        or nodes[position].text in DETERMINERS | MODIFIERS | DESCRIPTION_HEADS
    ):
        position -= 1
    return position > 0 and nodes[position].text in {"and", "&"}


def conjuncts(nodes: tuple[Node, ...], index: int, *, step: int) -> tuple[int, ...]:
    """The persons coordinated with the one at `index`, in text order, itself included.

    `step` is 1 to look to the right (objects), -1 to the left (subjects).
    """
    found = [index]
    position = index + step
    while 0 <= position < len(nodes):
        node = nodes[position]
        pronoun = node.kind == "pronoun" and step == -1
        hangs = position > 0 and nodes[position - 1].text in PREPOSITIONS - SUBORDINATORS
        if step == -1 and hangs and node.kind in {"person", "description"}:
            break
        if (node.kind in {"person", "description"} or pronoun) and not node.possessive:
            found.append(position)
        elif step == 1 and node.text in RELATIVES:
            closing = _relative_end(nodes, position)
            if closing is None:
                break
            position = closing
        elif not _links(node, step=step):
            break
        position += step
    return tuple(sorted(found))


def _links(node: Node, *, step: int) -> bool:
    if node.text in {"and", ",", "&", "as", "well", "with", "together", "both", "(", ")"}:
        return step == 1 or node.text != "with"
    if node.kind in {"state", "organization"}:
        return True
    if step == 1 and node.text in MODIFIERS:
        return True
    return node.text in DETERMINERS | {"'s", "’s", "of", "then", "from", ";", "his", "former"}


def _relative_end(nodes: tuple[Node, ...], start: int) -> int | None:
    """The comma that closes a relative clause, where "and" or a name goes on with the list."""
    for index in range(start + 1, min(start + 24, len(nodes) - 1)):
        if nodes[index].text == "," and (
            nodes[index + 1].text == "and" or nodes[index + 1].kind == "person"
        ):
            return index
        if nodes[index].text in {";", "."}:
            return None
    return None
