"""What the report's ground lends to its encounters: day and place of the lead, the visit's city."""

from __future__ import annotations

from kg.facts.ground import Ground
from kg.facts.meetings import Draft, StateOf


def settle(
    held: list[Draft],
    ground: Ground,
    state_of: StateOf,
    *,
    heading: tuple[str, str | None] | None = None,
    visited: str | None = None,
    day: str | None = None,
) -> None:
    """Give the lead its day and place; encounters of the same visit share the lead's place."""
    for draft in held:
        known = ground.venues(draft.venue) if draft.venue and draft.place is None else None
        if known is not None and known.city:
            draft.place, draft.state = known.city, draft.state or known.state
    lead = next((d for d in held if not d.background), None)
    if lead is None:
        return
    if lead.kind == "meeting" and lead.spoken and not (lead.place or lead.venue or lead.state):
        lead.kind = "phone_call"
    away = _abroad(lead, ground, state_of, visited)
    if lead.date is None and lead.early and not away:
        lead.date = day or (None if lead.dated else ground.day)
    _place_lead(lead, ground, state_of)
    if heading is not None and lead.place is None and lead.state in (None, heading[1]):
        lead.place, lead.state = heading  # the city of the headline
    for draft in held:
        if draft.date is None and draft.follows is not None and not draft.dated:
            draft.date = draft.follows.date
        if draft.kind in {"phone_call", "video_call"}:
            draft.place = draft.venue = draft.state = None
        elif draft is not lead and not draft.background and not draft.elsewhere:
            _share_place(draft, lead, state_of)


def _abroad(lead: Draft, ground: Ground, state_of: StateOf, visited: str | None) -> bool:
    """A visit abroad told at home: the dateline is the visitor's, the host's state was visited."""
    states = {state_of(p) for p in lead.persons}
    elsewhere = lead.visiting is not None and lead.visiting[1] != ground.state
    told = lead.place or lead.state or lead.venue or elsewhere
    if told or visited is None or visited == ground.state:
        return False
    if states != {visited, ground.state} or lead.hosts:
        return False
    lead.state = visited
    return True


def _place_lead(lead: Draft, ground: Ground, state_of: StateOf) -> None:
    """The dateline's city, unless it is only where the house sits, far from both sides."""
    told = lead.place or lead.state or lead.venue
    if told or lead.kind in {"phone_call", "video_call"}:
        return
    if lead.visiting is not None:
        lead.place, lead.state = lead.visiting
        return
    states = {state_of(p) for p in lead.persons}
    desk = ground.state is not None and ground.state == ground.house
    if not desk or ground.state in states or states == {None}:
        lead.place, lead.state = ground.place, ground.state


def _share_place(draft: Draft, lead: Draft, state_of: StateOf) -> None:
    before = draft.follows
    if before is not None and draft.place is None and draft.state in (None, before.state):
        draft.place, draft.state = before.place, draft.state or before.state
    if draft.place is None and draft.state in (None, lead.state):
        draft.place, draft.state = lead.place, draft.state or lead.state
    if draft.state is None and not draft.hosts and not draft.guests:
        # No place known: who was the guest before is the guest of these hosts too.
        visiting = [p for p in draft.persons if p in lead.guests and p not in lead.hosts]
        rest = [p for p in draft.persons if p not in visiting]
        if visiting and rest and all(state_of(p) != state_of(visiting[0]) for p in rest):
            draft.guests, draft.hosts = set(visiting), set(rest)
