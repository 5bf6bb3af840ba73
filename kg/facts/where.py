"""Where: the city, venue, state that the words around an encounter tell."""

from __future__ import annotations

from kg.facts.nodes import Node
from kg.facts.verbs import finite_like
from kg.facts.words import ADVERBS

# "the situation in X" tells what is spoken about, not where.
_ABOUT = frozenset(
    """situation war conflict crisis peace developments fighting events tensions stability security
    violence attack attacks operation operations invasion settlement elections ceasefire
    interests investment presence people citizens""".split()
)
_MOTION = frozenset(
    """flew arrived travelled traveled went came landed journeyed visit trip tour stopover
    stay staying""".split()
)


def visited(nodes: tuple[Node, ...]) -> str | None:
    """ "concluding their official visit to China": the state visited."""
    for index, node in enumerate(nodes):
        if node.kind == "state" and index > 1 and nodes[index - 1].text in {"to", "in"}:
            near = {n.text for n in nodes[max(0, index - 5) : index - 1]}
            if near & {"visit", "tour", "trip"} and not near & {
                "will",
                "next",
                "invited",
                "invite",
            }:
                return node.state
    return None


def where_at(nodes: tuple[Node, ...], trigger: int) -> tuple[Node | None, Node | None]:
    """The city and the venue that a sentence gives what it tells at `trigger`."""
    return place_of(nodes, trigger, "city"), place_of(nodes, trigger, "venue")


def place_of(nodes: tuple[Node, ...], trigger: int, kind: str) -> Node | None:
    found = [
        (abs(i - trigger), i)
        for i, n in enumerate(nodes)
        if n.kind == "place" and n.title == kind and i and _locative(nodes, i)
    ]
    return nodes[min(found)[1]] if found else None


def _locative(nodes: tuple[Node, ...], index: int) -> bool:
    """Whether "in", "at" or a comma after such a phrase stands before the place."""
    before = [n.text for n in nodes[max(0, index - 3) : index]]
    if before[:1] == ["in"] and before[2:] == [","] and nodes[index - 2].kind == "word":
        return True  # "in Yongsan-gu, Seoul"
    for position in range(index - 1, max(-1, index - 5), -1):
        word = nodes[position].text
        if word in {"in", "at", "to", "near", "outside", "from", "visiting"}:
            about = position > 0 and nodes[position - 1].text in _ABOUT
            return word not in {"to", "from"} and not about
        if nodes[position].kind == "word" and word not in {"the", "of", "'s", "’s", ",", "city"}:
            return False
    return False


def country(nodes: tuple[Node, ...], trigger: int) -> Node | None:
    for index in sorted(range(len(nodes)), key=lambda i: abs(i - trigger)):
        node = nodes[index]
        named = node.kind == "state" and node.title == "name" and index > 0
        if named and nodes[index - 1].text == "in" and _adjunct(nodes, index - 1):
            return node
    return None


def capital_named(nodes: tuple[Node, ...]) -> str | None:
    """ "in the Chinese capital": the state whose capital it is."""
    for index in range(len(nodes) - 2):
        inside = nodes[index].text in {"in", "at"} and nodes[index + 1].text == "the"
        if (
            inside
            and index + 3 < len(nodes)
            and nodes[index + 2].kind == "state"
            and (nodes[index + 3].text == "capital")
        ):
            return nodes[index + 2].state
    return None


def whither(nodes: tuple[Node, ...], trigger: int) -> Node | None:
    """ "flew to X, where he met Y": the city before "where"."""
    where = next((i for i in range(trigger) if nodes[i].text == "where"), None)
    for index in range((where or 0) - 1, -1, -1):
        if nodes[index].kind == "place" and nodes[index].title == "city":
            return nodes[index]
    return None


def whereabouts(nodes: tuple[Node, ...]) -> Node | None:
    """ "flew to X", "on a visit to X", "arrived in X": the city where the report now is."""
    for index, node in enumerate(nodes):
        if node.kind == "place" and node.title == "city" and index > 1:
            near = {n.text for n in nodes[max(0, index - 6) : index]}
            link = nodes[index - 1].text in {"to", "in"}
            if link and near & _MOTION and not near & {"will", "not"}:
                return node
    return None


def this_city(nodes: tuple[Node, ...]) -> bool:
    """ "in this northern port city": the dateline's."""
    words = [n.text for n in nodes]
    return any(
        words[i : i + 2] == ["in", "this"]
        and {"city", "capital", "town"} & set(words[i + 2 : i + 7])
        for i in range(len(words))
    )


def _adjunct(nodes: tuple[Node, ...], index: int) -> bool:
    """Whether "in" tells where something happens, not what a noun is about ("war in X")."""
    if index == 0:
        return True
    before = nodes[index - 1]
    return (
        before.kind != "word"
        or before.text in ADVERBS | {",", ";", ")"}
        or (finite_like(nodes, index - 1))
    )
