"""Who does what in a sentence: the subject of a verb, the persons coordinated with it.

No parse tree: English reports put the subject left of its verb, with appositions, adverbs,
dates and relative clauses between, or right of it after a quotation ("said X"). The rules
step over what may stand between and say "nobody" where a common noun is the subject.
"""

from __future__ import annotations

from kg.facts.coordination import RELATIVES
from kg.facts.lexicon import lexicon
from kg.facts.nodes import NOMINAL, Node
from kg.facts.verbs import finite_like
from kg.facts.words import (
    ADVERBS,
    BE,
    CLOSERS,
    CONJUNCTIONS,
    DASHES,
    DO,
    HAVE,
    MODAL,
    NEGATION,
    OBJECT_PRONOUNS,
    OPENERS,
    PARENTHETICAL,
    PLANNED,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    WISHED,
)


def subject(nodes: tuple[Node, ...], verb: int) -> int | None:
    """The index of the phrase that is the subject of the verb at `verb`.

    None where there is no subject or it is a common noun ("the newspaper claimed").
    """
    inverted = _inverted(nodes, verb)
    if inverted is not None:
        return inverted
    return _left_subject(nodes, verb, depth=0)


def _inverted(nodes: tuple[Node, ...], verb: int) -> int | None:
    """ "..., said X": the verb stands after a comma or quotation mark, the subject after it."""
    if verb + 1 >= len(nodes) or verb == 0:
        return None
    if nodes[verb - 1].text not in {",", '"', "”", "''", ".", "?", "!"}:
        return None
    after = nodes[verb + 1]
    if after.kind in {"person", "description", "organization"} and not after.possessive:
        form = lexicon().verb(nodes[verb].text)
        return verb + 1 if form is not None and "inverts" in form.classes else None
    return None


def _left_subject(nodes: tuple[Node, ...], verb: int, *, depth: int) -> int | None:
    position = verb - 1
    while position >= 0:
        node = nodes[position]
        word = node.text
        after_quotation = word == "," and nodes[position - 1].text in CLOSERS
        opened = word in OPENERS and position == verb - 1  # X “expressed ...
        if after_quotation or opened or _skippable(node, position, nodes):
            position -= 1
        elif _retinue(nodes, position):
            position -= 3
        elif node.kind in {"date", "place"}:
            position = _before_adjunct(nodes, position)
        elif word == "," and _listed(nodes, position - 1):
            return position - 1
        elif word == ",":
            opening = _opening(nodes, position)
            if opening is None:
                return _loose_apposition(nodes, position)
            position = opening - 1
        elif word in CLOSERS | DASHES:
            position = _matching(nodes, position) - 1
        elif word in CONJUNCTIONS:
            return _coordinated(nodes, position, depth=depth) if depth < 3 else None
        elif word in {"who", "which"}:
            return _antecedent(nodes, position)
        elif node.kind in NOMINAL:
            return _nominal(nodes, position)
        else:
            return _common(nodes, position)
    return None


def _retinue(nodes: tuple[Node, ...], position: int) -> bool:
    """ "X and his party": who comes with X does not hide X."""
    words = [n.text for n in nodes[max(0, position - 2) : position + 1]]
    return (
        words[:1] == ["and"]
        and words[1:2] in (["his"], ["her"])
        and (words[-1] in {"party", "delegation", "entourage", "team", "group"})
    )


def _listed(nodes: tuple[Node, ...], index: int) -> bool:
    """Whether the person at `index` ends a list: "the presidents of A and B, X and Y, met"."""
    return (
        index > 1
        and nodes[index].kind == "person"
        and (nodes[index - 1].text == "and" and nodes[index - 2].kind == "person")
    )


def _skippable(node: Node, position: int, nodes: tuple[Node, ...]) -> bool:
    word = node.text
    if node.kind != "word":
        return False
    after = nodes[position + 1].text if position + 1 < len(nodes) else ""
    if after == "to" and word in PLANNED | WISHED:
        return True
    auxiliary = word in BE | HAVE | DO | MODAL | NEGATION or word == "to"
    return (
        auxiliary
        or word in ADVERBS
        or (word.endswith("ly") and len(word) > 4)
        or (
            word in {"on", "in", "at"}
            and position + 1 < len(nodes)
            and nodes[position + 1].kind in {"date", "place"}
        )
    )


def _before_adjunct(nodes: tuple[Node, ...], position: int) -> int:
    """Step over "on Friday", "in Beijing", "last week"."""
    position -= 1
    while position >= 0 and nodes[position].text in {"on", "in", "at", "of", "the", "from", "to"}:
        position -= 1
    return position


