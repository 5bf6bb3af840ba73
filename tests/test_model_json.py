"""Facts as JSON: there and back, valid by the schema, tolerant where the schema is."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from kg import model
from kg.facts_input import facts_validator
from kg.model_json import facts_from_json, facts_to_json

SCHEMA = Path(__file__).parents[1] / "kg" / "facts.output.schema.json"
DATES = st.sampled_from([None, "2024", "2024-03", "2024-03-22"])
NAMES = st.sampled_from(["Cai Qi", "Kim Song Nam", "Tô Lâm"])
SPANS = st.builds(
    model.Span,
    st.integers(0, 50),
    st.integers(51, 99),
    st.sampled_from(["text", "title"]),
)
EVIDENCE = st.lists(SPANS, min_size=1, max_size=2).map(tuple)
TEXT_EVIDENCE = EVIDENCE.map(
    lambda spans: tuple(model.Span(span.start, span.end) for span in spans)
)
STATES = st.sampled_from([None, "CN", "KP"])
PARTICIPANTS = st.builds(
    model.Participant,
    NAMES,
    STATES,
    st.sampled_from(["host", "guest", "participant", "attendee"]),
    EVIDENCE,
    st.integers(1, 9),
    st.sampled_from([None, "Workers' Party of Korea"]),
    st.sampled_from([None, 0]),
)
MEETINGS = st.builds(
    model.Meeting,
    st.sampled_from(["meeting", "phone_call", "conference"]),
    DATES,
    st.sampled_from([None, "Beijing"]),
    STATES,
    st.lists(PARTICIPANTS, max_size=3).map(tuple),
    st.booleans(),
    TEXT_EVIDENCE,
    end_date=DATES,
    occasions=st.sampled_from([(), (0,)]),
)
FACTS = st.builds(
    model.Facts,
    st.just("report"),
    st.builds(model.Article, title=st.sampled_from([None, "A title"]), published=DATES),
    st.just(model.DocumentInfo("0" * 64, "text/plain")),
    persons=st.lists(st.builds(model.Person, NAMES, STATES, EVIDENCE), max_size=2).map(tuple),
    states=st.sampled_from([(), ("CN",)]),
    state_evidence=st.dictionaries(st.just("CN"), EVIDENCE),
    meetings=st.lists(MEETINGS, max_size=2).map(tuple),
    planned=st.lists(MEETINGS, max_size=1).map(tuple),
    delegations=st.lists(
        st.builds(model.Delegation, st.just("China"), NAMES, TEXT_EVIDENCE, st.just(("Cai Qi",))),
        max_size=1,
    ).map(tuple),
    statements=st.lists(
        st.builds(
            model.Statement,
            NAMES,
            st.just("Cai said that in recent"),
            st.just("Cai said that in recent years."),
            TEXT_EVIDENCE,
            topics=st.just(("trade",)),
        ),
        max_size=1,
    ).map(tuple),
    occasions=st.lists(
        st.builds(model.Occasion, st.just("Friendship Year"), st.none(), EVIDENCE), max_size=1
    ).map(tuple),
)


@given(FACTS)
def test_facts_survive_json_and_obey_the_schema(facts):
    text = json.dumps(facts_to_json(facts))
    assert list(facts_validator().iter_errors(json.loads(text))) == []
    assert facts_from_json(json.loads(text)) == facts


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_gold_reads_although_it_lacks_evidence_of_planned_meetings():
    data = {
        "id": "x",
        "article": {"title": None, "published": None, "unknown key": 1},
        "planned": [
            {
                "kind": "meeting",
                "date": None,
                "place": None,
                "state": None,
                "background": False,
                "participants": [{"name": "Cai Qi", "side": "CN", "role": "host"}],
            }
        ],
    }
    facts = facts_from_json(data)
    assert facts.planned[0].participants[0].position == 1
    assert facts.planned[0].evidence == ()
    assert "sha256" not in facts_to_json(facts)["document"]
