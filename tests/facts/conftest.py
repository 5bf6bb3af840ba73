"""Sentences with their mentions, built by hand, so that facts are tested without that stage.

A line of a marked text is a sentence; "# " before it makes it the title, "> " a caption.
Marks are `{<code>:<words>}` and do not nest:

    {p0:Lu Wenbo}             the person of that number in CAST
    {t0:Chinese Premier}      his or her post, as in CAST
    {tCN:the premier}         a post without a name, of that state; {t:...} of none
    {c:CN:Beijing}            a city of a state
    {v:CN:Great Hall}         a venue
    {d:2024-05-14:Tuesday}    a date, a range with "..", none before the second colon
    {s:CN:Chinese}            a state named by an adjective, {S:CN:China} by its name
    {o:CN:Communist Party}    a party
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from kg.annotation import (
    Chain,
    DateMention,
    Layout,
    Mentions,
    OrganizationMention,
    PersonMention,
    PlaceMention,
    PostMention,
    Sentence,
    StateMention,
    Zone,
)
from kg.facts.circumstance import Circumstance, circumstance
from kg.facts.coreference import Discourse
from kg.facts.encounters import encounters
from kg.facts.ground import Ground
from kg.facts.meetings import Agenda
from kg.facts.nodes import Phrases
from kg.facts.phrases import by_sentence, phrases
from kg.facts.telling import Encounter
from kg.model import Article, Span
from kg.text.tokens import tokenize

# Number, name, state, post, gender: all invented.
CAST = (
    Chain(0, "Lu Wenbo", "CN", "lu", "wenbo", "m"),
    Chain(1, "Hamid Rostami", "IR", "rostami", "hamid", "m"),
    Chain(2, "Claire Beaudry", "CA", "beaudry", "claire", "f"),
    Chain(3, "Tran Quoc Bao", "VN", "tran", "bao", None),
    Chain(4, "Qiu Haiming", "CN", "qiu", "haiming", "m"),
    Chain(5, "Kemal Aydogan", "TR", "aydogan", "kemal", "m"),
)
POSTS = ("premier", "foreign minister", "president", "ambassador", "vice premier", "president")
ARTICLE = Article(dateline_place="Beijing", dateline_date="2024-05-14")
GROUND = Ground(place="Beijing", state="CN", house="CN", day="2024-05-14")
_MARK = re.compile(r"\{(?P<kind>[a-zA-Z]\w*):(?:(?P<value>[^{}:]*):)?(?P<words>[^{}]*)\}")
_ZONES: dict[str, Zone] = {"# ": "title", "> ": "caption"}


@dataclass
class Marked:
    """A marked text as the facts stage sees it."""

    layout: Layout
    mentions: Mentions
    phrases: tuple[Phrases, ...]
    discourse: Discourse

    def only(self) -> Phrases:
        """The one sentence of the text."""
        (phrases_,) = self.phrases
        return phrases_

    def word(self, text: str) -> int:
        """The index of the node of those words in the one sentence."""
        return [node.text for node in self.only().nodes].index(text)

    def told(self) -> list[Encounter]:
        """The encounters of the last sentence."""
        return list(encounters(self.phrases[-1], self.discourse))

    def circumstance(self) -> Circumstance:
        """The circumstances of the one encounter of the last sentence."""
        (told,) = self.told()
        return circumstance(self.phrases[-1], told, self.layout.article, GROUND)

    def state_of(self, chain: int) -> str | None:
        return CAST[chain].state

    def agenda(self) -> Agenda:
        """All encounters of all sentences, put into an agenda."""
        agenda = Agenda("CN", self.state_of)
        for each in self.phrases:
            sentence = each.sentence
            for told in encounters(each, self.discourse):
                where = circumstance(each, told, self.layout.article, GROUND)
                span = Span(sentence.start, sentence.end)
                agenda.add(told, where, span, caption=sentence.zone == "caption")
        return agenda


@dataclass
class _Reader:
    """Takes the marks out of a text and keeps where they stood."""

    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    found: dict[str, list[Any]] = field(default_factory=dict)

    def line(self, line: str) -> None:
        zone = _ZONES.get(line[:2], "body")
        rest = line if zone == "body" else line[2:]
        start, position = len(self.text), 0
        marks = []
        for mark in _MARK.finditer(rest):
            self.text += rest[position : mark.start()]
            first = len(self.text)
            self.text += mark["words"]
            marks.append((mark, first, len(self.text)))
            position = mark.end()
        self.text += rest[position:]
        index, end = len(self.sentences), len(self.text)
        tokens = tokenize(self.text, start, end)
        self.sentences.append(Sentence(index, zone, index, start, end, tokens))
        self.text += "\n"
        for mark, first, last in marks:
            covered = [i for i, t in enumerate(tokens) if first <= t.start and t.end <= last]
            assert covered, mark.group()
            self._mention(mark, index, (covered[0], covered[-1] + 1))

    def _mention(self, mark: re.Match[str], sentence: int, where: tuple[int, int]) -> None:
        kind, value, words = mark["kind"], mark["value"] or None, mark["words"]
        for group, made in _made(kind, value, words, sentence, where):
            self.found.setdefault(group, []).append(made)


def _made(
    kind: str, value: str | None, words: str, sentence: int, where: tuple[int, int]
) -> Iterator[tuple[str, Any]]:
    match kind[0]:
        case "p":
            chain = CAST[int(kind[1:])]
            form = "full" if words == chain.name else "short"
            yield "persons", PersonMention(sentence, where, chain.index, form)
        case "t" if kind[1:].isdigit():
            holder = int(kind[1:])
            state = CAST[holder].state
            post = PostMention(sentence, where, POSTS[holder], state, state, False, holder)
            yield "posts", post
        case "t":
            title = words.rsplit(maxsplit=1)[-1].lower()
            state = kind[1:] or None
            yield "posts", PostMention(sentence, where, title, state, state, False, None, True)
        case "c":
            yield "places", PlaceMention(sentence, where, words, "city", value)
        case "v":
            yield "places", PlaceMention(sentence, where, words, "venue", value)
        case "d":
            begin, _, end = (value or "").partition("..")
            yield "dates", DateMention(sentence, where, begin or None, end or None)
        case "s" | "S":
            assert value is not None
            form_ = "name" if kind == "S" else "demonym"
            yield "states", StateMention(sentence, where, value, form_)
        case "o":
            yield "organizations", OrganizationMention(sentence, where, words, "party", value)
        case _:
            raise ValueError(f"no mark of kind {kind!r}")


def _marked(text: str) -> Marked:
    reader = _Reader()
    for line in text.strip().splitlines():
        reader.line(line.strip())
    mentions = Mentions(chains=CAST, **{k: tuple(v) for k, v in reader.found.items()})
    apart = by_sentence(mentions)
    chunked = tuple(phrases(s, apart.get(s.index, Mentions())) for s in reader.sentences)
    layout = Layout(reader.text, None, ARTICLE, tuple(reader.sentences))
    return Marked(layout, mentions, chunked, Discourse(mentions))


@pytest.fixture(scope="session")
def marked() -> Callable[[str], Marked]:
    """Reads a marked text: its sentences, phrases, and a discourse that has seen nothing."""
    return _marked


@pytest.fixture
def scene(marked: Callable[[str], Marked]) -> Callable[[str], Marked]:
    """Reads a marked text of a report in which Lu (host) has met Rostami (guest)."""

    def read(text: str) -> Marked:
        found = _marked(text)
        found.discourse.scene(hosts=(0,), guests=(1,), all_=(0, 1))
        found.discourse.see((0, 1))
        found.discourse.subject(0)
        return found

    return read
