"""The default extractor: text, mentions, facts, one pass each, no model to download."""

from __future__ import annotations

from kg.facts import assemble
from kg.mentions import find_mentions
from kg.model import Document, Facts
from kg.registers import Registers, load_registers
from kg.text import layout


class RuleExtractor:
    """Grammar and registers; deterministic, without I/O (implements `ports.Extractor`)."""

    name = "rules"

    def __init__(self, registers: Registers | None = None) -> None:
        self._registers = registers or load_registers()

    def extract(self, document: Document) -> Facts:
        """The facts of the document, each with the words it was drawn from."""
        laid_out = layout(document, self._registers)
        mentions = find_mentions(laid_out, self._registers)
        return assemble(laid_out, mentions, document, self._registers)


def extract(document: Document) -> Facts:
    """The facts of a document, by the default extractor."""
    return RuleExtractor().extract(document)
