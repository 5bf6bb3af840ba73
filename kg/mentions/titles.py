"""Reads coordinated posts off a line: who is what, of what, without yet asking who holds it.

post   := [det] quality* front tail*
posts  := post (("and" | "," | "concurrently" | "as well as") post | "and" "of" (state | org))*
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.mentions.drafts import Draft, close
from kg.mentions.organizations import Org
from kg.mentions.scan import POSSESSIVE, Line
from kg.mentions.tails import TailGrammar

# How many tokens the owner and the modifiers of a title take at most.
_REACH = 18


@dataclass(frozen=True, slots=True)
class TitleGrammar(TailGrammar):
    """The grammar of posts over one report."""

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
            if line.word(end) == "," and more.state and drafts[-1].state not in {None, more.state}:
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
        if line.word(end) in POSSESSIVE:
            return True
        while line.hit(end, "honorific"):
            end = line.hit(end, "honorific")[0]  # type: ignore[index]
        return line.low(comma + 1) != "and" and line.capital(end) and line.shape(end) == "name"

    def _same_title_elsewhere(self, line: Line, index: int, draft: Draft) -> Draft | None:
        """ "President of South Africa and of the ANC", "... of the Senate and the Council"."""
        if line.word(index) == "," and draft.org is not None and draft.org.needs == "party":
            return self._next_organ(line, index, draft)
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

    def _next_organ(self, line: Line, index: int, draft: Draft) -> Draft | None:
        """ "member of the Political Bureau, Secretariat of the CPC Central Committee"."""
        org = self.orgs.read(line, line.past_article(index + 1))
        if org is None or org[1].kind != "body" or not (org[1].party or org[1].needs == "party"):
            return None
        return replace(draft, start=index + 1, end=org[0], org=org[1], holders=[], inner=None)

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
