"""One report's facts in the form in which they are compared: folded once, shown as told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.errors import UnreadableInput
from kg.evaluation.folding import Words, fold, name_of, wording_of
from kg.model import Evidence, Span

OPENING = 4
"""Words of a sentence's beginning that must be equal for two statements to be the same."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact by its words: a person's name, a party's name, or a post's words and holder."""

    shown: str
    words: Words
    evidence: Evidence
    person: Words = frozenset()
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Encounter:
    """A meeting: the role of each person by folded name, and its circumstances as told."""

    shown: str
    roles: Mapping[Words, str | None]
    names: Mapping[Words, str]
    date: str | None
    kind: str | None
    place: str | None
    venue: str | None
    background: bool
    evidence: Evidence

    @property
    def principals(self) -> frozenset[Words]:
        """All but those who merely attended."""
        return frozenset(name for name, role in self.roles.items() if role != "attendee")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: its speaker and the first words of its sentence."""

    shown: str
    speaker: Words
    opening: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is compared of one report."""

    id: str
    house: str
    published: str | None = None
    persons: tuple[Entry, ...] = ()
    posts: tuple[Entry, ...] = ()
    parties: tuple[Entry, ...] = ()
    states: Mapping[str, Evidence] = field(default_factory=dict)
    meetings: tuple[Encounter, ...] = ()
    statements: tuple[Said, ...] = ()


def read_sheet(line: str, *, source: str, number: int) -> Sheet:
    """The sheet of one line of JSON Lines, gold or not; evidence may be missing.

    Raises UnreadableInput, naming file and line, where it is no JSON or lacks what is compared.
    """
    try:
        data = json.loads(line)
        return sheet(data)
    except json.JSONDecodeError as error:
        raise UnreadableInput(source, f"not JSON ({error.msg})", line=number) from error
    except KeyError as error:
        raise UnreadableInput(source, f"a fact lacks {error}", line=number) from error
    except (TypeError, AttributeError) as error:
        raise UnreadableInput(source, "not facts as the guide has them", line=number) from error


def sheet(data: Mapping[str, Any]) -> Sheet:
    """The sheet of a JSON object of facts; lists that are missing or null are empty."""
    found = data.get("state_evidence") or {}
    return Sheet(
        id=data["id"],
        house=data.get("house") or (data.get("article") or {}).get("publisher") or "unknown house",
        published=(data.get("article") or {}).get("published"),
        persons=tuple(_person(item) for item in data.get("persons") or ()),
        posts=tuple(_post(item) for item in data.get("posts") or ()),
        parties=tuple(_party(item) for item in data.get("parties") or ()),
        states={code: _evidence(found.get(code)) for code in data.get("states") or ()},
        meetings=tuple(_encounter(item) for item in data.get("meetings") or ()),
        statements=tuple(_said(item) for item in data.get("statements") or ()),
    )


def _evidence(spans: list[Mapping[str, Any]] | None) -> Evidence:
    return tuple(Span(span["start"], span["end"], span.get("in", "text")) for span in spans or ())


def _person(item: Mapping[str, Any]) -> Entry:
    return Entry(
        item["name"],
        name_of(item["name"]),
        _evidence(item.get("evidence")),
        state=item.get("state") or None,
    )


def _post(item: Mapping[str, Any]) -> Entry:
    title, organization = item.get("title") or "", item.get("organization") or ""
    return Entry(
        f"{item['person']}: {title}" + (f", {organization}" if organization else ""),
        wording_of(f"{title} {organization}"),
        _evidence(item.get("evidence")),
        person=name_of(item["person"]),
    )


def _party(item: Mapping[str, Any]) -> Entry:
    return Entry(item["name"], wording_of(item["name"]), _evidence(item.get("evidence")))


def _encounter(item: Mapping[str, Any]) -> Encounter:
    people = item.get("participants") or ()
    told = ", ".join(f"{person['name']} ({person.get('role')})" for person in people)
    when = item.get("date") or "undated"
    where = item.get("place") or "no place"
    aside = ", background" if item.get("background") else ""
    return Encounter(
        shown=f"{item.get('kind')} {when}, {where}{aside}: {told or 'nobody named'}",
        roles={name_of(person["name"]): person.get("role") for person in people},
        names={name_of(person["name"]): person["name"] for person in people},
        date=item.get("date") or None,
        kind=item.get("kind"),
        place=item.get("place") or None,
        venue=item.get("venue") or None,
        background=bool(item.get("background")),
        evidence=_evidence(item.get("evidence")),
    )


def _said(item: Mapping[str, Any]) -> Said:
    anchor = item.get("anchor") or item.get("text") or ""
    return Said(
        shown=f"{item['speaker']}: {anchor}",
        speaker=name_of(item["speaker"]),
        opening=tuple(fold(anchor).split()[:OPENING]),
        evidence=_evidence(item.get("evidence")),
    )
