"""Tokens and sentences."""

import pytest

from kg.text.sentences import split
from kg.text.tokens import tokenize


def words(text: str, known=None) -> list[str]:
    return [token.text for token in tokenize(text, 0, len(text), known=known)]


def sentences(text: str) -> list[str]:
    tokens = tokenize(text, 0, len(text))
    return [text[tokens[first].start : tokens[stop - 1].end] for first, stop in split(tokens)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Kim Jong-un's guest", ["Kim", "Jong-un", "'s", "guest"]),
        ("the People’s Army", ["the", "People", "’s", "Army"]),
        ("Workers' Party", ["Workers", "'", "Party"]),
        ("Cote d'Ivoire, O'Neil", ["Cote", "d'Ivoire", ",", "O'Neil"]),
        ("Sino-US ties", ["Sino-US", "ties"]),
        ("U.S. President", ["U.S.", "President"]),
        ("non-U.S. firms", ["non-U.S.", "firms"]),
        ("the U.S.'s", ["the", "U.S.", "'s"]),
        ("the C.C., Workers", ["the", "C.C.", ",", "Workers"]),
        ("Joseph R. Biden, Jr.", ["Joseph", "R.", "Biden", ",", "Jr", "."]),
        ("C.Sokny came", ["C.", "Sokny", "came"]),
        ("Gen. Vo, Mr. Li", ["Gen.", "Vo", ",", "Mr.", "Li"]),
        ("No. 5 said No.", ["No.", "5", "said", "No", "."]),
        ("Oct. 3, 2,000.5 pct", ["Oct.", "3", ",", "2,000.5", "pct"]),
        ("March 22-24, 2024-03-22", ["March", "22-24", ",", "2024-03-22"]),
        ("made.The two", ["made", ".", "The", "two"]),
        ("at 09:50 a.m. today", ["at", "09:50", "a.m.", "today"]),
        ("wait... what", ["wait", "...", "what"]),
        ("a\u00a0b\u200bc", ["a", "b", "c"]),
        ("Jose\u0301 Marti", ["Jose\u0301", "Marti"]),
        ("Nguyễn Phú Trọng", ["Nguyễn", "Phú", "Trọng"]),
        ("see https://a.example/b_c?d=e now", ["see", "https://a.example/b_c?d=e", "now"]),
        ("mail a.b@c.example.", ["mail", "a.b@c.example", "."]),
        ("[a name](https://x.example/y) **bold** <b>x</b>", ["a", "name", "bold", "x"]),
        ("2024President Xi", ["2024", "President", "Xi"]),
        ("McCain, DeSantis, YouTube", ["McCain", ",", "DeSantis", ",", "YouTube"]),
        ("KimJongUn", ["KimJongUn"]),
    ],
)
def test_tokens(text, tokens):
    assert words(text) == tokens


def test_glued_words_are_parted_where_one_of_them_is_known():
    known = {"President"}.__contains__
    assert words("WashingtonPresident Biden", known) == ["Washington", "President", "Biden"]
    assert words("KeqiangMet LinkedIn McPresident", known) == [
        "KeqiangMet",
        "LinkedIn",
        "McPresident",
    ]
    assert words("BeijingThe two") == ["Beijing", "The", "two"]


@pytest.mark.parametrize(
    "text",
    [
        "He met U.S. Secretary of State Antony J. Blinken.",
        "N. Korea's Gen. Ri and Mr. Kim met Dr. Bo A. Chen of Sun Co. and Moon Ltd. in No. 5 hall.",
        "It grew by 6.8 percent on Oct. 3 vs. 5.2 percent.",
        '"We will talk," he said.',
        '"Will they talk?" he asked.',
        '"Will they talk?" Xi asked.',
        "The talks ... went on.",
        "Hun Sen, Prime Minister (since 1985), met H.E. Mr. Wang Yi.",
        "They met at 3 p.m. on Friday.",
        "He met Joseph R. Biden, Jr. and others.",
        "The D.P.R.K. delegation came.",
        "MS. Chen spoke.",
        "He read S. 133, a bill.",
    ],
)
def test_one_sentence(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ("They met.", "They spoke."),
        ('He said: "Good."', "He left."),
        ('"Good day.', 'Welcome," he said.'),
        ("They came from the U.S.", "The two met."),
        ("They met at 3 p.m.", "He left."),
        ("It is owned by Sun Co.", "The firm grew."),
        ("It went well (so they said).", "They left."),
        ("“It went well.”", "Xi left."),
        ("Is it so?", "It is!", "They left."),
        ("It grew in 2024.", "In 2025 it fell."),
        ("He met him…", "They spoke."),
        ("They met Mr. A.", "He left."),
        ("They left.", "al-Sisi stayed."),
    ],
)
@pytest.mark.parametrize("blank", [" ", "  ", "\n"])
def test_several_sentences(parts, blank):
    assert sentences(blank.join(parts)) == list(parts)


def test_a_lost_blank_parts_sentences_too():
    assert sentences('They met."It went well," he said.They left.') == [
        "They met.",
        '"It went well," he said.',
        "They left.",
    ]


def test_bullets_are_left_out_and_long_lists_cut():
    assert sentences("- One thing. • Another thing.") == ["One thing.", "Another thing."]
    cut = sentences("word, " * 2000)
    assert len(cut) > 10
    assert all(len(words(one)) <= 300 for one in cut)


def test_what_has_no_letter_is_no_sentence():
    assert sentences("They met. 2. *** ...") == ["They met."]
