"""Judgements: later wins, ledger over file, contradictions refused with their chain."""

from __future__ import annotations

from itertools import permutations

import pytest

from kg.errors import EnvironmentFault, UsageError
from kg.identity import identify
from kg.joining import join_all, read_judgements, settle
from kg.joining.judgements import Judged
from kg.joining.resolving import tell_apart
from kg.model import Article, DocumentInfo, Facts, Person, Post, Span
from kg.registers import load_registers

A, B, C = "person/us/a", "person/us/b", "person/us/c"


def judged(number, verdict, one, other, *, ledger=True) -> Judged:
    return Judged(ledger, number, verdict, one, other, "Ann", "2026-01-01", "because")


def test_the_later_word_wins_and_the_ledger_over_the_file():
    for order in permutations([judged(1, "same", A, B), judged(2, "unsure", B, A)]):
        assert settle(order).same == frozenset()
    given = [judged(9, "same", A, B, ledger=False), judged(1, "different", A, B)]
    assert settle(given).apart == {(A, B)}


def test_contradictions_are_refused_with_the_chain():
    given = [judged(1, "same", A, B), judged(2, "same", B, C), judged(3, "different", A, C)]
    with pytest.raises(UsageError, match=f"{A} = {B} = {C}"):
        settle(given)
    assert settle([*given, judged(4, "unsure", B, C)]).same == {(A, B)}


def test_a_file_that_does_not_fit_is_named_with_its_line(tmp_path):
    path = tmp_path / "judgements.csv"
    assert read_judgements(path) == ()
    header = "sequence,verdict,one,other,author,date,why\n"
    path.write_text(f"{header}1,same,a,b,Ann,2026-01-01,known\n2,maybe,a,b,Ann,,known\n")
    with pytest.raises(EnvironmentFault, match="line 3"):
        read_judgements(path)


def li_qiang(*, title: str, organization: str) -> Facts:
    span = (Span(0, 4),)
    return Facts(
        "r",
        Article(published="2024-01-01"),
        DocumentInfo("ab" * 32, "text/plain"),
        persons=(Person("Li Qiang", "CN", span),),
        posts=(Post("Li Qiang", title, organization, False, span),),
    )


def test_a_shared_name_is_told_apart_by_the_post():
    premier = identify(li_qiang(title="Premier", organization="China"), load_registers())
    (holding,) = premier.holdings
    node = "person/cn/li-qiang~" + holding.post.removeprefix("post/cn/").replace("/", ".")
    other = "person/cn/li-qiang~shanghai-institute.director"
    held = settle([judged(1, "different", node, other)])
    assert held.told_apart["person/cn/li-qiang"] == tuple(sorted((node, other)))
    told = tell_apart(premier, held.told_apart)
    assert told.persons == {"Li Qiang": node}
    assert told.holdings[0].person == node
    assert "li-qiang~" in told.holdings[0].tenure
    vague = identify(li_qiang(title="member", organization="China"), load_registers())
    assert tell_apart(vague, held.told_apart).persons == {"Li Qiang": "person/cn/li-qiang"}
    assert join_all([]).canonical == {}
