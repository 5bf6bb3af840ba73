"""Who sent a delegation and who leads it."""

import pytest

from kg.facts.delegations import delegations

SENT = [
    ("A {o:ZA:National Congress} delegation led by {p5:Aydogan} left.", ("National Congress", 5)),
    (
        "A delegation of the {o:ZA:National Congress} headed by {p5:Aydogan} left.",
        ("National Congress", 5),
    ),
    ("A {s:IR:Iranian} delegation led by {p1:Rostami} left.", ("state:IR", 1)),
    ("{p1:Rostami} led a {s:IR:Iranian} delegation.", ("state:IR", 1)),
    pytest.param(
        "{p1:Rostami} is the head of an {s:IR:Iranian} delegation.",
        ("state:IR", 1),
        marks=pytest.mark.xfail(reason="delegation: somebody is the head of it"),
    ),
    ("A delegation led by {p1:Rostami} left.", (None, 1)),
    ("An {s:IR:Iranian} delegation left.", ("state:IR", None)),
]


@pytest.mark.parametrize(("text", "expected"), SENT)
def test_a_delegation(marked, text, expected):
    found = marked(text)
    (sent,) = delegations(found.only(), found.discourse)
    assert (sent.of, sent.head) == expected
    assert found.layout.cut(sent.span) == found.layout.text.strip()


def test_no_delegation(marked):
    found = marked("{p1:Rostami} delegated the work and left a delegation unnamed.")
    assert list(delegations(found.only(), found.discourse)) == []
