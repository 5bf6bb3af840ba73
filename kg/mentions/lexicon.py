"""The registers as one trie: what a run of tokens may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.mentions.entries import body_nouns, register_entries
from kg.mentions.entry import Entry
from kg.mentions.trie import Trie
from kg.registers import Registers, fold_phrase, fold_word, strip_marks


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the grammars look up; words are folded."""

    phrases: Trie[Entry]
    words: frozenset[str]
    nouns: Mapping[str, str]
    topics: frozenset[str]
    given: Mapping[str, str]
    nicknames: Mapping[str, str]
    surnames: Mapping[str, tuple[str, ...]]
    culture_states: Mapping[str, tuple[str, ...]]
    short_names: Mapping[str, str]
    articles: frozenset[str]
    sovereign: frozenset[str]
    polities: frozenset[str]
    regions: frozenset[str]
    styled: frozenset[str]
    counts: frozenset[str]
    classes: Mapping[str, frozenset[str]]
    own_names: Mapping[str, tuple[tuple[str, ...], ...]]

    def is_personal(self, title: str) -> bool:
        """Whether "of" behind the title may name the one it acts for, rather than a place."""
        return title.casefold().split()[-1].rstrip("s") in self.classes["title-personal"]

    def is_topical(self, title: str) -> bool:
        """Whether a matter belongs to the title: "trade minister", "envoy for Syria"."""
        return title.casefold().split()[-1].rstrip("s") in self.classes["title-topical"]

    def whole(self, word: str) -> tuple[Entry, ...]:
        """What one word alone stands for, in the case it is written."""
        if not word:
            return ()
        found = self.phrases.matches((fold_word(word),), 0)
        return tuple(entry for _, held in found for entry in held if entry.fits((word,)))

    def names_state(self, name: str, code: str) -> bool:
        """Whether a name holds the state's own name, as "Chinese" in "Chinese People's ..."."""
        words = fold_phrase(name)
        return any(
            own == words[start : start + len(own)]
            for own in self.own_names.get(code, ())
            for start in range(len(words) - len(own) + 1)
        )

    def of_name(self, code: str) -> str:
        """The state's short name as it stands after "of"."""
        name = self.short_names.get(code, code)
        return f"the {name}" if code in self.articles else name


_CLASSES = (
    "quality", "title-topical", "title-personal", "title-addressed",
    "institution", "telling", "venue-noun", "owner", "style-or-given", "style-kept",
    "postnominal", "headline-verb",
)  # fmt: skip


@lru_cache(maxsize=4)
def build_lexicon(registers: Registers) -> Lexicon:
    """The lexicon of the registers, built once for each."""
    return Lexicon(
        phrases=Trie(register_entries(registers)),
        words=frozenset(strip_marks(word) for word in registers.words("english")),
        nouns=body_nouns(registers),
        topics=frozenset(registers.words("topic")),
        given={name: row.gender for name, row in registers.given_names.items()},
        nicknames={key: value or key for key, value in registers.values("nickname").items()},
        surnames={
            name: tuple(row.culture for row in rows) for name, rows in registers.surnames.items()
        },
        culture_states={culture.id: culture.states for culture in registers.cultures},
        short_names={state.code: state.name for state in registers.states},
        polities=frozenset(state.code for state in registers.states if not state.sovereign),
        regions=frozenset(registers.words("region")),
        styled=frozenset(registers.words("title-styled")),
        counts=frozenset(
            word for kind in ("number", "ordinal", "quantity") for word in registers.words(kind)
        ),
        classes={name: frozenset(registers.words(name)) for name in _CLASSES},
        sovereign=frozenset(
            state.code
            for state in registers.states
            if state.sovereign and state.code not in registers.words("unlisted-state")
        ),
        articles=frozenset(state.code for state in registers.states if state.article),
        own_names={
            state.code: tuple(
                fold_phrase(name)
                for name in (state.name, state.official, *state.demonyms, *state.abbreviations)
                if name
            )
            for state in registers.states
        },
    )
