"""Longest-match look-up of phrases over folded tokens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")


class _Node(Generic[Value]):
    __slots__ = ("children", "values")

    def __init__(self) -> None:
        self.children: dict[str, _Node[Value]] = {}
        self.values: tuple[Value, ...] = ()


class Trie(Generic[Value]):
    """Phrases and what they stand for; built once, then only read."""

    def __init__(self, entries: Iterable[tuple[Sequence[str], Value]]) -> None:
        self._root: _Node[Value] = _Node()
        for path, value in entries:
            node = self._root
            for key in path:
                node = node.children.setdefault(key, _Node())
            if path and value not in node.values:
                node.values = (*node.values, value)

    @property
    def starts(self) -> Mapping[str, object]:
        """The parts with which phrases begin."""
        return self._root.children

    def matches(
        self, words: Sequence[tuple[str, ...]], first: int
    ) -> list[tuple[int, tuple[Value, ...]]]:
        """Where phrases that begin at word `first` end, longest first, with their values.

        A word is its folded parts (`kg.registers.fold_word`); one without parts is an
        apostrophe and is passed over inside a phrase.
        """
        found: list[tuple[int, tuple[Value, ...]]] = []
        if not words[first]:
            return found
        node = self._root
        for index in range(first, len(words)):
            for part in words[index]:
                child = node.children.get(part)
                if child is None:
                    return found[::-1]
                node = child
            if node.values and words[index]:
                found.append((index + 1, node.values))
        return found[::-1]
