"""Sentences as runs of phrases: noun phrases of persons, states, places, dates; the rest words.

A light chunker over the mentions. A person's phrase takes in the title before the name,
the honorific, the position mark and the appositions after it, so that what remains
between phrases is grammar: verbs, prepositions, conjunctions, commas.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from kg.annotation import Mentions, PersonMention, PostMention, Sentence, Token

NodeKind: TypeAlias = Literal[
    "person", "group", "description", "pronoun", "organization", "state", "place", "date", "word"
]

SUBJECT_PRONOUNS = frozenset({"he", "she", "they"})
OBJECT_PRONOUNS = frozenset({"him", "them", "her"})
REFLEXIVES = frozenset({"himself", "herself", "themselves"})
DETERMINERS = frozenset("the a an his her their its this that both each another".split())
# Words that may stand between an article and a name inside one noun phrase.
MODIFIERS = frozenset(
    """visiting senior top new newly late respected veteran ruling outgoing incoming comrade
    comrades dear great supreme young elder younger fellow then current acting former ex-
    brother successor wife husband predecessor colleague counterpart leader legislator diplomat
    official general his her their its country kingdom nation two three four five several
    opposition foreign prime chief party state government special lead leading host""".split()
)
APPOSITION_FILLERS = frozenset(
    """, a an the and who is was also as well concurrently both its his her he she with then
    currently himself herself which of at""".split()
)
GROUP_HEADS = frozenset(
    """sides leaders parties ministers presidents officials heads countries statesmen men women
    envoys delegations chiefs secretaries diplomats nations premiers counterparts legislators
    governments allies pair neighbours neighbors teams trio""".split()
)
COUNT_WORDS = frozenset("two three four five both".split())


@dataclass(frozen=True, slots=True)
class Node:
    """A phrase: token range, what it is, whom it names (chain numbers, empty if unresolved)."""

    kind: NodeKind
    first: int
    last: int
    text: str
    chains: tuple[int, ...] = ()
    state: str | None = None
    title: str | None = None
    value: str | None = None
    possessive: bool = False
    name: tuple[int, int] | None = None
    delegation: bool = False


@dataclass(frozen=True, slots=True)
class Phrases:
    """A sentence and its phrases, in order, covering every token."""

    sentence: Sentence
    nodes: tuple[Node, ...]
    quoted: frozenset[int] = field(default_factory=frozenset)

    def node_at(self, token: int) -> int:
        """The index of the node that covers a token."""
        return next(i for i, node in enumerate(self.nodes) if node.first <= token < node.last)


def phrases(sentence: Sentence, mentions: Mentions) -> Phrases:
    """Chunk one sentence; linear in its tokens and mentions."""
    spans = sorted(_spans(sentence, mentions), key=lambda n: (n.first, -n.last))
    nodes: list[Node] = []
    position = 0
    for node in spans:
        if node.first < position:
            continue
        nodes += [_word(sentence.tokens, i) for i in range(position, node.first)]
        nodes.append(node)
        position = node.last
    nodes += [_word(sentence.tokens, i) for i in range(position, len(sentence.tokens))]
    nodes = [_possessive(nodes, i) for i in range(len(nodes))]
    return Phrases(sentence, tuple(nodes), frozenset(_quoted(nodes)))


def _word(tokens: tuple[Token, ...], index: int) -> Node:
    text = tokens[index].text
    lower = text.lower()
    kind: NodeKind = "word"
    if lower in SUBJECT_PRONOUNS | OBJECT_PRONOUNS:
        kind = "pronoun"
    return Node(kind, index, index + 1, lower)


def _possessive(nodes: list[Node], index: int) -> Node:
    following = nodes[index + 1].text if index + 1 < len(nodes) else ""
    node = nodes[index]
    if node.kind != "word" and following in {"'s", "’s", "'", "’"}:
        return replace(node, possessive=True)
    return node


def _quoted(nodes: list[Node]) -> Iterator[int]:
    """Indices of nodes inside quotation marks; an unclosed quote runs to the end."""
    inside = False
    for index, node in enumerate(nodes):
        if node.text in {'"', "“", "”", "``", "''"}:
            inside = node.text != "”" and (node.text == "“" or not inside)
        elif inside:
            yield index


def _spans(sentence: Sentence, mentions: Mentions) -> Iterator[Node]:
    posts = [p for p in mentions.posts if p.sentence == sentence.index]
    persons = [p for p in mentions.persons if p.sentence == sentence.index]
    merged = [_person_node(sentence, p, persons, posts) for p in persons]
    yield from merged
    covered = [(n.first, n.last) for n in merged]
    for post in posts:
        if not any(first <= post.range[0] < last for first, last in covered):
            yield _description(sentence, post)
    for organization in mentions.organizations:
        if organization.sentence == sentence.index:
            yield _node(
                "organization",
                sentence,
                organization.range,
                state=organization.state,
                value=organization.name,
            )
    for place in mentions.places:
        if place.sentence == sentence.index:
            yield _node(
                "place",
                sentence,
                place.range,
                state=place.state,
                value=place.name,
                title=place.kind,
            )
    for date in mentions.dates:
        if date.sentence == sentence.index:
            yield _node("date", sentence, date.range, value=date.value, title=date.end)
    for state in mentions.states:
        if state.sentence == sentence.index:
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
    if first and sentence.tokens[first - 1].text.lower() in DETERMINERS:
        first -= 1
    chains = () if post.chain is None else (post.chain,)
    text = " ".join(t.text for t in sentence.tokens[first : post.range[1]]).lower()
    return Node("description", first, post.range[1], text, chains, post.state, post.title)


def _groups(sentence: Sentence) -> Iterator[Node]:
    """ "The two sides", "both leaders", "the pair", "both": several persons at once."""
    words = [t.text.lower() for t in sentence.tokens]
    for i, word in enumerate(words):
        window = words[i : i + 5]
        if word == "both" and window[1:2] and not window[1].isalpha():
            yield _node("group", sentence, (i, i + 1))
        if word in {"the", "both", "two", "all"}:
            for width in range(1, len(window)):
                if window[width] in GROUP_HEADS:
                    if _counts(window[: width + 1]):
                        yield _node("group", sentence, (i, i + width + 1))
                    break
                if window[width] in {"of", ",", ".", "and", "to", "in"}:
                    break


def _counts(window: list[str]) -> bool:
    return bool(COUNT_WORDS & set(window)) or window[-1] in {"leaders", "pair", "sides", "trio"}


def _person_node(
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
        elif word.lower() in MODIFIERS | DETERMINERS or word.rstrip(".") in _HONORIFICS:
            first -= 1
        elif word == "and" and any(p.range[1] == first - 1 for p in own):
            first -= 1
        else:
            break
    return first


_HONORIFICS = frozenset("Mr Mrs Ms Dr H.E Mme Sir Gen Lt Col Comrade Shri Dato Sheikh Hon".split())


def _extend_right(
    tokens: tuple[Token, ...], last: int, ceiling: int, own: list[PostMention]
) -> int:
    """Take in a position mark and the appositions after the name, with their closing comma."""
    last = _bracket(tokens, last, ceiling)
    end = last
    for post in sorted(own, key=lambda p: p.range):
        gap = [t.text.lower() for t in tokens[end : post.range[0]]]
        opened = end > last or gap[:1] in ([","], ["("], ["–"]) or "who" in gap
        if post.range[0] >= end and post.range[1] <= ceiling and opened:
            if all(word in APPOSITION_FILLERS for word in gap):
                end = _bracket(tokens, post.range[1], ceiling)
    if end > last and end < ceiling and tokens[end].text == ",":
        end += 1
    return end


def _bracket(tokens: tuple[Token, ...], last: int, ceiling: int) -> int:
    """Step over "(L)", "(center)", "(Vietnam)" after a name or post."""
    if last < ceiling and tokens[last].text == "(":
        for end in range(last + 1, min(last + 6, ceiling)):
            if tokens[end].text == ")":
                return end + 1
    return last


def persons_of(nodes: tuple[Node, ...]) -> Mapping[int, int]:
    """The first node of each chain named in a sentence."""
    found: dict[int, int] = {}
    for index, node in enumerate(nodes):
        if node.kind == "person":
            found.setdefault(node.chains[0], index)
    return found
