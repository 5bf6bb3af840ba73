"""Phrases that name a person without the name ("the visiting premier"), and appositions."""

from __future__ import annotations

from dataclasses import replace

from kg.facts.lexicon import lexicon
from kg.facts.nodes import Node
from kg.facts.words import (
    BE,
    BEFORE_HEAD,
    CLAUSE_WORDS,
    DEFINITE,
    DESCRIPTION_HEADS,
    DETERMINERS,
    DO,
    HAVE,
    MODAL,
    RELATIONS,
)


def appositions(nodes: list[Node]) -> list[Node]:
    """Take ", president of the house," into the phrase of the person it tells more about."""
    joined: list[Node] = []
    index = 0
    while index < len(nodes):
        named = _named_after(nodes, index)
        if named is not None:
            inside = nodes[index + 2]
            joined.append(replace(inside, first=nodes[index].first, last=nodes[named - 1].last))
            index = named
            continue
        node = nodes[index]
        after = nodes[index + 1] if index + 1 < len(nodes) else None
        if (
            node.kind == "person"
            and after is not None
            and after.kind == "description"
            and (after.chains == node.chains)
        ):
            joined.append(replace(node, last=after.last))
            index += 2
            continue
        end = _apposition_end(nodes, index) if node.kind == "person" else None
        if end is not None:
            node = replace(node, last=nodes[end - 1].last)
        joined.append(node)
        index = end or index + 1
    return joined


def _named_after(nodes: list[Node], index: int) -> int | None:
    """Where "the chief adviser, X," ends: a description with its name after a comma."""
    if index + 3 >= len(nodes):
        return None
    if nodes[index].kind != "description" and nodes[index].text not in RELATIONS:
        return None
    person = nodes[index + 2]
    if nodes[index + 1].text != "," or person.kind != "person" or person.possessive:
        return None
    if nodes[index].chains not in ((), person.chains):
        return None
    if nodes[index + 3].text == ",":
        return index + 4
    ends = person.last > (person.name or (0, 0))[1]  # the phrase already holds its comma
    return index + 3 if ends else None


def _apposition_end(nodes: list[Node], index: int) -> int | None:
    """Where the apposition after the person at `index` ends (half-open), its comma included."""
    if index + 2 >= len(nodes) or nodes[index + 1].text not in {",", "and"}:
        return None
    if not _opens_apposition(nodes, index):
        return None
    for position in range(index + 2, min(index + 24, len(nodes))):
        node = nodes[position]
        if node.text == ",":
            return position + 1
        if node.text in {".", ";"}:
            return position
        other = node.kind == "person" and node.chains != nodes[index].chains
        clause = node.kind == "word" and (heads_clause(node.text) or node.text in CLAUSE_WORDS)
        if (
            other and not node.possessive and nodes[position - 1].text not in {"of", "to"}
        ) or clause:
            return None
        if node.kind == "pronoun" or node.text in {'"', "“", ":", "with"}:
            return (
                position - 1 if node.text == "with" and nodes[position - 1].text == "and" else None
            )
    return None


def _opens_apposition(nodes: list[Node], index: int) -> bool:
    first = nodes[index + 2]
    own = first.kind == "description" and first.chains == nodes[index].chains
    if nodes[index + 1].text == "and":
        return own
    titled = first.kind == "word" and (
        first.text in {"a", "an", "the"}
        or first.text in DESCRIPTION_HEADS
        or first.text in {"member", "head", "deputy", "vice", "first", "senior", "former", "acting"}
    )
    return own or titled or (first.kind == "description" and not first.chains and titled)


def heads_clause(word: str) -> bool:
    verb = lexicon().verb(word)
    if verb is not None:
        return "past" in verb.forms
    return word in BE | HAVE | DO | MODAL or (word.endswith("ed") and len(word) > 4)


def unsettle(nodes: list[Node]) -> list[Node]:
    """Leave open whom "the speaker" means, unless it stands in apposition to a name."""
    settled: list[Node] = []
    for index, node in enumerate(nodes):
        if node.kind != "description" or not node.chains or node.text.split()[0] not in DEFINITE:
            settled.append(node)
            continue
        beside = (*nodes[max(0, index - 2) : index], *nodes[index + 1 : index + 3])
        named = any(n.kind == "person" and n.chains == node.chains for n in beside)
        settled.append(node if named else replace(node, chains=()))
    return settled


def describe(nodes: list[Node]) -> list[Node]:
    """Join "the visiting Chinese leader", "his host", "the latter" into one description."""
    joined: list[Node] = []
    index = 0
    while index < len(nodes):
        end = _description_end(nodes, index)
        if end is None:
            joined.append(nodes[index])
            index += 1
            continue
        inside = nodes[index:end]
        state = next((n.state for n in inside if n.kind in {"state", "organization"}), None)
        text = " ".join(n.text for n in inside)
        title = "head" if "head of" in text else inside[-1].title or inside[-1].text
        joined.append(
            Node("description", nodes[index].first, inside[-1].last, text, state=state, title=title)
        )
        index = end
    return joined


def _description_end(nodes: list[Node], index: int) -> int | None:
    if nodes[index].text not in DETERMINERS - {"a", "an", "another", "that"}:
        return None
    for position in range(index + 1, min(index + 6, len(nodes))):
        node = nodes[position]
        if node.text == "head" and [n.text for n in nodes[position + 1 : position + 3]] in (
            ["of", "state"],
            ["of", "government"],
        ):
            return position + 3
        if node.text in {"head", "leader"} and [
            n.text for n in nodes[position + 1 : position + 4]
        ] in (
            ["of", "the", "delegation"],
            ["of", "this", "delegation"],
        ):
            return position + 4
        if node.kind == "word" and node.text in DESCRIPTION_HEADS:
            follows = nodes[position + 1].text if position + 1 < len(nodes) else ""
            more = follows in DESCRIPTION_HEADS or (
                follows in {"'s", "’s"}
                and (position + 2 < len(nodes) and nodes[position + 2].text in DESCRIPTION_HEADS)
            )
            if not more:
                named = position + 1 < len(nodes) and nodes[position + 1].kind == "person"
                return None if named else position + 1
        elif node.kind == "description" and node.last - node.first <= 3:
            return position + 1 if position > index + 1 else None
        elif node.kind not in {"state", "organization"} and node.text not in BEFORE_HEAD:
            return None
    return None