def _loose_apposition(nodes: tuple[Node, ...], closing: int) -> int | None:
    """A person left of the comma, with no verb between: an apposition not fully understood."""
    for index in range(closing - 1, -1, -1):
        led = nodes[index].text in {"led", "headed"}
        if (finite_like(nodes, index) and not led) or nodes[index].text in SUBORDINATORS:
            return None
        if nodes[index].kind == "person" and not nodes[index].possessive:
            free = index == 0 or nodes[index - 1].text not in PREPOSITIONS | {"and", ","}
            free = (free and index < closing - 1) or _leads(nodes, index)
            return index if free else None
    return None


def _opening(nodes: tuple[Node, ...], closing: int) -> int | None:
    """The comma that opens the parenthesis which the comma at `closing` closes."""
    for index in range(closing - 1, max(-1, closing - 30), -1):
        if nodes[index].text in RELATIVES and index and nodes[index - 1].kind in NOMINAL:
            return index
        if nodes[index].text in {";", ":"}:
            break
    commas = [i for i in range(closing - 1, -1, -1) if nodes[i].text == ","][:4]
    for count, comma in enumerate(commas):
        inside = nodes[comma + 1].text
        participle = inside.endswith("ed") or (
            inside.endswith("ly") and nodes[comma + 2].text.endswith("ed")
        )
        if participle or inside in PARENTHETICAL or nodes[comma + 1].text.endswith("ing"):
            return comma
        if count == 0 and not any(finite_like(nodes, i) for i in range(comma + 1, closing)):
            return comma
    return None


def _matching(nodes: tuple[Node, ...], closing: int) -> int:
    """The opening quotation mark, bracket or dash; 0 where the text lost it."""
    if nodes[closing].text in DASHES:
        return _dash_before(nodes, closing)
    wanted = {")": {"("}, "]": {"["}}.get(nodes[closing].text, OPENERS)
    for index in range(closing - 1, -1, -1):
        if nodes[index].text in wanted:
            return index
    return 0


def _dash_before(nodes: tuple[Node, ...], closing: int) -> int:
    """The dash that opens what the one at `closing` closes; itself where there is none."""
    for index in range(closing - 1, max(-1, closing - 24), -1):
        if nodes[index].text in DASHES:
            return index
        if nodes[index].text in {".", ";"}:
            break
    return closing


def _coordinated(nodes: tuple[Node, ...], conjunction: int, *, depth: int) -> int | None:
    """The subject of the nearest verb before a conjunction that has a person as subject."""
    for index in range(conjunction - 1, -1, -1):
        if finite_like(nodes, index) and nodes[index].text not in BE | HAVE | DO | MODAL:
            found = _left_subject(nodes, index, depth=depth + 1)
            if found is not None:
                return found
    for index in range(conjunction - 1, -1, -1):
        if nodes[index].text in BE | HAVE:
            found = _left_subject(nodes, index, depth=3)
            if found is not None:
                return found
    return None


def _antecedent(nodes: tuple[Node, ...], relative: int) -> int | None:
    position = relative - 1
    if position >= 0 and nodes[position].text == ",":
        position -= 1
    if position >= 0 and nodes[position].kind in NOMINAL:
        return position
    return None


def _nominal(nodes: tuple[Node, ...], position: int) -> int | None:
    """A noun phrase left of the verb, unless it hangs on a preposition or is an object."""
    node = nodes[position]
    if node.text in OBJECT_PRONOUNS:
        return None
    before = position - 1
    if node.text in SUBJECT_PRONOUNS:
        return position
    hangs = before >= 0 and nodes[before].text in PREPOSITIONS - SUBORDINATORS
    if hangs and not _leads(nodes, position):
        return _common(nodes, before)
    return position


def _leads(nodes: tuple[Node, ...], position: int) -> bool:
    """ "a delegation led by X did ...": X stands for the delegation."""
    return (
        position > 1
        and nodes[position - 1].text == "by"
        and (nodes[position - 2].text in {"led", "headed"})
    )


def _common(nodes: tuple[Node, ...], position: int) -> int | None:
    """A common noun, or a prepositional phrase: a name before "of ..." may still be the head."""
    index = position
    while index >= 0:
        node = nodes[index]
        if node.text in {",", ";", ":", '"', "“", "”"} or node.text in CONJUNCTIONS:
            return None
        if node.text in SUBORDINATORS or finite_like(nodes, index):
            return None
        if node.kind in {"person", "description", "group"} and not node.possessive:
            head = index == 0 or nodes[index - 1].text not in PREPOSITIONS
            between = nodes[index + 1 : position + 1]
            if head and between and between[0].text in PREPOSITIONS:
                return index
            if head:
                return None
        index -= 1
    return None
