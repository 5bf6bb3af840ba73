"""Accounts side by side: what two reports tell differently is marked, silence is not."""

from __future__ import annotations

from kg.serve.things.accounts import accounts, lines, parts

TOLD = [
    {"account": "a", "report": "r1", "house": "Xinhua", "date": "2024-03-22", "place": "Beijing"},
    {"account": "b", "report": "r2", "date": "2024-03-23", "venue": "Great Hall"},
]


def part(account: str, person: str, position: str, post: str = "") -> dict[str, str]:
    row = {"account": account, "person": person, "name": person.title(), "role": "x/role/host"}
    return row | {"position": position} | ({"post": post} if post else {})


def test_days_that_differ_are_marked_and_silence_is_not():
    columns = accounts(TOLD)
    told = {line.title: line for line in lines(TOLD, columns)}
    assert told["day"].cells == ("22 March 2024", "23 March 2024")
    assert told["day"].differs
    assert told["place"].cells == ("Beijing", "")
    assert not told["place"].differs
    assert not told["venue"].differs
    assert "kind" not in told


def test_participants_stand_in_the_order_of_the_first_account():
    rows = [
        part("a", "zhao", "1", "premier"), part("a", "anna", "2"),
        part("b", "anna", "1"), part("b", "zhao", "2", "prime minister"), part("b", "last", "3"),
    ]  # fmt: skip
    zhao, anna, last = parts(rows, accounts(TOLD))
    assert [one.name for one in (zhao, anna, last)] == ["Zhao", "Anna", "Last"]
    assert zhao.differs("position")
    assert zhao.differs("posts")
    assert not zhao.differs("role")
    assert not anna.differs("posts")
    assert last.cells[0] is None
    assert last.missing


def test_several_posts_of_one_person_stay_together():
    rows = [part("a", "zhao", "1", "premier"), part("a", "zhao", "1", "member")]
    (zhao,) = parts(rows, accounts(TOLD))
    assert zhao.cells[0].posts == ("premier", "member")
