"""Where found facts and gold facts differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from kg.model import Evidence

Problem: TypeAlias = Literal["missed", "spurious", "wrong"]


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A fact missed, invented or told wrongly; `what` shows it.

    `kind` is the kind of fact that suffers. Evidence is the found fact's, empty where missed.
    """

    document: str
    kind: str
    problem: Problem
    what: str
    evidence: Evidence = ()
