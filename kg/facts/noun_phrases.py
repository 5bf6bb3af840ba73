"""A person's noun phrase: the title before the name, the appositions after it."""

from __future__ import annotations

from dataclasses import replace

from kg.annotation import PersonMention, PostMention, Sentence, Token
from kg.facts.lexicon import lexicon
from kg.facts.nodes import Node
from kg.facts.words import (
    AFTER_APPOSITION,
    APPOSITION_FILLERS,
    DESCRIPTION_HEADS,
    DETERMINERS,
    HONORIFICS,
    MODIFIERS,
    PREPOSITIONS,
)


def person_node(
    sentence: Sentence,
    person: PersonMention,
    persons: list[PersonMention],
    posts: list[PostMention],
) -> Node:
    tokens = sentence.tokens
    first, last = person.range
    own = [p for p in posts if p.chain == person.chain]
    barrier = max((p.range[1] for p in persons if p.range[1] <= first), default=0)
    first = _extend_left(tokens, first, barrier, own)
    ceiling = min((p.range[0] for p in persons if p.range[0] >= last), default=len(tokens))
    last = _extend_right(tokens, last, ceiling, own)
    text = " ".join(t.text for t in tokens[person.range[0] : person.range[1]]).lower()
    return Node("person", first, last, text, (person.chain,), name=person.range)


def _extend_left(
    tokens: tuple[Token, ...], first: int, barrier: int, own: list[PostMention]
) -> int:
    """Take in posts, honorifics and modifiers that stand before the name."""
    while first > barrier:
        post = next((p for p in own if p.range[1] == first and p.range[0] >= barrier), None)
        word = tokens[first - 1].text
        if post is not None:
            first = post.range[0]
        elif (
            word.lower() in MODIFIERS | (DETERMINERS - {"that"})
            or word.rstrip(".") in HONORIFICS
            or (word.lower() in DESCRIPTION_HEADS and word[:1].isupper())
            or (word == "and" and any(p.range[1] == first - 1 for p in own))
        ):
            first -= 1
        else:
            break
    return first


def _extend_right(
    tokens: tuple[Token, ...], last: int, ceiling: int, own: list[PostMention]
) -> int:
    """Take in a position mark and the appositions after the name, with their closing comma."""
    last = _bracket(tokens, last, ceiling)
    end = last
    for post in sorted(own, key=lambda p: p.range):
        gap = [t.text.lower() for t in tokens[end : post.range[0]]]
        opened = end > last or gap[:1] in ([","], ["("], ["–"]) or "who" in gap
        inside = post.range[0] >= end and post.range[1] <= ceiling
        if inside and opened and all(word in APPOSITION_FILLERS for word in gap):
            end = _bracket(tokens, post.range[1], ceiling)
    if end == last or end >= len(tokens):
        return end
    if tokens[end].text not in AFTER_APPOSITION and lexicon().verb(tokens[end].text) is None:
        return last  # the apposition goes on in words not understood: leave it to the clauses
    return end + 1 if end < ceiling and tokens[end].text == "," else end


def _bracket(tokens: tuple[Token, ...], last: int, ceiling: int) -> int:
    """Step over "(L)", "(center)", "(Vietnam)" after a name or post."""
    if last < ceiling and tokens[last].text == "(":
        for end in range(last + 1, min(last + 6, ceiling)):
            if tokens[end].text == ")":
                return end + 1
    return last


def titled(nodes: list[Node]) -> list[Node]:
    """Take into a person's phrase what no register knows: a nickname, "the first lady of X"."""
    joined: list[Node] = []
    index = 0
    while index < len(nodes):
        node = nodes[index]
        if node.kind == "person":
            begin = _office_before(joined)
            if begin is not None:
                node = replace(node, first=joined[begin].first)
                del joined[begin:]
            end = _nickname_end(nodes, index)
            node = replace(node, last=nodes[end - 1].last)
            index = end
        else:
            index += 1
        joined.append(node)
    return joined


def _office_before(nodes: list[Node]) -> int | None:
    """Where "the first lady of Kenya" begins, right before a name."""
    if len(nodes) < 4 or nodes[-1].kind not in {"state", "organization"} or nodes[-1].possessive:
        return None
    if nodes[-2].text == "the":
        return _office_before([*nodes[:-2], nodes[-1]])
    if nodes[-2].text != "of":
        return None
    for begin in range(len(nodes) - 3, max(-1, len(nodes) - 7), -1):
        node = nodes[begin]
        if node.text == "the":
            return begin if begin < len(nodes) - 3 else None
        if node.kind != "word" or not node.text.isalpha() or node.text in PREPOSITIONS:
            return None
    return None


def _nickname_end(nodes: list[Node], index: int) -> int:
    """Where a nickname in quotation marks after the name ends (half-open)."""
    window = [n.text for n in nodes[index + 1 : index + 5]]
    for length in (1, 2):
        marked = window[:1] and window[0] in _MARKS and window[length + 1 : length + 2]
        if (
            marked
            and window[length + 1] in _MARKS
            and all(w.isalpha() for w in window[1 : length + 1])
        ):
            return index + length + 3
    return index + 1


_MARKS = frozenset("“ ” ‘ ’ \" '".split())
