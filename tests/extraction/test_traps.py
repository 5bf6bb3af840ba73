"""What must never be wrong: the Koreas, encounters that did not happen, people of credit lines.

Short reports in words of our own, each with the outcome it must have; beside every trap stand
encounters that do count, so that seeing nothing is no way to pass. A sentence that the
extractor fails today is in KNOWN_GAPS, and leaves it the day it passes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from kg.extraction import RuleExtractor
from kg.model import Document, Facts
from kg.model_json import facts_to_json

KNOWN_GAPS: frozenset[str] = frozenset(
    {
        "credited: house photo",
        "not met: if",
    }
)

# The persons' states; the other Korea may not appear among the report's states.
KOREAS = {
    "dprk minister": (
        "PYONGYANG, April 4 (KCNA) -- DPRK Foreign Minister Ryang Chol Su met Lao Foreign Minister"
        " Bounkhong Sayavong here on Thursday.",
        {"Ryang Chol Su": "KP", "Bounkhong Sayavong": "LA"},
    ),
    "rok minister": (
        "SEOUL, April 4 (Yonhap) -- ROK Foreign Minister Bae Jin-ho met Lao Foreign Minister"
        " Bounkhong Sayavong in Seoul on Thursday.",
        {"Bae Jin-ho": "KR", "Bounkhong Sayavong": "LA"},
    ),
    "south korean": (
        "BEIJING, May 6 (Xinhua) -- South Korean Foreign Minister Bae Jin-ho held talks with"
        " Chinese Foreign Minister Fang Weimin in Beijing on Monday.",
        {"Bae Jin-ho": "KR", "Fang Weimin": "CN"},
    ),
    "north korean": (
        "MOSCOW, May 6. /TASS/. North Korean Foreign Minister Ryang Chol Su held talks with"
        " Russian Foreign Minister Pavel Gusev in Moscow on Monday.",
        {"Ryang Chol Su": "KP", "Pavel Gusev": "RU"},
    ),
    "republic of korea": (
        "HANOI, June 3 (VNA) -- Prime Minister Doan Van Khoa received the Foreign Minister of the"
        " Republic of Korea Bae Jin-ho in Hanoi on Monday.",
        {"Bae Jin-ho": "KR", "Doan Van Khoa": "VN"},
    ),
    "democratic people's republic": (
        "HANOI, June 3 (VNA) -- Prime Minister Doan Van Khoa received Ryang Chol Su, Foreign"
        " Minister of the Democratic People's Republic of Korea, in Hanoi on Monday.",
        {"Ryang Chol Su": "KP", "Doan Van Khoa": "VN"},
    ),
    "workers' party": (
        "BEIJING, July 9 (Xinhua) -- Fang Weimin, a member of the Secretariat of the Communist"
        " Party of China (CPC) Central Committee, met with Ryang Chol Su, a department director of"
        " the Workers' Party of Korea (WPK) Central Committee, on Tuesday.",
        {"Ryang Chol Su": "KP", "Fang Weimin": "CN"},
    ),
    "bare korean in pyongyang": (
        "PYONGYANG, July 9 (KCNA) -- Ryang Chol Su, vice department director of the WPK Central"
        " Committee, met the Lao ambassador Bounkhong Sayavong at the Mansudae Assembly Hall on"
        " Tuesday. The Korean people will win, Ryang Chol Su said.",
        {"Ryang Chol Su": "KP", "Bounkhong Sayavong": "LA"},
    ),
}

# Nothing here is an encounter that happened.
NOT_MET = {
    "will meet": "Foreign Minister Fang Weimin will meet with Lao Foreign Minister Bounkhong"
    " Sayavong in Vientiane next week.",
    "is scheduled": "Foreign Minister Fang Weimin is scheduled to hold talks with Lao Foreign"
    " Minister Bounkhong Sayavong on March 28.",
    "is to meet": "Foreign Minister Fang Weimin is to meet Lao Foreign Minister Bounkhong Sayavong"
    " during the visit, a spokesperson said.",
    "is expected": "Lao Foreign Minister Bounkhong Sayavong is expected to be received by Foreign"
    " Minister Fang Weimin on Thursday.",
    "plans": "Foreign Minister Fang Weimin plans to meet Lao Foreign Minister Bounkhong Sayavong"
    " before the summit.",
    "agreed to meet": "Foreign Minister Fang Weimin agreed to meet Lao Foreign Minister Bounkhong"
    " Sayavong in autumn.",
    "hopes": "Foreign Minister Fang Weimin hopes to meet with Lao Foreign Minister Bounkhong"
    " Sayavong soon.",
    "wants": "Foreign Minister Fang Weimin wanted to meet Lao Foreign Minister Bounkhong Sayavong,"
    " but no date was found.",
    "ready": "Foreign Minister Fang Weimin is ready to meet with Lao Foreign Minister Bounkhong"
    " Sayavong at any time.",
    "offered": "Foreign Minister Fang Weimin offered to meet Lao Foreign Minister Bounkhong"
    " Sayavong on neutral ground.",
    "refused": "Foreign Minister Fang Weimin refused to meet Lao Foreign Minister Bounkhong"
    " Sayavong.",
    "did not meet": "Foreign Minister Fang Weimin did not meet with Lao Foreign Minister Bounkhong"
    " Sayavong on the sidelines.",
    "has never met": "Foreign Minister Fang Weimin has never met Lao Foreign Minister Bounkhong"
    " Sayavong.",
    "denied": "A spokesman denied that Foreign Minister Fang Weimin had met Lao Foreign Minister"
    " Bounkhong Sayavong.",
    "no meeting": "No meeting took place between Foreign Minister Fang Weimin and Lao Foreign"
    " Minister Bounkhong Sayavong.",
    "no call": "There was no telephone conversation between Foreign Minister Fang Weimin and Lao"
    " Foreign Minister Bounkhong Sayavong, the ministry said.",
    "cancelled": "A meeting between Foreign Minister Fang Weimin and Lao Foreign Minister Bounkhong"
    " Sayavong was cancelled on Thursday.",
    "postponed": "Talks between Foreign Minister Fang Weimin and Lao Foreign Minister Bounkhong"
    " Sayavong have been postponed.",
    "called off": "Foreign Minister Fang Weimin called off his meeting with Lao Foreign Minister"
    " Bounkhong Sayavong.",
    "if": "If Foreign Minister Fang Weimin meets Lao Foreign Minister Bounkhong Sayavong, trade"
    " will be on the table, analysts say.",
    "would": "Foreign Minister Fang Weimin would meet Lao Foreign Minister Bounkhong Sayavong only"
    " after a truce.",
    "may": "Foreign Minister Fang Weimin may meet Lao Foreign Minister Bounkhong Sayavong in"
    " Geneva, a newspaper wrote.",
    "invited": "Foreign Minister Fang Weimin invited Lao Foreign Minister Bounkhong Sayavong to"
    " visit China at an early date.",
    "message": "Foreign Minister Fang Weimin sent a message of congratulations to Lao Foreign"
    " Minister Bounkhong Sayavong on his appointment.",
    "letter": "Foreign Minister Fang Weimin conveyed his greetings to Lao Foreign Minister"
    " Bounkhong Sayavong in a letter.",
    "condolences": "Foreign Minister Fang Weimin expressed condolences to Lao Foreign Minister"
    " Bounkhong Sayavong over the floods.",
    "exchanged messages": "Foreign Minister Fang Weimin and Lao Foreign Minister Bounkhong Sayavong"
    " exchanged messages of congratulation on the anniversary.",
    "met a goal": "Foreign Minister Fang Weimin said the targets set with Lao Foreign Minister"
    " Bounkhong Sayavong had been met.",
    "call for": "Foreign Minister Fang Weimin called on Lao Foreign Minister Bounkhong Sayavong to"
    " keep the border open, in a statement.",
}

# These did happen; the names are all that met.
MET = {
    "met with": "Foreign Minister Fang Weimin met with Lao Foreign Minister Bounkhong Sayavong in"
    " Beijing on Thursday.",
    "held talks": "Foreign Minister Fang Weimin held talks with Lao Foreign Minister Bounkhong"
    " Sayavong in Beijing on Thursday.",
    "received": "Lao Foreign Minister Bounkhong Sayavong was received by Foreign Minister Fang"
    " Weimin in Beijing on Thursday.",
    "telephone": "Foreign Minister Fang Weimin had a telephone conversation with Lao Foreign"
    " Minister Bounkhong Sayavong on Thursday.",
    "video": "Foreign Minister Fang Weimin met with Lao Foreign Minister Bounkhong Sayavong via"
    " video link on Thursday.",
    "and met": "Foreign Minister Fang Weimin and Lao Foreign Minister Bounkhong Sayavong met in"
    " Beijing on Thursday.",
    "talks took place": "Talks between Foreign Minister Fang Weimin and Lao Foreign Minister"
    " Bounkhong Sayavong took place in Beijing on Thursday.",
    "reception": "Foreign Minister Fang Weimin hosted a banquet for Lao Foreign Minister Bounkhong"
    " Sayavong in Beijing on Thursday.",
    "negation elsewhere": "Foreign Minister Fang Weimin, who will not travel abroad this month, met"
    " with Lao Foreign Minister Bounkhong Sayavong in Beijing on Thursday.",
    "plan elsewhere": "Foreign Minister Fang Weimin met with Lao Foreign Minister Bounkhong"
    " Sayavong, who is to leave on Saturday, in Beijing on Thursday.",
}
LEAD = "BEIJING, March 22 (Xinhua) -- "
PAIR = {"Fang Weimin", "Bounkhong Sayavong"}

# People of credit lines are no persons of the report.
CREDITS = {
    "photo by": ("\n\n(Photo by Gong Tianhe)\n", "Gong Tianhe"),
    "xinhua/name": (" (Xinhua/Gong Tianhe)\n", "Gong Tianhe"),
    "house photo": ("\n\nLao News Agency Photo by Phetsamone Keomany\n", "Phetsamone Keomany"),
    "photographed": ("\n\n[Photo: Gong Tianhe/China Daily]\n", "Gong Tianhe"),
    "editor": ("\n\nEditor: Gong Tianhe\n", "Gong Tianhe"),
    "web editor": ("\n\n(Web editor: Gong Tianhe, Qiu Boyan)\n", "Qiu Boyan"),
    "written by": (
        "\n\n(Reporting by Edwin Stanton; Editing by Susan Ashworth)\n",
        "Edwin Stanton",
    ),
    "editing by": (
        "\n\n(Reporting by Edwin Stanton; Editing by Susan Ashworth)\n",
        "Susan Ashworth",
    ),
}


def cases(table: Iterable[str], group: str) -> list[Any]:
    """The names of a table's sentences, those of KNOWN_GAPS as expected failures."""
    return [
        pytest.param(name, marks=pytest.mark.xfail(strict=True, reason="known gap"))
        if f"{group}: {name}" in KNOWN_GAPS
        else name
        for name in table
    ]


