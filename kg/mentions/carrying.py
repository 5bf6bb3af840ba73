"""What a post leaves to earlier words: "his counterpart", "both", "the department"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.mentions.apposition import all_drafts
from kg.mentions.drafts import Draft
from kg.mentions.organizations import Org, below
from kg.mentions.reading import Item, between
from kg.mentions.scan import POSSESSIVE, Line

_HEADS = frozenset({"heads", "headed", "chairs", "leads", "heading"})
_FILLERS = frozenset(
    {
        "who",
        ",",
        "also",
        "now",
        "currently",
        "which",
        "has",
        "the",
        "long",
        "previously",
        "formerly",
        "once",
    }
)
_PAST = frozenset({"headed", "formerly", "previously", "once"})
_NO_BODIES = frozenset({"delegation", "delegations", "mission", "team", "group"})


def carry(lines: Sequence[Line], readings: Sequence[list[Item]]) -> None:
    """Complete the drafts of a report in reading order, in place."""
    held: list[Draft] = []
    orgs: list[Org] = []
    for line, items in zip(lines, readings, strict=True):
        _headed(line, items)
        for item in items:
            if item.org is not None:
                orgs.append(item.org)
            for draft in list(all_drafts(item)):
                _complete(draft, held, orgs, item)
                if draft.org is not None and draft.org.lineage:
                    orgs.append(draft.org)
                if draft.holders and draft.sort in {"office", "party", "organ"}:
                    held.append(draft)


def _complete(draft: Draft, held: Sequence[Draft], orgs: Sequence[Org], item: Item) -> None:
    if draft.both and held:
        both = [other for other in held[-4:] if other.holders == held[-1].holders]
        for other in both:
            twin = replace(draft, org=other.org, state=other.state, both=False)
            item.posts.append(twin)
        if both:
            item.posts.remove(draft)
    if draft.org is not None and draft.org.needs == "antecedent":
        draft.org = antecedent(draft.org, orgs)
    if (
        draft.sort in {"organ", "local"}
        and draft.org is None
        and draft.holders
        and draft.determiner in {"a", "an", "another"}
    ):
        same = [other for other in held if other.title == draft.title and other.org is not None]
        draft.org = same[-1].org if same else None


def fill_counterparts(readings: Sequence[Sequence[Item]]) -> None:
    """ "his Iranian counterpart" holds the post of whoever is named before; needs the chains."""
    held: dict[int, Draft] = {}
    last: int | None = None
    for items in readings:
        for place, item in enumerate(items):
            for draft in item.posts:
                owner = next(
                    (
                        other.name.chain
                        for other in reversed(items[:place])
                        if other.name is not None
                    ),
                    last,
                )
                model = _definite(items[:place]) or (held.get(owner) if owner is not None else None)
                if draft.counterpart and draft.holders and model is not None:
                    draft.title, draft.sort, draft.counterpart = model.title, model.sort, False
            for draft in item.posts:
                if draft.sort == "office" and draft.org is None:
                    held.update(
                        {name.chain: draft for name in draft.holders if name.chain is not None}
                    )
            if item.name is not None and item.name.chain is not None:
                last = item.name.chain


def _definite(items: Sequence[Item]) -> Draft | None:
    """ "The foreign minister also met his Mexican counterpart": whose sentence it is."""
    if not items or items[0].kind != "posts" or any(item.name is not None for item in items):
        return None
    draft = items[0].posts[-1]
    return draft if draft.determiner == "the" and draft.sort == "office" else None


def antecedent(unit: Org, orgs: Sequence[Org]) -> Org | None:
    """The last body whose own name ends in the words of "the provincial committee"."""
    *inner, last = unit.lineage
    words = last.name.casefold().removeprefix("the ")
    for org in reversed(orgs):
        own = org.lineage[0].name.casefold() if org.lineage else ""
        if own.endswith(words) or words in own.split():
            return replace(org, lineage=(*inner, *org.lineage), kind="body")
    if " " in words and orgs and orgs[-1].lineage:
        return below(words, orgs[-1])
    return None


def led(lines: Sequence[Line], readings: Sequence[Sequence[Item]]) -> None:
    """ "a delegation of X led by Deputy President A": the post is one in X, in place."""
    for line, items in zip(lines, readings, strict=True):
        for before, item in pairwise(items):
            gap = between(line, before.end, item.start)
            if item.kind != "posts" or gap[-2:] not in {("led", "by"), ("headed", "by")}:
                continue
            for draft in item.posts:
                if draft.org is not None or draft.state is not None:
                    continue
                if before.org is not None and before.org.kind == "party":
                    draft.org, draft.state = before.org, before.org.state
                elif before.kind == "state":
                    draft.state, draft.lent = before.code, True


def owned(lines: Sequence[Line], readings: Sequence[Sequence[Item]]) -> None:
    """ "the Supreme Leader's adviser": a post that belongs to another's post, in place."""
    for line, items in zip(lines, readings, strict=True):
        for before, item in pairwise(items):
            adjacent = line.word(before.end) in POSSESSIVE and item.start == before.end + 1
            if not adjacent or before.kind != "posts" or item.kind != "posts":
                continue
            owner = before.posts[-1]
            for draft in item.posts:
                if draft.org is None and draft.state is None:
                    draft.org, draft.state = owner.org, owner.state
                draft.sort = "office" if draft.sort == "organ" else draft.sort


def _headed(line: Line, items: list[Item]) -> None:
    """ "X, who heads the Y": a post said by a verb."""
    for place in range(len(items) - 1, 0, -1):
        item, before = items[place], items[place - 1]
        if item.org is None or before.name is None or item.org.kind == "international":
            continue
        gap = between(line, before.end, item.start)
        verbs = _HEADS & set(gap)
        if verbs and set(gap) - verbs <= _FILLERS and line.low(item.end) not in _NO_BODIES:
            past = bool(_PAST & set(gap))
            draft = Draft(item.start, item.end, "head", "organ", org=item.org, former=past)
            draft.state, draft.holders = item.org.state, [before.name]
            items[place] = Item("posts", item.start, item.end, posts=[draft])


def _otherwise_known(line: Line, index: int) -> bool:
    return any(entry.sort not in {"family", "none"} for _, entry in line.hits.get(index, ()))


def known_words(lines: Sequence[Line], speech: frozenset[str]) -> Iterator[str]:
    """English words that running text uses as a name: "Son reiterated", "Rice, who ..."."""
    for line in lines:
        if line.headline:
            continue
        for index in range(len(line)):
            if (
                line.shape(index) != "word"
                or _otherwise_known(line, index)
                or line.low(index)
                in {"he", "she", "they", "it", "we", "i", "who", "officials", "both"}
            ):
                continue
            follows = line.low(index + 1)
            if follows in speech or (follows == "," and line.low(index + 2) in {"who", "for"}):
                yield line.low(index)
