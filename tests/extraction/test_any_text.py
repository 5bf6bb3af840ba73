"""Any text at all: facts whose offsets lie in it, the same each time, and never an exception."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extraction import RuleExtractor
from kg.facts_input import dangling_references, facts_validator
from kg.mentions import find_mentions
from kg.model import Document
from kg.model_json import facts_to_json
from kg.registers import load_registers
from kg.text import layout

# Words on which grammars turn, so that chance finds the turns.
PIECES: Sequence[str] = (
    *("Kim Song Nam", "Cai Qi", "He", "he", "Nguyen Phu Trong", "Lavrov", "Jr.", "J.", "O'Neil"),
    *("President", "minister", "the premier", "general secretary of the", "vice-", "former"),
    *("CPC", "WPK", "Central Committee", "Korean", "DPRK", "Republic of Korea", "U.S.", "'s", "’s"),
    *(
        "met with",
        "held talks",
        "said",
        "telephone conversation",
        "will meet",
        "a delegation led by",
    ),
    *(
        "in Beijing",
        "on Friday",
        "on Feb. 30",
        "March 22, 2024",
        "Juche 113",
        "here",
        "the same day",
    ),
    *(",", ";", ".", "-", "--", "(", ")", "[", '"', "“", "”", "\n", "\n\n", "\r\n", "\t", "\u00a0"),
    *(
        "BEIJING, March 22 (Xinhua) --",
        "Xinhua) 09:20, March 23, 2024",
        " date 2024-03-23 ",
        "/TASS/.",
    ),
    *("(Photo by Shen Hong)", "Editor:", "and", "of", "the", "The two sides", "respectively"),
    *("\u200b", "\ufeff", "\u0301", "🤝", "김정은", "习近平", "Путин", "\x00", "\ud800", "ß", "İ"),
)
PATIENCE = 5.0
"""Seconds of processor time; many times what is needed, far below what backtracking takes."""
ANYTHING = st.text(max_size=400)
REPORTS = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)
GLUED = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
TEXTS = ANYTHING | REPORTS | GLUED
TITLES = st.none() | TEXTS
SETTINGS = settings(
    max_examples=250,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def document(text: str, title: str | None = None, published: str | None = None) -> Document:
    return Document(
        id="any", text=text, sha256="0" * 64, media_type="text/plain", title=title,
        published=published,
    )  # fmt: skip


@SETTINGS
@given(text=TEXTS, title=TITLES, published=st.none() | st.dates().map(str))
def test_offsets_lie_in_the_text(
    extractor: RuleExtractor, text: str, title: str | None, published: str | None
):
    facts = extractor.extract(document(text, title, published))
    assert dangling_references(facts, text=text, title=title) == ()


@SETTINGS
@given(text=TEXTS, title=TITLES)
def test_mentions_lie_in_their_sentences(text: str, title: str | None):
    assert strays(document(text, title)) == []


@pytest.mark.parametrize(
    "text",
    [
        "SAME DAY",
        "the same day",
        "March 22",
        "Cai Qi",
        "President of the DPRK",
    ],
)
def test_mentions_lie_in_a_sentence_that_is_nothing_else(text: str):
    assert strays(document(text)) == []


def strays(document: Document) -> list[str]:
    """The mentions whose tokens are not in their sentence."""
    registers = load_registers()
    laid_out = layout(document, registers)
    mentions = find_mentions(laid_out, registers)
    lengths = {sentence.index: len(sentence.tokens) for sentence in laid_out.sentences}
    named = (
        *(*mentions.persons, *mentions.posts, *mentions.organizations),
        *(*mentions.states, *mentions.places, *mentions.dates),
    )
    return [
        repr(mention)
        for mention in named
        if not 0 <= mention.range[0] < mention.range[1] <= lengths[mention.sentence]
    ]


@SETTINGS
@given(text=TEXTS, title=TITLES)
def test_it_is_deterministic(extractor: RuleExtractor, text: str, title: str | None):
    once = extractor.extract(document(text, title))
    assert RuleExtractor().extract(document(text, title)) == once


@SETTINGS
@given(text=TEXTS, title=TITLES)
def test_the_output_has_the_form_of_the_schema(
    extractor: RuleExtractor, text: str, title: str | None
):
    data = json.loads(json.dumps(facts_to_json(extractor.extract(document(text, title)))))
    assert [error.message for error in facts_validator().iter_errors(data)] == []


@settings(parent=SETTINGS, max_examples=120)
@given(cut=st.integers(0, 10**6), length=st.integers(0, 3000), where=st.integers(0, 10**6))
def test_reports_cut_anywhere(
    extractor: RuleExtractor,
    annotated: Mapping[str, Document],
    cut: int,
    length: int,
    where: int,
):
    texts = [each.text for each in annotated.values()]
    text = texts[where % len(texts)]
    begin = cut % (len(text) + 1)
    part = text[begin : begin + length]
    facts = extractor.extract(document(part, title=part[:40] or None))
    assert dangling_references(facts, text=part, title=part[:40] or None) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n" * 3000,
        "a" * 20000,
        "A" * 20000,
        "A. " * 5000,
        "Kim " * 4000,
        "(" * 5000,
        '"' * 5000,
        "President " * 2000,
        "and " * 4000,
        "member of the Political Bureau of " * 400,
        "Kim Song Nam, " * 800,
        "Cai Qi met with " * 800,
        "Cai Qi said that " * 800,
        "-" * 20000,
        "1 " * 6000,
        "of the " * 3000,
        "\u0301" * 5000,
    ],
    ids=lambda text: f"{text[:16]!r} x {len(text)}",
)
def test_long_monotony_is_soon_read(extractor: RuleExtractor, text: str):
    began = time.process_time()
    facts = extractor.extract(document(text))
    assert time.process_time() - began < PATIENCE
    assert dangling_references(facts, text=text) == ()
