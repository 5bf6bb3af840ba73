"""Who else was there: accompanied by, also present, took part, joined, on hand."""

from __future__ import annotations

from collections.abc import Iterator

from kg.facts.clauses import subject
from kg.facts.coordination import and_before, conjuncts
from kg.facts.coreference import Discourse
from kg.facts.nodes import Node, Phrases
from kg.facts.verbs import finite_like

# "was accompanied by X", "was attended by X": those after "by" are the company.
BY_WORDS = frozenset({"accompanied", "attended", "joined", "flanked", "witnessed", "represented"})
# "X took part", "X was present": the subject is the company.
PRESENT_WORDS = frozenset({"present", "attendance", "hand", "attending", "table", "involved"})
BEING = frozenset({"were", "was", "are", "is", "sat", "stood"})
TOOK_PART = frozenset({"attended", "joined", "participated"})


def attendees(phrases: Phrases, discourse: Discourse) -> tuple[int, ...]:
    """The persons whom the sentence names as company at the encounter spoken of."""
    nodes = phrases.nodes
    words = [n.text for n in nodes]
    found: list[int] = []
    for index, word in enumerate(words):
        if word in BY_WORDS and "by" in words[index + 1 : index + 7]:
            start = words.index("by", index) + 1
            found += _listed(nodes, start, discourse)
    included = _included(words)
    if included is not None:
        found += _listed(nodes, included, discourse)
    elif _inverted(nodes, words):
        found += _listed(nodes, 0, discourse, skip_first=True)
    elif not found:
        found += _took_part(phrases, discourse)
    return tuple(dict.fromkeys(found))


def _listed(
    nodes: tuple[Node, ...], start: int, discourse: Discourse, *, skip_first: bool = False
) -> Iterator[int]:
    """All persons from `start` to the end of the list."""
    begun = not skip_first
    for position in range(start, len(nodes)):
        node = nodes[position]
        if not begun:
            begun = node.text in BEING
            continue
        if node.kind in {"person", "description"} and not node.possessive:
            yield from discourse.resolve(node)
        elif (
            node.kind == "word"
            and position > start
            and (
                (finite_like(nodes, position) and node.text not in BEING)
                or node.text in {";", "when", "while", "at", "after"}
            )
        ) and node.text not in {";"}:
            return


def _included(words: list[str]) -> int | None:
    """ "Officials who joined A to receive B included ...": where the list begins."""
    for index, word in enumerate(words):
        if word in {"included", "include", "includes", "comprised", "were"} and index > 3:
            opening = set(words[:index])
            cue = opening & {"joined", "attended", "accompanied", "attending", "accompanying"}
            if cue and words[0] in {"other", "others", "officials", "those", "among", "the"}:
                return index + 1
    return None


def _inverted(nodes: tuple[Node, ...], words: list[str]) -> bool:
    """ "Also present were ...", "Accompanying the envoy were ...", "On hand was ..."."""
    head = words[:9]
    be = next((i for i, w in enumerate(head) if w in BEING), None)
    if be is None or be == 0:
        return False
    opening = set(head[:be])
    people_after = any(n.kind == "person" for n in nodes[be : be + 9])
    cue = opening & (PRESENT_WORDS | {"accompanying", "side", "among", "tables"})
    return bool(cue) and (people_after or "there" in opening)


def _took_part(phrases: Phrases, discourse: Discourse) -> Iterator[int]:
    nodes = phrases.nodes
    for index, node in enumerate(nodes):
        text = node.text
        following = [n.text for n in nodes[index + 1 : index + 5]]
        if text == "present" and index > 1 and nodes[index - 1].text in {"also", "likewise"}:
            beside = nodes[index - 2] if nodes[index - 2].text != "," else nodes[index - 3]
            if beside.kind == "person":
                yield from discourse.resolve(beside)
        took = (text in {"took", "takes"} and "part" in following[:2]) or (
            text == "sat" and "in" in following[:1]
        )
        was = text in {"was", "were", "is"} and bool(
            PRESENT_WORDS & set(following) or {"among"} & set(following)
        )
        attends = (
            text in TOOK_PART
            and "by" not in following[:2]
            and bool({"the", "meeting", "talks", "event", "in", "it", "them"} & set(following[:2]))
        )
        if took or was or attends:
            if {"not", "n't"} & {n.text for n in nodes[max(0, index - 3) : index + 2]}:
                continue
            head = subject(nodes, index)
            if head is not None and nodes[head].kind in {"person", "description", "pronoun"}:
                yield from _with_conjuncts(nodes, head, discourse)


def _with_conjuncts(nodes: tuple[Node, ...], head: int, discourse: Discourse) -> Iterator[int]:
    joined = conjuncts(nodes, head, step=-1) if and_before(nodes, head) else (head,)
    for position in joined:
        yield from discourse.resolve(nodes[position])
