"""Reading annotated facts: what is broken is named with its line."""

from __future__ import annotations

import pytest

from kg.errors import UnreadableInput
from kg.evaluation import read_sheet


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("{}", "lacks 'id'"),
        ('{"id": "a", "persons": [{"state": "CN"}]}', "lacks 'name'"),
        ("[]", "not facts"),
        ('{"id": "a", "meetings": ["x"]}', "not facts"),
    ],
)
def test_broken_lines(line: str, reason: str):
    with pytest.raises(UnreadableInput, match=f"gold.jsonl, line 3: .*{reason}"):
        read_sheet(line, source="gold.jsonl", number=3)


def test_lists_may_be_missing_or_null():
    found = read_sheet('{"id": "a", "persons": null}', source="gold.jsonl", number=1)
    assert (found.persons, found.house) == ((), "unknown house")


def test_the_house_is_the_publisher_where_none_is_named():
    line = '{"id": "a", "article": {"publisher": "KCNA"}}'
    assert read_sheet(line, source="gold.jsonl", number=1).house == "KCNA"
