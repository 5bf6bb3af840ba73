"""What people do on the pages, done in a real browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ARTICLE = (
    "Talks in Paris\n\nPARIS, March 22, 2024 -- French President Emmanuel Macron met with "
    "Kenyan President William Ruto in Paris on Friday. Ruto said that Kenya would cooperate "
    "with France in energy.\n"
)
FAULTY = """@prefix wm: <https://w3id.org/whomet/ontology#> .

<http://example.org/a> a wm:Person .
"""


def test_from_a_name_to_the_words_of_a_report(visitor: Any):
    page = visitor.page
    visitor.open("/")
    page.get_by_role("searchbox").press_sequentially("song nam")
    page.locator("#found").get_by_role("link", name="Kim Song Nam", exact=True).first.click()
    assert page.locator("h1").inner_text() == "Kim Song Nam"
    page.locator('ol.meetings a[href*="2024-03-22/meeting/cn.cai-qi"]').first.click()
    assert "side by side" in page.locator("h2").first.inner_text()
    words = page.locator(".quote a:has(mark)").first
    told = words.inner_text()
    words.click()
    marked = page.locator("blockquote:has(:target)")
    assert told[:30] in marked.inner_text()
    assert marked.evaluate("one => one.getBoundingClientRect().top") < 900


def test_a_person_as_of_a_day(visitor: Any):
    page = visitor.page
    visitor.open("/id/person/kp/kim-song-nam")
    before = page.locator("ol.meetings > li").count()
    page.get_by_label("As reported up to").fill("2024-03-21")
    page.get_by_role("button", name="Show").click()
    assert 0 < page.locator("ol.meetings > li").count() < before


def test_a_pasted_article_is_read(visitor: Any):
    page = visitor.page
    visitor.open("/read")
    page.get_by_label("The article's text").fill(ARTICLE)
    page.get_by_role("button", name="Read").click()
    assert page.locator(".article .m.person").first.inner_text() == "Emmanuel Macron"
    assert page.locator(".drawing svg .box.person").count() == 2
    page.locator(".encounter .at a").first.click()
    assert "met with" in page.locator(".s:target").inner_text()
    page.get_by_text("Look at the Turtle").click()
    assert "wm:Meeting" in page.locator("pre", has_text="@prefix").inner_text()


def test_a_fact_points_at_its_sentences(visitor: Any):
    page = visitor.page
    visitor.open("/read?sample=hanoi-visit")
    assert page.locator(".s.lit").count() == 0
    page.locator(".encounter").first.hover()
    assert "held talks" in page.locator(".s.lit").first.inner_text()


def test_an_uploaded_article_is_read(visitor: Any, tmp_path: Path):
    file = tmp_path / "talks.txt"
    file.write_text(ARTICLE)
    visitor.open("/read")
    visitor.page.get_by_label("or a file").set_input_files(file)
    visitor.page.get_by_role("button", name="Read").click()
    assert "William Ruto" in visitor.page.locator("#encounters").inner_text()


def test_a_query_is_written_with_help_run_and_downloaded(visitor: Any, tmp_path: Path):
    page = visitor.page
    visitor.open("/sparql")
    editor = page.get_by_role("textbox", name="SPARQL 1.1 query")
    editor.click()
    page.keyboard.type("SELECT ?a WHERE { ?a a wm:Perso")
    page.locator(".cm-tooltip-autocomplete li", has_text="wm:Person").first.click()
    assert "PREFIX wm: <https://w3id.org/whomet/ontology#>" in page.locator("#query").input_value()
    page.keyboard.press("End")
    page.keyboard.type(" ORDER BY ?a LIMIT 3")  # the editor has closed the bracket
    page.keyboard.press("Control+Enter")
    page.locator("#answer").wait_for()
    assert "/sparql?query=" in page.url
    assert page.locator("tbody tr").count() == 3
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    download.value.save_as(tmp_path / "answer.csv")
    lines = (tmp_path / "answer.csv").read_text().splitlines()
    assert (lines[0], len(lines)) == ("a", 4)


def test_an_error_in_a_query_is_shown_at_its_line(visitor: Any):
    visitor.open("/sparql?query=SELECT%20*%0AWHERE%20%7B%20%3Fs%20%3Fp")
    assert "line 2" in visitor.page.get_by_role("alert").inner_text()
    assert "WHERE" in visitor.page.locator(".cm-wrong").inner_text()


def test_a_competency_question_runs(visitor: Any):
    visitor.open("/sparql")
    visitor.page.locator(".examples a").first.click()
    visitor.page.locator("#answer").wait_for()
    assert visitor.page.locator("tbody tr").count() > 1


def test_a_file_with_an_error_is_validated(visitor: Any, tmp_path: Path):
    page = visitor.page
    file = tmp_path / "data.ttl"
    file.write_text(FAULTY)
    visitor.open("/validate")
    page.get_by_label("or a file").set_input_files(file)
    page.get_by_role("button", name="Check").click()
    assert "does not conform" in page.locator("#h-report").inner_text()
    faulty = page.locator(".source-lines .has")
    assert "a wm:Person" in faulty.first.inner_text()
    assert "violation" in faulty.first.inner_text()


def test_the_keyboard_reaches_the_content_first(visitor: Any):
    visitor.open("/")
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.textContent") == "To the content"


def test_without_scripts_on_a_narrow_phone(plain_visitor: Any):
    page = plain_visitor.page
    plain_visitor.open("/")
    page.get_by_role("searchbox").fill("song nam")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Kim Song Nam", exact=True).first.click()
    assert page.locator("h1").inner_text() == "Kim Song Nam"
    plain_visitor.open("/sparql")
    page.get_by_label("SPARQL 1.1 query").fill("ASK { ?s ?p ?o }")
    page.get_by_role("button", name="Run").click()
    assert page.locator("tbody td").inner_text() == "yes"
    plain_visitor.open("/read")
    page.get_by_label("The article's text").fill(ARTICLE)
    page.get_by_role("button", name="Read").click()
    assert page.locator(".m.person").count() >= 2


def test_an_articles_facts_are_downloaded(visitor: Any):
    visitor.open("/read?sample=phone-call")
    visitor.page.get_by_role("button", name="JSON").click()
    facts = json.loads(visitor.page.locator("pre").inner_text())
    assert {one["name"] for one in facts["persons"]} >= {"Narendra Modi", "Vladimir Putin"}