def read(extractor: RuleExtractor, text: str, published: str = "2024-03-22") -> Facts:
    return extractor.extract(
        Document(id="a", text=text, sha256="", media_type="text/plain", published=published)
    )


@pytest.mark.parametrize("case", cases(KOREAS, "koreas"))
def test_the_koreas(extractor: RuleExtractor, case: str):
    text, states = KOREAS[case]
    facts = read(extractor, text)
    assert {person.name: person.state for person in facts.persons} == states
    korea = "KP" if "KP" in states.values() else "KR"
    assert korea in facts.states
    assert ({"KP", "KR"} - {korea}).isdisjoint(facts.states)
    sides = {p.name: p.side for meeting in facts.meetings for p in meeting.participants}
    assert all(states[name] == side for name, side in sides.items())


@pytest.mark.parametrize("case", cases(NOT_MET, "not met"))
def test_what_did_not_happen(extractor: RuleExtractor, case: str):
    facts = read(extractor, LEAD + NOT_MET[case])
    assert {person.name for person in facts.persons} == PAIR
    assert facts.meetings == ()


@pytest.mark.parametrize("case", cases(MET, "met"))
def test_what_did_happen(extractor: RuleExtractor, case: str):
    facts = read(extractor, LEAD + MET[case])
    assert [{p.name for p in meeting.participants} for meeting in facts.meetings] == [PAIR]
    meeting = facts.meetings[0]
    assert not meeting.background
    assert meeting.date == "2024-03-21"


