"""Whose a bare office is: "President A" is the one of the state that the report comes from."""

from __future__ import annotations

from kg.mentions.chains import People, Person
from kg.mentions.votes import (
    Context,
    draft_state,
    in_office,
    is_foreign,
    is_head,
    posts_of,
    state_of,
)

# Offices that one person holds at a time; ministers of a matter are added by `is_singular`.
_HEADS = frozenset(
    {"president", "prime minister", "premier", "king", "queen", "chancellor", "federal chancellor"}
    | {"emir", "amir", "sultan", "state president"}
)
_NO_OFFICES = frozenset({"none", "family", "stated", "counterpart"})
# How often a state must be named to be the report's own, and how far ahead of the next.
_OFTEN, _LEAD, _SHARE = 2, 1.5, 0.4


def by_house(person: Person, people: People, context: Context) -> str | None:
    """The house's own state, unless somebody else holds the post there."""
    home = context.home
    if home is None or is_taken(person, people, home):
        return None
    if is_foreign(person, people.lexicon, home):
        return None
    if context.official and (in_office(person) or person.index == 0 or not _abroad(context)):
        return home
    if home in {"KP", "KR"} and (not in_office(person) or any(map(is_head, posts_of(person)))):
        return None
    said = any(mention.posts for mention in person.mentions)
    return home if said or len(context.named) <= 2 else None


def by_prominence(person: Person, people: People, context: Context) -> str | None:
    """The state named most of those whose officials the report never gives with their state.

    A house leaves out the state of its own officials and tells that of the guests.
    """
    if not any(draft.sort not in _NO_OFFICES for draft in posts_of(person)):
        return None
    counts = context.named + context.towns
    left = [code for code, _ in counts.most_common() if code not in context.officials]
    if not left or counts[left[0]] < _OFTEN:
        return None
    if len(left) > 1 and counts[left[0]] < _LEAD * counts[left[1]]:
        return None
    if counts[left[0]] < _SHARE * max(counts.values()):
        return None
    if is_taken(person, people, left[0]):
        return None
    return None if is_foreign(person, people.lexicon, left[0]) else left[0]


def by_description(person: Person, people: People, context: Context) -> str | None:
    """ "The Mongolian president" is President A, if no other is said to be it."""
    own = {title for title in _titles(person) if is_singular(title)}
    told = {code for title, code in context.open if title in own}
    free = [code for code in told if not is_taken(person, people, code)]
    if len(free) != 1 or is_foreign(person, people.lexicon, free[0]):
        return None
    rivals = (other for other in people.persons if other is not person and not other.states)
    return None if any(own & _titles(other) for other in rivals) else free[0]


def is_singular(title: str) -> bool:
    """Whether a state has one holder of the office at a time."""
    words = title.casefold().split()
    return " ".join(words) in _HEADS or (
        len(words) > 1 and "minister" in words and words[0] not in {"vice", "deputy", "state"}
    )


def is_taken(person: Person, people: People, code: str) -> bool:
    """Whether somebody else holds his office in a state."""
    both = _titles(person) & _held(people, person, code)
    return any(is_singular(title) for title in both)


def by_exclusion(person: Person, people: People, context: Context) -> str | None:
    """The only state named whose people can bear such a name and whose head is not another."""
    own = _titles(person)
    heads = {
        draft_state(draft) or (state_of(other) if draft.title.casefold() in own else None)
        for other in people.persons
        for draft in posts_of(other)
        if other is not person and draft.org is None and draft.title.casefold() in _HEADS
    }
    if not own & _HEADS and len(context.leading) > 1:
        return None
    left = [
        code
        for code in dict.fromkeys((*context.leading, *sorted(context.capitals)))
        if code not in heads and not is_foreign(person, people.lexicon, code)
    ]
    single = len(left) == 1 and left[0] in context.leading
    return left[0] if single and in_office(person) else None


def _abroad(context: Context) -> bool:
    """Whether the report names a state other than its own."""
    return any(code != context.home for code in context.named)


def _titles(person: Person) -> set[str]:
    """The titles of a state's offices that he holds."""
    return {draft.title.casefold() for draft in posts_of(person) if draft.org is None}


def _held(people: People, person: Person, code: str) -> set[str]:
    """The titles that others hold in a state."""
    others = (other for other in people.persons if other is not person and state_of(other) == code)
    return {
        draft.title.casefold()
        for other in others
        for mention in other.mentions
        for draft in mention.posts
        if draft.org is None and draft_state(draft) in {None, code} and not draft.former
    }
