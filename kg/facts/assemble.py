"""From what was read to `Facts`: names, order, evidence, in the form of the contract."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kg.annotation import Layout, Mentions
from kg.facts.ground import ground_of
from kg.facts.meetings import Draft, StateOf, role
from kg.facts.occasions import occasions
from kg.facts.reader import Reading, Said, read_report
from kg.facts.senders import behalf, delegations_of
from kg.facts.settling import settle
from kg.facts.statements import statement
from kg.model import (
    Delegation,
    Document,
    DocumentInfo,
    Evidence,
    Facts,
    Meeting,
    Participant,
    Party,
    Person,
    Post,
    Span,
    Statement,
)
from kg.registers import Registers


def assemble(layout: Layout, mentions: Mentions, document: Document, registers: Registers) -> Facts:
    """All facts of one report; every span lies in the document's text or title."""
    ground = ground_of(layout.article, registers)
    reading = read_report(layout, mentions, ground)
    spans = _Spans(layout, mentions)
    marked = occasions(layout, layout.sentences)
    drafts = [d for d in reading.agenda.drafts if _tells(d)]
    held = [d for d in drafts if not d.planned]
    settle(
        held,
        ground,
        reading.agenda.state_of,
        heading=reading.agenda.heading,
        visited=reading.agenda.visited,
        day=reading.agenda.day,
    )
    sent = tuple(delegations_of(reading.sent, mentions, registers))
    # What a report marks belongs to its encounter where it tells only one.
    alone = sum(not d.background for d in held) == 1
    whole = tuple(range(len(marked))) if alone else ()
    tell = partial(
        _meeting, state_of=reading.agenda.state_of, mentions=mentions, spans=spans, sent=sent
    )
    return Facts(
        id=document.id,
        article=layout.article,
        document=DocumentInfo(
            sha256=document.sha256,
            media_type=document.media_type,
            publisher=document.publisher,
            language=document.language,
            licence=document.licence,
        ),
        credits=tuple(dict.fromkeys(credit.name for credit in layout.credits)),
        persons=tuple(
            Person(c.name, c.state, spans.person(c.index))
            for c in mentions.chains
            if spans.person(c.index)
        ),
        posts=tuple(_posts(mentions, spans)),
        parties=tuple(_parties(mentions, spans)),
        states=tuple(_state_evidence(mentions, spans)),
        state_evidence=_state_evidence(mentions, spans),
        meetings=tuple(tell(d, marked=() if d.background else whole) for d in held),
        planned=tuple(tell(d, marked=()) for d in drafts if d.planned),
        delegations=sent,
        statements=tuple(_statements(reading, layout, mentions, held)),
        occasions=marked,
    )


class _Spans:
    """Where each person is named, as character spans."""

    def __init__(self, layout: Layout, mentions: Mentions) -> None:
        self._sentences = {s.index: s for s in layout.sentences}
        self._persons: dict[int, list[Span]] = {}
        self._by_sentence: dict[tuple[int, int], Span] = {}
        for mention in mentions.persons:
            span = self.of(mention.sentence, mention.range)
            self._persons.setdefault(mention.chain, []).append(span)

    def of(self, sentence: int, tokens: tuple[int, int]) -> Span:
        return self._sentences[sentence].span(*tokens)

    def person(self, chain: int) -> Evidence:
        return tuple(sorted(set(self._persons.get(chain, ()))))

    def person_within(self, chain: int, sentences: Evidence) -> Evidence:
        """Where a person is named inside given sentences; else those sentences."""
        inside = tuple(
            span
            for span in self.person(chain)
            if any(
                s.within == span.within and s.start <= span.start and span.end <= s.end
                for s in sentences
            )
        )
        return inside or sentences

    def sentence(self, index: int) -> Span:
        sentence = self._sentences[index]
        return Span(sentence.start, sentence.end, sentence.within)


