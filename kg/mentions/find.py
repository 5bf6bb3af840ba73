"""From a layout to everything named in it: read, link, chain, settle, close."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from kg.annotation import Chain, Layout, Mentions, OrganizationMention, PersonMention
from kg.mentions.abbreviations import introduced
from kg.mentions.apposition import all_drafts
from kg.mentions.carrying import carry, fill_counterparts, known_words, led, owned
from kg.mentions.chains import People, surname_of
from kg.mentions.context import house_of, named_states, read_context
from kg.mentions.credentials import accredit
from kg.mentions.described import name_described
from kg.mentions.drafts import FORMER
from kg.mentions.evidence import candidates
from kg.mentions.lexicon import Lexicon, build_lexicon
from kg.mentions.linking import link_all
from kg.mentions.names import NameGrammar
from kg.mentions.namesakes import settle_namesakes
from kg.mentions.offices import Offices, worldwide
from kg.mentions.organizations import Org
from kg.mentions.orggrammar import OrgGrammar
from kg.mentions.reading import Item, Reader
from kg.mentions.scan import DETERMINERS, Line, read_line
from kg.mentions.sides import settle_states
from kg.mentions.states import state_mentions
from kg.mentions.titles import TitleGrammar
from kg.mentions.votes import state_of
from kg.mentions.when import date_mentions
from kg.mentions.where import place_mentions
from kg.registers import Registers


def find_mentions(layout: Layout, registers: Registers) -> Mentions:
    """Everything named in a report: persons in chains, posts, organizations, states, places, dates.

    Deterministic and linear in the text; knows grammar, title words and registers, no persons.
    """
    lexicon = build_lexicon(registers)
    lines = tuple(read_line(sentence, lexicon) for sentence in layout.sentences)
    settle_namesakes(lines)
    house = house_of(layout, registers)
    readings = _readings(lines, lexicon, house.state if house is not None else None)
    people = People(lexicon)
    people.gather(list(candidates(lines, readings)), lines, readings)
    fill_counterparts(readings)
    states = tuple(state_mentions(lines, readings, lexicon))
    name_described(people, lines, readings)
    settle_states(people, readings, read_context(layout, registers, states, lines, readings))
    return Mentions(
        chains=tuple(_chains(people, lexicon)),
        persons=tuple(_persons(lines, readings)),
        posts=tuple(Offices(people, lexicon, worldwide(readings)).mentions(lines, readings)),
        organizations=tuple(_organizations(lines, readings)),
        states=states,
        places=tuple(place_mentions(lines, lexicon)),
        dates=tuple(date_mentions(layout, lines)),
    )


def _readings(lines: Sequence[Line], lexicon: Lexicon, home: str | None) -> tuple[list[Item], ...]:
    """What every sentence names, each post given to whom the words give it."""
    named = {home or "", *named_states(lines)}
    orgs = OrgGrammar(lexicon, introduced(lines, lexicon), frozenset(named))
    known = frozenset(known_words(lines, lexicon.classes["telling"]))
    openers = DETERMINERS | lexicon.classes["quality"] | FORMER | lexicon.topics
    reader = Reader(orgs, TitleGrammar(lexicon, orgs), NameGrammar(lexicon, known), openers)
    readings = tuple(reader.read(line) for line in lines)
    led(lines, readings)
    owned(lines, readings)
    link_all(lines, readings, lexicon)
    accredit(lines, readings)
    carry(lines, readings)
    return readings


def _chains(people: People, lexicon: Lexicon) -> Iterator[Chain]:
    for person in people.persons:
        surname = surname_of(person, lexicon)
        state = state_of(person)
        served = None if state in lexicon.polities else state
        given = next((part for part in person.parts if part != surname), None)
        gender = (
            person.genders.most_common(1)[0][0]
            if person.genders
            else lexicon.given.get(given or "")
        )
        sex = "m" if gender == "m" else "f" if gender == "f" else None
        yield Chain(person.index, person.text, served, surname, given, sex)  # type: ignore[arg-type]


def _persons(lines: Sequence[Line], readings: Sequence[Sequence[Item]]) -> Iterator[PersonMention]:
    for line, items in zip(lines, readings, strict=True):
        for item in items:
            name = item.name
            if name is not None and name.chain is not None:
                form: Literal["full", "short"] = "full" if name.full else "short"
                yield PersonMention(
                    line.sentence.index, (name.start, name.end), name.chain, form, name.honorific
                )


def _organizations(
    lines: Sequence[Line], readings: Sequence[Sequence[Item]]
) -> Iterator[OrganizationMention]:
    for line, items in zip(lines, readings, strict=True):
        for item in items:
            if item.org is not None:
                yield _organization(line, item.start, item.end, item.org)
            for draft in all_drafts(item):
                if draft.org is not None:
                    yield _organization(line, draft.start, draft.end, draft.org)


def _organization(line: Line, first: int, last: int, org: Org) -> OrganizationMention:
    return OrganizationMention(
        line.sentence.index, (first, last), org.name, org.kind, org.state, org.party
    )
