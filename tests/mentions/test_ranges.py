"""Every mention lies in its sentence, and the same text gives the same mentions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

GOLD = Path(__file__).parents[1] / "gold" / "texts"
WORDS = st.sampled_from(
    "the of and , . ' 's ( ) President Chinese Minister Li Wei CPC Central Committee Kim Jong Un "
    "foreign minister member Party of: former ambassador to South Korea Jr. J. bin al-Sayed "
    "He".split()
)


def _check(reading: Any) -> int:
    mentions = reading.mentions
    found = [
        *mentions.persons,
        *mentions.posts,
        *mentions.organizations,
        *mentions.states,
        *mentions.places,
        *mentions.dates,
    ]
    for mention in found:
        first, last = mention.range
        assert 0 <= first < last <= len(reading.layout.sentences[mention.sentence].tokens)
    return len(found)


def test_gold_ranges_and_determinism(read: Callable[..., Any]) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))]
    assert len(texts) >= 64
    counts = [_check(read(text)) for text in texts]
    assert sum(counts) > 2500
    assert read(texts[0]).mentions == read(texts[0]).mentions


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.lists(WORDS, max_size=60))
def test_any_order_of_words_is_read(read: Callable[..., Any], words: list[str]) -> None:
    assert _check(read(" ".join(words))) >= 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=200))
def test_any_text_is_read(read: Callable[..., Any], text: str) -> None:
    assert _check(read(text)) >= 0
