"""The sample reports over /sparql: the project's own article exactly, and five of the questions.

Expected rows come from the facts that `kg extract` prints, without RDF.
"""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.namespaces import PREFIXES, data_file
from kg.questions import parse_question
from kg.serve import close_app, create_app
from kg.serve.snapshots import Checkpoints
from kg.settings import Settings

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "seeds" / "articles"
SAMPLE = ARTICLES / "000_cf5c2a6e6cf4fdc0.txt"
BASE = "https://w3id.org/whomet/"
CAI, KIM = f"<{BASE}id/person/cn/cai-qi>", f"<{BASE}id/person/kp/kim-song-nam>"
TALKS = f"<{BASE}id/meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam>"
NAMES = {"cai qi", "kim song nam"}
Ask = Callable[[str], list[dict[str, str]]]


def _kg(data: Path, *arguments: object) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        cwd=ROOT, env=os.environ | {"KG_DATA": str(data)}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode in {0, 1}, done.stderr  # 1: the empty sample is quarantined
    return done.stdout


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    data = tmp_path_factory.mktemp("samples")
    _kg(data, "ingest", ARTICLES)
    app = create_app(Settings(data=data, workers=2), snapshots=Checkpoints(data))
    client = app.test_client()

    def rows(query: str) -> list[dict[str, str]]:
        head = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in PREFIXES.items())
        asked = query if query.lstrip().startswith("PREFIX") else head + query
        answer = client.post("/sparql", data={"query": asked}, headers={"Accept": "text/csv"})
        assert answer.status_code == 200, answer.text
        return list(csv.DictReader(io.StringIO(answer.text)))

    yield rows
    close_app(app)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    out = _kg(tmp_path_factory.mktemp("none"), "extract", "--format", "jsonl", ARTICLES)
    return [json.loads(line) for line in out.splitlines()]


@pytest.fixture(scope="module")
def article(told: list[dict[str, Any]]) -> dict[str, Any]:
    return next(facts for facts in told if facts["id"] == SAMPLE.stem)


@pytest.fixture(scope="module")
def report(article: dict[str, Any]) -> str:
    return f"<{BASE}id/report/{article['document']['sha256']}>"


def question(number: str, **given: str) -> str:
    (path,) = data_file("ontology", "competency").glob(f"cq-{number}-*.rq")
    parsed = parse_question(path.read_text(encoding="utf-8"), name=path.stem)
    return parsed.bound({name: iri.strip("<>") for name, iri in given.items()}, base_iri=BASE)


def fold(name: str) -> str:
    return name.lower().replace("-", " ")


def of_talks(facts: dict[str, Any]) -> Iterator[int]:
    """The encounter of Cai Qi and Kim Song Nam on 22 March 2024, where a report tells it."""
    for index, meeting in enumerate(facts["meetings"]):
        names = {fold(p["name"]) for p in meeting["participants"] if p["role"] != "attendee"}
        if names == NAMES and meeting["date"] == "2024-03-22":
            yield index


def values(rows: list[dict[str, str]], *columns: str) -> set[tuple[str, ...]]:
    return {tuple(row[column] for column in columns) for row in rows}


def test_the_report(ask: Ask, report: str) -> None:
    rows = ask(
        f"""SELECT ?headline ?published ?agency ?place ?day ?credit WHERE {{
          {report} schema:headline ?headline ; schema:datePublished ?published ;
            wm:agency/schema:name ?agency ; wm:datelinePlace/skos:prefLabel ?place ;
            wm:datelineDate ?day ; schema:creditText ?credit }}"""
    )
    assert values(rows, "headline", "published", "agency", "place", "day", "credit") == {
        (
            "Senior CPC official meets WPK delegation",
            "2024-03-23",
            "Xinhua",
            "Beijing",
            "2024-03-22",
            "Shen Hong",
        )
    }
    assert not ask(
        'SELECT ?x WHERE { ?x a wm:Person ; skos:prefLabel ?n FILTER(?n = "Shen Hong") }'
    )


