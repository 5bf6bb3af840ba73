"""The stages of extraction once more, with what each of them saw kept for showing."""

from __future__ import annotations

from kg.annotation import Chain, Layout, Mentions
from kg.explanation.facts import fact_views
from kg.explanation.marks import sentence_views
from kg.explanation.view import Explanation, PersonView
from kg.facts import assemble
from kg.mentions import find_mentions
from kg.model import Document
from kg.registers import Registers
from kg.text import layout


def explain(document: Document, registers: Registers) -> Explanation:
    """What was read in a document and why each fact was drawn; pure, never raises on any text."""
    laid_out = layout(document, registers)
    mentions = find_mentions(laid_out, registers)
    facts = assemble(laid_out, mentions, document, registers)
    return Explanation(
        id=document.id,
        title=laid_out.article.title,
        dateline=laid_out.cut(laid_out.dateline) if laid_out.dateline else None,
        credits=tuple(dict.fromkeys(credit.name for credit in laid_out.credits)),
        sentences=tuple(sentence_views(laid_out, mentions)),
        persons=tuple(_person(chain, laid_out, mentions) for chain in mentions.chains),
        facts=tuple(fact_views(facts, laid_out)),
    )


def _person(chain: Chain, laid_out: Layout, mentions: Mentions) -> PersonView:
    sentences = {sentence.index: sentence for sentence in laid_out.sentences}
    named = [mention for mention in mentions.persons if mention.chain == chain.index]
    forms = (laid_out.cut(sentences[m.sentence].span(*m.range)) for m in named)
    return PersonView(
        number=chain.index + 1,
        name=chain.name,
        state=chain.state,
        forms=tuple(dict.fromkeys(" ".join(form.split()) for form in forms)),
        sentences=tuple(sorted({mention.sentence + 1 for mention in named})),
    )
