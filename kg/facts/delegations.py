"""Delegations: who sent them, who leads them, who else is named as a member."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.annotation import Sentence
from kg.facts.clauses import subject
from kg.facts.coreference import Discourse
from kg.facts.nodes import Node, Phrases
from kg.model import Span

LED = frozenset({"led", "headed"})
LEADS = frozenset({"leads", "leading", "heads", "heading", "led", "headed", "took"})


@dataclass(frozen=True, slots=True)
class Sent:
    """One naming of a delegation: the sender's name or None, the head's chain or None."""

    of: str | None
    head: int | None
    span: Span


def delegations(phrases: Phrases, discourse: Discourse) -> Iterator[Sent]:
    """The delegations that a sentence names, with head or sender or both."""
    nodes = phrases.nodes
    for index, node in enumerate(nodes):
        if node.text in {"delegation", "delegations", "mission"} and node.kind == "word":
            sender = _sender(nodes, index)
            head = _head(nodes, index, discourse)
            if sender is not None or head is not None:
                yield Sent(sender, head, _span(phrases.sentence))


def _span(sentence: Sentence) -> Span:
    return Span(sentence.start, sentence.end, sentence.within)


def _sender(nodes: tuple[Node, ...], index: int) -> str | None:
    for position in range(index - 1, max(-1, index - 5), -1):
        node = nodes[position]
        if node.kind == "organization":
            return node.value
        if node.kind == "state":
            return f"state:{node.state}"
        if node.text in {",", ".", "by", "with", "of"}:
            break
    after = nodes[index + 1 : index + 4]
    if after and after[0].text == "of":
        for node in after[1:]:
            if node.kind == "organization":
                return node.value
            if node.kind == "state":
                return f"state:{node.state}"
    return None


def _head(nodes: tuple[Node, ...], index: int, discourse: Discourse) -> int | None:
    words = [n.text for n in nodes]
    for position in range(index + 1, min(index + 10, len(nodes) - 1)):
        if words[position] in LED and words[position + 1] == "by":
            for node in nodes[position + 2 : position + 8]:
                if node.kind in {"person", "description", "pronoun"}:
                    return next(iter(discourse.resolve(node)), None)
    for position in range(index - 1, max(-1, index - 8), -1):
        if words[position] in LEADS or (
            words[position] == "head" and words[position + 1 : position + 2] == ["of"]
        ):
            head = subject(nodes, position)
            found = () if head is None else discourse.resolve(nodes[head])
            return next(iter(found), None)
    return None