def _tells(draft: Draft) -> bool:
    alone = draft.kind in {"ceremony", "conference"} or (
        _stands(draft) and not draft.background and not draft.planned
    )
    return len(draft.persons) > 1 or (alone and bool(draft.persons or draft.attendees))


def _stands(draft: Draft) -> bool:
    """Whether an encounter with one named side is told for itself: with an office, or company."""
    return draft.unnamed == "office" or (draft.unnamed != "none" and bool(draft.attendees))


def _posts(mentions: Mentions, spans: _Spans) -> Iterator[Post]:
    found: dict[tuple[int, str, str | None, bool], list[Span]] = {}
    for post in mentions.posts:
        if post.chain is not None:
            key = (post.chain, post.title, post.organization, post.former)
            found.setdefault(key, []).append(spans.of(post.sentence, post.range))
    for (chain, title, organization, former), where in found.items():
        name = mentions.chains[chain].name
        yield Post(name, title, organization, former, tuple(sorted(set(where))))


def _parties(mentions: Mentions, spans: _Spans) -> Iterator[Party]:
    found: dict[str, tuple[str | None, list[Span]]] = {}
    for each in mentions.organizations:
        name = each.name if each.kind == "party" else each.party
        if name:
            entry = found.setdefault(name, (each.state, []))
            entry[1].append(spans.of(each.sentence, each.range))
    for name, (state, where) in found.items():
        yield Party(name, state, tuple(sorted(set(where))))


def _state_evidence(mentions: Mentions, spans: _Spans) -> dict[str, Evidence]:
    found: dict[str, set[Span]] = {}
    for each in mentions.states:
        if each.form != "capital":
            found.setdefault(each.code, set()).add(spans.of(each.sentence, each.range))
    return {code: tuple(sorted(where)) for code, where in found.items()}


def _meeting(
    draft: Draft,
    *,
    state_of: StateOf,
    mentions: Mentions,
    spans: _Spans,
    sent: tuple[Delegation, ...],
    marked: tuple[int, ...],
) -> Meeting:
    persons = [*draft.persons, *draft.attendees]
    return Meeting(
        kind=draft.kind,
        date=draft.date,
        place=draft.place,
        state=draft.state,
        venue=draft.venue,
        end_date=draft.end_date,
        background=draft.background,
        participants=tuple(
            _participant(
                draft, p, state_of=state_of, position=n, mentions=mentions, spans=spans, sent=sent
            )
            for n, p in enumerate(persons, 1)
        ),
        evidence=draft.evidence,
        occasions=marked,
    )


def _participant(
    draft: Draft,
    person: int,
    *,
    position: int,
    state_of: StateOf,
    mentions: Mentions,
    spans: _Spans,
    sent: tuple[Delegation, ...],
) -> Participant:
    chain = mentions.chains[person]
    led = next((i for i, d in enumerate(sent) if d.head == chain.name), None)
    sender = sent[led].of if led is not None else behalf(person, mentions)
    side = chain.state or _organization_of(person, mentions)
    return Participant(
        name=chain.name,
        side=side,
        role=role(draft, person, state_of),
        evidence=spans.person_within(person, draft.evidence),
        position=position,
        organization=sender,
        delegation=led,
    )


def _organization_of(person: int, mentions: Mentions) -> str | None:
    return next((p.organization for p in mentions.posts if p.chain == person), None)


def _statements(
    reading: Reading, layout: Layout, mentions: Mentions, held: list[Draft]
) -> Iterator[Statement]:
    for said in reading.said:
        yield statement(
            layout, said.sentence, _names(said, mentions), meeting=_index(said.meeting, held)
        )


def _names(said: Said, mentions: Mentions) -> tuple[str, ...]:
    if len(said.speakers) > 1:
        return ("both", "both")
    return (mentions.chains[said.speakers[0]].name,)


def _index(meeting: Draft | None, held: list[Draft]) -> int | None:
    return next((i for i, d in enumerate(held) if d is meeting), None)
