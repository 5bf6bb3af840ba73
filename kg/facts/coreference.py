"""Whom "he", "the premier", "the visitor", "the two sides" mean, sentence by sentence.

The reader keeps what a human reader keeps: who was last the subject, who was named last,
and the scene (who met whom, who is at home). Nothing is guessed: a description that fits
nobody stays unresolved.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.annotation import Chain, Mentions
from kg.facts.nodes import Node
from kg.facts.words import DESCRIPTION_HEADS

GUEST_WORDS = frozenset("guest visitor visiting visitors guests traveller".split())
HOST_WORDS = frozenset("host hosts".split())
LEADER_WORDS = frozenset(
    """leader statesman head ruler chief official politician diplomat legislator envoy
    dignitary""".split()
)
STYLES = frozenset({"highness", "majesty"})  # a court's report calls only its own so
FEMININE, MASCULINE = frozenset({"she", "her"}), frozenset({"he", "him", "his"})
FEMALE_TITLES = frozenset(
    "chairwoman spokeswoman queen princess empress congresswoman lady duchess baroness".split()
)
MALE_TITLES = frozenset(
    "chairman spokesman king prince emperor congressman duke sultan emir".split()
)
HEADS = {
    "head of state": frozenset("president king queen emir sultan emperor monarch amir".split()),
    "head of government": frozenset("minister premier chancellor".split()),
}
HIGH_OFFICES = frozenset(
    "president premier minister chancellor secretary secretary-general king amir emir".split()
)
LEADING = frozenset(
    """president premier chancellor king queen emir amir sultan leader chairman chairwoman prime
    general first supreme ruler prince governor chief""".split()
)
MILITARY = frozenset("general admiral marshal colonel".split())
MILITARY_BODIES = frozenset("military army defense defence forces".split())
DEPUTY = frozenset({"vice", "deputy", "assistant"})
PLURALS = frozenset(f"{head}s" for head in DESCRIPTION_HEADS)
_SEEN_LIMIT = 12


@dataclass(slots=True)
class Discourse:
    """What a reader remembers while going through one report."""

    mentions: Mentions
    focus: list[int] = field(default_factory=list)
    recent: list[int] = field(default_factory=list)
    principals: tuple[int, ...] = ()
    guests: tuple[int, ...] = ()
    hosts: tuple[int, ...] = ()
    named: tuple[int, ...] = ()
    opener: tuple[int, ...] = ()
    local: tuple[int, ...] = ()
    led: tuple[tuple[str | None, int], ...] = ()

    def chain(self, index: int) -> Chain:
        """The chain of that number."""
        return self.mentions.chains[index]

    def see(self, chains: Iterable[int]) -> None:
        """Persons named, in text order: the latest is the most recent."""
        for chain in chains:
            self.recent = [chain, *[c for c in self.recent if c != chain]][:_SEEN_LIMIT]

    def subject(self, chain: int) -> None:
        """A person who was the subject or speaker of the sentence just read."""
        self.focus = [chain, *[c for c in self.focus if c != chain]][:_SEEN_LIMIT]

    def scene(
        self, *, hosts: tuple[int, ...], guests: tuple[int, ...], all_: tuple[int, ...]
    ) -> None:
        """The encounter the report now speaks of."""
        self.hosts, self.guests, self.principals = hosts, guests, all_

    def heads(self, state: str | None) -> tuple[int, ...]:
        """Who leads the delegation of a state (of any, where the text names only one)."""
        fitting = {c for of, c in self.led if state is None or of in (None, state)}
        fitting = {c for c in fitting if state in (None, self.chain(c).state, None)} or fitting
        if not fitting and state is not None:
            fitting = {c for c in self.principals if self.chain(c).state == state}
        return tuple(fitting) if len(fitting) == 1 else ()

    def last(self, *, exclude: frozenset[int]) -> tuple[int, ...]:
        """The person last spoken of as a subject."""
        return tuple(c for c in self.focus if c not in exclude)[:1]

    def opposite(self, node: Node) -> tuple[int, ...]:
        """Who speaks to "his guest" (the host), to "his host" (the guest)."""
        words = set(node.text.split())
        side = self.hosts if words & GUEST_WORDS else self.guests if words & HOST_WORDS else ()
        return side if len(side) == 1 else ()

    def resolve(self, node: Node, *, exclude: frozenset[int] = frozenset()) -> tuple[int, ...]:
        """The chains a phrase means, () where nobody fits."""
        if node.chains:
            return node.chains
        if node.kind == "pronoun":
            return self._pronoun(node.text, exclude)
        if node.kind == "group":
            return self.principals if len(self.principals) > 1 else ()
        if node.kind == "description":
            return self._description(node, exclude)
        return ()

    def _pronoun(self, word: str, exclude: frozenset[int]) -> tuple[int, ...]:
        if word in {"they", "them"}:
            return self.principals
        wanted = "f" if word in FEMININE else "m"
        order = [
            c
            for c in dict.fromkeys([*self.local, *self.focus, *self.recent, *self.named])
            if c not in exclude
        ]
        certain = [c for c in order[:4] if self.sex(c) == wanted]
        possible = [c for c in order if self.sex(c) in (None, wanted)]
        if certain and (word in FEMININE or certain[0] == possible[0]):
            return (certain[0],)
        return tuple(possible[:1])

    def sex(self, chain: int) -> str | None:
        """ "f", "m" or None, by name and honorific, else by a post's title."""
        known = self.chain(chain).gender
        if known is not None:
            return known
        titles = {
            w for p in self.mentions.posts if p.chain == chain for w in p.title.lower().split()
        }
        return "f" if titles & FEMALE_TITLES else "m" if titles & MALE_TITLES else None

    def _description(self, node: Node, exclude: frozenset[int]) -> tuple[int, ...]:
        words = set(node.text.split())
        if node.text.split()[-1] in {"guests", "visitors"}:
            return tuple(c for c in self.guests if c not in exclude)
        if node.text.split(" of ")[0].split()[-1] in PLURALS:
            return ()
        if "latter" in words:
            return tuple(c for c in self.recent if c not in exclude)[:1]
        if "delegation" in words:
            return self.heads(node.state)
        if words & (HOST_WORDS | STYLES):
            return self._only(self.hosts, exclude)
        pool = self.guests if "visiting" in words or words & GUEST_WORDS else ()
        if words & GUEST_WORDS:
            fitting = [c for c in pool if node.state in (None, self.chain(c).state)]
            return self._only(tuple(fitting), exclude)
        scored = [
            (self._fit(node, chain), -rank, chain) for rank, chain in enumerate(self._order())
        ]
        best = max((s for s in scored if s[0] > 0 and s[2] not in exclude), default=None)
        return (best[2],) if best else ()

    def _order(self) -> list[int]:
        return list(
            dict.fromkeys(
                [*self.focus[:1], *self.recent, *self.focus, *range(len(self.mentions.chains))]
            )
        )

    def _only(self, chains: tuple[int, ...], exclude: frozenset[int]) -> tuple[int, ...]:
        rest = tuple(c for c in chains if c not in exclude)
        return rest[:1] if len(rest) > 1 and rest[0] in self.focus[:1] else rest

    def _fit(self, node: Node, chain: int) -> int:
        """How well a description fits a person: state, then title; 0 excludes."""
        person = self.chain(chain)
        if node.state is not None and person.state is not None and node.state != person.state:
            return 0
        title = (node.title or "").lower()
        head = title.split(" of ")[0].split(" for ")[0].split()[-1] if title else ""
        held = [p for p in self.mentions.posts if p.chain == chain]
        known = node.state is not None and node.state == person.state
        bare = 0 if held else self._fit_bare(chain, head, known=known)
        if bare:
            return bare
        state_bonus = 2 if node.state is not None and node.state == person.state else 0
        if node.former or "former" in node.text.split():
            if any(head in p.title.lower().split() and not p.former for p in held):
                return 0
            return 4 if any(p.former for p in held) else state_bonus and 2
        title = title.replace("-", " ")
        titles = [p.title.lower().replace("-", " ") for p in held if not p.former]
        deputy = bool(DEPUTY & set(title.split()))
        titles = [t for t in titles if bool(DEPUTY & set(t.split())) == deputy] or (
            [] if deputy else titles
        )
        if head in MILITARY and any(MILITARY_BODIES & _words(p.organization) for p in held):
            return 3
        for office, held_titles in HEADS.items():
            if office in node.text and any(held_titles & set(t.split()) for t in titles):
                return 5 + state_bonus
        if title in titles and title != head:
            return 8 + state_bonus
        if title in titles:
            return 6 + state_bonus
        if any(head in t.split() for t in titles) and head:
            return 4 + state_bonus
        if head not in LEADER_WORDS:
            return 0
        if "party" in node.text.replace("'s", "").split():
            return 3 if any("arty" in (p.organization or "") for p in held) else 0
        a_leader = head != "leader" or not held or _leads(titles)
        known = bool(state_bonus) or chain in self.principals
        return 1 + state_bonus + (chain in self.principals) if known and a_leader else 0

    def _fit_bare(self, chain: int, head: str, *, known: bool) -> int:
        """A principal of whom no office is told: of the state meant, or the only one left over."""
        if known and chain in self.principals:
            return 2
        offices = {p.chain for p in self.mentions.posts}
        bare = [c for c in self.principals if c not in offices]
        left_over = bare == [chain] and len(self.principals) > 1
        return int(left_over and self.chain(chain).state is None and head in HIGH_OFFICES)


def _leads(titles: list[str]) -> bool:
    """Whether an office among these makes its holder a leader of a state or party."""
    return any(LEADING & set(t.split()) and not DEPUTY & set(t.split()) for t in titles)


def _words(text: str | None) -> frozenset[str]:
    return frozenset((text or "").lower().split())
