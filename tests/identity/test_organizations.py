"""Chains read from organizations' names, over the names of the gold reports and more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.identity import body_unit, organization
from kg.identity.words import organization_words
from kg.registers import load_registers

CPC, WPK = "org/cn/communist-party-of-china", "org/kp/workers-party-of-korea"
CHAINS = [
    ("Communist Party of China", CPC, "party"),
    ("Communist Party of China Central Committee", CPC, "party"),
    ("the Central Committee of the Communist Party of China", CPC, "party"),
    (
        "Standing Committee of the Political Bureau"
        " of the Communist Party of China Central Committee",
        f"{CPC}/political-bureau/standing-committee",
        "body",
    ),
    (
        "Standing Committee of the Politburo of the Communist Party of China",
        f"{CPC}/political-bureau/standing-committee",
        "body",
    ),
    (
        "Secretariat of the Central Committee of the Communist Party of China",
        f"{CPC}/secretariat",
        "body",
    ),
    (
        "International Department of the Workers' Party of Korea Central Committee",
        f"{WPK}/international-department",
        "body",
    ),
    (
        "International Department of the Central Committee of the Workers’ Party of Korea",
        f"{WPK}/international-department",
        "body",
    ),
    (
        "Communist Party of China Hunan Provincial Committee",
        f"{CPC}/hunan-provincial-committee",
        "body",
    ),
    (
        "international cooperation bureau of the Communist Party of China Central Commission for"
        " Discipline Inspection",
        f"{CPC}/central-commission-for-discipline-inspection/international-cooperation-bureau",
        "body",
    ),
    (
        "committee for foreign affairs of the parliament of Serbia",
        "org/rs/parliament/committee-for-foreign-affairs",
        "body",
    ),
    ("Council of State of Cuba", "org/cu/council-of-state", "body"),
    ("Bank of Namibia", "org/na/bank-of-namibia", "other"),
    ("Vietnam", "state/vn", "state"),
    ("Acme Widgets Inc", "org/xx/acme-widgets-inc", "other"),
    ("Popular Party of Ruritania", "org/xx/popular-party-of-ruritania", "party"),
    ("Popular Party of Benin", "org/bj/popular-party-of-benin", "party"),
]


@pytest.mark.parametrize(("text", "key", "kind"), CHAINS)
def test_golden_chains(text, key, kind):
    unit = organization(text, load_registers())
    assert (unit.key, unit.kind) == (key, kind)


def test_the_words_of_the_report_are_kept_and_the_chain_leads_to_the_root():
    words = "Standing Committee of the Political Bureau of the Communist Party of China"
    unit = organization(f"the {words}", load_registers())
    assert unit.words == words
    assert [above.kind for above in unit.chain()] == ["body", "body", "party"]
    assert unit.parent is not None
    assert unit.parent.label == "Political Bureau of the Communist Party of China"
    assert unit.state == "CN"


def test_a_ministry_without_a_state_is_that_of_whoever_serves_it():
    registers = load_registers()
    assert (
        organization("Finance Ministry", registers, state="LA").key == "org/la/ministry-of-finance"
    )
    assert (
        organization("Ministry of Finance of Laos", registers).key == "org/la/ministry-of-finance"
    )
    assert organization("Finance Ministry", registers).key == "org/xx/ministry-of-finance"


def test_a_name_that_does_not_say_so_is_a_party_where_the_facts_do():
    unit = organization("Otpor", load_registers(), state="RS", kind="party")
    assert (unit.key, unit.kind) == ("org/rs/otpor", "party")


def test_registering_a_body_whose_name_says_what_it_is_changes_no_key():
    registers, words = load_registers(), organization_words()
    bare = replace(registers, bodies=(), _phrases={**registers._phrases, "body": {}})
    told = {
        body.id: (body_unit(body, registers).key, organization(body.name, bare, state=body.state))
        for body in registers.bodies
        if body.kind in ("ministry", "legislature", "council") and words.is_unit(body.name)
    }
    differing = {name for name, (key, unit) in told.items() if key != unit.key}
    assert len(told) > 200
    assert len(differing) <= 5, differing
