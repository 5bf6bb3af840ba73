"""Reading a report once, sentence by sentence: encounters, company, speech, delegations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kg.annotation import Layout, Mentions, Sentence
from kg.facts.circumstance import circumstance
from kg.facts.clauses import subject
from kg.facts.company import keep_company
from kg.facts.coreference import Discourse
from kg.facts.delegations import Sent, delegations
from kg.facts.encounters import encounters
from kg.facts.ground import Ground
from kg.facts.meetings import Agenda, Draft, StateOf, role
from kg.facts.nodes import Phrases
from kg.facts.phrases import by_sentence, phrases
from kg.facts.statements import Speech, speech
from kg.facts.telling import MEETING_NOUNS, Encounter
from kg.facts.verbs import finite_like
from kg.facts.where import visited, where_at, whereabouts
from kg.facts.words import SUBJECT_PRONOUNS, SUBORDINATORS
from kg.model import Span

NOTHING = Mentions()
DAY = len("2024-01-31")
# Openings of a sentence that steps aside from the encounter the report is about.
ASIDE = frozenset({"ahead", "earlier", "before", "prior", "previously", "after", "following"})


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that is a statement: whose, and the meeting it belongs to."""

    sentence: Sentence
    speakers: tuple[int, ...]
    meeting: Draft | None


@dataclass(slots=True)
class Reading:
    """All that one pass found, in text order."""

    agenda: Agenda
    ground: Ground
    said: list[Said] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    opening: int = 0


def read_report(layout: Layout, mentions: Mentions, ground: Ground) -> Reading:
    """Go through the sentences once, remembering who and where as a reader does."""

    state_of = sides(mentions)
    reading = Reading(Agenda(ground.state, state_of), ground)
    discourse = Discourse(mentions)
    named = by_sentence(mentions)
    chunked = {s.index: phrases(s, named.get(s.index, NOTHING)) for s in layout.sentences}
    discourse.led = tuple(
        (mentions.chains[sent.head].state, sent.head)
        for each in chunked.values()
        for sent in delegations(each, Discourse(mentions))
        if sent.head is not None
    )
    reading.opening = _opening(layout, named)
    discourse.opener = _opener(layout, chunked)
    for sentence in layout.sentences:
        if sentence.zone != "subheading":
            _read_sentence(chunked[sentence.index], layout, discourse, reading)
    return reading


def _opener(layout: Layout, chunked: Mapping[int, Phrases]) -> tuple[int, ...]:
    """Who a headline like "Meeting with X" leaves unsaid: whom the text names first as subject."""
    for sentence in layout.sentences:
        if sentence.zone == "body":
            found = _local_subject(chunked[sentence.index])
            if found:
                return found[:1]
    return ()


def _opening(layout: Layout, named: Mapping[int, Mentions]) -> int:
    """The last sentence that still opens the report: the second, unless days pass before it."""
    bodies = [s.index for s in layout.sentences if s.zone == "body"][:2]
    if not bodies:
        return 0
    days = any(date.end for date in named.get(bodies[0], NOTHING).dates)
    return bodies[0] if days else bodies[-1]


def _looks_back(chunked: Phrases) -> bool:
    """Whether a pronoun opens a subordinate clause after a name: "X said after she met Y"."""
    nodes = chunked.nodes
    first = next((i for i, n in enumerate(nodes) if n.kind == "person"), len(nodes))
    return any(
        n.kind == "pronoun" and n.text in SUBJECT_PRONOUNS and nodes[i - 1].text in SUBORDINATORS
        for i, n in enumerate(nodes)
        if i > first
    )


def _local_subject(chunked: Phrases) -> tuple[int, ...]:
    """Who the sentence is about, where its first verb has a named subject."""
    for index in range(len(chunked.nodes)):
        if finite_like(chunked.nodes, index):
            head = subject(chunked.nodes, index)
            if head is not None and chunked.nodes[head].kind == "person":
                return chunked.nodes[head].chains
    return ()


def sides(mentions: Mentions) -> StateOf:
    """The state of a person; for an official of an international body, that body."""
    bodies = {
        (o.sentence, o.range[0]): o.name
        for o in mentions.organizations
        if o.kind == "international"
    }
    served: dict[int, str] = {}
    for post in mentions.posts:
        inside = (
            name
            for (sentence, first), name in bodies.items()
            if sentence == post.sentence and post.range[0] <= first < post.range[1]
        )
        body = next(inside, None)
        if post.chain is not None and body is not None:
            served.setdefault(post.chain, body)
    return lambda chain: mentions.chains[chain].state or served.get(chain)


def _read_sentence(
    chunked: Phrases, layout: Layout, discourse: Discourse, reading: Reading
) -> None:
    sentence = chunked.sentence
    named = [c for n in chunked.nodes if n.kind == "person" for c in n.chains]
    is_title = sentence.zone == "title"
    discourse.named = tuple(named)
    discourse.local = _local_subject(chunked) if _looks_back(chunked) else ()
    if not is_title:
        said = speech(chunked, discourse) if sentence.zone == "body" else None
    told = list(encounters(chunked, discourse))
    moved = whereabouts(chunked.nodes) if sentence.zone == "body" else None
    if moved is not None and moved.value is not None and reading.agenda.city is None:
        reading.agenda.city = (moved.value, moved.state)
    if sentence.zone == "body":
        reading.agenda.visited = reading.agenda.visited or visited(chunked.nodes)
    drafts = [_note(each, chunked, layout, discourse, reading) for each in told]
    reading.sent += delegations(chunked, discourse)
    if is_title:
        city, _ = where_at(chunked.nodes, 0)
        if city is not None and city.value is not None:
            reading.agenda.heading = (city.value, city.state)
        day = next((n.value for n in chunked.nodes if n.kind == "date" and n.value), None)
        if day is not None and len(day) == DAY:
            reading.agenda.day = day
        return
    if not told and sentence.zone == "body":
        _date_by_noun(chunked, reading.agenda)
        _place_by_noun(chunked, reading.agenda)
    here = next((d for d in reversed(drafts) if d is not None and not d.planned), None)
    keep_company(chunked, discourse, here or reading.agenda.company())
    discourse.see(named)
    if said is not None:
        if _joint(said):
            speakers: tuple[int, ...] = (-1, -1)
            _remember_subject(chunked, discourse)
        else:
            speakers = said.speakers[:1]
            discourse.subject(speakers[0])
        reading.said.append(Said(sentence, speakers, reading.agenda.current()))
    else:
        _remember_subject(chunked, discourse)


