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
from kg.facts.lexicon import BE, DO, HAVE, MODAL, lexicon

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
GROUP_MODIFIERS = MODIFIERS | COUNT_WORDS | frozenset("all general defense defence".split())
_DEMONYMIC = ("ese", "ish", "an", "i", "ch")
# Heads of descriptions that name a person by a part played, not by a post.
DESCRIPTION_HEADS = frozenset(
    """leader guest visitor host envoy official diplomat legislator lawmaker statesman general
    counterpart premier president minister chancellor secretary chairman chairwoman ambassador
    king queen emir speaker chief commander governor mayor director spokesman spokeswoman
    spokesperson politician monarch prince dignitary marshal adviser advisor""".split()
)
_BEFORE_HEAD = MODIFIERS | frozenset(
    """distinguished party's former top visiting newly 's ’s military state head vice deputy first
    honoured honored lao most own respective said latter's""".split()
)


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
    former: bool = False


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
    nodes = _appositions(_describe(nodes))
    nodes = [_possessive(nodes, i) for i in range(len(nodes))]
    return Phrases(sentence, tuple(nodes), frozenset(_quoted(nodes, sentence.tokens)))


def _word(tokens: tuple[Token, ...], index: int) -> Node:
    text = tokens[index].text
    lower = text.lower()
    kind: NodeKind = "word"
    if lower in SUBJECT_PRONOUNS | OBJECT_PRONOUNS:
        kind = "pronoun"
    return Node(kind, index, index + 1, lower)


def _appositions(nodes: list[Node]) -> list[Node]:
    """Take ", president of the house," into the phrase of the person it tells more about."""
    joined: list[Node] = []
    index = 0
    while index < len(nodes):
        node = nodes[index]
        end = _apposition_end(nodes, index) if node.kind == "person" else None
        if end is not None:
            node = replace(node, last=nodes[end - 1].last)
        joined.append(node)
        index = end or index + 1
    return joined


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
        clause = node.kind == "word" and (_heads_clause(node.text) or node.text in _CLAUSE_WORDS)
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
        first.text in {"a", "an", "the", "also"}
        or first.text in DESCRIPTION_HEADS
        or first.text in {"member", "head", "deputy", "vice", "first", "senior", "former", "acting"}
    )
    return own or titled or (first.kind == "description" and not first.chains and titled)


def _heads_clause(word: str) -> bool:
    verb = lexicon().verb(word)
    if verb is not None:
        return "past" in verb.forms
    return word in BE | HAVE | DO | MODAL or (word.endswith("ed") and len(word) > 4)


_CLAUSE_WORDS = frozenset("who which that whose where when while took went came saw left".split())


def _describe(nodes: list[Node]) -> list[Node]:
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
        if node.kind == "word" and node.text in DESCRIPTION_HEADS:
            follows = nodes[position + 1].text if position + 1 < len(nodes) else ""
            more = (
                follows in DESCRIPTION_HEADS
                or follows in {"'s", "’s"}
                and (position + 2 < len(nodes) and nodes[position + 2].text in DESCRIPTION_HEADS)
            )
            if not more:
                named = position + 1 < len(nodes) and nodes[position + 1].kind == "person"
                return None if named else position + 1
        elif node.kind == "description" and node.last - node.first <= 3:
            return position + 1 if position > index + 1 else None
        elif node.kind not in {"state", "organization"} and node.text not in _BEFORE_HEAD:
            return None
    return None


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
        if node.text in _QUOTES:
            glued = node.first > 0 and tokens[node.first - 1].end == tokens[node.first].start
            if node.text in {"“", "``"} or (node.text == '"' and not glued):
                opened = index
            else:
                yield from range(opened if opened is not None else 0, index)
                opened = None
    if opened is not None:
        yield from range(opened, len(nodes))


_QUOTES = frozenset({'"', "“", "”", "``", "''"})


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
        if word == "both" and (not after.isalpha() or _heads_clause(after)):
            yield _node("group", sentence, (i, i + 1))
        if word in {"the", "both", "two", "all"}:
            for width in range(1, len(window)):
                if window[width] in GROUP_HEADS:
                    if _counts(window[: width + 1]):
                        yield _node("group", sentence, (i, i + width + 1))
                    break
                if window[width] not in GROUP_MODIFIERS and not window[width].endswith(_DEMONYMIC):
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
    if end == last or end >= len(tokens):
        return end
    if tokens[end].text not in _AFTER_APPOSITION and lexicon().verb(tokens[end].text) is None:
        return last  # the apposition goes on in words not understood: leave it to the clauses
    return end + 1 if end < ceiling and tokens[end].text == "," else end


_AFTER_APPOSITION = frozenset(", . ; : ) and on in at during here to for from – — - --".split())


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
