"""Every page: nothing foreign, no complaint, accessible, and no wider than a phone."""

from __future__ import annotations

from typing import Any

import pytest

TALK = "/id/meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam"
PAGES = {
    "front": "/",
    "search": "/search?q=kim",
    "read": "/read",
    "article": "/read?sample=hanoi-visit",
    "query": "/sparql",
    "answer": "/sparql?query=SELECT%20%3Fdate%20%3Fm%20%7B%20%3Fm%20%3Chttps%3A%2F%2Fschema.org%2F"
    "startDate%3E%20%3Fdate%20%7D",
    "problem": "/sparql?query=SELECT",
    "person": "/id/person/kp/kim-song-nam",
    "meeting": TALK,
    "everything": TALK + "?view=all",
    "state": "/id/state/cn",
    "pair": "/id/pair/cn_kp",
    "party": "/id/org/kp/workers-party-of-korea",
    "place": "/id/place/cn/beijing",
    "years": "/days",
    "year": "/days/2024",
    "day": "/days/2024-03-22",
    "validate": "/validate?example=1",
    "ontology": "/ontology",
    "shapes": "/shapes",
    "data": "/data",
    "api": "/api",
    "missing": "/id/person/cn/nobody-at-all",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_sound_in_light_and_dark(visitor: Any, name: str):
    visitor.open(PAGES[name])
    assert visitor.page.locator("h1").count() == 1
    assert visitor.look(color_scheme="light") == []
    assert visitor.look(color_scheme="dark") == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_narrow_phone(visitor: Any, name: str):
    visitor.page.set_viewport_size({"width": 320, "height": 640})
    visitor.open(PAGES[name])
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_report_is_sound(visitor: Any):
    visitor.open(TALK)
    visitor.page.locator("thead a").first.click()
    assert "/id/report/" in visitor.page.url
    assert visitor.look(color_scheme="light") == []


def test_a_page_prints_without_its_navigation(visitor: Any):
    visitor.open(TALK)
    visitor.page.emulate_media(media="print")
    assert not visitor.page.get_by_role("navigation").is_visible()
    assert visitor.page.locator("h1").is_visible()
