"""All joins at once, in memory: what every incremental way must come to as well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from kg.joining.accounts import depending, window
from kg.joining.claims import Claim
from kg.joining.components import JUDGED, join, person_order
from kg.joining.encounters import encounter_links
from kg.joining.judgements import Judgements
from kg.joining.links import Link
from kg.joining.names import forms, read_name
from kg.joining.persons import person_links
from kg.joining.posts import attested
from kg.joining.register import people
from kg.joining.tenures import tenure_aliases

NO_JUDGEMENTS = Judgements()


@dataclass(frozen=True, slots=True)
class Joins:
    """The key that stands for each replaced one, the links used, and the candidates."""

    canonical: Mapping[str, str]
    by: tuple[Link, ...] = ()
    candidates: tuple[Link, ...] = ()

    def __call__(self, key: str) -> str:
        """The key that stands for a minted one."""
        return self.canonical.get(key, key)


def join_all(claims: Iterable[Claim], judgements: Judgements = NO_JUDGEMENTS) -> Joins:
    """The joins that the claims of all reports give."""
    said: defaultdict[str, set[str]] = defaultdict(set)
    for key, value in claims:
        said[key].add(value)
    named = {key for key in said if key.startswith("person/")}
    links = _person_links(named, said)
    persons = join([*links, *judged(judgements, named)], apart=judgements.apart, order=person_order)

    def who(key: str) -> str:
        return persons.canonical.get(key, key)

    meetings = {key for key in said if key.startswith("meeting/")}
    days = {key.partition("/")[2] for key in said if key.startswith(("day/", "undated/"))}
    told = set[Link]()
    for day in {later for told_on in days for later in depending(told_on)}:
        told.update(encounter_links(day, {key: said.get(key, ()) for key in window(day)}, who))
    encounters = join([*told, *judged(judgements, meetings)], apart=judgements.apart)
    canonical = {**persons.canonical, **encounters.canonical}
    for post in (key for key in said if key.startswith("post/")):
        canonical |= dict(tenure_aliases(post, said[post], who))
    unsure = tuple(sorted(link for link in links | told if not link.certain))
    return Joins(canonical, (*persons.by, *encounters.by), unsure)


def _person_links(named: Iterable[str], said: Mapping[str, set[str]]) -> set[Link]:
    blocks: defaultdict[str, set[str]] = defaultdict(set)
    for key in named:
        for form in blocks_of(key):
            blocks[form].add(key)
    posts = {key: attested(said[key]) for key in named}
    return {link for form, keys in blocks.items() for link in person_links(form, keys, posts)}


def blocks_of(person: str) -> frozenset[str]:
    """The blocks of a person's key; a node told apart by a post is joined by nobody but people."""
    if "~" in person:
        return frozenset()
    node = people().node_of.get(person)
    known = [f"@{node}"] if node else []
    return frozenset([*known, *forms(read_name(person))])


def judged(judgements: Judgements, known: Container[str]) -> list[Link]:
    """The judgements of "same" as links, of keys that reports use."""
    return [
        Link.of(one, other, JUDGED)
        for one, other in sorted(judgements.same)
        if one in known and other in known
    ]