@pytest.mark.parametrize("case", cases(CREDITS, "credits"))
def test_credit_lines(extractor: RuleExtractor, case: str):
    credit, _ = CREDITS[case]
    facts = read(extractor, LEAD + MET["met with"] + credit)
    assert {person.name for person in facts.persons} == PAIR


@pytest.mark.parametrize("case", cases(CREDITS, "credited"))
def test_credits_are_kept_apart(extractor: RuleExtractor, case: str):
    credit, name = CREDITS[case]
    assert name in read(extractor, LEAD + MET["met with"] + credit).credits


def test_there_are_enough_traps():
    assert len(KOREAS) + len(NOT_MET) + len(MET) + len(CREDITS) >= 50
    known = {f"not met: {case}" for case in NOT_MET} | {f"met: {case}" for case in MET}
    known |= {f"koreas: {case}" for case in KOREAS}
    known |= {f"{group}: {case}" for case in CREDITS for group in ("credits", "credited")}
    known |= {"gold: koreas", "gold: quiet"}
    assert known >= KNOWN_GAPS


@pytest.mark.parametrize("case", cases(["koreas"], "gold"))
def test_no_korea_is_swapped_in_the_gold(
    case: str,
    extractor: RuleExtractor,
    annotations: Mapping[str, Mapping[str, Any]],
    annotated: Mapping[str, Document],
):
    koreans, swapped = 0, []
    for name, report in annotations.items():
        wanted = {person["name"].casefold(): person["state"] for person in report["persons"]}
        for person in extractor.extract(annotated[name]).persons:
            state = wanted.get(person.name.casefold())
            koreans += state in {"KP", "KR"}
            if state and person.state in {"KP", "KR"} - {state}:
                swapped.append(f"{name}: {person.name} is of {state}, not of {person.state}")
    assert koreans > 40
    assert swapped == []


