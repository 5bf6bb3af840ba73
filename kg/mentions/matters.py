"""Reads the matter that a title is for: "minister of health and sport", "envoy for Syria"."""

from __future__ import annotations

from dataclasses import dataclass

from kg.mentions.drafts import Draft, head_of
from kg.mentions.heads import HeadGrammar
from kg.mentions.scan import Line
from kg.mentions.topics import topic_end


@dataclass(frozen=True, slots=True)
class MatterGrammar(HeadGrammar):
    """The grammar of matters over one report."""

    def _matter(self, line: Line, draft: Draft, at: int, word: str) -> bool:
        """The matter a minister or envoy is for; it stays in the title."""
        last = head_of(draft.title.casefold().split())
        end = topic_end(line, at)
        if not self.lexicon.is_topical(last) and word == "on":
            return False
        topic = line.hit(at, "place", "state")
        if topic is not None and word != "of" and topic[0] > (end or 0):
            end = topic[0]
            while line.low(end) == "and" and (more := line.hit(end + 1, "place", "state")):
                end = more[0]
        if end is None and word == "of" and self.lexicon.is_topical(last):
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
        if draft.sort == "organ" and self.lexicon.is_topical(last):
            draft.sort = "office"
        return True

    def _longer_topic(self, line: Line, draft: Draft) -> int | None:
        """ "minister of foreign affairs and International Cooperation": the matter goes on."""
        if draft.org is not None or not {"of", "for"} & set(draft.title.split()):
            return None
        end = topic_end(line, draft.end + 1)
        if end is None or line.hit(draft.end + 1, "modifier", "party", "body", "unit"):
            return None
        title = line.hit(end, "title")
        if title is not None and self.lexicon.is_topical(title[1].name):
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
