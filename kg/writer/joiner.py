"""Joins kept up with the ledger: what changed claims make of keys, and whom that concerns.

Only blocks that hold a changed claim are looked at again: those of names, the days around
an encounter, the posts. The outcome equals `kg.joining.join_all` over all reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from kg.joining import (
    JUDGED,
    Claim,
    Judgements,
    Link,
    attested,
    blocks_of,
    decided,
    depending,
    encounter_links,
    join,
    person_links,
    person_order,
    stands_for,
    tenure_aliases,
    window,
)
from kg.rdf import Contribution
from kg.writer.joinstate import JoinState

Order = Callable[[str], tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Share:
    """One report's part in joins: its claims, and the keys that joins may replace."""

    report: str
    claims: tuple[Claim, ...] = ()
    minted: tuple[str, ...] = ()


@dataclass(slots=True)
class Outcome:
    """Keys that something else stands for than before, with what stood for them; and the data
    about decisions that come (+1) and go (-1)."""

    before: dict[str, str] = field(default_factory=dict)
    said: Counter[Contribution] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Joiner:
    """Joins over the tables of one state."""

    state: JoinState
    judgements: Judgements

    def record(self, *, before: Iterable[Share], after: Iterable[Share]) -> set[str]:
        """Take reports' claims out and in; the keys whose claims changed."""
        deltas: Counter[Claim] = Counter()
        for share in before:
            deltas.subtract(share.claims)
            self.state.use(share.report, ())
        for share in after:
            deltas.update(share.claims)
            self.state.use(share.report, {*share.minted, *(key for key, _ in share.claims)})
        self.state.claim(deltas)
        return {claim.key for claim, count in deltas.items() if count}

    def settle(self, touched: set[str]) -> Outcome:
        """Decide again whatever depends on the touched claims."""
        outcome = Outcome()
        people = {key for key in touched if key.startswith("person/")}
        self._rejoin(self._relink_persons(people) | people, outcome, order=person_order)
        concerned = touched | self.state.used(self.state.users(outcome.before))
        days = {
            later
            for key in concerned
            if key.startswith(("day/", "undated/"))
            for later in depending(key.partition("/")[2])
        }
        nodes = {key for key in touched if key.startswith("meeting/")}
        for day in sorted(days):
            told = {key: self.state.values(key) for key in window(day)}
            nodes |= self.state.relink(
                f"day {day}", encounter_links(day, told, self.state.canonical)
            )
        self._rejoin(nodes, outcome, order=lambda key: (key,))
        for post in sorted(key for key in concerned if key.startswith("post/")):
            self._tenures(post, outcome)
        return outcome

    def concerned(self, outcome: Outcome) -> set[str]:
        """The reports that use a key of which the outcome speaks."""
        return self.state.users(outcome.before)

    def _relink_persons(self, people: set[str]) -> set[str]:
        blocks, nodes = set[str](), set[str]()
        for key in people:
            own = blocks_of(key)
            self.state.place(key, own, present=self.state.exists(key))
            blocks |= own
        for block in sorted(blocks):
            keys = self.state.members(block)
            posts = {key: attested(self.state.values(key)) for key in keys}
            nodes |= self.state.relink(block, person_links(block, keys, posts))
        return nodes

    def _rejoin(self, nodes: set[str], outcome: Outcome, *, order: Order) -> None:
        """Join anew all that hangs together with these keys."""
        closed, links, old = self._closure(nodes)
        joined = join(links, apart=self.judgements.apart, order=order)
        by = set(joined.by)
        self.state.decide(no_more=old - by, now=by - old)
        for links_changed, sign in ((old - by, -1), (by - old, 1)):
            for link in links_changed:
                for said in decided(link):
                    outcome.said[said] += sign
        for key in sorted(closed):
            self._replace(key, joined.canonical.get(key, key), outcome)

    def _closure(self, nodes: set[str]) -> tuple[set[str], set[Link], set[Link]]:
        """All keys connected with these, by links of now or decisions of before."""
        closed, fresh = set[str](), set(nodes)
        links, old = set[Link](), set[Link]()
        while fresh:
            key = fresh.pop()
            closed.add(key)
            mine = {*self.state.links_of(key), *self._judged(key)}
            was = set(self.state.decisions_of(key))
            links |= mine
            old |= was
            fresh |= {end for link in mine | was for end in (link.one, link.other)} - closed
        return closed, links, old

    def _judged(self, key: str) -> Iterator[Link]:
        if self.state.exists(key):
            for other in self.judgements.same_as.get(key, ()):
                if self.state.exists(other):
                    yield Link.of(key, other, JUDGED)

    def _replace(self, key: str, canonical: str, outcome: Outcome, *, source: str = "") -> None:
        old = self.state.canonical(key)
        if old == canonical:
            return
        outcome.before[key] = old
        self.state.replace(key, canonical, source=source)
        if not source:
            for stood, sign in ((old, -1), (canonical, 1)):
                if stood != key:
                    outcome.said[stands_for(key, stood)] += sign

    def _tenures(self, post: str, outcome: Outcome) -> None:
        old = self.state.aliases(post)
        new = dict(tenure_aliases(post, self.state.values(post), self.state.canonical))
        for key in sorted(old.keys() | new.keys()):
            self._replace(key, new.get(key, key), outcome, source=post)
