"""Zones, stamps, datelines and credits of a report."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotation import Layout
from kg.model import Document
from kg.registers import load_registers
from kg.text import layout

SEED = """ date 2024-03-23 Senior official meets delegation

Xinhua) 09:50, March 23, 2024

An Li, a member, meets with Bo Kim in Beijing, capital of China, March 22, 2024. (Xinhua/Chen Du)

BEIJING, March 22 (Xinhua) -- An Li met with Bo Kim in Beijing on Friday.

An said ties are close. "They will grow," he added.

(Web editor: Fan Gu, Hua Ji)"""


def lay(text: str, **fields: str) -> Layout:
    return layout(Document("d", text, "", "text/plain", **fields), load_registers())


def zones(found: Layout) -> list[tuple[str, str]]:
    return [(one.zone, cut(found, one)) for one in found.sentences]


def cut(found: Layout, sentence) -> str:
    source = found.text if sentence.within == "text" else found.title_text
    return source[sentence.start : sentence.end]


def body(text: str, **fields: str) -> list[str]:
    return [words for zone, words in zones(lay(text, **fields)) if zone == "body"]


def test_the_wire_form():
    found = lay(SEED)
    article = found.article
    assert article.title == "Senior official meets delegation"
    assert (article.published, article.agency) == ("2024-03-23", "Xinhua")
    assert (article.dateline_place, article.dateline_date) == ("Beijing", "2024-03-22")
    assert [one.name for one in found.credits] == ["Chen Du", "Fan Gu", "Hua Ji"]
    assert [found.cut(one.span) for one in found.credits] == [one.name for one in found.credits]
    assert found.cut(found.dateline) == "BEIJING, March 22 (Xinhua) --"
    assert zones(found) == [
        ("title", "Senior official meets delegation"),
        (
            "caption",
            "An Li, a member, meets with Bo Kim in Beijing, capital of China, March 22, 2024.",
        ),
        ("body", "An Li met with Bo Kim in Beijing on Friday."),
        ("body", "An said ties are close."),
        ("body", '"They will grow," he added.'),
    ]


DATELINES = [
    ("BEIJING, March 22 (Xinhua) -- ", "Xinhua", "Beijing", "2024-03-22"),
    ("BEIJING, Dec. 31 (Xinhua) --- ", "Xinhua", "Beijing", "2023-12-31"),
    ("Pyongyang, March 24 (KCNA) -- ", "KCNA", "Pyongyang", "2024-03-24"),
    ("SEOUL, March 24 (Yonhap) -- ", "Yonhap", "Seoul", "2024-03-24"),
    ("MOSCOW, March 11. /TASS/. ", "TASS", "Moscow", "2024-03-11"),
    ("Hanoi (VNA) – ", "VNA", "Hanoi", None),
    ("HAVANA - ", None, "Havana", None),
    ("Pretoria, March 17th—", None, "Pretoria", "2024-03-17"),
    ("RIYADH, Feb 18 (Reuters) - ", "Reuters", "Riyadh", "2024-02-18"),
]


@pytest.mark.parametrize(("line", "agency", "place", "day"), DATELINES)
@pytest.mark.parametrize("before", ["A headline about a meeting\n\n", ""])
def test_datelines(line, agency, place, day, before):
    found = lay(f"{before}{line}An Li met Bo Kim here.\n\nThey spoke.", published="2024-03-24")
    article = found.article
    assert (article.agency, article.dateline_place, article.dateline_date) == (agency, place, day)
    assert [words for zone, words in zones(found) if zone == "body"] == [
        "An Li met Bo Kim here.",
        "They spoke.",
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "Xi Jinping – the leader – spoke.",
        "The President (in Paris) - he is old - spoke.",
        "NOTE: all went.",
        "President of Russia An Li: Good day, all of you.",
        "President An Li, March 3 – a day to recall – spoke.",
        "CNN: the two met again.",
    ],
)
def test_what_is_no_dateline(opening):
    article = lay(f"A headline\n\n{opening}\n\nMore.").article
    assert (article.dateline_place, article.agency) == (None, None)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Xinhua) 09:50, March 23, 2024", "2024-03-23"),
        ("(Xinhua) Updated: 2011-06-07 15:56", "2011-06-07"),
        ("UPDATED: 08:15, November 01, 2005", "2005-11-01"),
        (" ( 2023.07.21 )", "2023-07-21"),
        ("26/07/2018 10:20", "2018-07-26"),
        ("Published 09:58, 24-Oct-2023", "2023-10-24"),
        ("Friday, 2021-01-22 17:32:05", "2021-01-22"),
        ("August 27, 2024 14:55", "2024-08-27"),
        ("Monday, 5 July 2021", "2021-07-05"),
        ("www.chinaview.cn 2009-01-23 20:41:15", "2009-01-23"),
        ("Announcement, March 17, 2023", "2023-03-17"),
        ("Source: Xinhua | 2019-10-06 12:51:33 | Editor: ZX", "2019-10-06"),
        ("Politics 2017.11.20.", "2017-11-20"),
        ("By Dai Yu | China Daily | Updated: 2016-11-02 07:26", "2016-11-02"),
    ],
)
def test_publication_dates(line, day):
    found = lay(f"A headline\n{line}\n\nAn Li met with Bo Kim on Monday in the old hall.\n\nMore.")
    assert found.article.published == day
    assert body(found.text) == ["An Li met with Bo Kim on Monday in the old hall.", "More."]


def test_a_calendar_line_may_stand_before_the_headline():
    found = lay("calendar>>May 24. 2013 Juche 102\n\nEnvoy Visits\n\nAn Li met Bo Kim here today.")
    assert (found.article.title, found.article.published) == ("Envoy Visits", "2013-05-24")


@pytest.mark.parametrize(
    "text",
    [
        "A headline\n\nBeijing, June 26, 2024\n\nAn Li met Bo Kim on the same day as ever.",
        "A headline\n\nAn Li met Bo Kim on the same day as ever.\n\nBeijing\nJune 26, 2024",
        "A headline\n\nBeijing, China, Asia\nJune 26, 2024\n\nAn Li met Bo Kim there.",
    ],
)
def test_release_lines_stand_for_a_dateline(text):
    article = lay(text).article
    assert (article.dateline_place, article.dateline_date) == ("Beijing", "2024-06-26")
    assert article.published == "2024-06-26"
    assert len(body(text)) == 1


def test_a_single_line_text():
    found = lay(
        "Officials meet Source: Xinhua | 2016-04-06 21:14:30 | Editor: huaxia BEIJING, April 6 "
        "(Xinhua) -- An Li met Bo Kim on Wednesday. Li thanked him. Enditem Related News Next visit"
    )
    assert found.article.title == "Officials meet"
    assert found.article.dateline_date == "2016-04-06"
    assert body(found.text) == ["An Li met Bo Kim on Wednesday.", "Li thanked him."]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By C. Sokny", ["C. Sokny"]),
        ("By Dana Whit and Pavel Orlin", ["Dana Whit", "Pavel Orlin"]),
        ("Photo: Khamla V.", ["Khamla V"]),
        ("(Web editor: Tao Lin, Qiu Peng)", ["Tao Lin", "Qiu Peng"]),
        ("Editor: Mu Fang", ["Mu Fang"]),
        ("(Additional reporting by Lina Far; Editing by Tom Oka)", ["Lina Far", "Tom Oka"]),
        ("Zhou Min in Xiamen contributed to this story.", ["Zhou Min"]),
        ("Photo: VNA", []),
        ("Source: Xinhua", []),
    ],
)
def test_credit_lines_name_people_and_are_no_sentences(line, names):
    found = lay(f"A headline\n\nAn Li met with Bo Kim in the old hall.\n\nThey spoke.\n\n{line}")
    assert [one.name for one in found.credits] == names
    assert body(found.text) == ["An Li met with Bo Kim in the old hall.", "They spoke."]


@pytest.mark.parametrize(
    "noise",
    [
        "Enditem",
        "-0-",
        "(END)",
        "###",
        "Back to Top | Close",
        "KEYWORDS: trade, ties",
        "www.kcna.kp (Juche113.3.24.)",
        "someone@paper.example.cn",
        "Share: Facebook Twitter",
        "Read more: Another visit ends",
        "Related headlines:\nOther minister meets guests\nAnother visit ends",
        "Most Viewed in 24 Hours",
        "var a = 1; document.write('<i>')",
        "[Print] [E-mail]",
    ],
)
def test_furniture_is_left_out(noise):
    text = f"A headline\n\nAn Li met with Bo Kim in the old hall.\n\nThey spoke.\n\n{noise}"
    assert [zone for zone, _ in zones(lay(text))] == ["title", "body", "body"]


@pytest.mark.parametrize("mark", [" Enditem", "./.", " -0-", " (END)", " ###"])
def test_end_marks_inside_a_line(mark):
    text = f"A headline\n\nAn Li met with Bo Kim on Monday in the old hall{mark}"
    assert not any(
        word in body(text + "\n\nMore.")[0] for word in ("/", "#", "(", "Enditem", "-0-")
    )


def test_a_caption_in_the_middle_and_one_that_follows_its_credit():
    text = (
        "A headline\n\nAn Li met with Bo Kim in the old hall.\n\n"
        "An Li shakes hands with Bo Kim on Monday. [Photo by Chen Du/Xinhua]\n\nThey spoke.\n\n"
        "[Photo/Xinhua] An Li (left) greets Bo Kim."
    )
    found = lay(text)
    assert [zone for zone, _ in zones(found)] == ["title", "body", "caption", "body", "caption"]
    assert [one.name for one in found.credits] == ["Chen Du"]


def test_brackets_that_credit_no_photo():
    text = "H\n\nThey met at the lake (photo opportunities) and in the hall. An (NATO) spoke."
    assert len(body(text)) == 2


def test_a_caption_glued_to_the_lead():
    text = (
        "A headline\n\nAn Li meets Bo Kim, March 22, 2024. (Xinhua/Chen Du) BEIJING, March 22 "
        "(Xinhua) -- An Li met Bo Kim. They spoke."
    )
    assert zones(lay(text))[1:] == [
        ("caption", "An Li meets Bo Kim, March 22, 2024."),
        ("body", "An Li met Bo Kim."),
        ("body", "They spoke."),
    ]


def test_sub_headings_of_their_own_and_run_in():
    text = (
        "A headline\n\nAn Li met with Bo Kim in the old hall.\n\nTrade and travel\n\nThey spoke. "
        "LANTERNS AND TIGERS In his toast Li praised Kim."
    )
    assert zones(lay(text))[2:] == [
        ("subheading", "Trade and travel"),
        ("body", "They spoke."),
        ("subheading", "LANTERNS AND TIGERS"),
        ("body", "In his toast Li praised Kim."),
    ]


def test_abbreviations_at_the_head_of_a_sentence_are_no_sub_heading():
    assert body("H\n\nThey met again. DPRK FM Bo Kim met EU envoys.")[-1].startswith("DPRK FM")


def test_speaker_labels_of_transcripts():
    text = "Meeting\n\nAn Li met Bo Kim in the old hall.\n\nPresident An Li: Good day. Welcome."
    assert zones(lay(text))[2:] == [
        ("subheading", "President An Li:"),
        ("body", "Good day."),
        ("body", "Welcome."),
    ]


def test_list_items_and_numbers_of_paragraphs():
    text = (
        "H\n\nAmong them were:\n\n-- Pham An (Vietnam)\n\n-- Jose Be (Chile)\n\n"
        "2. The leaders spoke of trade and of travel.\n\n3. They will stay in touch after that."
    )
    assert body(text)[1:] == [
        "Pham An (Vietnam)",
        "Jose Be (Chile)",
        "The leaders spoke of trade and of travel.",
        "They will stay in touch after that.",
    ]


def test_lines_wrapped_at_a_column_are_one_paragraph():
    text = (
        "A headline\n\nThe minister of foreign affairs of the republic met with\n"
        "his guest in the old hall of the palace on Monday and the\ntwo spoke of trade."
    )
    assert len(body(text)) == 1


def test_a_title_of_the_record_is_the_headline_and_its_copy_in_the_text_is_dropped():
    found = lay("Officials Meet\n\nAn Li met Bo Kim in the old hall.", title="Officials meet")
    assert found.article.title == "Officials meet"
    assert [(one.zone, one.within) for one in found.sentences] == [
        ("title", "title"),
        ("body", "text"),
    ]


def test_a_text_without_a_headline_has_none():
    sentence = "An Li, the minister of foreign affairs, met with Bo Kim in the old hall on Monday."
    assert (
        lay(f"{sentence} They spoke of trade and of travel between the countries.").article.title
        is None
    )


def exact(found: Layout) -> None:
    previous = -1
    for number, sentence in enumerate(found.sentences):
        source = found.text if sentence.within == "text" else found.title_text
        assert sentence.index == number
        assert sentence.tokens
        assert 0 <= sentence.start < sentence.end <= len(source)
        assert (sentence.tokens[0].start, sentence.tokens[-1].end) == (sentence.start, sentence.end)
        for token in sentence.tokens:
            assert token.text == source[token.start : token.end] != ""
        if sentence.within == "text":
            assert sentence.start >= previous
            previous = sentence.end
    for one in found.credits:
        assert found.cut(one.span) == one.name
    for span in (found.title, found.dateline):
        assert span is None or found.cut(span)


PIECES = st.sampled_from(
    [
        *SEED.split("\n\n"), "\n", "\n\n", " ", "\r\n",
        "U.S. ", "Gen. ", '."', '" ', "' ", "(", ")", "[Photo/Xinhua]",
        "Related:", "By ", "12. ", "-- ", "—", "\u00a0", "\u2028", "e\u0301", "\ufeff",
        "KeqiangMet", "Xi's ", "https://a.b/c ",
        "[x](http://y)", "<b>", "**", "Name: ", "AKP ", "2024-03-22", "./.", "LOUD WORDS ",
        "The ", "...", "\x00",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join)),
    st.none() | st.text(max_size=30),
)
def test_any_text_at_all(text, title):
    document = Document("d", text, "", "text/plain", title=title, published="2024-03-23")
    found = layout(document, load_registers())
    exact(found)
    assert found == layout(document, load_registers())


@pytest.mark.parametrize(
    "unit",
    [
        "a", " ", "(", '"', "'", ".", "-", "Aa ", "A. ", "A.", "1.", "[a](", "<a ", "a@",
        "By A ", "(Xinhua", "(Xinhua/Ab C) ", "[Photo/Xinhua] A met. ",
        "X, March 22 (", "a-", "a'", "Aa, ", "\n", "A\n", "AB ", "Related ", "a. ", "- ",
        "U.S.", "\u0301", "e\u0301",
    ],
)  # fmt: skip
def test_time_is_linear_in_the_text(unit):
    text = unit * (300_000 // len(unit))
    start = time.perf_counter()
    exact(lay(text))
    assert time.perf_counter() - start < 10
