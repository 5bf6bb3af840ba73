"""Reads a post off a line: who is what, of what, without yet asking who holds it.

post   := [det] quality* [(state | org) ['s]] quality* modifier* [topic] head tail*
tail   := ("of" | "for" | "to" | "on") ["the"] (state | org | place | topic | post)
posts  := post (("and" | "," | "concurrently" | "as well as") post | "and" "of" (state | org))*
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kg.mentions.lexicon import Entry, Lexicon
from kg.mentions.names import Name
from kg.mentions.organizations import Org, Part
from kg.mentions.orggrammar import OrgGrammar, topic_end
from kg.mentions.scan import DETERMINERS, POSSESSIVE, Hit, Line

QUALITIES = frozenset(
    "visiting new newly elected re-elected sworn-in appointed late current incumbent outgoing incoming senior top "
    "respected then long-time longtime veteran fellow ruling executive designated honorable dear beloved great young younger elder influential".split()
)
FORMER = frozenset("former ex late then onetime erstwhile".split())
_TOPICAL = frozenset(
    "minister secretary adviser advisor envoy representative commissioner chief spokesman spokesperson spokeswoman director aide ambassador coordinator counselor negotiator undersecretary".split()
)
_TO = frozenset(
    "ambassador envoy representative adviser advisor assistant aide secretary counsel delegate commissioner consul observer charge d'affaires counselor minister staff plenipotentiary".split()
)
_ORDINALS = frozenset({"first", "second", "third", "last", "next", "main", "keynote"})
# How many tokens the owner and the modifiers of a title take at most.
_REACH = 18
# Titles whose "of" may be followed by the post of him they act for.
_PERSONAL = frozenset(
    "envoy representative assistant adviser advisor aide spokesman spokesperson spokeswoman secretary staff".split()
)


@dataclass(slots=True)
class Draft:
    """A post as read: its words, where it stands, and whose the text says it is."""

    start: int
    end: int
    title: str
    sort: str
    org: Org | None = None
    state: str | None = None
    former: bool = False
    plural: bool = False
    elect: bool = False
    determiner: str = ""
    counterpart: bool = False
    typical: str | None = None
    inner: Draft | None = None
    of_name: Name | None = None
    place: str = ""
    both: bool = False
    states: tuple[str, ...] = ()
    acronym: bool = False
    apart: bool = False
    holders: list[Name] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TitleGrammar:
    """The grammar over one report."""

    lexicon: Lexicon
    orgs: OrgGrammar

    def read(self, line: Line, index: int) -> tuple[int, list[Draft]] | None:
        """The coordinated posts that begin at a token, sharing what they share."""
        first = self._post(line, index) if line.titles[index] <= _REACH else None
        if first is None:
            return None
        drafts = [first]
        end = first.end
        while True:
            again = self._same_title_elsewhere(line, end, drafts[-1])
            if again is not None:
                drafts.append(again)
                end = again.end
                continue
            start = self._joint(line, end)
            more = self._post(line, start) if start is not None else None
            if more is None or (line.word(end) == "," and self._begins_other(line, end, more)):
                break
            more.apart = line.word(end) == "," and line.low(end + 1) == "and"
            drafts.append(more)
            end = more.end
        self._share(drafts)
        return end, drafts

    def _joint(self, line: Line, index: int) -> int | None:
        """The index after what joins a further post, None where nothing joins."""
        cursor = index
        if line.word(cursor) == ",":
            cursor += 1
        if line.low(cursor) in {"and", "&", "concurrently", "cum"} or line.word(cursor) == "/":
            cursor += 1
        elif line.low(cursor) == "as" and line.low(cursor + 1) == "well":
            cursor += 3
        while line.low(cursor) in {"also", "concurrently", "both"}:
            cursor += 1
        return cursor if cursor > index else None

    def _begins_other(self, line: Line, comma: int, more: Draft) -> bool:
        """After a comma a post that runs straight into a name belongs to that name."""
        end = more.end
        while line.hit(end, "honorific"):
            end = line.hit(end, "honorific")[0]  # type: ignore[index]
        return line.low(comma + 1) != "and" and line.capital(end) and line.shape(end) == "name"

    def _post(self, line: Line, index: int) -> Draft | None:
        cursor = index
        determiner = ""
        if line.low(cursor) in DETERMINERS:
            determiner = line.low(cursor)
            cursor += 1
        former, cursor = self._qualities(line, cursor)
        for start, org, states in self._owners(line, cursor):
            late, begin = self._qualities(line, start)
            draft = self._head(line, index, begin)
            if draft is None:
                continue
            draft.determiner = determiner
            draft.former |= former or late
            if org is not None:
                draft.org = org
                draft.state = None if org.needs else org.state
            if len(states) > 1 and not draft.plural:
                continue
            if states:
                draft.state = states[0]
                draft.states = states
            return self._tails(line, draft)
        return None

    def _qualities(self, line: Line, index: int) -> tuple[bool, int]:
        former = False
        while True:
            word = line.low(index)
            if word in FORMER or word in QUALITIES:
                former |= word in FORMER and word != "then"
                index += 1
            elif word.startswith("ex-") or word.startswith("then-"):
                return True, index
            elif word == "newly" or (
                word == ","
                and line.low(index - 1) in QUALITIES
                and line.low(index + 1) in QUALITIES
            ):
                index += 1
            else:
                return former, index

    def _owners(self, line: Line, index: int) -> list[tuple[int, Org | None, tuple[str, ...]]]:
        """What may stand before the title as its owner: an organization, states, nothing."""
        found: list[tuple[int, Org | None, tuple[str, ...]]] = []
        org = self.orgs.read(line, index)
        if org is not None and org[0] < len(line):
            found.append((line.past_possessive(org[0]), org[1], ()))
        state = line.hit(index, "state")
        if state is not None:
            codes = [state[1].name]
            end = state[0]
            while (
                line.low(end) in {"and", ","}
                and state[1].sort == "demonym"
                and (more := line.hit(end + 1, "state")) is not None
            ):
                codes.append(more[1].name)
                end = more[0]
            if line.hit(line.past_possessive(state[0]), "title"):
                found.insert(0, (line.past_possessive(state[0]), None, (state[1].name,)))
            found.append((line.past_possessive(end), None, tuple(codes)))
            found.append((line.past_possessive(state[0]), None, (state[1].name,)))
        former = line.low(index).startswith(("ex-", "then-"))
        for entry in self.lexicon.whole(line.word(index).split("-", 1)[-1]) if former else ():
            if entry.kind == "state":
                found.append((index + 1, None, (entry.name,)))
        place = line.hit(index, "place")
        if place is not None and place[0] < len(line) and self._is_local(line, place[0]):
            found.append((place[0], Org((Part(place[1].name),), "body", place[1].state), ()))
        region = self._region(line, index)
        if region is not None:
            found.append((region, Org((Part(line.text(index, region)),), "body"), ()))
        if line.word(index) == "Party":
            found.append((index + 1, THE_PARTY, ()))
        elif line.word(index) == "State":
            found.append((index + 1, None, ()))
        return (
            [(index, None, ()), *found] if line.hit(index, "title") else [*found, (index, None, ())]
        )

    def _head(self, line: Line, start: int, index: int) -> Draft | None:
        """Modifiers, a topic and the title's head from `index`."""
        stops = self._modifiers(line, index)
        for stop in reversed(stops):
            known = line.hit(stop, "title")
            title = known or self._topical(line, stop)
            if title is not None:
                words = (
                    line.text(stop, title[0]).lower()
                    if known
                    else _title_text(line, stop, title[0])
                )
                return self._draft(line, (start, index, stop), title, words)
        return None

    def _modifiers(self, line: Line, index: int) -> list[int]:
        """Where the title proper may begin: after none, one, two ... modifiers."""
        stops = [index]
        while (modifier := line.hit(stops[-1], "modifier")) is not None and len(stops) < 5:
            end = modifier[0] + (line.word(modifier[0]) == "-")
            stops.append(end)
        return stops

    def _draft(self, line: Line, places: tuple[int, int, int], title: Hit, words: str) -> Draft:
        start, index, stop = places
        end, entry = title
        prefix, former = self._prefix(line, index, stop)
        last = line.word(end - 1)
        plural = _is_plural(last.lower())
        acronym = (last.isupper() and len(last) <= 4) or last.endswith(".")
        words = entry.name if acronym or plural else words
        if words.endswith((" for", " of", " to")):
            words, end = words.rsplit(" ", 1)[0], end - 1
        if words.startswith("ex "):
            words, former = words[3:], True
        words = words.removeprefix("state ") if words.startswith("state president") else words
        draft = Draft(start, end, f"{prefix} {words}".strip(), entry.sort, former=former)
        if prefix in _ORDINALS and words in {"speaker", "guest", "host"}:
            draft.sort = "none"
        draft.typical, draft.plural = entry.state, plural
        draft.counterpart = entry.sort == "counterpart"
        if draft.sort == "organ" and " " in words and _topical_head(words):
            draft.sort = "office"
        return self._elect(line, draft)

    @staticmethod
    def _prefix(line: Line, first: int, last: int) -> tuple[str, bool]:
        """The modifiers that stay in the title, and whether one says that it is over."""
        kept, former, index = [], False, first
        while index < last:
            hit = line.hit(index, "modifier")
            end = hit[0] if hit is not None and hit[0] <= last else index + 1
            if hit is None or hit[1].sort == "kept":
                kept.append(line.text(index, end).lower())
            former |= hit is not None and hit[1].sort == "former"
            index = end
        return " ".join(word for word in kept if word != "-"), former

    @staticmethod
    def _elect(line: Line, draft: Draft) -> Draft:
        """ "President-elect" is a post to come; a nominee holds none."""
        if line.low(draft.end - 1).endswith("-elect"):
            draft.title = draft.title if draft.title.endswith("-elect") else f"{draft.title}-elect"
        elif line.low(draft.end) in {"elect", "-elect"}:
            draft.title, draft.end = f"{draft.title}-elect", draft.end + 1
        elif line.low(draft.end) in {
            "nominee",
            "designate",
            "candidate",
            "hopeful",
            "nominees",
            "-designate",
        }:
            draft.elect, draft.end = True, draft.end + 1
        return draft

    def _topical(self, line: Line, index: int) -> tuple[int, Entry] | None:
        """A title made of a topic and a general head: "Treasury Secretary", "Middle East envoy"."""
        place = line.hit(index, "place", "venue", "noname")
        end = place[0] if place is not None else topic_end(line, index)
        if end is None:
            end = index
            while line.low(end) in self.lexicon.topics and end - index < 3:
                end += 1
            end = end if end > index else None
        if end is None or end - index > 7:
            return None
        cursor = end
        while (modifier := line.hit(cursor, "modifier")) is not None:
            cursor = modifier[0]
        head = line.hit(cursor, "title")
        if head is None or not _topical_head(head[1].name):
            return None
        return head[0], replace(head[1], name=line.text(index, head[0]))

    def _tails(self, line: Line, draft: Draft) -> Draft:
        """What follows the head: of which state, body, place or matter, to whom, on what."""
        for _ in range(4):
            word = line.low(draft.end)
            if (
                word == "("
                and line.word(draft.end + 2) == ")"
                and line.word(draft.end + 1).isupper()
                and line.hit(draft.end + 1, "title")
            ):
                draft.end += 3
                continue
            if word == "and" and (end := self._longer_topic(line, draft)) is not None:
                draft.title += f" {line.text(draft.end, end)}"
                draft.end = end
                continue
            if word not in {"of", "for", "to", "on", "in", "at", ",", "designated", "appointed"}:
                break
            if not self._tail(line, draft, word):
                break
        return draft

    def _tail(self, line: Line, draft: Draft, word: str) -> bool:
        if word in {"designated", "appointed"}:
            found = (
                self.orgs.read(line, line.past_article(draft.end + 2))
                if line.low(draft.end + 1) == "by"
                else None
            )
            if found is not None:
                draft.org, draft.end = found[1], found[0]
            return found is not None
        at = draft.end + 1 + (line.low(draft.end + 1) in {"the", "its", "their", "his", "her"})
        if word == "," and not line.hit(draft.end + 1, "party"):
            return False
        if word == "of" and line.low(at) == "both":
            draft.both, draft.end = True, at + 1
            return True
        if word == "of" and (republic := self._republic(line, at)) is not None:
            draft.end = republic
            return True
        if word == "to" and (draft.title.split()[-1] in _TO):
            return self._addressee(line, draft, at)
        if (
            word in {"of", "for", "in", "at", ","}
            and (draft.org is None or draft.org.needs)
            and self._owner_after(line, draft, at, word)
        ):
            return True
        if word == "of" and is_personal(draft.title) and self._inner(line, draft, at, word):
            return True
        return word in {"of", "for", "on"} and self._matter(line, draft, at, word)

    @staticmethod
    def _republic(line: Line, at: int) -> int | None:
        """ "President of the Socialist Republic": his own, which the context tells."""
        end = at + (line.low(at) in {"socialist", "islamic", "federal", "federative"})
        own = line.low(end) in {"republic", "federation", "kingdom", "union"} and line.capital(end)
        return end + 1 if own and not line.hit(at, "state") and line.low(end + 1) != "of" else None

    @staticmethod
    def _is_local(line: Line, index: int) -> bool:
        """Whether a mayor's or governor's title begins here."""
        title = line.hit(index, "title")
        return title is not None and title[1].sort == "local"

    def _region(self, line: Line, index: int) -> int | None:
        """Where "Sanamxay District", "Hunan Province" ends."""
        for end in range(index + 1, min(index + 4, len(line))):
            if not line.capital(end - 1):
                return None
            noun = line.low(end) in self.lexicon.regions or (
                line.low(index - 1) == "of" and line.low(end) == "state"
            )
            if noun and line.capital(end):
                return end + 1
        return None

    def _owner_after(self, line: Line, draft: Draft, at: int, word: str) -> bool:
        at += line.low(at)[:1].isdigit() and line.low(at).endswith(("st", "nd", "rd", "th"))
        at += line.word(at) in QUALITIES
        org = self.orgs.read(line, at) or self._antecedent(line, at, word)
        if org is not None and word != "in":
            draft.org, draft.end = org[1], org[0]
            draft.state = draft.state or (None if org[1].needs else org[1].state)
            return True
        state = line.hit(at, "state")
        if (
            state is not None
            and word == "of"
            and not (draft.state and draft.state != state[1].name)
        ):
            follows = (
                line.hit(state[0], "title", "modifier", "honorific")
                if state[1].sort == "demonym"
                else None
            )
            if follows is None and (
                state[1].sort != "demonym" or line.low(state[0]) == "government"
            ):
                draft.state = state[1].name
                draft.end = state[0] + (line.low(state[0]) == "government")
                if draft.plural:
                    self._more_states(line, draft)
                return True
        if state is not None and word == "of" and line.low(state[0]) in {"government", "side"}:
            draft.state, draft.end = state[1].name, state[0] + 1
            return True
        region = self._region(line, at) if word == "of" else None
        if region is not None:
            draft.org, draft.end = Org((Part(line.text(at, region)),), "body"), region
            return True
        place = line.hit(at, "place")
        if place is not None and word == "of" and draft.sort != "description":
            name = line.text(at, place[0])
            draft.org, draft.end = Org((Part(name),), "body", place[1].state), place[0]
            return True
        return False

    @staticmethod
    def _more_states(line: Line, draft: Draft) -> None:
        """ "foreign ministers of Brazil and Chile": the states in order."""
        codes = [draft.state or ""]
        while line.low(draft.end) in {"and", ","}:
            more = line.hit(line.past_article(draft.end + 1), "state")
            if more is None or more[1].sort == "demonym":
                break
            codes.append(more[1].name)
            draft.end = more[0]
        draft.states = tuple(codes) if len(codes) > 1 else ()

    def _antecedent(self, line: Line, at: int, word: str) -> tuple[int, Org] | None:
        """ "the department", "the provincial committee": a body named before."""
        if word != "of" or line.low(at - 1) not in {"the", "its", "their"}:
            return None
        for end in range(at + 1, min(at + 4, len(line) + 1)):
            if line.low(end - 1) in self.lexicon.nouns:
                base = Org((Part(line.text(at, end)),), "body", needs="antecedent")
                unit = self.orgs.read(line, end + 1) if line.word(end) in POSSESSIVE else None
                if unit is None:
                    return end, base
                return unit[0], replace(base, lineage=unit[1].lineage + base.lineage)
            if line.capital(end - 1) or not line.word(end - 1).isalpha():
                return None
        return None

    def _addressee(self, line: Line, draft: Draft, at: int) -> bool:
        """ "ambassador to China", "assistant to the premier": part of the title."""
        if self._inner(line, draft, at, "to"):
            return True
        state = line.hit(at, "state")
        org = self.orgs.read(line, at) if state is None else None
        place = line.hit(at, "place")
        if state is not None:
            if state[1].sort == "demonym":
                return False
            end, name = state[0], self.lexicon.of_name(state[1].name)
            while line.low(end) in {"and", ","} and (more := line.hit(end + 1, "state")):
                name, end = f"{name} and {self.lexicon.of_name(more[1].name)}", more[0]
        elif org is not None:
            end, name = org[0], org[1].name
        elif place is not None:
            end, name = place[0], line.text(at, place[0])
        else:
            return False
        draft.title += f" to {name}"
        draft.end = end
        draft.sort = "office" if draft.sort == "organ" else draft.sort
        return True

    def _inner(self, line: Line, draft: Draft, at: int, word: str) -> bool:
        """ "advisor to President Ortega": a post inside the title, whose holder may follow."""
        inner = self._post(line, at)
        if inner is None or inner.sort in {"none", "counterpart"}:
            return False
        inner.determiner = inner.determiner or line.low(at - 1)
        draft.inner = inner
        draft.title += f" {word} the {inner.title}"
        draft.sort = "office" if draft.sort == "organ" else draft.sort
        draft.state = draft.state or inner.state
        draft.end = inner.end
        return True

    def _matter(self, line: Line, draft: Draft, at: int, word: str) -> bool:
        """The matter a minister or envoy is for; it stays in the title."""
        last = draft.title.split()[-1].casefold()
        end = topic_end(line, at)
        if not _topical_head(last) and word == "on":
            return False
        topic = line.hit(at, "topic", "place", "state") if end is None else None
        if topic is not None and word != "of":
            end = topic[0]
        if end is None and word == "of" and _topical_head(last):
            end = self._lower_topic(line, at)
        if end is not None and line.shape(end) == "name" and self._is_name(line, end - 1):
            end = end - 1 if end - 1 > at else None
        if end is None:
            return False
        if word in {"on", "for"}:
            while line.low(end) in {
                "affairs",
                "issue",
                "issues",
                "question",
                "cooperation",
                "matters",
                "policy",
                "region",
                "process",
                "relations",
            }:
                end += 1
        draft.title += f" {word} {line.text(draft.end + 1, end)}"
        draft.end = end
        return True

    @staticmethod
    def _longer_topic(line: Line, draft: Draft) -> int | None:
        """ "minister of foreign affairs and International Cooperation": the matter goes on."""
        if draft.org is not None or not {"of", "for"} & set(draft.title.split()):
            return None
        end = topic_end(line, draft.end + 1)
        if end is None or line.hit(draft.end + 1, "modifier", "party", "body", "unit"):
            return None
        title = line.hit(end, "title")
        if title is not None and _topical_head(title[1].name):
            return None
        return end if line.shape(end) != "name" else None

    def _is_name(self, line: Line, index: int) -> bool:
        """Whether an English word before a name begins it ("of Song Tao")."""
        word = line.low(index)
        return word in self.lexicon.surnames or word in self.lexicon.given

    def _lower_topic(self, line: Line, at: int) -> int | None:
        end = None
        cursor = at
        while line.low(cursor) in self.lexicon.topics or (
            end is not None
            and line.low(cursor) == "and"
            and line.low(cursor + 1) in self.lexicon.topics
        ):
            cursor += 1
            end = cursor
        return end

    def _same_title_elsewhere(self, line: Line, index: int, draft: Draft) -> Draft | None:
        """ "President of South Africa and of the ANC", "... of the Senate and the Council"."""
        if line.low(index) != "and" or (draft.org is None and draft.state is None):
            return None
        at = index + 1 + (line.low(index + 1) == "of")
        if line.low(at) != "the" and at == index + 1:
            return None
        again = line.low(index + 1) == "of"
        at = line.past_article(at)
        if not again and self._post(line, at) is not None:
            return None
        org = self.orgs.read(line, at)
        fresh = replace(draft, start=index + 1, holders=[], inner=None)
        if org is not None:
            return replace(fresh, end=org[0], org=org[1], state=org[1].state or draft.state)
        state = line.hit(at, "state")
        if state is not None and again:
            return replace(fresh, end=state[0], org=None, state=state[1].name)
        return None

    def _share(self, drafts: list[Draft]) -> None:
        """Coordinated posts share the state named once, and the parent of an open unit."""
        for place, draft in enumerate(drafts):
            if draft.org is not None and draft.org.needs in {"party", "parent", "state"}:
                near = sorted(
                    range(len(drafts)), key=lambda other: (abs(other - place), other < place)
                )
                named = (drafts[other].org for other in near)
                draft.org = self._closed(
                    draft.org, [org for org in named if org is not None and not org.needs]
                )
        for before, draft in pairwise(drafts):
            if draft.org is None and draft.state is None:
                draft.state = before.state
        for draft, later in pairwise(reversed(drafts)):
            if later.org is None and later.state is None:
                later.state = draft.state
                if later.sort == "organ":
                    later.org = draft.org
        for draft in drafts[1:]:
            draft.former |= drafts[0].former and draft.org is None and not draft.determiner

    def _closed(self, unit: Org, siblings: Sequence[Org]) -> Org:
        """The unit under the nearest sibling that can be what it lacks."""
        if unit.needs == "state":
            state = next((org.state for org in siblings if org.state), None)
            return self.orgs.of_state(unit, state) if state else unit
        parent = next((org for org in siblings if org.party or unit.needs == "parent"), None)
        return close(unit, parent) if parent is not None else unit


THE_PARTY = Org((), "party", needs="party")


def close(unit: Org, sibling: Org) -> Org:
    """An open unit under what its sibling hangs from: the central committee, else the root."""
    parts = sibling.lineage
    central = (place for place, part in enumerate(parts) if part.name == "Central Committee")
    root = next(central, len(parts) - 1)
    names = {part.name for part in parts[root:]}
    own = tuple(part for part in unit.lineage if part.name not in names)
    return replace(sibling, lineage=own + parts[root:], kind="body", needs="")


def is_personal(title: str) -> bool:
    """Whether "of" behind the title may name the one it acts for, rather than a place."""
    return title.split()[-1].rstrip("s") in _PERSONAL


def _topical_head(name: str) -> bool:
    return name.casefold().split()[-1].rstrip("s") in _TOPICAL


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "affairs", "us"))


def _title_text(line: Line, first: int, last: int) -> str:
    """The title's words; a capital stays where the word is no English word ("Middle East")."""
    words = [
        line.lower[place] if line.shape(place) == "word" else line.words[place]
        for place in range(first, last)
        if line.lower[place] not in FORMER
    ]
    text = " ".join(words)
    if text.lower().startswith("ex-"):
        text = text[3:]
    return text.replace(" 's", "'s")
