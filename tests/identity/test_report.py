"""The keys of one report: meetings told twice, nameless organizations, occasions in context."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg import model
from kg.identity import identify
from kg.registers import load_registers

HERE = (model.Span(0, 5),)
SHA = "0" * 64


def participant(name: str, role: model.Role = "host", side: str | None = "CN"):
    return model.Participant(name, side, role, HERE, 1)


def meeting(date: str | None, *people: model.Participant, kind: model.MeetingKind = "meeting"):
    return model.Meeting(kind, date, "Beijing", "CN", people, False, HERE, occasions=(0,))


CAI, KIM = participant("Cai Qi"), participant("Kim Song Nam", "guest", "KP")
FACTS = model.Facts(
    "x",
    model.Article(dateline_place="Beijing"),
    model.DocumentInfo(SHA, "text/plain"),
    persons=(model.Person("Cai Qi", "CN", HERE), model.Person("Kim Song Nam", "KP", HERE)),
    states=("CN", "KP", "RU"),
    occasions=(model.Occasion("75th anniversary of diplomatic ties", 75, HERE),),
)


def identified(facts: model.Facts):
    return identify(facts, load_registers())


def test_further_meetings_of_one_pair_and_day_are_numbered():
    facts = replace(FACTS, meetings=(meeting("2024-03-22", CAI, KIM),) * 2)
    first = "meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam"
    assert identified(facts).meetings == (first, f"{first}-2")


def test_a_banquet_is_no_second_meeting():
    facts = replace(
        FACTS,
        meetings=(
            meeting("2024-03-22", CAI, KIM),
            meeting("2024-03-22", CAI, KIM, kind="ceremony"),
        ),
    )
    assert identified(facts).meetings[1] == (
        "meeting/2024-03-22/ceremony/cn.cai-qi_kp.kim-song-nam"
    )


def test_what_cannot_be_told_apart_elsewhere_stays_the_report_s_own():
    facts = replace(FACTS, meetings=(meeting(None, CAI, KIM), meeting("2024-03-22", CAI)))
    assert identified(facts).meetings == (f"meeting/report/{SHA}/1", f"meeting/report/{SHA}/2")


def test_attendees_do_not_make_the_key():
    aide = participant("Wang Wu", "attendee")
    facts = replace(FACTS, meetings=(meeting("2024-03-22", CAI, KIM, aide),))
    assert "wang" not in identified(facts).meetings[0]
    assert identified(facts).persons["Wang Wu"] == "person/xx/wang-wu"


def test_a_plan_is_not_the_meeting():
    facts = replace(FACTS, planned=(meeting("2024-03-22", CAI, KIM),))
    assert identified(facts).planned == ("planned/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam",)


def test_an_anniversary_is_that_of_the_states_that_meet_for_it():
    told = replace(FACTS, meetings=(meeting("2024-03-22", CAI, KIM),))
    name = "75th-anniversary-of-diplomatic-ties"
    assert identified(told).occasions == (f"occasion/cn_kp/{name}",)
    assert identified(FACTS).occasions == (f"occasion/report.{SHA}/{name}",)
    assert identified(replace(FACTS, states=("CN", "RO"))).occasions == (f"occasion/cn_ro/{name}",)


def test_a_party_named_by_the_facts_is_the_same_in_a_post():
    facts = replace(
        FACTS,
        parties=(model.Party("Otpor", "RS", HERE),),
        posts=(model.Post("Cai Qi", "leader", "Otpor", False, HERE),),
    )
    identities = identified(facts)
    assert identities.parties[0].key == "org/rs/otpor"
    assert identities.holdings[0].organization == identities.parties[0]


def test_facts_without_a_text_cannot_be_named():
    with pytest.raises(ValueError, match="bound to no text"):
        identified(replace(FACTS, document=model.DocumentInfo("", "")))
