"""An organization as a value: its parts from itself outwards, and how its full name reads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

OrgKind: TypeAlias = Literal["party", "body", "international", "other"]
Needs: TypeAlias = Literal["", "party", "state", "parent", "antecedent"]
# A party's organs that reports write after its name: "CPC Central Committee".
_AFTER_PARTY = (
    "Central Committee",
    "Central Commission",
    "Municipal Committee",
    "Provincial Committee",
    "Regional Committee",
)


@dataclass(frozen=True, slots=True)
class Part:
    """One link of the chain; `after` where it is written after its parent, without "of"."""

    name: str
    after: bool = False


@dataclass(frozen=True, slots=True)
class Org:
    """An organization; `needs` says what the context must still give: party, state, parent."""

    lineage: tuple[Part, ...]
    kind: OrgKind
    state: str | None = None
    party: str | None = None
    needs: Needs = ""
    suffix: str = ""

    @property
    def name(self) -> str:
        """The full name, abbreviations spelled out."""
        if not self.lineage:
            return ""
        *inner, root = self.lineage
        name = root.name
        if self.suffix:
            name = f"{name} of {self.suffix}"
        for part in reversed(inner):
            name = f"{name} {part.name}" if part.after else f"{part.name} of the {name}"
        return name


def below(unit: str, parent: Org, *, prefixed: bool = False) -> Org:
    """The unit of a parent; `prefixed` where the text wrote the parent first."""
    direct = (
        len(parent.lineage) == 1
        and parent.kind == "party"
        and any(tail in unit for tail in _AFTER_PARTY)
    )
    part = Part(unit, after=prefixed and direct)
    return replace(
        parent,
        lineage=(part, *parent.lineage),
        kind="body" if parent.kind == "party" else parent.kind,
    )


def under(unit: Org, parent: Org) -> Org:
    """A composed unit of a parent: the units' chain, then the parent's."""
    return replace(
        parent,
        lineage=unit.lineage + parent.lineage,
        kind="body" if parent.kind == "party" else parent.kind,
    )


def of_state(unit: Org, code: str, short: str) -> Org:
    """A unit of a state; the state's name is added unless the unit's own name carries it."""
    return replace(unit, state=code, suffix=short, needs="", kind="body")
