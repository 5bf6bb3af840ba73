"""Phrases: what a sentence is made of once its names are joined up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from kg.annotation import Sentence

NodeKind: TypeAlias = Literal[
    "person", "group", "description", "pronoun", "organization", "state", "place", "date", "word"
]
NOMINAL = frozenset({"person", "group", "description", "pronoun", "organization", "state"})


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
