"""The graph of one report, over all gold reports and over what each kind of fact becomes."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg import model
from kg.namespaces import FOAF, OA, PROV, RDF, SCHEMA, WM, WMC, XSD
from kg.rdf import contributions, to_quads

BASE = "https://w3id.org/whomet/"
TEXT = "Cai Qi met Kim Song Nam. Kim said that all is well. Both sides agreed on peace. " * 3
CAI, KIM = (model.Span(0, 6),), (model.Span(11, 23),)
SAID, AGREED = model.Span(25, 51), model.Span(52, 79)
SHA = "0" * 64
MEETING = model.Meeting(
    "meeting",
    "2024-03",
    "Beijing",
    "CN",
    (
        model.Participant("Cai Qi", "CN", "host", CAI, 1, "Communist Party of China"),
        model.Participant("Kim Song Nam", "KP", "guest", KIM, 2, delegation=0),
    ),
    False,
    (model.Span(0, 24),),
    venue="Great Hall of the People",
    occasions=(0,),
)
FACTS = model.Facts(
    "x",
    model.Article("A title", "2024-03-23", "Xinhua", "Xinhua", "Beijing", "2024-03-22"),
    model.DocumentInfo(SHA, "text/plain", language="en"),
    credits=("Shen Hong",),
    persons=(model.Person("Cai Qi", "CN", CAI), model.Person("Kim Song Nam", "KP", KIM)),
    posts=(
        model.Post("Kim Song Nam", "director", "International Department of the WPK", False, KIM),
        model.Post("Kim Song Nam", "ambassador", None, True, KIM),
    ),
    parties=(model.Party("Communist Party of China", "CN", CAI),),
    states=("CN", "KP"),
    state_evidence={"CN": CAI},
    meetings=(MEETING,),
    delegations=(model.Delegation("Workers' Party of Korea", "Kim Song Nam", KIM),),
    statements=(
        model.Statement("Kim Song Nam", "", TEXT[25:51], (SAID,), 0, ("peace",), True),
        model.Statement("both", "", TEXT[52:79], (AGREED,), 0),
        model.Statement("both", "", TEXT[52:79], (AGREED,), None),
    ),
    occasions=(model.Occasion("Friendship Year", None, CAI),),
)


def own(path: str) -> ox.NamedNode:
    return ox.NamedNode(f"{BASE}id/report/{SHA}{path}")


def shared(key: str) -> ox.NamedNode:
    return ox.NamedNode(f"{BASE}id/{key}")


def objects(quads, subject, predicate) -> list:
    return [q.object for q in quads if q.subject == subject and q.predicate == predicate]


@pytest.fixture(scope="module")
def quads():
    return to_quads(FACTS, text=TEXT)


def test_a_report_states_only_what_is_its_own(gold_reports):
    total = 0
    for facts, text in gold_reports:
        stated = to_quads(facts, text=text)
        graph = f"{BASE}graph/report/{facts.document.sha256}"
        prefix = f"{BASE}id/report/{facts.document.sha256}"
        total += len(stated)
        assert len(set(stated)) == len(stated), facts.id
        assert {quad.graph_name.value for quad in stated} == {graph}
        assert all(quad.subject.value.startswith(prefix) for quad in stated)
        assert not any(isinstance(quad.object, ox.BlankNode) for quad in stated)
        assert stated == to_quads(facts, text=text)
    assert total > 20_000


def test_evidence_cuts_exactly_the_quoted_words(gold_reports):
    quoted = 0
    for facts, text in gold_reports:
        stated = to_quads(facts, text=text)
        by_node = {(quad.subject.value, quad.predicate): quad.object.value for quad in stated}
        for quad in stated:
            if quad.predicate == OA.exact:
                name = quad.subject.value.removesuffix("quote") + "position"
                start, end = int(by_node[name, OA.start]), int(by_node[name, OA.end])
                assert quad.object.value == text[start:end]
                quoted += 1
    assert quoted > 500


def test_every_fact_has_evidence(gold_reports):
    checked = 0
    kinds = {WM.Account, WM.Participation, WM.Delegation, WM.Statement}
    for facts, text in gold_reports:
        stated = to_quads(facts, text=text)
        bodies = {quad.object for quad in stated if quad.predicate == OA.hasBody}
        nodes = {quad.subject for quad in stated if quad.object in kinds}
        nodes |= {quad.object for quad in stated if quad.predicate == WM.inTenure}
        assert nodes <= bodies, facts.id
        checked += len(nodes)
    assert checked > 500


def test_the_report_itself(quads):
    node = own("")
    assert objects(quads, node, SCHEMA.headline) == [ox.Literal("A title", language="en")]
    assert objects(quads, node, SCHEMA.datePublished) == [
        ox.Literal("2024-03-23", datatype=XSD.date)
    ]
    assert objects(quads, node, SCHEMA.creditText) == [ox.Literal("Shen Hong")]
    assert objects(quads, node, WM.agency) == [shared("publisher/xinhua")]
    assert objects(quads, node, WM.datelinePlace) == [shared("place/cn/beijing")]
    assert shared("person/cn/cai-qi") in objects(quads, node, SCHEMA.mentions)
    assert objects(quads, own("/text"), SCHEMA.sha256) == [ox.Literal(SHA)]


def test_an_account_keeps_what_is_told(quads):
    account, host = own("/account/1"), own("/participation/1")
    assert objects(quads, account, WM.dateAsTold) == [
        ox.Literal("2024-03", datatype=XSD.gYearMonth)
    ]
    assert objects(quads, account, WM.accountOf) == [shared(f"meeting/report/{SHA}/1")]
    assert objects(quads, account, WM.venueAsTold) == [ox.Literal("Great Hall of the People")]
    assert objects(quads, account, SCHEMA.attendee) == [host, own("/participation/2")]
    assert objects(quads, host, WM.role) == [WMC["role/host"]]
    assert objects(quads, host, WM.onBehalfOf) == [
        shared("org/cn/communist-party-of-china"),
        shared("state/cn"),
    ]


def test_a_participation_is_in_the_current_posts_only(quads):
    tenures = objects(quads, own("/participation/2"), WM.inTenure)
    assert tenures == [
        shared("tenure/kp/kim-song-nam/kp/workers-party-of-korea/international-department/director")
    ]
    assert objects(quads, own("/participation/2"), WM.withinDelegation) == [own("/delegation/1")]


def test_a_tenure_is_attested_with_status_and_date(quads):
    former = shared("tenure/kp/kim-song-nam/kp/unspecified/ambassador")
    (evidence,) = [q.subject for q in quads if q.predicate == OA.hasBody and q.object == former]
    assert objects(quads, evidence, WM.attestedStatus) == [WMC["status/former"]]
    assert objects(quads, evidence, WM.attestedOn) == [
        ox.Literal("2024-03", datatype=XSD.gYearMonth)
    ]


def test_a_delegation_includes_its_head(quads):
    node = own("/delegation/1")
    assert objects(quads, node, WM.sentBy) == [shared("org/kp/workers-party-of-korea")]
    assert objects(quads, node, FOAF.member) == objects(quads, node, WM.headedBy)


def test_both_sides_speak_where_the_meeting_is_known(quads):
    joint = own("/statement/2")
    assert objects(quads, own("/statement/1"), PROV.wasAttributedTo) == [
        shared("person/kp/kim-song-nam")
    ]
    assert SCHEMA.Quotation in objects(quads, own("/statement/1"), RDF.type)
    assert len(objects(quads, joint, PROV.wasAttributedTo)) == 2
    assert objects(quads, joint, WM.isJoint) == [ox.Literal("true", datatype=XSD.boolean)]
    assert objects(quads, own("/statement/3"), RDF.type) == []


def test_evidence_in_a_separate_title_points_into_the_title():
    facts = replace(
        FACTS, persons=(model.Person("Cai Qi", "CN", (model.Span(0, 6, "title"),)),), posts=()
    )
    quads = to_quads(facts, text=TEXT, title="Cai Qi meets guests")
    sources = {quad.object for quad in quads if quad.predicate == OA.hasSource}
    assert sources == {own("/title"), own("/text")}
    assert objects(quads, own(""), WM.titleText) == [own("/title")]
    assert objects(quads, own("/evidence/1/quote"), OA.exact)[0].value == "Cai Qi"


def test_a_plan_without_evidence_is_left_out_one_with_evidence_rests_on_it():
    bare = replace(MEETING, participants=(replace(MEETING.participants[0], evidence=()),))
    without = replace(FACTS, planned=(replace(bare, evidence=()),))
    assert to_quads(without, text=TEXT) == to_quads(FACTS, text=TEXT)
    assert contributions(without) == contributions(FACTS)
    stated = to_quads(replace(FACTS, planned=(bare,)), text=TEXT)
    bodies = {quad.object for quad in stated if quad.predicate == OA.hasBody}
    assert {own("/account/2"), own("/participation/3")} <= bodies


def test_another_base_changes_nothing_but_the_base(quads):
    other = to_quads(FACTS, text=TEXT, base="https://example.org/")
    changed = [str(quad).replace("https://example.org/", BASE) for quad in other]
    assert changed == [str(quad) for quad in quads]


@pytest.mark.parametrize(
    ("language", "stated", "tag"),
    [("EN-GB", "en-gb", "en-gb"), ("English", None, "en"), (None, None, "en")],
)
def test_only_a_language_tag_is_a_language(language, stated, tag):
    document = replace(FACTS.document, language=language)
    quads = to_quads(replace(FACTS, document=document), text=TEXT)
    languages = [term.value for term in objects(quads, own(""), SCHEMA.inLanguage)]
    assert languages == ([stated] if stated else [])
    assert objects(quads, own(""), SCHEMA.headline)[0].language == tag
