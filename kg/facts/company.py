"""Company: which encounter those present attended, and as what."""

from __future__ import annotations

from kg.facts.attendance import attendees
from kg.facts.coreference import Discourse
from kg.facts.meetings import Draft
from kg.facts.nodes import Phrases
from kg.facts.statements import direct_speech
from kg.facts.verbs import finite_like
from kg.model import Span


def _foreign(person: int, current: Draft, discourse: Discourse) -> bool:
    """Whether a person is known to be of another state than all the hosts."""
    state = discourse.chain(person).state
    hosts = {discourse.chain(h).state for h in current.hosts}
    return bool(hosts) and state is not None and state not in hosts


def _joins(chunked: Phrases) -> bool:
    """ "joined the two presidents for the talks": one more principal."""
    words = [n.text for n in chunked.nodes]
    at = words.index("joined") if "joined" in words else None
    return at is not None and words[at + 1 : at + 2] != ["by"] and "for" in words[at + 1 : at + 12]


def _is_list(chunked: Phrases) -> bool:
    """An item of a list: a name or more, and no verb."""
    named = any(n.kind == "person" for n in chunked.nodes)
    return named and not any(finite_like(chunked.nodes, i) for i in range(len(chunked.nodes)))


def keep_company(chunked: Phrases, discourse: Discourse, current: Draft | None) -> None:
    """Add those whom a sentence names as present to the encounter they attended."""
    if current is None or direct_speech(chunked):
        return
    if _is_list(chunked) and current.kind == "ceremony" and current.hosts:
        for person in (c for n in chunked.nodes if n.kind == "person" for c in n.chains):
            if person not in current.persons:
                current.persons.append(person)
                current.guests.add(person)
                current.spans.append(Span(chunked.sentence.start, chunked.sentence.end))
        return
    own = any(n.text in {"accompanied", "flanked"} for n in chunked.nodes)
    open_side = not own and (current.partial or current.unnamed in {"head", "several"})
    company = attendees(chunked, discourse)
    guests = any(_foreign(person, current, discourse) for person in company)
    for person in company:
        if person not in current.persons and person not in current.attendees:
            present = any(n.text in {"present", "attendance", "among"} for n in chunked.nodes)
            joins = _joins(chunked)
            opposite = open_side or any(n.text == "host" for n in chunked.nodes[:4])
            speaks = (current.kind == "conference" and not present) or opposite or joins
            invited = current.kind == "ceremony" and (
                _foreign(person, current, discourse)
                or (guests and discourse.chain(person).state is None)
            )
            if invited:
                current.guests.add(person)
            (current.persons if speaks or invited else current.attendees).append(person)
            open_side = open_side and current.unnamed == "several"
            current.spans.append(Span(chunked.sentence.start, chunked.sentence.end))
            current.partial = False
    if len(current.persons) > 1:
        current.unnamed = "none"
