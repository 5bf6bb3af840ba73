"""Reads the front of a post: owner, modifiers, topic and the head of the title.

front := [(state | org | place) ['s]] quality* modifier* [topic] head ["-elect" | "nominee"]
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.mentions.drafts import FORMER, THE_PARTY, Draft, head_of, is_plural, title_text
from kg.mentions.entry import Entry
from kg.mentions.lexicon import Lexicon
from kg.mentions.organizations import Org, Part
from kg.mentions.orggrammar import OrgGrammar
from kg.mentions.scan import Hit, Line
from kg.mentions.topics import topic_end

_ORDINALS = frozenset({"first", "second", "third", "last", "next", "main", "keynote"})


@dataclass(frozen=True, slots=True)
class HeadGrammar:
    """The grammar of fronts over one report."""

    lexicon: Lexicon
    orgs: OrgGrammar

    def _qualities(self, line: Line, index: int) -> tuple[bool, int]:
        former = False
        while True:
            word = line.low(index)
            if word in FORMER or word in self.lexicon.classes["quality"]:
                former |= word in FORMER and word != "then"
                index += 1
            elif word.startswith("ex-") or word.startswith("then-"):
                return True, index
            elif word == "newly" or (
                word == ","
                and line.low(index - 1) in self.lexicon.classes["quality"]
                and line.low(index + 1) in self.lexicon.classes["quality"]
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

    def _head(self, line: Line, start: int, index: int) -> Draft | None:
        """Modifiers, a topic and the title's head from `index`."""
        best: tuple[int, Hit, str] | None = None
        for stop in reversed(self._modifiers(line, index)):
            known = line.hit(stop, "title")
            title = known or self._topical(line, stop)
            if title is not None and (best is None or title[0] > best[1][0]):
                words = (
                    line.text(stop, title[0]).lower() if known else title_text(line, stop, title[0])
                )
                best = stop, title, words
        return self._draft(line, (start, index, best[0]), *best[1:]) if best is not None else None

    def _modifiers(self, line: Line, index: int) -> list[int]:
        """Where the title proper may begin: after none, one, two ... modifiers."""
        stops = [index]
        while (modifier := line.hit(stops[-1], "modifier")) is not None and len(stops) < 5:
            if line.word(stops[-1]) == "under" and line.low(modifier[0]) != "secretary":
                break
            end = modifier[0] + (line.word(modifier[0]) == "-")
            stops.append(end)
        return stops

    def _draft(self, line: Line, places: tuple[int, int, int], title: Hit, words: str) -> Draft:
        start, index, stop = places
        end, entry = title
        prefix, former = self._prefix(line, index, stop)
        last = line.word(end - 1)
        plural = is_plural(head_of(line.lower[stop:end]))
        acronym = (last.isupper() and len(last) <= 4) or last.endswith(".")
        words = entry.name if acronym or plural else words
        if words.endswith((" for", " of", " to")):
            words, end = words.rsplit(" ", 1)[0], end - 1
        if words.startswith(("ex ", "ex-")):
            words, former = words[3:], True
        words = words.removeprefix("state ") if words.startswith("state president") else words
        draft = Draft(start, end, f"{prefix} {words}".strip(), entry.sort, former=former)
        if prefix in _ORDINALS and words in {"speaker", "guest", "host"}:
            draft.sort = "none"
        draft.typical, draft.plural = entry.state, plural
        draft.canon = f"{prefix} {entry.name}".strip()
        draft.counterpart = entry.sort == "counterpart"
        if draft.sort == "organ" and " " in words and self.lexicon.is_topical(words):
            draft.sort = "office"
        return self._elect(line, draft)

    @staticmethod
    def _prefix(line: Line, first: int, last: int) -> tuple[str, bool]:
        """The modifiers that stay in the title, and whether one says that it is over."""
        kept, former, index = [], False, first
        while index < last:
            hit = line.hit(index, "modifier")
            end = hit[0] if hit is not None and hit[0] <= last else index + 1
            if hit is not None and hit[1].sort == "kept":
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
        if line.low(index) in self.lexicon.counts:
            return None
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
        if head is None or not self.lexicon.is_topical(head[1].name):
            return None
        return head[0], replace(head[1], name=line.text(index, head[0]))
