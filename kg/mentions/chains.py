"""One chain for each person: full names merged, short forms resolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.mentions.evidence import ACCEPTED, Candidate, listed, name_words, score
from kg.mentions.lexicon import Lexicon
from kg.mentions.names import PARTICLES
from kg.mentions.reading import Item
from kg.mentions.scan import Line


@dataclass(slots=True)
class Person:
    """A chain while it is being built."""

    index: int
    parts: tuple[str, ...]
    text: str
    row: int
    spellings: Counter[str] = field(default_factory=Counter)
    variants: set[tuple[str, ...]] = field(default_factory=set)
    shorts: Counter[tuple[str, ...]] = field(default_factory=Counter)
    mentions: list[Candidate] = field(default_factory=list)
    states: Counter[str] = field(default_factory=Counter)
    stateless: bool = False
    owners: list[int] = field(default_factory=list)
    genders: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class People:
    """The persons of one report."""

    lexicon: Lexicon
    persons: list[Person] = field(default_factory=list)

    def gather(
        self, found: Sequence[Candidate], lines: Sequence[Line], readings: Sequence[Sequence[Item]]
    ) -> None:
        """Accept, merge and resolve all candidates; running text before headlines."""
        often = Counter(candidate.parts for candidate in found if candidate.name.sure)
        alone = frozenset(candidate.parts[0] for candidate in found if candidate.single)
        for candidate in found:
            if not candidate.single or candidate.initialled:
                candidate.score = score(candidate, alone=alone, lexicon=self.lexicon)
                candidate.score += often[candidate.parts] > 1
        _lift_lists(found, lines, readings)
        order = sorted(
            found,
            key=lambda candidate: (candidate.line.headline, candidate.row, candidate.name.start),
        )
        for candidate in order:
            if not candidate.single and candidate.score >= ACCEPTED:
                self._add_full(candidate)
        for candidate in order:
            if candidate.name.chain is None:
                self._resolve(candidate)

    def _add_full(self, candidate: Candidate) -> None:
        person = next(
            (
                person
                for person in self.persons
                if same_person(person, candidate.parts, self.lexicon)
            ),
            None,
        )
        if person is None:
            person = Person(len(self.persons), candidate.parts, _text(candidate), candidate.row)
            self.persons.append(person)
        elif len(candidate.parts) > len(person.parts):
            person.parts, person.text = candidate.parts, _text(candidate)
        candidate.name.full = True
        self._attach(person, candidate)

    def _attach(self, person: Person, candidate: Candidate) -> None:
        candidate.name.chain = person.index
        person.mentions.append(candidate)
        if candidate.name.full:
            person.variants.add(candidate.parts)
            person.spellings[_text(candidate)] += 1
        else:
            person.shorts[candidate.parts] += 1
            if candidate.initialled and person.parts == candidate.parts:
                person.text = _text(candidate)
        if candidate.item.gender:
            person.genders[candidate.item.gender] += 1

    def _resolve(self, candidate: Candidate) -> None:
        """A short form: the person it fits best, or one of his own if a title vouches for it."""
        fitting = [
            person
            for person in self.persons
            if fits(person, candidate.parts) and agrees(person, candidate)
        ]
        if fitting:
            best = max(fitting, key=lambda person: self._rank(person, candidate))
            if (
                candidate.single
                or len(candidate.parts) < len(best.parts)
                or candidate.parts in best.variants
            ):
                self._attach(best, candidate)
                return
        vouched = (
            candidate.name.honorific
            or (candidate.initialled and candidate.score >= ACCEPTED)
            or any(
                draft.end <= candidate.name.start and draft.sort not in {"none", "family"}
                for draft in candidate.posts
            )
        )
        sure = candidate.name.sure or self._in_full_dress(candidate)
        if vouched and sure and not candidate.line.headline:
            self._keep_style(candidate)
            self._add_full(candidate)

    def _in_full_dress(self, candidate: Candidate) -> bool:
        """ "President Hill": an English word right behind an office in capitals is a name."""
        line, name = candidate.line, candidate.name
        word = line.low(name.start)
        nouns = {*self.lexicon.nouns, *self.lexicon.topics, *self.lexicon.classes["institution"]}
        return word not in nouns and any(
            draft.end == name.start
            and draft.sort == "office"
            and line.capital(draft.end - 1)
            and not draft.plural
            for draft in candidate.posts
        )

    def _keep_style(self, candidate: Candidate) -> None:
        """ "Sheikh Hasina": of who bears one name only some styles are a part."""
        line, name = candidate.line, candidate.name
        style = line.low(name.start - 1)
        if candidate.single and style in self.lexicon.classes["style-kept"]:
            name.start -= 1
            candidate.parts = (style, *candidate.parts)

    def _rank(self, person: Person, candidate: Candidate) -> tuple[float, ...]:
        parts = candidate.parts
        head = (
            2.0
            if surname_of(person, self.lexicon) == parts[-1]
            else 1.0
            if parts[-1] in (person.parts[-1], person.parts[0])
            else 0.0
        )
        titles = {draft.title.casefold() for draft in candidate.posts}
        held = {draft.title.casefold() for mention in person.mentions for draft in mention.posts}
        before = [
            m
            for m in person.mentions
            if (m.row, m.name.start) < (candidate.row, candidate.name.start)
        ]
        near = max(((m.row, m.name.start) for m in before), default=(-1, -1))
        first = min(((m.row, m.name.start) for m in person.mentions), default=(999, 0))
        return (len(titles & held) > 0, head, near[0], near[1], -first[0], -first[1])


def _text(candidate: Candidate) -> str:
    line, name = candidate.line, candidate.name
    words = name_words(line, name)
    if len(words) == name.end - name.start:
        return line.text(name.start, name.end)
    return " ".join(line.words[index] for index in words)


def _lift_lists(
    found: Sequence[Candidate], lines: Sequence[Line], readings: Sequence[Sequence[Item]]
) -> None:
    """A name in a list with a sure name is likely one."""
    by_name = {id(candidate.name): candidate for candidate in found}
    for line, items in zip(lines, readings, strict=True):
        for place, item in enumerate(items):
            if (
                item.name is None
                or (candidate := by_name.get(id(item.name))) is None
                or candidate.single
            ):
                continue
            if candidate.score < ACCEPTED and any(
                _sure(by_name, items[other]) for other in listed(items, place, line)
            ):
                candidate.score += 1.0


def _sure(by_name: dict[int, Candidate], item: Item) -> bool:
    other = by_name.get(id(item.name))
    return other is not None and other.score >= ACCEPTED


def same_person(person: Person, parts: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether two full names can be one person's: parts, order apart, or one misspelt letter."""
    if len(parts) == 1 or len(person.parts) == 1:
        return False
    return any(
        _same(variant, parts, lexicon) or _glued(variant, parts, lexicon)
        for variant in {person.parts, *person.variants}
    )


