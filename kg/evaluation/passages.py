"""The sentence of a report that a discrepancy is about."""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotation import Layout, Sentence
from kg.evaluation.discrepancy import Discrepancy
from kg.evaluation.folding import fold
from kg.model import Span
from kg.registers import Registers


def bearing_sentence(discrepancy: Discrepancy, layout: Layout, registers: Registers) -> str | None:
    """The sentence with the found fact's evidence; of a missed fact the one most like it.

    None where no sentence has a word of it. Blanks and line ends are single blanks.
    """
    if discrepancy.evidence:
        span = discrepancy.evidence[0]
        around = next((s for s in layout.sentences if _holds(s, span)), None)
        return _words(layout, around) if around else " ".join(layout.cut(span).split())
    return _likest(list(_forms(discrepancy, registers)), layout)


def _holds(sentence: Sentence, span: Span) -> bool:
    return sentence.within == span.within and sentence.start <= span.start < sentence.end


def _words(layout: Layout, sentence: Sentence) -> str:
    return " ".join(layout.cut(Span(sentence.start, sentence.end, sentence.within)).split())


def _forms(discrepancy: Discrepancy, registers: Registers) -> Iterator[str]:
    """The fact's own words; of a state all its names."""
    state = registers.state(discrepancy.what) if discrepancy.kind == "states" else None
    if state is None:
        yield discrepancy.what
    else:
        yield from (surface.text for surface in state.surfaces())


def _likest(forms: list[str], layout: Layout) -> str | None:
    """The first of the sentences that share most words with one of the forms."""
    wanted = [frozenset(fold(form).split()) for form in forms]
    best, most = None, 0
    for sentence in layout.sentences:
        words = _words(layout, sentence)
        here = frozenset(fold(words).split())
        shared = max((len(here & form) for form in wanted), default=0)
        if shared > most:
            best, most = words, shared
    return best
