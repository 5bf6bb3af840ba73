"""The reader's registers, and the stages of extraction one by one."""

from __future__ import annotations

from functools import cache

from kg.annotation import Layout, Mentions
from kg.facts import assemble
from kg.mentions import find_mentions
from kg.model import Document, Facts
from kg.registers import Registers, load_registers
from kg.text import layout


@cache
def reader_registers() -> Registers:
    """The registers, loaded once."""
    return load_registers()


def read_stages(document: Document, registers: Registers) -> tuple[Layout, Mentions, Facts]:
    """The stages of extraction, each with what it saw."""
    laid_out = layout(document, registers)
    mentions = find_mentions(laid_out, registers)
    return laid_out, mentions, assemble(laid_out, mentions, document, registers)