def test_persons_parties_and_states(ask: Ask, report: str) -> None:
    def mentioned(kind: str) -> set[str]:
        rows = ask(f"SELECT ?x WHERE {{ {report} schema:mentions ?x . ?x a {kind} }}")
        return {row["x"].removeprefix(f"{BASE}id/") for row in rows}

    assert mentioned("wm:Person") == {"person/cn/cai-qi", "person/kp/kim-song-nam"}
    assert mentioned("wm:State") == {"state/cn", "state/kp"}
    assert mentioned("wm:Party") == {
        "org/cn/communist-party-of-china",
        "org/kp/workers-party-of-korea",
    }
    rows = ask(f"SELECT ?p ?s WHERE {{ VALUES ?p {{ {CAI} {KIM} }} ?p wm:represents ?s }}")
    assert {(row["p"][-9:], row["s"][-2:]) for row in rows} == {
        (CAI[-10:-1], "cn"),
        (KIM[-10:-1], "kp"),
    }


def test_posts_with_their_bodies(ask: Ask, report: str) -> None:
    rows = ask(
        f"""SELECT ?person ?title ?org WHERE {{
          ?account prov:wasDerivedFrom {report} ; schema:attendee ?part .
          ?part schema:attendee/skos:prefLabel ?person ; wm:inTenure/opengov:post ?post .
          ?post wm:postTitle ?title ; org:postIn ?body .
          BIND(STRAFTER(STR(?body), "/id/org/") AS ?org) }}"""
    )
    centre = "cn/communist-party-of-china"
    assert values(rows, "person", "title", "org") == {
        ("Cai Qi", "member", f"{centre}/political-bureau/standing-committee"),
        ("Cai Qi", "member", f"{centre}/secretariat"),
        ("Kim Song Nam", "director", "kp/workers-party-of-korea/international-department"),
    }


def test_one_meeting_with_its_sides_and_occasions(ask: Ask, report: str) -> None:
    rows = ask(
        f"""SELECT ?meeting ?date ?place ?person ?role ?behalf WHERE {{
          ?account prov:wasDerivedFrom {report} ; wm:accountOf ?meeting ; schema:attendee ?part .
          ?meeting schema:startDate ?date ; schema:location/skos:prefLabel ?place .
          ?part schema:attendee/skos:prefLabel ?person ; wm:role ?r ; wm:onBehalfOf ?b .
          BIND(STRAFTER(STR(?r), "/role/") AS ?role) BIND(STRAFTER(STR(?b), "/org/") AS ?behalf)
          FILTER(?behalf != "") }}"""
    )
    assert values(rows, "meeting", "date", "place", "person", "role", "behalf") == {
        (TALKS[1:-1], "2024-03-22", "Beijing", "Cai Qi", "host", "cn/communist-party-of-china"),
        (
            TALKS[1:-1],
            "2024-03-22",
            "Beijing",
            "Kim Song Nam",
            "guest",
            "kp/workers-party-of-korea",
        ),
    }
    occasions = ask(f"SELECT ?o WHERE {{ {TALKS} wm:occasion/skos:prefLabel ?o }}")
    named = {row["o"].lower() for row in occasions}
    assert {"75th anniversary of diplomatic ties", "china-dprk friendship year"} <= named
    led = ask(
        f"""SELECT ?sender WHERE {{
          ?account prov:wasDerivedFrom {report} ; schema:attendee/wm:withinDelegation ?delegation .
          ?delegation wm:headedBy {KIM} ; wm:sentBy ?s .
          BIND(STRAFTER(STR(?s), "/org/") AS ?sender) }}"""
    )
    assert {row["sender"] for row in led} == {"kp/workers-party-of-korea"}


