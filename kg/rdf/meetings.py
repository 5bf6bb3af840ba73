"""What a report adds to the shared nodes of encounters, and to the histories of pairs.

Who met whom: counterparts among the principals. Two hosts receive together and two guests
come together, which is no meeting of each other; so with two participants of one state,
unless the encounter is that state's own affair. A conference brings people into one hall,
not before one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from kg.identity import Identities, Named, pair_key, principals, sovereign, state_key
from kg.model import Facts, Meeting, Participant
from kg.rdf.contribution import Contribution
from kg.registers import Registers

_KIND_WORDS = {
    "meeting": "Meeting",
    "phone_call": "Phone call",
    "video_call": "Video call",
    "conference": "Conference",
    "ceremony": "Ceremony",
}
_NAMES_IN_LABEL = 3
_SAME_ROLE = frozenset({"host", "guest"})


def of_encounters(
    facts: Facts, identities: Identities, registers: Registers
) -> Iterator[Contribution]:
    """Contributions to meetings, planned meetings and the histories of pairs."""
    held = zip(facts.meetings, identities.meetings, identities.places, strict=True)
    for meeting, key, place in held:
        yield from _encounter(meeting, key, place, identities)
        yield from _pairs(meeting, key, identities, registers)
    planned = zip(facts.planned, identities.planned, identities.planned_places, strict=True)
    for meeting, key, place in planned:
        yield from _encounter(meeting, key, place, identities)


def _encounter(
    meeting: Meeting, key: str, place: Named | None, identities: Identities
) -> Iterator[Contribution]:
    values = [
        ("label", _label(meeting)),
        ("kind", meeting.kind.replace("_", "-")),
        ("date", meeting.date),
        ("end", meeting.end_date),
        ("place", place.key if place else None),
        ("venue", meeting.venue),
    ]
    values += [("occasion", identities.occasions[index]) for index in meeting.occasions]
    values += [("principal", identities.persons[who.name]) for who in principals(meeting)]
    values += [("participant", identities.persons[who.name]) for who in meeting.participants]
    for predicate, value in values:
        if value:
            yield Contribution(key, predicate, value)


def _label(meeting: Meeting) -> str:
    """A line for people: the kind, who met in the order of names, the day."""
    chosen = principals(meeting) or meeting.participants
    names = list(dict.fromkeys(person.name for person in chosen))
    more = len(names) - _NAMES_IN_LABEL
    if more > 0:
        names = [*names[:_NAMES_IN_LABEL], f"{more} more"]
    listed = " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    kind = _KIND_WORDS[meeting.kind]
    return ", ".join(filter(None, (f"{kind} of {listed}" if listed else kind, meeting.date)))


def _pairs(
    meeting: Meeting, key: str, identities: Identities, registers: Registers
) -> Iterator[Contribution]:
    """The pairs of persons and of states that met, each with the meeting and its date."""
    met = f"{key} {meeting.date}" if meeting.date else key
    for first, second in counterparts(meeting, identities):
        members = [identities.persons[first.name], identities.persons[second.name]]
        yield from _pair(members, met)
        codes = (sovereign(identities.state_of(who), registers) for who in (first, second))
        states = sorted({state_key(code) for code in codes if code})
        if len(states) == 2:
            yield from _pair(states, met)


def _pair(members: list[str], met: str) -> Iterator[Contribution]:
    key = pair_key(*members)
    for member in members:
        yield Contribution(key, "member", member)
    yield Contribution(key, "met", met)


def counterparts(
    meeting: Meeting, identities: Identities
) -> Iterator[tuple[Participant, Participant]]:
    """The pairs of principals who met each other, in the order of names."""
    if meeting.kind == "conference":
        return
    present = principals(meeting)
    domestic = len({identities.state_of(person) for person in present}) == 1
    for first, second in combinations(present, 2):
        if identities.persons[first.name] == identities.persons[second.name]:
            continue
        if first.role == second.role:
            state = identities.state_of(first)
            one_side = state is not None and state == identities.state_of(second)
            if first.role in _SAME_ROLE or (one_side and not domestic):
                continue
        yield first, second
