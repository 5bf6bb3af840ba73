"""From a layout to everything named in it: read, link, chain, settle, close."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kg.annotation import Chain, Layout, Mentions, OrganizationMention, PersonMention, StateMention
from kg.mentions.abbreviations import introduced
from kg.mentions.apposition import all_drafts
from kg.mentions.carrying import carry, fill_counterparts, known_words, led, owned
from kg.mentions.chains import SPEECH, People, surname_of
from kg.mentions.credentials import accredit
from kg.mentions.drafts import FORMER, QUALITIES
from kg.mentions.evidence import candidates
from kg.mentions.lexicon import Lexicon, build_lexicon
from kg.mentions.linking import link_all
from kg.mentions.names import NameGrammar
from kg.mentions.offices import Offices
from kg.mentions.organizations import Org
from kg.mentions.orggrammar import OrgGrammar
from kg.mentions.reading import Item, Reader
from kg.mentions.scan import DETERMINERS, Line, read_line, settle_namesakes
from kg.mentions.sides import settle_states
from kg.mentions.states import state_mentions
from kg.mentions.titles import TitleGrammar
from kg.mentions.votes import Context, state_of
from kg.mentions.when import date_mentions
from kg.mentions.where import place_mentions
from kg.registers import House, Registers


def find_mentions(layout: Layout, registers: Registers) -> Mentions:
    """Everything named in a report: persons in chains, posts, organizations, states, places, dates.

    Deterministic and linear in the text; knows grammar, title words and registers, no persons.
    """
    lexicon = build_lexicon(registers)
    lines = tuple(read_line(sentence, lexicon) for sentence in layout.sentences)
    settle_namesakes(lines)
    named = frozenset(
        entry.name
        for line in lines
        for held in line.hits.values()
        for _, entry in held
        if entry.kind == "state"
    )
    house = _house(layout, registers)
    home = house.state if house is not None else None
    orgs = OrgGrammar(lexicon, introduced(lines, lexicon), named | {home or ""})
    known = frozenset(known_words(lines, SPEECH))
    reader = Reader(
        orgs,
        TitleGrammar(lexicon, orgs),
        NameGrammar(lexicon, known),
        DETERMINERS | QUALITIES | FORMER | lexicon.topics,
    )
    readings = tuple(reader.read(line) for line in lines)
    led(lines, readings)
    owned(lines, readings)
    link_all(lines, readings, lexicon.styled)
    accredit(lines, readings)
    carry(lines, readings)
    people = People(lexicon)
    people.gather(list(candidates(lines, readings)), lines, readings)
    fill_counterparts(readings)
    states = tuple(state_mentions(lines, readings, lexicon))
    settle_states(people, readings, _context(layout, registers, states, lines, readings))
    return Mentions(
        chains=tuple(_chains(people, lexicon)),
        persons=tuple(_persons(lines, readings)),
        posts=tuple(Offices(people, lexicon, home).mentions(lines, readings)),
        organizations=tuple(_organizations(lines, readings)),
        states=states,
        places=tuple(place_mentions(lines, lexicon)),
        dates=tuple(date_mentions(layout)),
    )


def _context(
    layout: Layout,
    registers: Registers,
    states: Sequence[StateMention],
    lines: Sequence[Line],
    readings: Sequence[Sequence[Item]],
) -> Context:
    """Whence the report comes, and the states it names that are no mere places ("in Brazil")."""
    house = _house(layout, registers)
    leading = (
        state.code
        for state in states
        if lines[state.sentence].low(state.range[0] - 1) not in {"in", ","}
    )
    place = layout.article.dateline_place
    where = registers.place_named(place) if place else None
    return Context(
        home=house.state if house is not None else None,
        named=Counter(state.code for state in states),
        leading=tuple(dict.fromkeys(leading)),
        official=house is not None and house.kind == "site",
        where=where.state if where is not None else None,
        voice=_voice(readings),
        capitals=frozenset(
            entry.state
            for line in lines
            for held in line.hits.values()
            for _, entry in held
            if entry.capital and entry.state
        ),
    )


def _voice(readings: Sequence[Sequence[Item]]) -> str | None:
    """The state in whose name a release speaks: that of an office only it has, named without it."""
    return next(
        (
            draft.typical
            for items in readings
            for item in items
            for draft in item.posts
            if draft.typical and draft.state is None and draft.holders
        ),
        None,
    )


def _house(layout: Layout, registers: Registers) -> House | None:
    """The agency or publisher, unless it reports for the world rather than from its state."""
    for name in (layout.article.agency, layout.article.publisher):
        house = registers.house_named(name) if name else None
        if house is not None:
            return None if house.name in registers.words("world-house") else house
    return None


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
                form = "full" if name.full else "short"
                yield PersonMention(
                    line.sentence.index, (name.start, name.end), name.chain, form, name.honorific
                )  # type: ignore[arg-type]


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