def test_every_fact_has_evidence_that_cuts_the_article(ask: Ask, report: str) -> None:
    rows = ask(
        f"""SELECT ?body ?start ?end ?words WHERE {{
          {report} wm:reportText ?text .
          ?evidence oa:hasBody ?body ; oa:hasTarget ?target .
          ?target oa:hasSource ?text ; oa:hasSelector ?at . ?at oa:start ?start ; oa:end ?end .
          OPTIONAL {{ ?target oa:hasSelector/oa:exact ?words }} }}"""
    )
    text = SAMPLE.read_text(encoding="utf-8")
    assert len(rows) >= 12
    for row in rows:
        cut = text[int(row["start"]) : int(row["end"])]
        assert cut.strip()
        assert row["words"] in ("", cut)
    speakers = ask(
        f"""SELECT ?who WHERE {{
          ?s a wm:Statement ; schema:isPartOf {report} ;
             prov:wasAttributedTo/skos:prefLabel ?who }}"""
    )
    assert sorted(row["who"] for row in speakers) == ["Cai Qi", "Kim Song Nam"]


def test_01_whom_cai_qi_met(ask: Ask, told: list[dict[str, Any]]) -> None:
    expected = {
        (meeting["date"] or "", fold(other["name"]))
        for facts in told
        for meeting in facts["meetings"]
        if any(fold(p["name"]) == "cai qi" for p in meeting["participants"])
        for other in meeting["participants"]
        if fold(other["name"]) != "cai qi" and other["role"] != "attendee"
    }
    rows = ask(question("01", person=CAI))
    assert {(row["date"], fold(row["met"])) for row in rows} == expected
    assert {row["place"] for row in rows} == {"Beijing"}
    assert len({row["post"] for row in rows}) == len({row["postMet"] for row in rows}) == 2


def test_03_posts_of_kim_song_nam(ask: Ask, told: list[dict[str, Any]]) -> None:
    reports: dict[str, set[str]] = {}
    for facts in told:
        for post in facts["posts"]:
            if fold(post["person"]) == "kim song nam":
                reports.setdefault(post["title"], set()).add(facts["id"])
    rows = ask(question("03", person=KIM))
    assert {row["title"]: int(row["reports"]) for row in rows} == {
        title: len(naming) for title, naming in reports.items()
    }
    assert {row["first"] for row in rows} <= {"2024-03-22", "2024-03-29"}


def test_09_ranks_of_host_and_guest(ask: Ask, told: list[dict[str, Any]]) -> None:
    hosted = {
        (meeting["date"], host["name"], fold(guest["name"]))
        for facts in told
        for meeting in facts["meetings"]
        for host in meeting["participants"]
        for guest in meeting["participants"]
        if host["role"] == "host" and guest["role"] == "guest" and host["side"] == "CN"
    }
    rows = ask(question("09", state=f"<{BASE}id/state/cn>"))
    assert len(rows) >= 4
    for row in rows:
        assert (row["date"], row["host"], fold(row["guest"])) in hosted
        assert int(row["difference"]) == int(row["guestLevel"]) - int(row["hostLevel"])
    heads = {row["host"]: row["hostLevel"] for row in rows}
    assert heads["Xi Jinping"] == "1"


def test_15_words_behind_the_meeting(ask: Ask, told: list[dict[str, Any]]) -> None:
    expected = {
        (facts["document"]["sha256"], str(span["start"]), str(span["end"]))
        for facts in told
        for index in of_talks(facts)
        for span in facts["meetings"][index]["evidence"]
    }
    rows = ask(question("15", fact=TALKS))
    assert {(r["report"].rpartition("/")[2], r["start"], r["end"]) for r in rows} == expected
    assert len({report for report, _, _ in expected}) == 3


def test_17_what_each_side_said(ask: Ask, told: list[dict[str, Any]]) -> None:
    expected = {
        (facts["document"]["sha256"], str(said["evidence"][0]["start"]), fold(said["speaker"]))
        for facts in told
        for index in of_talks(facts)
        for said in facts["statements"]
        if said["meeting"] == index
    }
    rows = ask(question("17", meeting=TALKS))
    answered = {(r["report"].rpartition("/")[2], r["start"], fold(r["speaker"])) for r in rows}
    assert answered == expected
    assert {row["side"] for row in rows} == {"China", "North Korea"}
