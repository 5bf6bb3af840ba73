"""A person's name read by the documented rules of variants: what is left is its core.

Two names of one state with one core are variants of each other; which rules make them so is
seen from what each lost on the way. A key carries all that is needed: names are read from
keys, so that any report's key can be read anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from kg.identity import UNKNOWN_STATE
from kg.joining.variants import variants

_FEW = 4


@dataclass(frozen=True, slots=True)
class Name:
    """A name by its parts; `lost` holds (rule, word) for everything that a rule took or changed.

    `plain` is the core without what only names of its state allow: as a report that gives no
    state has it.
    """

    key: str
    state: str
    words: tuple[str, ...]
    core: tuple[str, ...]
    initials: frozenset[str]
    patronymics: frozenset[str]
    suffixes: frozenset[str]
    lost: frozenset[tuple[str, str]]
    plain: str

    @property
    def form(self) -> str:
        """The core in one order."""
        return " ".join(sorted(self.core))

    @property
    def letters(self) -> str:
        """The words run together, as another house may write them."""
        return "".join(self.words)


@lru_cache(maxsize=262144)
def read_name(key: str) -> Name:
    """The name that a person's key carries.

    >>> read_name("person/us/joseph-r-biden-jr").core, read_name("person/us/joe-biden").core
    (('joseph', 'biden'), ('joseph', 'biden'))
    >>> read_name("person/ru/vladimir-vladimirovich-putin").form
    'putin vladimir'
    """
    _, code, slug = key.split("/", maxsplit=2)
    state, words = code.upper(), tuple(slug.split("-"))
    kept, lost = list(words), set[tuple[str, str]]()
    rules = variants()
    _take(kept, lost, "honorific", [w for w in kept[:-1] if w in rules.honorifics])
    _take(kept, lost, "suffix", [w for w in kept[1:] if w in rules.suffixes])
    _take(kept, lost, "initial", [w for w in kept if len(w) == 1])
    fathers = [w for w in kept[1:-1] if rules.is_patronymic(w, state)]
    _take(kept, lost, "patronymic", fathers)
    plain = " ".join(sorted({_standard(word, "XX", set()) for word in kept}))
    core = tuple(dict.fromkeys(_standard(word, state, lost) for word in kept))
    lost |= {("repetition", word) for word in kept if kept.count(word) > 1}
    return Name(
        key,
        state,
        words,
        core,
        initials=frozenset(w for rule, w in lost if rule == "initial"),
        patronymics=frozenset(fathers),
        suffixes=frozenset(w for rule, w in lost if rule == "suffix"),
        lost=frozenset(lost),
        plain=plain,
    )


def _take(kept: list[str], lost: set[tuple[str, str]], rule: str, words: list[str]) -> None:
    """Take words out, as long as something of the name is left."""
    for word in words:
        if len(kept) > 1:
            kept.remove(word)
            lost.add((rule, word))


def _standard(word: str, state: str, lost: set[tuple[str, str]]) -> str:
    romanised = variants().standard(word, state)
    if romanised != word:
        lost.add(("romanisation", word))
    given = variants().nicknames.get(romanised, romanised)
    if given != romanised:
        lost.add(("nickname", word))
    return given


def is_known(name: Name) -> bool:
    """Whether a report gives the person's state."""
    return name.state != UNKNOWN_STATE.upper()


def forms(name: Name) -> Iterator[str]:
    """The blocks that the name belongs to: its core, every shorter form, its letters, its core
    as without a state.

    >>> sorted(forms(read_name("person/kp/kim-song-nam")))[:4]
    ['=kimsongnam', '?kim nam song', 'kim', 'kim nam']
    """
    yield f"={name.letters}"
    yield f"?{name.plain}"
    yield name.form
    words = sorted({w for w in name.core if not variants().is_particle(w, name.state)})
    sizes = range(1, len(words)) if len(words) <= _FEW else (1, 2)
    for size in sizes:
        for chosen in combinations(words, size):
            yield " ".join(chosen)


def rule_between(one: Name, other: Name) -> str | None:
    """The names of the rules that make two names of one core variants; None where none does.

    >>> rule_between(read_name("person/us/joe-biden"), read_name("person/us/joseph-r-biden-jr"))
    'initial, nickname, suffix'
    >>> rule_between(read_name("person/us/james-baker"), read_name("person/us/baker-james"))
    """
    rules = {rule for rule, _ in one.lost ^ other.lost}
    if one.core != other.core:
        if not (variants().either_order(one.state) and variants().either_order(other.state)):
            return None
        rules.add("name order")
    return ", ".join(sorted(rules)) or "spacing"


def contradict(one: Name, other: Name) -> bool:
    """Whether initials, patronymics or suffixes tell two names of one core apart.

    >>> contradict(read_name("person/us/john-r-smith"), read_name("person/us/john-p-smith"))
    True
    """
    pairs = (
        (one.initials, other.initials),
        (one.patronymics, other.patronymics),
        (one.suffixes, other.suffixes),
    )
    return any(mine and theirs and not (mine <= theirs or theirs <= mine) for mine, theirs in pairs)
