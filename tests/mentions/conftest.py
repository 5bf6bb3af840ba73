"""Reads a text as a report does, so that tests speak of words and not of indices."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from kg.annotation import Layout, Mentions
from kg.mentions import find_mentions
from kg.model import Document
from kg.registers import load_registers
from kg.text import layout


@dataclass(frozen=True)
class Reading:
    """The mentions of a text, with short ways to what tests ask."""

    layout: Layout
    mentions: Mentions

    @property
    def persons(self) -> dict[str, str | None]:
        """Name -> state."""
        return {chain.name: chain.state for chain in self.mentions.chains}

    @property
    def posts(self) -> set[tuple[str, str, str | None]]:
        """Who is what of what."""
        chains = self.mentions.chains
        return {
            (chains[post.chain].name, post.title, post.organization)
            for post in self.mentions.posts
            if post.chain is not None
        }

    @property
    def former(self) -> set[tuple[str, str]]:
        """Whose post is over."""
        chains = self.mentions.chains
        return {
            (chains[post.chain].name, post.title)
            for post in self.mentions.posts
            if post.chain is not None and post.former
        }

    @property
    def states(self) -> set[str]:
        """The states named."""
        return {state.code for state in self.mentions.states}

    @property
    def parties(self) -> set[str]:
        """The parties named, also as the root of a body."""
        return {org.party for org in self.mentions.organizations if org.party}

    def words(self, sentence: int, span: tuple[int, int]) -> str:
        """The exact words of a range."""
        return self.layout.cut(self.layout.sentences[sentence].span(*span))

    def spoken(self, name: str) -> list[str]:
        """How the text calls a person, in order."""
        index = next(chain.index for chain in self.mentions.chains if chain.name == name)
        return [
            self.words(mention.sentence, mention.range)
            for mention in self.mentions.persons
            if mention.chain == index
        ]


@pytest.fixture(scope="session")
def read() -> Callable[..., Reading]:
    """Text (and a publisher) -> its mentions."""
    registers = load_registers()

    def of(text: str, publisher: str | None = None) -> Reading:
        document = Document(
            id="x",
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            media_type="text/plain",
            publisher=publisher,
        )
        cut = layout(document, registers)
        return Reading(cut, find_mentions(cut, registers))

    return of
