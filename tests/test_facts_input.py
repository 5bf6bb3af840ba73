"""Facts from outside: what is refused, and how the refusal reads."""

from __future__ import annotations

import json

import pytest

from kg import model
from kg.errors import UnreadableInput
from kg.facts_input import dangling_references, read_facts
from kg.model_json import facts_to_json

FACTS = model.Facts("x", model.Article(), model.DocumentInfo("0" * 64, "text/plain"))


def test_reads_what_the_software_prints():
    assert read_facts(json.dumps(facts_to_json(FACTS)), source="facts.jsonl") == FACTS


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "facts.jsonl, line 7: not JSON"),
        ('{"id": 1}', "facts.jsonl, line 7: breaks the schema of facts at $"),
        (
            json.dumps({**facts_to_json(FACTS), "states": ["China"]}),
            "at $.states[0]",
        ),
    ],
)
def test_refusals_name_the_place(line, words):
    with pytest.raises(UnreadableInput) as refusal:
        read_facts(line, source="facts.jsonl", number=7)
    assert words in str(refusal.value)


def test_every_kind_of_dangling_reference_is_found():
    here = (model.Span(0, 3),)
    beyond = (model.Span(0, 3), model.Span(2, 99), model.Span(0, 1, "title"))
    participant = model.Participant("Nobody", None, "host", here, 1, delegation=4)
    meeting = model.Meeting(
        "meeting", None, None, None, (participant,), False, here, occasions=(2,)
    )
    facts = model.Facts(
        "x",
        FACTS.article,
        FACTS.document,
        persons=(model.Person("Cai Qi", "CN", beyond),),
        posts=(model.Post("Cai", "member", None, False, here),),
        meetings=(meeting,),
        delegations=(model.Delegation("China", None, here, ("Cai Qi", "Somebody")),),
        statements=(
            model.Statement("both", "a", "a", here, meeting=0),
            model.Statement("Kim", "a", "a", here, meeting=1),
        ),
    )
    assert dangling_references(facts, text="Cai Qi met.") == (
        "posts[0]: no person named 'Cai'",
        "meetings[0]: no person named 'Nobody'",
        "delegations[0]: no person named 'Somebody'",
        "statements[1]: no person named 'Kim'",
        "meetings[0]: there is no occasion 2",
        "meetings[0]: there is no delegation 4",
        "statements[1]: there is no meeting 1",
        "persons[0]: 2..99 is no part of the text",
        "persons[0]: 0..1 is no part of the title",
    )
