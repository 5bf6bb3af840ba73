"""Drafts become post mentions: organization and state filled from the holder and the context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.annotation import PostMention
from kg.mentions.apposition import all_drafts
from kg.mentions.chains import People
from kg.mentions.drafts import THE_PARTY, Draft
from kg.mentions.lexicon import Lexicon
from kg.mentions.organizations import Org, Part
from kg.mentions.reading import Item
from kg.mentions.scan import Line
from kg.mentions.votes import draft_state, is_worldwide, state_of
from kg.registers import fold_phrase

# What says more than the office alone: "ambassador to China", "envoy for Syria".
_TAILED = frozenset({"to", "on"})
_NO_POSTS = frozenset({"none", "counterpart", "family"})


@dataclass(frozen=True, slots=True)
class Offices:
    """The last step, over one report."""

    people: People
    lexicon: Lexicon
    worldwide: str | None = None

    def mentions(
        self, lines: Sequence[Line], readings: Sequence[Sequence[Item]]
    ) -> list[PostMention]:
        """Every post in reading order, held or definite."""
        parties = list(_parties(readings))
        found: list[tuple[Draft, PostMention]] = []
        for row, (line, items) in enumerate(zip(lines, readings, strict=True)):
            for item in items:
                for draft in all_drafts(item):
                    found.extend(
                        (draft, post) for post in self._of_draft(draft, row, line, parties)
                    )
        return [post for draft, post in found if not _is_echo(draft, post, found)]

    def _of_draft(
        self, draft: Draft, row: int, line: Line, parties: Sequence[tuple[int, Org]]
    ) -> Iterator[PostMention]:
        holders = [name.chain for name in draft.holders if name.chain is not None]
        place = line.sentence.index
        if not holders:
            if draft.sort != "unused":
                org = self._organization(draft, draft_state(draft), row, parties)
                yield PostMention(
                    place,
                    (draft.start, draft.end),
                    draft.title,
                    org,
                    draft_state(draft),
                    draft.former,
                    None,
                    bool(draft.determiner),
                )
            return
        for chain in dict.fromkeys(holders):
            state = draft_state(draft) or state_of(self.people.persons[chain])
            said = draft.org is not None or draft.state is not None
            if draft.sort in _NO_POSTS or draft.elect or (draft.sort == "stated" and not said):
                continue
            org = self._organization(draft, state, row, parties)
            if org is None:
                continue
            yield PostMention(
                place, (draft.start, draft.end), draft.title, org, state, draft.former, chain
            )

    def _organization(
        self, draft: Draft, state: str | None, row: int, parties: Sequence[tuple[int, Org]]
    ) -> str | None:
        org = draft.org
        if (
            org is None
            and draft.of_name is not None
            and draft.of_name.chain is None
            and draft.place
        ):
            return draft.place
        if is_worldwide(draft):
            return self.worldwide
        if org is None and draft.sort == "party":
            org = THE_PARTY
        if org is None:
            state = state or draft.typical
            if draft.sort in {"organ", "local"} or state is None:
                return None
            return self.lexicon.short_names.get(state)
        return self._closed(org, state, row, parties).name or None

    def _closed(
        self, org: Org, state: str | None, row: int, parties: Sequence[tuple[int, Org]]
    ) -> Org:
        if org.needs in {"party", "parent"}:
            fitting = [
                (abs(row - where), party)
                for where, party in parties
                if state is None or party.state == state
            ]
            if fitting and org.needs == "party":
                party = min(fitting, key=lambda pair: pair[0])[1]
                return replace(
                    org,
                    lineage=(*org.lineage, Part(party.name)),
                    party=party.name,
                    state=party.state,
                    needs="",
                )
        if org.needs and org.needs != "party" and state is not None:
            return replace(org, suffix=self.lexicon.of_name(state), state=state, needs="")
        return org


def worldwide(readings: Sequence[Sequence[Item]]) -> str | None:
    """The first organization between states that the report names."""
    for items in readings:
        for item in items:
            for org in (item.org, *(draft.org for draft in all_drafts(item))):
                if org is not None and org.kind == "international":
                    return org.name
    return None


def _parties(readings: Sequence[Sequence[Item]]) -> Iterator[tuple[int, Org]]:
    """Where which party is named, alone or as the root of a body."""
    for row, items in enumerate(readings):
        for item in items:
            orgs = [item.org, *(draft.org for draft in all_drafts(item))]
            for org in orgs:
                if org is not None and org.party is not None:
                    yield row, Org((Part(org.party),), "party", org.state, org.party)


def _is_echo(draft: Draft, post: PostMention, found: Sequence[tuple[Draft, PostMention]]) -> bool:
    """ "Chairman Kim", where the report says elsewhere more fully of what he is chairman."""
    if post.chain is None:
        return False
    bare = (draft.org is None or draft.org is THE_PARTY) and draft.state is None
    for more, other in found:
        if other is post or other.chain != post.chain:
            continue
        same = other.organization == post.organization
        title, longer = post.title.casefold(), other.title.casefold()
        if same and (_longer(longer, title) or longer.startswith(f"{title} to ")):
            return True
        # The same office in other words: the first told stands.
        alike = (
            more.canon == draft.canon != "" and title != longer and not _TAILED & set(title.split())
        )
        if same and alike and _comes_first(other, post):
            return True
        if title == longer and (
            (bare and more.org not in {None, THE_PARTY}) or _fuller(other, post)
        ):
            return True
    return False


def _comes_first(one: PostMention, two: PostMention) -> bool:
    return (one.sentence, one.range) < (two.sentence, two.range)


def _longer(one: str, two: str) -> bool:
    """ "federal chancellor" says "chancellor" as well."""
    words, others = set(one.split()), set(two.split())
    return others < words and words - others <= {"federal", "state", "union"}


def _fuller(one: PostMention, two: PostMention) -> bool:
    """Whether the first names the same organization in more words."""
    words, others = fold_phrase(one.organization or ""), fold_phrase(two.organization or "")
    return len(words) > len(others) > 0 and set(others) <= set(words) and one.former == two.former
