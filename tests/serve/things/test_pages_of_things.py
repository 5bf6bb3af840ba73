"""Pages of persons, encounters, states, organizations, places, occasions and pairs."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

HTML = {"Accept": "text/html"}
KIM = "/id/person/kp/kim-song-nam"
TALK = "/id/meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam"


def page(client: FlaskClient, path: str) -> str:
    answer = client.get(path, headers=HTML)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Vary"].startswith("Accept")
    return answer.text


def test_a_person_has_posts_encounters_and_counterparts(sample: FlaskClient):
    shown = page(sample, KIM)
    assert "<h1>Kim Song Nam</h1>" in shown
    assert 'href="/id/state/kp"' in shown
    for heading in ("Posts", "Encounters", "Met most", "Statements", "Names as told"):
        assert f"<h2>{heading}" in shown
    assert f'href="{TALK}"' in shown
    assert '<svg class="network"' in shown
    assert 'href="/id/person/cn/cai-qi"' in shown


def test_a_fact_leads_to_its_words_in_the_report(sample: FlaskClient):
    link = re.search(r'class="source" href="(/id/report/\w+)#(at-\d+)"', page(sample, KIM))
    assert link is not None
    assert f'id="{link[2]}"' in page(sample, link[1])


def test_a_person_as_of_a_day(sample: FlaskClient):
    before = page(sample, KIM + "?asOf=2024-03-21")
    assert TALK not in before
    assert "/id/meeting/2024-03-21/" in before
    assert page(sample, KIM + "?asOf=nonsense") == page(sample, KIM)


def test_an_encounter_has_its_accounts_side_by_side(sample: FlaskClient):
    shown = page(sample, TALK)
    columns = int(re.search(r"<h2>(\d) accounts, side by side", shown)[1])
    assert columns >= 2
    assert shown.count('<th scope="col">') == columns
    assert "<mark>" in shown
    assert 'class="differs">named first' in shown
    assert "Great Hall of the People" in shown


def test_what_was_joined_names_its_rule_and_what_was_judged_its_author(sample: FlaskClient):
    shown = page(sample, "/id/person/ru/vladimir-putin")
    assert "<h2>Joined and judged</h2>" in shown
    assert "<code>person/ru/vladimir-vladimirovich-putin</code>: same, by the rule" in shown
    judged = page(sample, "/id/person/cu/fidel-castro")
    assert "<code>person/cu/fidel</code>: same, judged by whomet-editors on" in judged
    assert "Joined and judged" not in page(sample, KIM)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/id/state/cn", "Whom its people met"),
        ("/id/pair/cn_kp", "The longest time without one"),
        ("/id/place/cn/beijing", "Encounters by year"),
        ("/id/org/kp/workers-party-of-korea", "Party of"),
        ("/id/state/aq-none", ""),
    ],
)
def test_other_things_have_pages(sample: FlaskClient, path: str, words: str):
    if not words:
        assert sample.get(path, headers=HTML).status_code == 404
        return
    assert words in page(sample, path)


@pytest.mark.parametrize("relation", ["wm:occasion", "wm:currentPost"])
def test_what_a_thing_leads_to_has_a_page(sample: FlaskClient, relation: str):
    query = (
        "PREFIX wm: <https://w3id.org/whomet/ontology#> "
        f"SELECT DISTINCT ?one {{ ?a {relation} ?one }} LIMIT 3"
    )
    rows = sample.get("/sparql", query_string={"query": query}).json["results"]["bindings"]
    assert rows
    for row in rows:
        path = row["one"]["value"].removeprefix("https://w3id.org/whomet")
        assert f"<code>{row['one']['value']}</code>" in page(sample, path)


def test_everything_said_of_a_thing_is_one_link_away(sample: FlaskClient):
    assert 'href="?view=all"' in page(sample, KIM)
    assert "What refers to it" in page(sample, KIM + "?view=all")


def test_a_fact_of_a_report_shows_its_words(sample: FlaskClient):
    report = re.search(r"/id/report/\w{64}", page(sample, TALK))[0]
    shown = page(sample, f"{report}/account/1")
    assert "The words behind it" in shown
    assert f'href="{report}#at-' in shown


def test_the_calendar_leads_to_days(sample: FlaskClient):
    assert 'href="/days/2024"' in sample.get("/days").text
    assert 'href="/days/2024-03-22"' in sample.get("/days/2024").text
    assert TALK in sample.get("/days/2024-03-22").text
    assert TALK in sample.get("/days/2024-03").text
    for wrong in ("24", "2024-13", "2024-03-40", "0000", "2024-03-22T00"):
        assert sample.get(f"/days/{wrong}").status_code == 404
