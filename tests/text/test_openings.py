"""Openings of many houses: where a dateline stands and what it says."""

from __future__ import annotations

import pytest

from kg.model import Document
from kg.registers import load_registers
from kg.text import layout

OPENINGS = {
    "dot after the day": (
        "Astana, 22 May 2025. President A met B here today, officials said.",
        ("Astana", None, "2025-05-22"),
    ),
    "colon after capitals": (
        "KUCHING: Prime Minister A today received a courtesy call from B.",
        ("Kuching", None, None),
    ),
    "state called like its capital": (
        "KUWAIT: His Highness the Amir received the ambassador here.",
        ("Kuwait", None, None),
    ),
    "house behind a dash": (
        "Baghdad – INA\n\nPrime Minister A received B on Sunday at the palace.",
        ("Baghdad", "INA", None),
    ),
    "house behind a stop": (
        "NUR-SULTAN. KAZINFORM Kazakh President A received B in his office.",
        ("Nur-Sultan", "Kazinform", None),
    ),
    "house in slashes": (
        "Ulaanbaatar/MONTSAME/ During his visit the minister met B and C there.",
        ("Ulaanbaatar", "MONTSAME", None),
    ),
    "Juche year": (
        "Pyongyang, May 6 Juche 114(2025) (KCNA) -- Premier A met Ambassador B on Monday.",
        ("Pyongyang", "KCNA", "2025-05-06"),
    ),
    "month in French": (
        "Bamako, 11 mars 2025 (AMAP) - The President received a delegation of B.",
        ("Bamako", "AMAP", "2025-03-11"),
    ),
    "day, hour and city": (
        "June 20, 2025\n14:30\nHanoi\n\nA met with B. The talks went on for hours.",
        ("Hanoi", None, "2025-06-20"),
    ),
}


@pytest.mark.parametrize(("text", "told"), OPENINGS.values(), ids=list(OPENINGS))
def test_opening(text: str, told: tuple[str, str | None, str | None]) -> None:
    article = layout(
        Document("x", f"A meets B\n\n{text}", "", "text/plain"), load_registers()
    ).article
    assert (article.dateline_place, article.agency, article.dateline_date) == told


def test_a_wire_header_before_the_body_leaves_its_dateline() -> None:
    text = (
        " date 2023-02-11 KUCHING: Prime Minister A today received a courtesy call from the "
        "foreign minister of Thailand, who is on a visit of three days to the country."
    )
    article = layout(Document("x", text, "", "text/plain"), load_registers()).article
    assert (article.title, article.published) == (None, "2023-02-11")
    assert article.dateline_place == "Kuching"
