"""Who and what one report speaks of: every name in its facts, resolved to a key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.identity.folding import fold
from kg.identity.keys import (
    encounter_key,
    occasion_key,
    person_key,
    post_key,
    tenure_key,
)
from kg.identity.named import Named, place, publisher, standard_title
from kg.identity.organizations import organization
from kg.identity.roots import Unit, state_unit
from kg.model import Facts, Meeting, Participant
from kg.registers import Registers

BOTH = "both"
PRINCIPALS = frozenset({"host", "guest", "participant"})


@dataclass(frozen=True, slots=True)
class Holding:
    """A post attributed to a person: the keys, and the organization where it is known."""

    person: str
    post: str
    tenure: str
    title: str
    organization: Unit | None


@dataclass(frozen=True, slots=True)
class Identities:
    """The keys of one report's facts; the tuples run parallel to those of `Facts`.

    `persons` and `states_of` are by the name that the facts use; `sides` by the words of
    `Participant.side` and `.organization` and `Delegation.of`.
    """

    report: str
    persons: Mapping[str, str]
    states_of: Mapping[str, str | None]
    holdings: tuple[Holding, ...]
    parties: tuple[Unit, ...]
    meetings: tuple[str, ...]
    planned: tuple[str, ...]
    places: tuple[Named | None, ...]
    planned_places: tuple[Named | None, ...]
    occasions: tuple[str, ...]
    units: Mapping[str, Unit]
    publisher: Named | None
    agency: Named | None
    dateline_place: Named | None

    def behalf(self, participant: Participant) -> tuple[str, ...]:
        """The keys of those for whom the participant acts: organization, then side."""
        words = filter(None, (participant.organization, participant.side))
        return tuple(dict.fromkeys(self.units[name].key for name in words))

    def state_of(self, participant: Participant) -> str | None:
        """The state whose side the participant is on: as told there, else the person's."""
        side = self.units.get(participant.side) if participant.side else None
        return (side.state if side else None) or self.states_of.get(participant.name)


def identify(facts: Facts, registers: Registers) -> Identities:
    """Resolve every name in the facts, by themselves alone: no look-up in other reports.

    Raises ValueError for facts that are bound to no text (`document.sha256` is empty).
    """
    report = facts.document.sha256
    if not report:
        raise ValueError(f"{facts.id}: the facts are bound to no text; set document.sha256")
    states_of = dict.fromkeys(_names(facts)) | {
        person.name: person.state for person in reversed(facts.persons)
    }
    persons = {name: person_key(state, name) for name, state in states_of.items()}
    units = _units(facts, registers)
    return Identities(
        report=report,
        persons=persons,
        states_of=states_of,
        holdings=tuple(_holdings(facts, persons, states_of, units, registers)),
        parties=tuple(units[party.name] for party in facts.parties),
        meetings=_encounters(facts.meetings, persons, kind="meeting", report=report),
        planned=_encounters(facts.planned, persons, kind="planned", report=report),
        places=tuple(place(item.place, item.state, registers) for item in facts.meetings),
        planned_places=tuple(place(item.place, item.state, registers) for item in facts.planned),
        occasions=tuple(_occasions(facts, states_of)),
        units=units,
        publisher=_publisher(facts.article.publisher or facts.document.publisher, registers),
        agency=_publisher(facts.article.agency, registers),
        dateline_place=place(facts.article.dateline_place, None, registers),
    )


def principals(meeting: Meeting) -> tuple[Participant, ...]:
    """Those who met, in the order of names; attendees only accompany them."""
    chosen = (person for person in meeting.participants if person.role in PRINCIPALS)
    return tuple(sorted(chosen, key=lambda person: person.position))


def _names(facts: Facts) -> Iterator[str]:
    """Every name that a fact uses for a person."""
    yield from (post.person for post in facts.posts)
    for meeting in (*facts.meetings, *facts.planned):
        yield from (participant.name for participant in meeting.participants)
    for delegation in facts.delegations:
        yield from filter(None, (delegation.head, *delegation.members))
    yield from (item.speaker for item in facts.statements if item.speaker != BOTH)


def _units(facts: Facts, registers: Registers) -> dict[str, Unit]:
    """The organizations of parties, sides and delegations by the words used for them."""
    units: dict[str, Unit] = {}
    for party in facts.parties:
        unit = organization(party.name, registers, state=party.state, kind="party")
        units[party.name] = unit
    for meeting in (*facts.meetings, *facts.planned):
        for person in meeting.participants:
            for words in filter(None, (person.organization, person.side)):
                state = person.side if person.side and len(person.side) == 2 else None
                units.setdefault(words, _unit(words, registers, state=state))
    for delegation in facts.delegations:
        if delegation.of:
            units.setdefault(delegation.of, _unit(delegation.of, registers, state=None))
    return units


def _unit(words: str, registers: Registers, *, state: str | None) -> Unit:
    """The organization of the words, which may be a state's code."""
    if len(words) == 2 and words.isupper():
        return state_unit(words, registers)
    return organization(words, registers, state=state)


def _holdings(
    facts: Facts,
    persons: Mapping[str, str],
    states_of: Mapping[str, str | None],
    units: Mapping[str, Unit],
    registers: Registers,
) -> Iterator[Holding]:
    parties = {fold(party.name): units[party.name] for party in facts.parties}
    for post in facts.posts:
        state = states_of[post.person]
        unit = None
        if post.organization:
            unit = parties.get(fold(post.organization)) or organization(
                post.organization, registers, state=state
            )
        title = standard_title(post.title, registers)
        key = post_key(unit.key if unit else None, title, state=state)
        person = persons[post.person]
        yield Holding(person, key, tenure_key(person, key), title, unit)


def _encounters(
    meetings: Iterable[Meeting], persons: Mapping[str, str], *, kind: str, report: str
) -> tuple[str, ...]:
    """One key a meeting: day, kind and principals, or else report and index.

    A further meeting of the same key in the report gets "-2", "-3" and so on.
    """
    keys, seen = [], Counter[str]()
    for number, meeting in enumerate(meetings, start=1):
        names = (persons[participant.name] for participant in principals(meeting))
        proposed = encounter_key(meeting.date, meeting.kind, names)
        key = proposed or f"report/{report}/{number}"
        seen[key] += 1
        keys.append(f"{kind}/{key}" if seen[key] == 1 else f"{kind}/{key}-{seen[key]}")
    return tuple(keys)


def _occasions(facts: Facts, states_of: Mapping[str, str | None]) -> Iterator[str]:
    """Occasions in the context of the states that meet for it, else of those in the report.

    More than two states in the report are no context: the occasion stays the report's own.
    """
    for index, occasion in enumerate(facts.occasions):
        meeting_states = {
            states_of.get(person.name)
            for meeting in (*facts.meetings, *facts.planned)
            if index in meeting.occasions
            for person in principals(meeting)
        }
        context = sorted(filter(None, meeting_states)) or sorted(facts.states)
        if 0 < len(context) <= 2:
            yield occasion_key(context, occasion.name)
        else:
            yield occasion_key([f"report.{facts.document.sha256}"], occasion.name)


def _publisher(name: str | None, registers: Registers) -> Named | None:
    return publisher(name, registers) if name else None
