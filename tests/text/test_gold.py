"""How well the layout reads the annotated reports; the floors may rise and never fall."""

import json
from collections import Counter
from pathlib import Path

import pytest

from kg.model import Document
from kg.registers import load_registers
from kg.text import layout

GOLD = Path(__file__).parent.parent / "gold"
FIELDS = ("title", "published", "agency", "dateline_place", "dateline_date")


def reports():
    for file in sorted(GOLD.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            facts = json.loads(line)
            path = GOLD / "texts" / f"{facts['id']}.txt"
            text = path.read_bytes().decode("utf-8")
            published = facts["article"]["published"]
            yield (
                facts,
                layout(
                    Document(facts["id"], text, "", "text/plain", published=published),
                    load_registers(),
                ),
            )


@pytest.fixture(scope="module")
def read():
    found = list(reports())
    assert len(found) >= 64
    return found


def test_every_anchor_is_the_beginning_of_a_body_sentence(read):
    anchors, missed = 0, []
    for facts, found in read:
        starts = {one.start for one in found.sentences if one.zone == "body"}
        for statement in facts["statements"]:
            anchors += 1
            if not any(found.text.startswith(statement["anchor"], start) for start in starts):
                missed.append((facts["id"], statement["anchor"]))
    assert anchors >= 280
    assert missed == []


@pytest.mark.parametrize("field", FIELDS)
def test_what_the_report_says_of_itself(read, field):
    wrong = [
        (facts["id"], facts["article"][field], getattr(found.article, field))
        for facts, found in read
        if facts["article"][field] != getattr(found.article, field)
    ]
    assert len(wrong) <= 0.02 * len(read), wrong


def test_credits(read):
    wrong = [
        facts["id"]
        for facts, found in read
        if Counter(facts["credits"]) != Counter(one.name for one in found.credits)
    ]
    assert sum(len(facts["credits"]) for facts, _ in read) >= 54
    assert len(wrong) <= 0.02 * len(read), wrong


def test_no_credit_stands_inside_a_sentence(read):
    for facts, found in read:
        spans = [(one.start, one.end) for one in found.sentences]
        for one in found.credits:
            assert not any(start < one.span.end and one.span.start < end for start, end in spans), (
                facts["id"],
                one,
            )


def test_publication_is_read_from_the_text_where_it_stands_there(read):
    told = sum(
        layout(Document("d", found.text, "", "text/plain"), load_registers()).article.published
        == facts["article"]["published"]
        for facts, found in read
    )
    assert told >= 54
