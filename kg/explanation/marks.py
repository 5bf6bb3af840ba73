"""Sentences with their mentions as marked runs of characters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from kg.annotation import (
    DateMention,
    Layout,
    Mentions,
    OrganizationMention,
    PersonMention,
    PlaceMention,
    PostMention,
    Sentence,
    StateMention,
)
from kg.explanation.view import Mark, MarkKind, SentenceView
from kg.model import Span

_Mention = (
    PersonMention | PostMention | OrganizationMention | StateMention | PlaceMention | DateMention
)


def sentence_views(layout: Layout, mentions: Mentions) -> Iterator[SentenceView]:
    """Every sentence in reading order, numbered from 1."""
    found: dict[int, list[_Mention]] = defaultdict(list)
    named: Iterator[_Mention] = chain(
        mentions.persons,
        mentions.posts,
        mentions.organizations,
        mentions.states,
        mentions.places,
        mentions.dates,
    )
    for mention in named:
        found[mention.sentence].append(mention)
    for sentence in layout.sentences:
        text = layout.cut(Span(sentence.start, sentence.end, sentence.within))
        marks = [_mark(mention, sentence, text) for mention in found[sentence.index]]
        marks.sort(key=lambda mark: (mark.start, -mark.end, mark.kind))
        yield SentenceView(sentence.index + 1, sentence.zone, text, tuple(marks))


def _mark(mention: _Mention, sentence: Sentence, text: str) -> Mark:
    span = sentence.span(*mention.range)
    start, end = span.start - sentence.start, span.end - sentence.start
    kind, reading = _reading(mention)
    return Mark(kind, start, end, " ".join(text[start:end].split()), reading)


def _reading(mention: _Mention) -> tuple[MarkKind, str]:
    """What a mention was read as, in a few words."""
    match mention:
        case PersonMention():
            short = ", short form" if mention.form == "short" else ""
            return "person", f"person {mention.chain + 1}{short}"
        case PostMention():
            return "post", _post(mention)
        case OrganizationMention():
            state = f" ({mention.state})" if mention.state else ""
            return "organization", f"{mention.kind}: {mention.name}{state}"
        case StateMention():
            return "state", f"{mention.code} by {mention.form}"
        case PlaceMention():
            state = f" ({mention.state})" if mention.state else ""
            return "place", f"{mention.kind}: {mention.name}{state}"
        case DateMention():
            return "date", _date(mention)


def _post(mention: PostMention) -> str:
    holder = "held by nobody named" if mention.chain is None else f"of person {mention.chain + 1}"
    former = "former " if mention.former else ""
    where = f", {mention.organization}" if mention.organization else ""
    return f"{former}{mention.title}{where}, {holder}"


def _date(mention: DateMention) -> str:
    until = f" to {mention.end}" if mention.end else ""
    ahead = ", still to come" if mention.future else ""
    return f"{mention.value or 'not to be resolved'}{until}{ahead}"