def _date_by_noun(chunked: Phrases, agenda: Agenda) -> None:
    """ "The meeting on Tuesday was ...": the day of the encounter just told."""
    nodes = chunked.nodes
    current = agenda.current()
    noun = next((i for i, n in enumerate(nodes[:4]) if n.text in MEETING_NOUNS), None)
    if current is None or current.dated or noun is None or nodes[0].text != "the":
        return
    date = next((n for n in nodes[noun + 1 : noun + 4] if n.kind == "date" and n.value), None)
    if date is not None:
        current.date, current.dated = date.value, True


def _place_by_noun(chunked: Phrases, agenda: Agenda) -> None:
    """ "During the meeting, which took place at X in Y, ...": where the one just told was."""
    nodes = chunked.nodes
    current = agenda.current()
    noun = next((i for i, n in enumerate(nodes[:6]) if n.text in MEETING_NOUNS), None)
    if current is None or noun is None:
        return
    near = {n.text for n in nodes[noun + 1 : noun + 6]}
    if not ({"took", "place"} <= near or {"was", "held"} <= near):
        return
    city, venue = where_at(nodes, noun)
    if city is not None and current.place is None:
        current.place, current.state = city.value, current.state or city.state
    if venue is not None and current.venue is None:
        current.venue, current.state = venue.value, current.state or venue.state


def _joint(said: Speech) -> bool:
    return len(set(said.speakers)) > 1 or said.speakers[:1] == (-1,)


def _remember_subject(chunked: Phrases, discourse: Discourse) -> None:
    for index in range(len(chunked.nodes)):
        if finite_like(chunked.nodes, index):
            head = subject(chunked.nodes, index)
            found = () if head is None else discourse.resolve(chunked.nodes[head])
            if len(found) == 1:
                discourse.subject(found[0])
                return


def _note(
    told: Encounter, chunked: Phrases, layout: Layout, discourse: Discourse, reading: Reading
) -> Draft | None:
    """Put a telling into the agenda, one meeting per counterpart where they were separate."""
    sentence = chunked.sentence
    infinitive = told.mood.infinitive and not told.mood.future
    if told.mood.negated or (infinitive and sentence.zone != "title"):
        return None  # denied, or only a purpose ("came to meet X")
    span = Span(sentence.start, sentence.end, sentence.within)
    where = circumstance(chunked, told, layout.article, reading.ground)
    if infinitive:
        where = replace(where, future=True)
    if sentence.zone == "title" and where.future:
        return None  # what is announced stands again in the text
    aside = bool(chunked.nodes) and chunked.nodes[0].text in ASIDE
    # "held separate meetings with dignitaries": the lists that follow were met one by one.
    if told.separate and told.unnamed == "several":
        reading.agenda.apart = frozenset(told.left)
    apart = bool(told.left) and reading.agenda.apart == frozenset(told.left)
    parts = _parts(replace(told, separate=told.separate or apart))
    if len(parts) > 1:
        where = reading.agenda.part(told.persons, where)
    draft = None
    for part in parts:
        early = sentence.zone != "body" or sentence.index <= reading.opening
        shown = sentence.zone in {"caption", "title"}
        draft = reading.agenda.add(part, where, span, caption=shown)
        draft.early = draft.early or early
        draft.headline = draft.headline or (sentence.zone == "title" and len(draft.spans) == 1)
        draft.aside = draft.aside or aside
        draft.spoken = draft.spoken or _spoken(chunked, told)
        if not draft.background and not draft.planned:
            _set_scene(draft, discourse, reading.agenda)
    return draft


def _spoken(chunked: Phrases, told: Encounter) -> bool:
    """ "spoke with": by telephone where neither place nor a meeting is told."""
    return chunked.nodes[told.trigger].text in {"spoke", "speaks", "spoken", "talked"}


def _parts(told: Encounter) -> tuple[Encounter, ...]:
    many, few = (told.right, told.left) if len(told.right) > 1 else (told.left, told.right)
    if not told.separate or len(many) < 2 or len(few) != 1:
        return (told,)
    swap = many is told.left
    return tuple(
        replace(
            told,
            left=(each,) if swap else few,
            right=few if swap else (each,),
            hosts=tuple(h for h in told.hosts if h in (each, *few)),
            guests=tuple(g for g in told.guests if g in (each, *few)),
        )
        for each in many
    )


def _set_scene(draft: Draft, discourse: Discourse, agenda: Agenda) -> None:
    here = agenda.home if draft is agenda.lead else None
    roles = {p: role(draft, p, agenda.state_of, here=here) for p in draft.persons}
    discourse.scene(
        hosts=tuple(p for p, r in roles.items() if r == "host"),
        guests=tuple(p for p, r in roles.items() if r == "guest"),
        all_=tuple(draft.persons),
    )