@pytest.mark.parametrize("case", cases(["quiet"], "gold"))
def test_reports_without_an_encounter_stay_without(
    case: str,
    extractor: RuleExtractor,
    annotations: Mapping[str, Mapping[str, Any]],
    annotated: Mapping[str, Document],
):
    quiet = [
        name
        for name, report in annotations.items()
        if not [meeting for meeting in report["meetings"] if not meeting["background"]]
    ]
    assert len(quiet) >= 12
    told = {
        name: [m for m in extractor.extract(annotated[name]).meetings if not m.background]
        for name in quiet
    }
    assert {name: meetings for name, meetings in told.items() if meetings} == {}


def test_no_credit_of_the_gold_is_a_person(
    extractor: RuleExtractor,
    annotations: Mapping[str, Mapping[str, Any]],
    annotated: Mapping[str, Document],
):
    credited = 0
    for name, report in annotations.items():
        persons = {person.name for person in extractor.extract(annotated[name]).persons}
        apart = set(report["credits"]) - {person["name"] for person in report["persons"]}
        credited += len(apart)
        assert persons.isdisjoint(apart), name
    assert credited >= 30


def test_every_fact_has_its_words(extractor: RuleExtractor, annotated: Mapping[str, Document]):
    facts = [facts_to_json(extractor.extract(document)) for document in annotated.values()]
    kinds = ("persons", "posts", "parties", "meetings", "planned", "delegations", "statements")
    items = [item for report in facts for kind in kinds for item in report[kind]]
    assert len(items) > 1000
    assert all(item["evidence"] for item in items)
    assert all(set(report["states"]) == set(report["state_evidence"]) for report in facts)
