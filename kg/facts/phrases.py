"""Sentences as runs of phrases: noun phrases of persons, states, places, dates; the rest words.

A light chunker over the mentions. A person's phrase takes in the title before the name,
the honorific, the position mark and the appositions after it, so that what remains
between phrases is grammar: verbs, prepositions, conjunctions, commas.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kg.annotation import Mentions, PostMention, Sentence, Token
from kg.facts.descriptions import appositions, describe, heads_clause, unsettle
from kg.facts.nodes import Node, NodeKind, Phrases
from kg.facts.noun_phrases import person_node, titled
from kg.facts.words import (
    ADVERBS,
    COUNT_WORDS,
    DEMONYMIC,
    DETERMINERS,
    GROUP_HEADS,
    GROUP_MODIFIERS,
    OBJECT_PRONOUNS,
    QUOTES,
    SUBJECT_PRONOUNS,
)


def phrases(sentence: Sentence, mentions: Mentions) -> Phrases:
    """Chunk one sentence, given the mentions of that sentence; linear in both."""
    spans = sorted(_spans(sentence, mentions), key=lambda n: (n.first, n.kind != "group", -n.last))
    nodes: list[Node] = []
    position = 0
    for node in spans:
        if node.first < position:
            continue
        nodes += [_word(sentence.tokens, i) for i in range(position, node.first)]
        nodes.append(node)
        position = node.last
    nodes += [_word(sentence.tokens, i) for i in range(position, len(sentence.tokens))]
    nodes = appositions(unsettle(describe(titled(nodes))))
    nodes = [_possessive(nodes, i) for i in range(len(nodes))]
    return Phrases(sentence, tuple(nodes), frozenset(_quoted(nodes, sentence.tokens)))


def by_sentence(mentions: Mentions) -> Mapping[int, Mentions]:
    """The mentions of each sentence apart, so that reading a report stays linear in its text."""
    kinds = ("persons", "posts", "organizations", "states", "places", "dates")
    parts: dict[int, dict[str, list[Any]]] = {}
    for kind in kinds:
        for mention in getattr(mentions, kind):
            parts.setdefault(mention.sentence, {}).setdefault(kind, []).append(mention)
    return {
        sentence: Mentions(**{kind: tuple(found) for kind, found in named.items()})
        for sentence, named in parts.items()
    }


def _word(tokens: tuple[Token, ...], index: int) -> Node:
    text = tokens[index].text
    lower = text.lower()
    kind: NodeKind = "word"
    if lower in SUBJECT_PRONOUNS | OBJECT_PRONOUNS and text != "HE":  # His Excellency
        kind = "pronoun"
    return Node(kind, index, index + 1, lower)


def _possessive(nodes: list[Node], index: int) -> Node:
    following = nodes[index + 1].text if index + 1 < len(nodes) else ""
    node = nodes[index]
    if node.kind != "word" and following in {"'s", "’s", "'", "’"}:
        return replace(node, possessive=True)
    return node


def _quoted(nodes: list[Node], tokens: tuple[Token, ...]) -> Iterator[int]:
    """Indices of nodes inside quotation marks.

    A straight mark right after a character closes, else it opens; a closing mark without an
    opening one means that the quotation began in an earlier sentence.
    """
    opened: int | None = None
    for index, node in enumerate(nodes):
        if node.text in QUOTES:
            glued = node.first > 0 and tokens[node.first - 1].end == tokens[node.first].start
            if node.text in {"“", "``"} or (node.text == '"' and not glued):
                opened = index + 2 if _goes_on(nodes, index) else index
            else:
                yield from range(opened if opened is not None else 0, index)
                opened = None
        elif node.text in "’'" and nodes[index - 1].text == node.text and opened is not None:
            yield from range(opened, index)  # closed by two single marks
            opened = None
    if opened is not None:
        yield from range(opened, len(nodes))


def _goes_on(nodes: list[Node], mark: int) -> bool:
    """ "She also “expressed ...": the verb of the clause stands inside the quotation."""
    before = mark - 1
    while before > 0 and nodes[before].text in ADVERBS:
        before -= 1
    inside = nodes[mark + 1 : mark + 2]
    subject = before >= 0 and nodes[before].kind in {"person", "pronoun"}
    return subject and bool(inside) and heads_clause(inside[0].text)


def _spans(sentence: Sentence, mentions: Mentions) -> Iterator[Node]:
    posts, persons = list(mentions.posts), list(mentions.persons)
    merged = [person_node(sentence, p, persons, posts) for p in persons]
    yield from merged
    covered = [(n.first, n.last) for n in merged]
    for post in posts:
        if not any(first <= post.range[0] < last for first, last in covered):
            yield _description(sentence, post)
    for body in mentions.organizations:
        yield _node("organization", sentence, body.range, state=body.state, value=body.name)
    for place in mentions.places:
        yield _node(
            "place", sentence, place.range, state=place.state, value=place.name, title=place.kind
        )
    for date in mentions.dates:
        yield _node("date", sentence, date.range, value=date.value, title=date.end)
    for state in mentions.states:
        yield _node("state", sentence, state.range, state=state.code, title=state.form)
    yield from _groups(sentence)


def _node(
    kind: NodeKind,
    sentence: Sentence,
    tokens: tuple[int, int],
    *,
    state: str | None = None,
    value: str | None = None,
    title: str | None = None,
) -> Node:
    text = " ".join(t.text for t in sentence.tokens[tokens[0] : tokens[1]]).lower()
    return Node(kind, tokens[0], tokens[1], text, state=state, value=value, title=title)


def _description(sentence: Sentence, post: PostMention) -> Node:
    first = post.range[0]
    if first and sentence.tokens[first - 1].text.lower() in DETERMINERS - {"that"}:
        first -= 1
    chains = () if post.chain is None else (post.chain,)
    text = " ".join(t.text for t in sentence.tokens[first : post.range[1]]).lower()
    return Node(
        "description",
        first,
        post.range[1],
        text,
        chains,
        post.state,
        post.title,
        former=post.former,
    )


def _groups(sentence: Sentence) -> Iterator[Node]:
    """ "The two sides", "both leaders", "the pair", "both": several persons at once."""
    words = [t.text.lower() for t in sentence.tokens]
    for i, word in enumerate(words):
        window = words[i : i + 5]
        after = window[1] if len(window) > 1 else "."
        if word == "both" and (not after.isalpha() or heads_clause(after)):
            yield _node("group", sentence, (i, i + 1))
        pair = word == "the" and len(window) > 2 and window[1] in COUNT_WORDS
        if pair and (window[2] in ADVERBS or heads_clause(window[2])):
            yield _node("group", sentence, (i, i + 2))
        if word in {"the", "both", "two", "all"}:
            for width in range(1, len(window)):
                if window[width] in GROUP_HEADS:
                    if _counts(window[: width + 1]):
                        yield _node("group", sentence, (i, i + width + 1))
                    break
                if window[width] == "the" and word in {"both", "all"}:
                    continue
                if window[width] not in GROUP_MODIFIERS and not window[width].endswith(DEMONYMIC):
                    break


def _counts(window: list[str]) -> bool:
    return bool(COUNT_WORDS & set(window)) or window[-1] in {"leaders", "pair", "sides", "trio"}
