"""The registers' phrases as entries of one trie."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace
from typing import Any, TypeAlias

from kg.mentions.entry import Entry, Kind
from kg.registers import Body, Case, Phrase, Registers, Title, fold_phrase

_Pairs: TypeAlias = "Iterator[tuple[tuple[str, ...], Entry]]"


# What the context must give for a body's kind to be told from its namesakes.
_NEEDS_OF_KIND = {
    "party": "party", "party-organ": "party",
    "front": "parent", "department": "parent", "committee": "parent", "secretariat": "parent",
    "ministry": "state", "legislature": "state", "government": "state", "presidency": "state",
    "court": "state", "armed-force": "state", "agency": "state", "office": "state",
    "council": "state", "commission": "state", "diplomatic": "state",
}  # fmt: skip


_NO_BODIES = frozenset({"forum", "regional", "state", "house"})


def body_nouns(registers: Registers) -> dict[str, str]:
    """Nouns that head a body's name -> party, parent, state, or other (a name of its own)."""
    left = registers.words("no-body")
    return {
        form.casefold(): _NEEDS_OF_KIND.get(row.kind, "other")
        for row in registers.units
        if row.kind not in _NO_BODIES
        for form in (row.word, *row.aliases)
        if " " not in form and form.casefold() not in left
    }


def _is_composed(row: Body, registers: Registers) -> bool:
    """Whether the grammar reads the name off its parts ("Ministry of Foreign Affairs of China")."""
    state = registers.state(row.state) if row.state else None
    tails = (state.name, f"the {state.name}") if state else ()
    composed = any(row.name.endswith(f" of {tail}") for tail in tails)
    return (
        composed
        or row.kind == "party-organ"
        or "Central Committee" in row.name
        or row.name.startswith("Standing Committee")
    )


# "Korean" alone is never taken for one of them.
_KOREAS = frozenset({"KP", "KR"})


def register_entries(registers: Registers) -> _Pairs:
    yield from _states(registers)
    yield from _organizations(registers)
    yield from _titles(registers)
    yield from _others(registers)


def _states(registers: Registers) -> _Pairs:
    for tokens, phrases in registers.phrases("state").items():
        for phrase in phrases:
            form = "name" if phrase.form in {"official", "native", "alias"} else phrase.form
            code = phrase.entry.code
            if code in _KOREAS and phrase.ambiguous:
                continue
            # "south Korea" is a house's way to write it.
            case: Case = "any" if tokens[0] in {"north", "south"} else phrase.case
            shared = phrase.ambiguous and len(phrases) > 1
            yield tokens, Entry("state", code, code, form, case, phrase.text, ambiguous=shared)


def _organizations(registers: Registers) -> _Pairs:
    for tokens, phrases in registers.phrases("party").items():
        for phrase in phrases:
            row = phrase.entry
            yield tokens, _entry("party", phrase, row.name, row.state, "")
    for tokens, phrases in registers.phrases("body").items():
        for phrase in phrases:
            row = phrase.entry
            if _is_composed(row, registers):
                continue
            party = registers.party(row.party) if row.party else None
            entry = _entry("body", phrase, row.name, row.state, row.kind)
            yield (
                tokens,
                replace(
                    entry,
                    party=party.name if party else None,
                    unique=bool(getattr(row, "unique", False)),
                ),
            )
    for unit in registers.units:
        if " " in unit.word and unit.kind not in _NO_BODIES:
            yield (
                fold_phrase(unit.word),
                Entry(
                    "unit",
                    unit.word.title().replace(" Of ", " of "),
                    None,
                    _NEEDS_OF_KIND.get(unit.kind, "parent"),
                    "any",
                ),
            )
    for word, needs in registers.values("organ").items():
        yield fold_phrase(word), Entry("unit", word, None, needs or "parent", "any")
    for word, name in registers.values("organ-alias").items():
        yield fold_phrase(word), Entry("unit", name or word, None, "party", "upper", word)


def _entry(kind: Kind, phrase: Phrase[Any], name: str, state: str | None, sort: str) -> Entry:
    return Entry(kind, name, state, sort, phrase.case, phrase.text, ambiguous=phrase.ambiguous)


