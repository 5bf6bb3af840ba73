"""What a report says of a person's state outright: in his posts, beside his name, by his name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.mentions.chains import Person
from kg.mentions.drafts import Draft
from kg.mentions.evidence import Candidate
from kg.mentions.lexicon import Lexicon
from kg.mentions.scan import POSSESSIVE, Line

_OFFICE, _NEAR = 5, 4

_NO_ADJECTIVES = frozenset(
    "and with of to by from told that in for on the met said at between as but or".split()
)
_KOREAS = frozenset({"KP", "KR"})
_CLOSED = frozenset({"CN", "KP", "KR", "VN"})


@dataclass(frozen=True, slots=True)
class Context:
    """What the report as a whole says: its house's state and the states it names, by frequency."""

    home: str | None
    named: Counter[str]
    leading: tuple[str, ...] = ()
    official: bool = False
    where: str | None = None
    voice: str | None = None
    capitals: frozenset[str] = frozenset()
    towns: Counter[str] = field(default_factory=Counter)
    officials: frozenset[str] = frozenset()
    open: frozenset[tuple[str, str]] = frozenset()


def state_of(person: Person) -> str | None:
    """The state with most evidence; the first named of equals."""
    return person.states.most_common(1)[0][0] if person.states else None


def draft_state(draft: Draft) -> str | None:
    """The state that the post's own words name."""
    if draft.state is not None:
        return draft.state
    return draft.org.state if draft.org is not None and not draft.org.needs else None


def vote(person: Person, mention: Candidate) -> None:
    for draft in mention.posts:
        code = draft_state(draft)
        above = code is None and (
            is_worldwide(draft) or (draft.org is not None and draft.org.kind == "international")
        )
        if above or "EU" in {code, draft.typical if code is None else None}:
            person.stateless = True
        elif code is not None:
            person.states[code] += _OFFICE
        elif draft.of_name is not None and draft.of_name.chain is not None:
            person.owners.append(draft.of_name.chain)
    for code in _beside(mention):
        if code == "EU":
            person.stateless = True
        else:
            person.states[code] += _NEAR


def is_worldwide(draft: Draft) -> bool:
    """Whether it is the bare "Secretary-General", of the United Nations or the like."""
    return draft.canon == "secretary-general" and draft.org is None and draft.state is None


def _beside(mention: Candidate) -> Iterator[str]:
    """States said beside the name: "China's Xi", "Maria Gil of Spain", "Vo Van An (Vietnam)"."""
    line, name = mention.line, mention.name
    if line.word(name.start - 1) in POSSESSIVE:
        yield from state_ending(line, name.start - 2)
    elif not mention.posts:
        yield from _adjective(line, name.start - 1)
    opening = line.low(name.end)
    state = line.hit(line.past_article(name.end + 1), "state")
    if state is None or line.word(state[0]) in POSSESSIVE:
        return
    bracketed = opening == "(" and line.word(state[0]) == ")"
    if bracketed or (opening in {"of", "from", "–", "—", "-"} and state[1].sort != "demonym"):
        yield state[1].name


def _adjective(line: Line, index: int) -> Iterator[str]:
    """ "Cuban national hero Jose Marti": a demonym with at most three words between."""
    for cursor in range(index, max(-1, index - 4), -1):
        if line.capital(cursor):
            yield from state_ending(line, cursor, demonym=True)
            return
        if not line.word(cursor).isalpha() or line.low(cursor) in _NO_ADJECTIVES:
            return


def state_ending(line: Line, last: int, *, demonym: bool = False) -> Iterator[str]:
    for first in range(max(0, last - 4), last + 1):
        found = line.hit(first, "state")
        if (
            found is not None
            and found[0] == last + 1
            and (not demonym or found[1].sort == "demonym")
        ):
            yield found[1].name
            return


def _cultures(person: Person, lexicon: Lexicon) -> tuple[str, ...]:
    """The cultures that the family name speaks for; a Japanese one may stand last."""
    if len(person.parts) > 4:
        return ()
    first = lexicon.surnames.get(person.parts[0], ())
    if len(person.parts) == 3 and len(first) > 1 and "-" not in person.text:
        # A Chinese given name is written in one word.
        first = tuple(culture for culture in first if culture != "chinese")
    if "-" in person.text:
        first = tuple(culture for culture in first if culture in {"korean", "chinese"}) or first
    last = lexicon.surnames.get(person.parts[-1], ())
    return first + tuple(culture for culture in last if culture == "japanese")


def by_culture(person: Person, lexicon: Lexicon, context: Context) -> str | None:
    cultures = _cultures(person, lexicon)
    states = {code for culture in cultures for code in lexicon.culture_states.get(culture, ())}
    if not states:
        return None
    fitting = [code for code in states if context.named[code]]
    if _KOREAS & set(fitting):
        # Either Korea may be told by its capital alone, and is then not the other.
        heard = {*context.capitals, context.where, context.home}
        fitting += [code for code in _KOREAS & heard if code not in fitting]
    fitting = fitting or [code for code in states if code in {*context.capitals, context.where}]
    if len(fitting) == 1:
        return fitting[0]
    if context.home in fitting or (context.home in states and not fitting):
        # Of the two Koreas the house's own only for who holds an office there, and no highest one.
        sure = in_office(person) and not any(is_head(draft) for draft in posts_of(person))
        return context.home if len(fitting) < 2 or sure else None
    return None


def posts_of(person: Person) -> Iterator[Draft]:
    """The posts that the report gives a person, in reading order."""
    for mention in person.mentions:
        yield from mention.posts


def is_head(draft: Draft) -> bool:
    """Whether the bare title is that of a head of state, which houses say of their own in full."""
    return draft.title.casefold() == "president" and draft.org is None and draft.state is None


def is_foreign(person: Person, lexicon: Lexicon, code: str) -> bool:
    """Whether the name cannot be of a state whose family names are a closed list."""
    cultures = _cultures(person, lexicon)
    if cultures and (person.parts[0] not in lexicon.given or len(person.parts) == 3):
        return not any(code in lexicon.culture_states.get(culture, ()) for culture in cultures)
    return code in _CLOSED and not any(code in lexicon.culture_states.get(c, ()) for c in cultures)


def in_office(person: Person) -> bool:
    """Whether a post of his is one of a state or party, as far as is said."""
    return any(
        draft.sort in {"office", "party"}
        and (draft.org is None or draft.org.kind in {"body", "party"})
        for mention in person.mentions
        for draft in mention.posts
    )
