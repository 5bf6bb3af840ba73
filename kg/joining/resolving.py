"""One report's keys as they stand for persons, encounters and tenures after all joins."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from kg.identity import UNKNOWN_STATE, Holding, Identities, identify, tenure_key
from kg.joining.judgements import Judgements
from kg.joining.posts import mark
from kg.joining.tenures import attestation_key
from kg.model import Facts
from kg.rdf import attested_on, supported
from kg.registers import Registers, load_registers

Canonical = Callable[[str], str]


def identified(
    facts: Facts, judgements: Judgements, *, registers: Registers | None = None
) -> tuple[Facts, Identities]:
    """The facts that the graph can state, and their keys; names that are shared told apart.

    Raises ValueError for facts that are bound to no text.
    """
    facts = supported(facts)
    identities = identify(facts, registers or load_registers())
    return facts, tell_apart(identities, judgements.told_apart)


def minted(facts: Facts, identities: Identities) -> Iterator[str]:
    """The keys that the report mints and joins may replace."""
    yield from dict.fromkeys(identities.persons.values())
    yield from identities.meetings
    yield from dict.fromkeys(_attestations(facts, identities))


def _attestations(facts: Facts, identities: Identities) -> Iterator[str]:
    for post, holding in zip(facts.posts, identities.holdings, strict=True):
        on = attested_on(facts, post.person) or ""
        yield attestation_key(holding.person, holding.post, on)


def resolve(facts: Facts, identities: Identities, canonical: Canonical) -> Identities:
    """The keys replaced by those that stand for them.

    A person without a state has that of the person he or she was found to be.
    """
    persons = {name: canonical(key) for name, key in identities.persons.items()}
    return replace(
        identities,
        persons=persons,
        states_of={
            name: state or _state(persons[name]) for name, state in identities.states_of.items()
        },
        holdings=tuple(_holdings(facts, identities, canonical)),
        meetings=tuple(map(canonical, identities.meetings)),
    )


def _state(person: str) -> str | None:
    code = person.split("/")[1]
    return None if code == UNKNOWN_STATE else code.upper()


def _holdings(facts: Facts, identities: Identities, canonical: Canonical) -> Iterator[Holding]:
    attestations = _attestations(facts, identities)
    for holding, attested in zip(identities.holdings, attestations, strict=True):
        person, tenure = canonical(holding.person), canonical(attested)
        if tenure == attested:
            tenure = tenure_key(person, holding.post)
        yield replace(holding, person=person, tenure=tenure)


def tell_apart(identities: Identities, namesakes: Mapping[str, tuple[str, ...]]) -> Identities:
    """The keys of names that several persons share, by the posts that the report gives.

    `namesakes` has the nodes `<key>~<post>` of a bare key; where the report's posts fit one
    of them alone, it is that person; else the bare key stays, which only is a name.
    """
    shared = namesakes.keys() & set(identities.persons.values())
    if not shared:
        return identities
    chosen = {key: _choose(key, namesakes[key], identities) for key in shared}
    persons = {name: chosen.get(key, key) for name, key in identities.persons.items()}
    holdings = []
    for holding in identities.holdings:
        person = chosen.get(holding.person, holding.person)
        holdings.append(replace(holding, person=person, tenure=tenure_key(person, holding.post)))
    return replace(identities, persons=persons, holdings=tuple(holdings))


def _choose(key: str, nodes: tuple[str, ...], identities: Identities) -> str:
    posts = {held.post for held in identities.holdings if held.person == key}
    marks = {_mark(post) for post in posts} - {None}
    fitting = [node for node in nodes if post_of(node) in posts or _mark(post_of(node)) in marks]
    return fitting[0] if len(fitting) == 1 else key


def post_of(node: str) -> str:
    """The post that a node `<key>~<post>` is told by.

    >>> post_of("person/cn/li-qiang~state-council.premier")
    'post/cn/state-council/premier'
    """
    bare, _, post = node.partition("~")
    return f"post/{bare.split('/')[1]}/{post.replace('.', '/')}"


def _mark(post: str) -> str | None:
    above, _, title = post.removeprefix("post/").rpartition("/")
    return mark(title.replace("-", " "), f"org/{above}")
