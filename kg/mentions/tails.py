"""Reads what follows a title's head: of which state, body or place, to whom, on what.

tail := ("of" | "for" | "to" | "on") ["the"] (state | org | place | topic | post)
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.mentions.drafts import Draft, close
from kg.mentions.matters import MatterGrammar
from kg.mentions.organizations import Org, Part
from kg.mentions.scan import DETERMINERS, POSSESSIVE, Line

# "Minister in the Presidency".
_OFFICES = frozenset({"presidency", "chancellery"})
# "Ambassador to the Kingdom": the state whose house tells it.
_HOSTS = frozenset({"Kingdom", "Republic", "Sultanate", "Emirate"})
_TAILS = frozenset({"of", "for", "to", "on", "in", "at", "from", ",", "designated", "appointed"})


@dataclass(frozen=True, slots=True)
class TailGrammar(MatterGrammar):
    """The grammar of a whole post over one report."""

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

    def _tails(self, line: Line, draft: Draft) -> Draft:
        """What follows the head: of which state, body, place or matter, to whom, on what."""
        for _ in range(4):
            word = line.low(draft.end)
            if (
                word == "("
                and line.word(draft.end + 2) == ")"
                and line.word(draft.end + 1).isupper()
                and line.hit(draft.end + 1, "title", "state")
            ):
                draft.end += 3
                continue
            if word == "and" and (end := self._longer_topic(line, draft)) is not None:
                draft.title += f" {line.text(draft.end, end)}"
                draft.end = end
                continue
            if word not in _TAILS:
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
        if word == "," and not line.hit(line.past_article(draft.end + 1), "party"):
            return False
        if word == "from" and draft.counterpart:
            state = line.hit(at, "state")
            if state is None or state[1].sort == "demonym":
                return False
            draft.state, draft.end = state[1].name, state[0]
            return True
        if word == "of" and line.low(at) == "both":
            draft.both, draft.end = True, at + 1
            return True
        if word == "of" and (republic := self._republic(line, at)) is not None:
            draft.end = republic
            return True
        if word == "to" and (draft.title.split()[-1] in self.lexicon.classes["title-addressed"]):
            return self._addressee(line, draft, at)
        if (
            word in {"of", "for", "in", "at", ","}
            and (draft.org is None or draft.org.needs)
            and self._owner_after(line, draft, at, word)
        ):
            return True
        if (
            word == "of"
            and self.lexicon.is_personal(draft.title)
            and self._inner(line, draft, at, word)
        ):
            return True
        if word == "in" and line.low(at) in _OFFICES and line.word(at - 1) == "the":
            draft.title, draft.end = f"{draft.title} in the {line.word(at)}", at + 1
            return True
        return word in {"of", "for", "on"} and self._matter(line, draft, at, word)

    @staticmethod
    def _republic(line: Line, at: int) -> int | None:
        """ "President of the Socialist Republic": his own, which the context tells."""
        end = at + (line.low(at) in {"socialist", "islamic", "federal", "federative"})
        own = line.low(end) in {"republic", "federation", "kingdom", "union"} and line.capital(end)
        return end + 1 if own and not line.hit(at, "state") and line.low(end + 1) != "of" else None

    def _owner_after(self, line: Line, draft: Draft, at: int, word: str) -> bool:
        at += line.low(at)[:1].isdigit() and line.low(at).endswith(("st", "nd", "rd", "th"))
        at += line.word(at) in self.lexicon.classes["quality"]
        org = self.orgs.read(line, at) or self._antecedent(line, at, word)
        if org is not None and word != "in":
            unit = draft.org  # "international department director of the party"
            draft.org = close(unit, org[1]) if unit is not None and unit.needs else org[1]
            draft.end = org[0]
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
        if state is not None and word == "of" and line.low(state[0]) in self.lexicon.nouns:
            noun = Org((Part(line.low(state[0])),), "body", needs="state")
            draft.org, draft.end = self.orgs.of_state(noun, state[1].name), state[0] + 1
            draft.state = draft.state or state[1].name
            return True
        if word == "of" and (part := self._part_of_land(line, at)) is not None:
            draft.end, draft.org = part
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

    def _part_of_land(self, line: Line, at: int) -> tuple[int, Org] | None:
        """ "the province of Luanda": a part of a state named by its kind."""
        place = line.hit(at + 2, "place") if line.low(at + 1) == "of" else None
        if place is None or line.low(at) not in self.lexicon.regions | {"city", "state", "emirate"}:
            return None
        name = f"{line.low(at)} of {line.text(at + 2, place[0])}"
        return place[0], Org((Part(name),), "body", place[1].state)

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
        elif line.word(at) in _HOSTS:
            draft.end = at + 1
            return True
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