def _glued(one: tuple[str, ...], two: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether one name is the other run together with the next word ("Jong Unsent")."""
    short, long = sorted((one, two), key=lambda parts: len(parts[-1]))
    rest = long[-1][len(short[-1]) :]
    return (
        short[:-1] == long[:-1]
        and len(rest) > 2
        and long[-1].startswith(short[-1])
        and rest in lexicon.words
    )


def _same(one: tuple[str, ...], two: tuple[str, ...], lexicon: Lexicon) -> bool:
    short, long = sorted((one, two), key=len)
    if len(short) == len(long):
        if any(long[turn:] + long[:turn] == short for turn in range(len(long))):
            return True
    elif set(short) <= set(long) and (
        short[0] == long[0] or (short[-1] == long[-1] and not _FILIATION & set(long))
    ):
        return True
    if "".join(short) == "".join(long):
        return True
    names = lexicon.nicknames
    if (
        short[-1] == long[-1]
        and names.get(short[0], short[0]) == names.get(long[0], long[0])
        and set(short[1:-1]) <= set(long[1:-1])
    ):
        return True
    if len(short) != len(long):
        return False
    differing = [(a, b) for a, b in zip(short, long, strict=True) if a != b]
    return len(differing) == 1 and min(map(len, differing[0])) >= 4 and _one_letter(*differing[0])


# "A bin B Al C": B Al C is his father.
_FILIATION = frozenset({"bin", "bint", "ibn", "ben"})


def _one_letter(one: str, two: str) -> bool:
    """Whether two spellings differ by one letter more, less or other."""
    if abs(len(one) - len(two)) > 1:
        return False
    start = next(
        (place for place, (a, b) in enumerate(zip(one, two, strict=False)) if a != b),
        min(len(one), len(two)),
    )
    tails = {
        (one[start + 1 :], two[start + 1 :]),
        (one[start:], two[start + 1 :]),
        (one[start + 1 :], two[start:]),
    }
    return any(a == b for a, b in tails)


def agrees(person: Person, candidate: Candidate) -> bool:
    """Whether style and title allow it: "President Barden" is not the First Lady."""
    genders = {*person.genders, candidate.item.gender} - {""}
    offices = {draft.sort for draft in candidate.posts} & {"office", "party"}
    kin = any(draft.sort == "family" for mention in person.mentions for draft in mention.posts)
    own = any(draft.sort == "office" for mention in person.mentions for draft in mention.posts)
    return len(genders) < 2 and not (offices and kin and not own)


def fits(person: Person, parts: tuple[str, ...]) -> bool:
    """Whether a short form is made of the person's own words, in order."""
    for variant in {person.parts, *person.variants}:
        for start in range(len(variant) - len(parts) + 1):
            if variant[start : start + len(parts)] == parts and (
                len(parts) > 1 or parts[0] not in PARTICLES
            ):
                return True
    return False


def surname_of(person: Person, lexicon: Lexicon) -> str:
    """The family name: first where the culture writes it first, otherwise last."""
    parts = person.parts
    for word in person.text.replace("-", " ").split():
        if len(word) > 1 and word.isupper() and not person.text.isupper() and word.isalpha():
            return word.casefold()
    cultures = lexicon.surnames.get(parts[0], ())
    if cultures and parts[0] not in lexicon.given:
        return parts[0]
    return parts[-1]