def _titles(registers: Registers) -> _Pairs:
    typical = registers.values("typical-title")
    local = registers.words("title-local")
    stated = registers.words("title-stated")
    weak = registers.words("title-weak")
    bodies = {noun for noun, needs in body_nouns(registers).items() if needs in {"state", "parent"}}
    # "member of the political bureau" is read as a title and its organization.
    organs = registers.words("organ-split")
    prefixes = [(fold_phrase(word), word) for word in registers.words("title-prefix")]
    for tokens, phrases in registers.phrases("title").items():
        for phrase in phrases:
            row = phrase.entry
            if len(tokens) > 1 and tokens[0] in registers.words("region"):
                continue
            if any(organ in " ".join(tokens) for organ in organs) or _holds_body(tokens, bodies):
                continue
            sort = "none" if row.title in weak else title_sort(row)
            sort = "stated" if row.title in stated else "local" if row.title in local else sort
            home = typical.get(phrase.text.casefold(), typical.get(row.title))
            entry = _entry("title", phrase, row.title, home, sort)
            yield tokens, entry
            # "Vice-Premier" is one token, so the prefix cannot be a modifier of its own.
            for prefix, word in prefixes:
                yield prefix + tokens, replace(entry, name=f"{word} {row.title}")
            yield (*tokens, "elect"), replace(entry, name=f"{row.title}-elect")
    for tokens, phrases in registers.phrases("modifier").items():
        for phrase in phrases:
            row = phrase.entry
            if row.place == "before":
                sort = "former" if row.former else "kept" if row.keeps_title else "left"
                yield tokens, Entry("modifier", row.word, None, sort, "any")


def _holds_body(tokens: tuple[str, ...], bodies: Set[str]) -> bool:
    """Whether a title names its body ("foreign ministry spokesperson"), which the grammar parts."""
    return bool(bodies & set(tokens)) and bool(
        {"of", "ministry", "senate", "parliament", "assembly"} & set(tokens)
    )


def title_sort(row: Title) -> str:
    """Whether a title is a post, and what it needs to be one.

    office: a state's, or of what is named; organ: only of what is named; party: of the party
    of its holder; counterpart: carried over from the other side; none: a rank or description.
    """
    if row.title in {"counterpart", "colleague"}:
        return "counterpart"
    if row.kind in {"family", "spouse"}:
        return "family"
    if not row.counts_as_post:
        return "none"
    if row.kind == "religious" and row.rank != "head-of-state":
        return "stated"
    if row.needs_org:
        return "organ"
    return "party" if row.kind == "party-leader" else "office"


def _others(registers: Registers) -> _Pairs:
    titles = registers.phrases("title")
    for tokens, phrases in registers.phrases("honorific").items():
        for phrase in phrases:
            row = phrase.entry
            # "Premier", "Chairman": as a title it says more.
            posts = any(held.entry.counts_as_post for held in titles.get(tokens, ()))
            if row.place == "before" and (not posts or row.kind in {"royal", "noble"}):
                entry = _entry("honorific", phrase, row.word, None, row.gender or "")
                case: Case = "upper" if _is_dotted(phrase.text) else phrase.case
                yield tokens, replace(entry, case="any" if row.kind == "party" else case)
    for tokens, phrases in registers.phrases("house").items():
        yield from (
            (
                tokens,
                Entry("house", phrase.entry.name, phrase.entry.state, "", phrase.case, phrase.text),
            )
            for phrase in phrases
        )
    for tokens, phrases in registers.phrases("place").items():
        for phrase in phrases:
            kind: Kind = "venue" if phrase.entry.kind == "venue" else "place"
            row = phrase.entry
            yield (
                tokens,
                replace(_entry(kind, phrase, row.name, row.state, row.kind), capital=row.capital),
            )
    for category in ("noname", "month", "weekday"):
        for word in registers.words(category):
            yield fold_phrase(word), Entry("noname", word, sort=category)


def _is_dotted(text: str) -> bool:
    """ "H.E.", which must not be found in "He"."""
    return text.count(".") > 1 or (text.isupper() and len(text) < 4)
