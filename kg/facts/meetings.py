"""From tellings to meetings: what is one encounter, when, where, who was host and guest.

Tellings join when their persons overlap as one meeting's would, their kinds agree and
their dates do not contradict. Roles follow the verb where it says who received whom, else
the place: who is at home is the host, in a third country nobody is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kg.facts.circumstance import Circumstance
from kg.facts.telling import Encounter, OpenSide
from kg.model import Evidence, MeetingKind, Role, Span

StateOf = Callable[[int], str | None]


@dataclass(slots=True)
class Draft:
    """A meeting in the making."""

    kind: MeetingKind
    persons: list[int]
    hosts: set[int] = field(default_factory=set)
    guests: set[int] = field(default_factory=set)
    attendees: list[int] = field(default_factory=list)
    date: str | None = None
    end_date: str | None = None
    place: str | None = None
    venue: str | None = None
    state: str | None = None
    background: bool = False
    planned: bool = False
    solemn: bool = False
    spans: list[Span] = field(default_factory=list)
    order: list[int] = field(default_factory=list)
    dated: bool = False
    caption: bool = False
    aside: bool = False
    spoken: bool = False
    partial: bool = False
    unnamed: OpenSide = "none"
    elsewhere: bool = False
    early: bool = False
    sidelines: bool = False
    callers: set[int] = field(default_factory=set)
    called: set[int] = field(default_factory=set)
    headline: bool = False
    follows: Draft | None = None
    visiting: tuple[str, str | None] | None = None

    @property
    def evidence(self) -> Evidence:
        """The sentences that tell it, in text order."""
        return tuple(sorted(set(self.spans)))


@dataclass(slots=True)
class Agenda:
    """All meetings of one report so far; `lead` is the first in the foreground."""

    home: str | None
    state_of: StateOf
    drafts: list[Draft] = field(default_factory=list)
    city: tuple[str, str | None] | None = None
    heading: tuple[str, str | None] | None = None
    visited: str | None = None
    day: str | None = None
    apart: frozenset[int] = frozenset()

    @property
    def lead(self) -> Draft | None:
        """The first encounter that the report itself is about."""
        return next((d for d in self.drafts if not d.background and not d.planned), None)

    def current(self) -> Draft | None:
        """The encounter last told in the foreground."""
        told = [d for d in self.drafts if not d.background and not d.planned]
        return told[-1] if told else None

    def company(self) -> Draft | None:
        """The encounter whose company is told: the last one that was no aside."""
        told = [d for d in self.drafts if not d.background and not d.planned]
        if told and told[-1].kind == "ceremony":
            return told[-1]
        return next((d for d in reversed(told) if not d.aside), told[-1] if told else None)

    def same_occasion(self, fresh: Draft) -> Draft | None:
        """ "was received on the same occasion": one more guest of the encounter just told."""
        current = self.current()
        if current is None or not set(current.persons) & set(fresh.persons):
            return None
        current.persons += [p for p in fresh.persons if p not in current.persons]
        current.hosts |= fresh.hosts
        current.guests |= fresh.guests
        current.spans += fresh.spans
        return current

    def part(self, persons: tuple[int, ...], where: Circumstance) -> Circumstance:
        """Let a caption that showed separate encounters as one give way to them."""
        joint = next((d for d in self.drafts if d.caption and set(d.persons) == set(persons)), None)
        if joint is None:
            return where
        self.drafts.remove(joint)
        return replace(
            where,
            date=where.date or joint.date,
            place=where.place or joint.place,
            venue=where.venue or joint.venue,
            state=where.state or joint.state,
        )

    def add(self, told: Encounter, where: Circumstance, span: Span, *, caption: bool) -> Draft:
        """Join a telling to the meeting it tells, or begin a new one."""
        fresh = self._draft(told, where, span)
        fresh.caption = caption
        parts = [d for d in self.drafts if set(d.persons) < set(fresh.persons)]
        if caption and len(parts) > 1:  # shows together whom the report met apart
            for part in parts:
                _fill(part, fresh)
            return parts[0]
        if where.same_occasion:
            joined = self.same_occasion(fresh)
            if joined is not None:
                return joined
        for draft in reversed(self.drafts):
            if _same(draft, fresh):
                _join(draft, fresh)
                return draft
        self.drafts.append(fresh)
        return fresh

    def _draft(self, told: Encounter, where: Circumstance, span: Span) -> Draft:
        draft = Draft(
            kind=told.kind,
            persons=list(told.persons),
            attendees=list(told.attendees),
            hosts=set(told.hosts),
            guests=set(told.guests),
            date=where.date,
            end_date=where.end_date,
            place=where.place,
            venue=where.venue,
            state=where.state or (self.home if where.here else None),
            background=where.distant and not where.future,
            planned=where.future,
            solemn=told.solemn,
            partial=told.partial,
            unnamed=told.unnamed,
            elsewhere=where.elsewhere,
            spans=[span],
            dated=where.dated,
            sidelines=where.sidelines,
            callers=set(told.left),
            called=set(told.right),
        )
        draft.visiting = self.city
        before = self.current()
        if before is None and where.lent:  # "the same day", of no encounter told before
            draft.date, draft.dated = where.lent, True
        follows = where.same_day or (told.solemn and not told.left)
        if before is not None and not where.dated and follows and not where.distant:
            draft.follows = before
        return draft


def _same(draft: Draft, fresh: Draft) -> bool:
    """Whether two tellings are of one meeting."""
    if draft.planned != fresh.planned:
        return False
    if draft.kind != fresh.kind and not _kinds_agree(draft, fresh):
        return False
    if (
        draft.date
        and fresh.date
        and draft.date != fresh.date
        and not (draft.date.startswith(fresh.date) or fresh.date.startswith(draft.date))
    ):
        return False
    if draft.background != fresh.background and (fresh.dated or draft.dated or fresh.background):
        return False
    mine, other = set(draft.persons), set(fresh.persons)
    if draft.kind == fresh.kind == "conference":
        return True
    if draft.solemn and fresh.solemn and draft.spans[-1] == fresh.spans[-1]:
        return True
    if fresh.unnamed != "none" and fresh.elsewhere:
        return False
    if len(mine) == 1 or len(other) == 1:
        unnamed = draft.unnamed != "none"
        return bool(mine & other) and (unnamed or draft.kind == fresh.kind)
    return mine <= other or other <= mine


def _kinds_agree(draft: Draft, fresh: Draft) -> bool:
    talks = {"meeting", "phone_call", "video_call"}
    shown = draft.caption and draft.date == fresh.date and set(draft.persons) == set(fresh.persons)
    if shown and draft.kind == "ceremony" and fresh.kind == "meeting":
        return True  # the picture of the dinner
    again = draft.spans[-1] == fresh.spans[-1] and set(fresh.persons) <= set(draft.persons)
    if (again or draft.unnamed != "none") and {draft.kind, fresh.kind} <= talks:
        return True
    if draft.headline and {draft.kind, fresh.kind} <= talks:
        return True
    if draft.kind in talks and fresh.kind == "meeting":
        return True
    told_later = fresh.dated and draft.date != fresh.date
    return fresh.kind in talks and draft.kind == "meeting" and draft.date is None and not told_later


def _fill(draft: Draft, fresh: Draft) -> None:
    """Time and place where the draft has none yet."""
    draft.date = draft.date or fresh.date
    draft.place = draft.place or fresh.place
    draft.venue = draft.venue or fresh.venue
    draft.state = draft.state or fresh.state


def _join(draft: Draft, fresh: Draft) -> None:
    if draft.headline and not fresh.caption and set(fresh.persons) < set(draft.persons):
        draft.persons = []  # the text tells who really met at this one
        draft.hosts, draft.guests = set(), set()
    draft.headline = draft.headline and fresh.headline
    draft.persons += [p for p in fresh.persons if p not in draft.persons]
    draft.attendees = [p for p in draft.attendees if p not in draft.persons]
    draft.attendees += [
        p for p in fresh.attendees if p not in draft.persons and p not in draft.attendees
    ]
    draft.hosts |= fresh.hosts
    draft.guests |= fresh.guests
    if draft.caption and not fresh.caption and draft.kind == "ceremony":
        draft.kind = fresh.kind
    if draft.kind == "meeting" and fresh.kind in {"phone_call", "video_call"}:
        draft.kind = fresh.kind
    if fresh.date and (draft.date is None or len(fresh.date) > len(draft.date)):
        draft.date, draft.dated = fresh.date, fresh.dated
    draft.end_date = draft.end_date or fresh.end_date
    if draft.caption and fresh.place:
        draft.place = fresh.place
    draft.place = draft.place or fresh.place
    draft.venue = draft.venue or fresh.venue
    draft.state = draft.state or fresh.state
    draft.spans += fresh.spans
    draft.solemn = draft.solemn or fresh.solemn
    draft.partial = draft.partial and fresh.partial
    if len(draft.persons) > 1:
        draft.unnamed = "none"
    draft.sidelines = draft.sidelines or fresh.sidelines
    if not draft.called:
        draft.callers, draft.called = fresh.callers, fresh.called


def role(draft: Draft, person: int, state_of: StateOf, *, here: str | None = None) -> Role:
    """The part of one person: from the verb, else from whose country it is.

    `here` is the state to assume where the meeting's own is not told.
    """
    where = draft.state or here
    if person in draft.attendees:
        return "attendee"
    if draft.kind in {"phone_call", "video_call", "conference"} or (
        draft.solemn and not draft.hosts
    ):
        return "participant"
    if draft.hosts and draft.guests:
        if person in draft.hosts and person not in draft.guests:
            return "host"
        if person in draft.guests and person not in draft.hosts:
            return "guest"
    states = [state_of(p) for p in draft.persons]
    abroad = any(s not in (None, where) for s in states)
    at_home = [
        p
        for p, s in zip(draft.persons, states, strict=True)
        if where is not None and (s == where or (s is None and abroad))
    ]
    if draft.sidelines and not draft.hosts:
        return "participant"
    if at_home and len(at_home) < len(draft.persons):
        # A countryman among those whom the host met is one of the guests.
        beside = person in draft.called and draft.callers <= set(at_home)
        return "host" if person in at_home and not beside else "guest"
    if draft.hosts and not at_home and len(set(states)) > 1:
        return "host" if person in draft.hosts else "guest"
    return "participant"
