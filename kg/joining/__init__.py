"""Joining: which keys of different reports stand for one person, encounter or tenure."""

from kg.joining.accounts import depending, window
from kg.joining.claims import Claim, claims
from kg.joining.components import JUDGED, Joined, join, person_order
from kg.joining.decisions import decided, judgement_quads, stands_for
from kg.joining.encounters import encounter_links
from kg.joining.judgements import Judged, Judgements, Verdict, read_judgements, settle
from kg.joining.links import Link
from kg.joining.persons import person_links
from kg.joining.posts import attested
from kg.joining.register import People, people
from kg.joining.resolving import Canonical, identified, minted, resolve
from kg.joining.tenures import tenure_aliases
from kg.joining.whole import Joins, blocks_of, join_all

__all__ = [
    "JUDGED",
    "Canonical",
    "Claim",
    "Joined",
    "Joins",
    "Judged",
    "Judgements",
    "Link",
    "People",
    "Verdict",
    "attested",
    "blocks_of",
    "claims",
    "decided",
    "depending",
    "encounter_links",
    "identified",
    "join",
    "join_all",
    "judgement_quads",
    "minted",
    "people",
    "person_links",
    "person_order",
    "read_judgements",
    "resolve",
    "settle",
    "stands_for",
    "tenure_aliases",
    "window",
]
