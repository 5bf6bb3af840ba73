"""What the registers hold: one frozen class a table, whose fields are the table's columns.

Every entry names the surface forms by which texts call it, each with the case in which it
counts. A form listed in `ambiguous` also means something else (another entry, a person's
name, an ordinary word), so context has to decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

Case: TypeAlias = Literal["any", "initial", "upper"]
Form: TypeAlias = Literal["name", "official", "native", "alias", "demonym", "abbreviation", "word"]


class Surface(NamedTuple):
    """One way to write an entry: its words, what sort of form it is, and in which case it counts.

    `any` case is free, `initial` wants a capital first, `upper` wants capitals throughout (or
    the register's own spelling).
    """

    text: str
    form: Form
    case: Case


def _surfaces(
    texts: Iterable[str | None], *, form: Form, case: Case = "initial"
) -> Iterator[Surface]:
    return (Surface(text, form, case) for text in texts if text)


@dataclass(frozen=True, slots=True)
class State:
    """A state, or with `sovereign` false a polity that reports name but that is no state.

    `name` is the short English name under which state offices are filed; `article` says that
    it takes "the" inside a phrase; `name_order` is how its people's names are mostly written.
    """

    code: str
    name: str
    official: str | None
    native: str | None
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    abbreviations: tuple[str, ...]
    ambiguous: frozenset[str]
    capital: str | None
    sovereign: bool
    article: bool
    name_order: Literal["family-first", "given-first", "mixed"]
    wikidata: str | None
    source: str

    @property
    def key(self) -> str:
        """The ISO 3166-1 alpha-2 code (XK for Kosovo, EU for the union)."""
        return self.code

    @property
    def home(self) -> str | None:
        """The state itself."""
        return self.code

    def surfaces(self) -> Iterator[Surface]:
        """Names, long forms, demonyms and abbreviations."""
        yield from _surfaces([self.name], form="name")
        yield from _surfaces([self.official], form="official")
        yield from _surfaces([self.native], form="native")
        yield from _surfaces(self.aliases, form="alias")
        yield from _surfaces(self.demonyms, form="demonym")
        yield from _surfaces(self.abbreviations, form="abbreviation", case="upper")


@dataclass(frozen=True, slots=True)
class Party:
    """A political party or movement that governs, sits in parliament, or exchanges delegations."""

    id: str
    name: str
    state: str | None
    native: str | None
    aliases: tuple[str, ...]
    abbreviations: tuple[str, ...]
    ambiguous: frozenset[str]
    wikidata: str | None
    source: str

    @property
    def key(self) -> str:
        """The slug."""
        return self.id

    @property
    def home(self) -> str | None:
        """The state in which it acts."""
        return self.state

    def surfaces(self) -> Iterator[Surface]:
        """Names and abbreviations."""
        yield from _surfaces([self.name], form="name")
        yield from _surfaces([self.native], form="native")
        yield from _surfaces(self.aliases, form="alias")
        yield from _surfaces(self.abbreviations, form="abbreviation", case="upper")


@dataclass(frozen=True, slots=True)
class Body:
    """An organization with a name of its own: of a state, of a party, or between states.

    `kind` is international, legislature, front, party-organ, ministry, court, armed-force,
    council, bank, presidency, agency, supranational, company, association, foundation or
    regional. `parent` is the id of the body it belongs to; `unique` says that its name needs
    no state to be understood ("Knesset"), unlike "National Assembly".
    """

    id: str
    name: str
    kind: str
    state: str | None
    party: str | None
    parent: str | None
    aliases: tuple[str, ...]
    abbreviations: tuple[str, ...]
    ambiguous: frozenset[str]
    wikidata: str | None
    source: str

    @property
    def key(self) -> str:
        """The slug."""
        return self.id

    @property
    def home(self) -> str | None:
        """The state it belongs to."""
        return self.state

    def surfaces(self) -> Iterator[Surface]:
        """Names and abbreviations."""
        yield from _surfaces([self.name], form="name")
        yield from _surfaces(self.aliases, form="alias")
        yield from _surfaces(self.abbreviations, form="abbreviation", case="upper")


@dataclass(frozen=True, slots=True)
class Unit:
    """A noun that heads the name of an organization: "Ministry", "Department", "Bank"."""

    word: str
    kind: str
    aliases: tuple[str, ...]
    ambiguous: frozenset[str]
    source: str

    @property
    def key(self) -> str:
        """The word."""
        return self.word

    @property
    def home(self) -> str | None:
        """None: units belong to no state."""
        return None

    def surfaces(self) -> Iterator[Surface]:
        """The word and its variants."""
        yield from _surfaces([self.word], form="word", case="any")
        yield from _surfaces(self.aliases, form="alias", case="any")


@dataclass(frozen=True, slots=True)
class Title:
    """Words that name a post or a rank; `title` is the canonical form in lower case.

    `rank` is a slug of the rank scheme (head-of-state, minister, deputy-minister ...), `kind`
    the sphere. `needs_org`: names no post without an organization ("member", "head");
    `counts_as_post` is false for ranks and styles ("general", "first lady"); `plural` is how
    a list of holders calls them.
    """

    title: str
    kind: str
    rank: str
    variants: tuple[str, ...]
    plurals: tuple[str, ...]
    abbreviations: tuple[str, ...]
    ambiguous: frozenset[str]
    needs_org: bool
    counts_as_post: bool
    gender: str | None
    source: str

    @property
    def key(self) -> str:
        """The canonical title."""
        return self.title

    @property
    def home(self) -> str | None:
        """None: titles belong to no state."""
        return None

    def surfaces(self) -> Iterator[Surface]:
        """The title, its variants, plurals and abbreviations."""
        yield from _surfaces([self.title], form="name", case="any")
        yield from _surfaces(self.variants, form="alias", case="any")
        yield from _surfaces(self.plurals, form="word", case="any")
        yield from _surfaces(self.abbreviations, form="abbreviation", case="upper")


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word before or after a title: "vice", "acting", "former", "-elect".

    `kind` is deputy, first, assistant, alternate, acting, former, elect, senior, honorary,
    designate, executive or joint; `place` is before or after; `keeps_title` says that it
    belongs to the title as annotated ("vice president"), unlike "former".
    """

    word: str
    kind: str
    place: Literal["before", "after"]
    former: bool
    keeps_title: bool
    aliases: tuple[str, ...]
    ambiguous: frozenset[str]
    source: str

    @property
    def key(self) -> str:
        """The word."""
        return self.word

    @property
    def home(self) -> str | None:
        """None: modifiers belong to no state."""
        return None

    def surfaces(self) -> Iterator[Surface]:
        """The word and its variants."""
        yield from _surfaces([self.word], form="word", case="any")
        yield from _surfaces(self.aliases, form="alias", case="any")


@dataclass(frozen=True, slots=True)
class Honorific:
    """A style that precedes (or follows) a name and is no part of it; `gender` where it tells."""

    word: str
    kind: str
    place: Literal["before", "after"]
    gender: Literal["m", "f"] | None
    aliases: tuple[str, ...]
    ambiguous: frozenset[str]
    source: str

    @property
    def key(self) -> str:
        """The word."""
        return self.word

    @property
    def home(self) -> str | None:
        """None: honorifics belong to no state."""
        return None

    def surfaces(self) -> Iterator[Surface]:
        """The word and its variants."""
        yield from _surfaces([self.word], form="word")
        yield from _surfaces(self.aliases, form="alias")


@dataclass(frozen=True, slots=True)
class House:
    """A news agency, paper, broadcaster or official site; `name` is its short usual name.

    `datelines` are the forms in which datelines and credits call it.
    """

    id: str
    name: str
    kind: str
    state: str | None
    datelines: tuple[str, ...]
    aliases: tuple[str, ...]
    ambiguous: frozenset[str]
    url: str | None
    wikidata: str | None
    source: str

    @property
    def key(self) -> str:
        """The slug."""
        return self.id

    @property
    def home(self) -> str | None:
        """The state from which it reports."""
        return self.state

    def surfaces(self) -> Iterator[Surface]:
        """Names, dateline forms and publisher's names."""
        for text in (self.name, *self.datelines):
            short = text.isupper() and len(text) < 5
            yield Surface(
                text, "abbreviation" if short else "name", "upper" if short else "initial"
            )
        yield from _surfaces(self.aliases, form="alias")


@dataclass(frozen=True, slots=True)
class Place:
    """A city, venue or region; `city` is the city in which a venue stands."""

    name: str
    kind: Literal["city", "venue", "region"]
    state: str | None
    city: str | None
    aliases: tuple[str, ...]
    ambiguous: frozenset[str]
    capital: bool
    wikidata: str | None
    source: str

    @property
    def key(self) -> str:
        """State and name, which together are unique."""
        return f"{self.state or 'xx'}/{self.name}"

    @property
    def home(self) -> str | None:
        """The state in which it lies."""
        return self.state

    def surfaces(self) -> Iterator[Surface]:
        """Names."""
        yield from _surfaces([self.name], form="name")
        yield from _surfaces(self.aliases, form="alias")


@dataclass(frozen=True, slots=True)
class Culture:
    """How a culture writes personal names.

    `short` is the part that later mentions use: family, given (Vietnamese: the last part) or
    full. `particles` join parts of a name in small or capital letters.
    """

    id: str
    order: Literal["family-first", "given-first", "mixed"]
    short: Literal["family", "given", "full"]
    states: tuple[str, ...]
    particles: tuple[str, ...]
    patronymics: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Surname:
    """A family name of a culture; `word` says that it is an English word as well."""

    surname: str
    culture: str
    word: bool
    source: str


@dataclass(frozen=True, slots=True)
class GivenName:
    """A given name; gender x where both bear it; `word` says that it is an English word as well."""

    name: str
    gender: Literal["m", "f", "x"]
    word: bool
    source: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a category, with its value (`form`) where it has one: month "jan" is 1."""

    category: str
    word: str
    form: str | None
    source: str


Entry: TypeAlias = State | Party | Body | Unit | Title | Modifier | Honorific | House | Place
