"""What an explanation shows, and that its page is safe, whole and needs nothing else."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from kg.explanation import Explanation, explain, html_page, text_report
from kg.explanation.html import runs
from kg.extraction import extract
from kg.model import Document
from kg.registers import load_registers
from kg.sources import read

ROOT = Path(__file__).parents[2]
TEXTS = sorted((ROOT / "tests" / "gold" / "texts").glob("*.txt"))
HOSTILE = (
    'HANOI, March 1 (Xinhua) -- Ada <script>alert("1")</script> Minh met with Bo Rak & others'
    ' on Friday. "Quite so," said Rak. \' onclick=x\n'
)
VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """Counts what a page holds, and checks that its elements nest."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.seen if name in attrs]


def document(text: str) -> Document:
    return Document(id="a", text=text, sha256="", media_type="text/plain")


@pytest.fixture(scope="module")
def explanations() -> list[Explanation]:
    registers = load_registers()
    return [explain(read(path), registers) for path in TEXTS]


@pytest.fixture(scope="module")
def page(explanations: list[Explanation]) -> str:
    return "".join(html_page(explanations))


def test_it_explains_exactly_the_facts_that_are_extracted(explanations: list[Explanation]):
    assert len(explanations) >= 64
    for path, explanation in zip(TEXTS, explanations, strict=True):
        facts = extract(read(path))
        kinds = [fact.kind for fact in explanation.facts]
        assert kinds.count("person") == len(facts.persons)
        assert kinds.count("meeting") == len(facts.meetings)
        assert kinds.count("statement") == len(facts.statements)


def test_every_fact_shows_its_words_and_sentences(explanations: list[Explanation]):
    facts = [fact for explanation in explanations for fact in explanation.facts]
    assert len(facts) > 500
    assert all(fact.words and fact.told for fact in facts)
    assert all(fact.sentences for fact in facts)


def test_runs_join_to_the_sentence(explanations: list[Explanation]):
    sentences = [sentence for each in explanations for sentence in each.sentences]
    assert len(sentences) > 500
    for sentence in sentences:
        assert "".join(run.text for run in runs(sentence)) == sentence.text


def test_every_person_is_shown_with_the_forms_of_the_name(explanations: list[Explanation]):
    persons = [person for each in explanations for person in each.persons]
    assert len(persons) > 250
    assert sum(bool(person.forms and person.sentences) for person in persons) > 250


def test_the_text_names_every_section(explanations: list[Explanation]):
    report = text_report(explanations[0])
    assert [line for line in report.splitlines() if line.isupper()] == [
        "SENTENCES",
        "PERSONS",
        "FACTS",
    ]


def test_the_page_nests_and_its_links_lead_somewhere(page: str):
    parsed = Page(page)
    assert parsed.open == []
    ids = parsed.values("id")
    assert len(ids) == len(set(ids)) > 500
    assert {link.removeprefix("#") for link in parsed.values("href")} <= set(ids)


def test_the_page_needs_no_script_and_no_host(page: str):
    parsed = Page(page)
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in parsed.seen}
    assert parsed.values("src") == []
    assert not re.search(r"https?:|url\(|@import", page.partition("</style>")[0])
    assert all(link.startswith("#") for link in parsed.values("href"))
    assert not [name for _, attrs in parsed.seen for name in attrs if name.startswith("on")]


def test_the_page_is_for_everybody(page: str):
    parsed = Page(page)
    assert ("html", {"lang": "en"}) in parsed.seen
    assert "prefers-color-scheme: dark" in page
    headings = [int(tag[1]) for tag, _ in parsed.seen if re.fullmatch(r"h\d", tag)]
    assert headings[0] == 1 and headings.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(headings))
    assert all("scope" in attrs for tag, attrs in parsed.seen if tag == "th")


def test_markup_in_a_report_stays_text():
    registers = load_registers()
    page = "".join(html_page([explain(document(HOSTILE), registers)]))
    parsed = Page(page)
    assert "script" not in {tag for tag, _ in parsed.seen}
    assert "&amp; others" in page
    assert parsed.open == []


@pytest.mark.parametrize("text", ["", " \n", "\u200b", "a" * 5000])
def test_nothing_to_explain(text: str):
    explanation = explain(document(text), load_registers())
    assert "FACTS" in text_report(explanation)
    assert "".join(html_page([explanation])).count("<article") == 1
