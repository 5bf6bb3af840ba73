"""What date expressions say, and which days they mean."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotation import Token
from kg.dates import Anchor, Expression, match_date, resolve

ANCHOR = Anchor(dateline="2024-03-22", published="2024-03-23")  # a Friday
NEW_YEAR = Anchor(dateline="2024-01-02", published="2024-01-03")  # a Tuesday


def tokens(text: str) -> list[Token]:
    pieces = re.finditer(r"Dec\.|Oct\.|[\w'./–-]*\w|[^\w\s]", text)
    return [Token(piece.group(), piece.start(), piece.end()) for piece in pieces]


def meaning(text: str, anchor: Anchor = ANCHOR, direction: str = "past") -> str | None:
    found = match_date(tokens(text), 0)
    assert found is not None, text
    resolved = resolve(found[0], anchor, direction=direction)
    if resolved is None:
        return None
    return resolved.value if resolved.end is None else f"{resolved.value}/{resolved.end}"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Friday", "2024-03-22"),
        ("Saturday", "2024-03-16"),
        ("Thursday afternoon", "2024-03-21"),
        ("last Friday", "2024-03-15"),
        ("this Friday", "2024-03-22"),
        ("next Monday", "2024-03-25"),
        ("Monday to Tuesday", "2024-03-18/2024-03-19"),
        ("Friday, March 22, 2024", "2024-03-22"),
        ("Sunday, 15 December 2024", "2024-12-15"),
        ("Fri, 22 Mar 2024", "2024-03-22"),
        ("today", "2024-03-22"),
        ("yesterday", "2024-03-21"),
        ("tomorrow", "2024-03-23"),
        ("this afternoon", "2024-03-22"),
        ("last night", "2024-03-21"),
        ("last month", "2024-02"),
        ("this year", "2024"),
        ("last year", "2023"),
        ("last week", None),
        ("three days ago", "2024-03-19"),
        ("two years ago", "2022"),
        ("March 22", "2024-03-22"),
        ("March 20-22", "2024-03-20/2024-03-22"),
        ("March 20–22", "2024-03-20/2024-03-22"),
        ("March 20 to 22", "2024-03-20/2024-03-22"),
        ("March 20 and 21.", "2024-03-20/2024-03-21"),
        ("February 28 to March 2", "2024-02-28/2024-03-02"),
        ("February 28-March 2, 2024", "2024-02-28/2024-03-02"),
        ("December 31, 2023", "2023-12-31"),
        ("December 31 to January 2, 2024", "2023-12-31/2024-01-02"),
        ("December 31", "2023-12-31"),
        ("Oct. 31 last year", "2023-10-31"),
        ("May last year", "2023-05"),
        ("24th of August", "2023-08-24"),
        ("the 24th of August 2022", "2022-08-24"),
        ("17 July", "2023-07-17"),
        ("July 17th", "2023-07-17"),
        ("last June", "2023-06"),
        ("March 2018", "2018-03"),
        ("2019", "2019"),
        ("2024-03-22", "2024-03-22"),
        ("2023.07.21", "2023-07-21"),
        ("26/07/2018", "2018-07-26"),
        ("07/26/2018", "2018-07-26"),
        ("24-Oct-2023", "2023-10-24"),
        ("Juche113.3.24", "2024-03-24"),
        ("Juche 102", "2013"),
        ("the same day", None),
        ("the next day", None),
    ],
)
def test_meaning_in_the_past(text, value):
    assert meaning(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Monday", "2024-03-25"),
        ("Friday", "2024-03-29"),
        ("April 5", "2024-04-05"),
        ("January 10", "2025-01-10"),
        ("March 20-22", "2024-03-20/2024-03-22"),
        ("next month", "2024-04"),
    ],
)
def test_meaning_in_the_future(text, value):
    assert meaning(text, direction="future") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sunday", "2023-12-31"),
        ("Dec. 31", "2023-12-31"),
        ("December", "2023-12"),
        ("January 3", "2024-01-03"),
        ("yesterday", "2024-01-01"),
        ("last month", "2023-12"),
        ("last year", "2023"),
    ],
)
def test_over_the_turn_of_the_year(text, value):
    assert meaning(text, NEW_YEAR) == value


def test_the_same_day_is_the_day_just_told():
    told = Anchor(dateline="2024-03-22", context="2024-02-29")
    assert meaning("the same day", told) == "2024-02-29"
    assert meaning("the next day", told) == "2024-03-01"
    assert meaning("a day earlier", told) == "2024-02-28"


def test_publication_stands_in_for_a_missing_dateline():
    assert meaning("Friday", Anchor(published="2024-03-23")) == "2024-03-22"
    assert meaning("Friday", Anchor(dateline="2024-03", published="2024-03-23")) == "2024-03-22"


@pytest.mark.parametrize("text", ["Friday", "March 22", "yesterday", "last month", "this year"])
def test_without_an_anchor_nothing_is_invented(text):
    assert meaning(text, Anchor()) is None
    assert meaning(text, Anchor(published="2024")) is None


@pytest.mark.parametrize(
    "text",
    [
        "may",
        "March on",
        "the",
        "this",
        "last",
        "second",
        "Sun",
        "40 March",
        "February 30",
        "Mon",
        "a",
        "12",
    ],
)
def test_words_that_are_no_dates(text):
    assert match_date(tokens(text), 0) is None


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("March 22, 2024, in Beijing", 4),
        ("April 8 and 17 countries", 2),
        ("Friday, he said", 1),
        ("last year.", 2),
    ],
)
def test_how_many_tokens_are_taken(text, length):
    found = match_date(tokens(text), 0)
    assert found is not None
    assert found[1] == length


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(0, 6))
def test_a_weekday_lies_in_the_week_up_to_the_anchor(day, weekday):
    anchor = Anchor(dateline=day.isoformat())
    past = resolve(Expression("weekday", weekday=weekday), anchor)
    future = resolve(Expression("weekday", weekday=weekday), anchor, direction="future")
    assert past is not None and future is not None
    assert 0 <= (day - date.fromisoformat(past.value)).days < 7
    assert 1 <= (date.fromisoformat(future.value) - day).days <= 7


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(1, 12), st.integers(1, 31))
def test_a_day_without_a_year_is_within_a_year_of_the_anchor(day, month, number):
    resolved = resolve(
        Expression("calendar", month=month, day=number), Anchor(published=day.isoformat())
    )
    if resolved is not None:
        assert -45 <= (day - date.fromisoformat(resolved.value)).days <= 366


WORDS = st.sampled_from(
    "March May 22 31 22-24 2024 , . to and of the last next this Friday Mon ago days year Juche "
    "102 today".split()
)


@given(st.lists(WORDS, max_size=9), st.integers(0, 9))
def test_any_words_at_all(words, index):
    found = match_date([Token(word, 0, 0) for word in words], index)
    if found is not None:
        assert 1 <= found[1] <= len(words) - index
        resolve(found[0], ANCHOR)
