"""`kg identity`, `kg meetings diff`, `kg coverage` over the gold reports."""

from __future__ import annotations

import pytest

from kg.settings import Settings

BIDEN, JUNIOR = "person/us/joe-biden", "person/us/joseph-r-biden-jr"
LAVROV = "meeting/2025-07-12/meeting/kp.kim-jong-un_ru.sergey-lavrov"
REPLACED = (
    "SELECT ?now { <https://w3id.org/whomet/id/%s> <http://purl.org/dc/terms/isReplacedBy> ?now }"
)
SHARED = (
    "SELECT ?p { <https://w3id.org/whomet/id/%s> <https://w3id.org/whomet/ontology#mayMean> ?p }"
)


@pytest.fixture
def gold(fresh, tmp_path, gold_records, append):
    """The command over a folder with the gold reports."""
    append(Settings(data=tmp_path / "data"), gold_records)
    assert fresh("rebuild").code == 0
    return fresh


def test_a_judgement_parts_and_its_withdrawal_joins_again(gold, dump_of, tmp_path):
    settings = Settings(data=tmp_path / "data")
    before = dump_of(settings)
    assert "joe-biden" in gold("query", "-", stdin=REPLACED % JUNIOR).out
    done = gold("identity", "different", BIDEN, f"id/{JUNIOR}", "--why", "try", "--who", "Ann")
    assert (done.code, done.out) == (0, "")
    assert "joe-biden" not in gold("query", "-", stdin=REPLACED % JUNIOR).out
    listed = gold("identity", "judgements").out
    assert "Ann" in listed
    assert "try" in listed
    assert gold("rebuild").code == 0
    apart = dump_of(settings)
    assert gold("identity", "unsure", BIDEN, JUNIOR, "--why", "undone", "--who", "Ann").code == 0
    assert "joe-biden" in gold("query", "-", stdin=REPLACED % JUNIOR).out
    after = {line for line in dump_of(settings).splitlines() if b"/id/judgement/" not in line}
    lost = {line for line in before.splitlines() if b"/id/judgement/" not in line} - after
    assert {line for line in lost if b"graph/catalog" not in line} == set()
    assert apart != before


def test_contradictory_judgements_are_refused_with_the_chain(gold):
    trump = "person/us/donald-trump"
    assert gold("identity", "different", BIDEN, trump, "--why", "two").code == 0
    assert gold("identity", "same", BIDEN, JUNIOR, "--why", "one").code == 0
    refused = gold("identity", "same", JUNIOR, trump, "--why", "wrong")
    assert refused.code == 2
    assert f"{trump} = {JUNIOR} = {BIDEN}" in refused.err
    nobody = "person/us/nobody-at-all"
    noted = gold("identity", "unsure", nobody, JUNIOR, "--why", "a slip")
    assert noted.code == 0
    assert f"no report tells of {nobody}" in noted.err
    assert gold("identity", "same", BIDEN, BIDEN, "--why", "x").code == 2
    assert gold("identity", "same", BIDEN, JUNIOR, "--why", " ").code == 2
    assert gold("identity", "same", "place/us", JUNIOR, "--why", "x").code == 2


def test_a_shared_name_lists_whom_it_may_mean(gold):
    kim = "person/kp/kim-song-nam"
    director = f"{kim}~workers-party-of-korea.international-department.director"
    railways = f"{kim}~minister-of-railways"
    assert gold("identity", "different", director, railways, "--why", "two").code == 0
    listed = gold("query", "-", stdin=SHARED % kim).out
    assert director in listed
    assert railways in listed
    shown = gold("show", f"id/{director}").out
    assert "Kim Song Nam" in shown


def test_candidates_come_with_what_speaks_for_them(gold):
    assert gold("identity", "different", BIDEN, JUNIOR, "--why", "try").code == 0
    done = gold("identity", "candidates")
    assert done.code == 0
    assert "posts in both" in done.out
    assert "candidate" in done.err


def test_meetings_diff_says_what_only_one_house_says(gold):
    for name in (LAVROV, f"id/{LAVROV.replace('sergey', 'sergei')}"):
        done = gold("meetings", "diff", name)
        assert done.code == 0
        assert "named by TASS only: Alexander Matsegora (attendee)" in done.out
        assert "title of Kim Jong Un: KCNA: chairman of State Affairs" in done.out
        assert "name of sergey-lavrov: KCNA: Sergei Lavrov | TASS: Sergey Lavrov" in done.out
        assert "said in KCNA only: " in done.out
        assert done.err.startswith("2 accounts, ")
    assert gold("meetings", "diff", "meeting/none").code == 1


def test_coverage_is_stated_and_listed(gold):
    assert gold("coverage", "add", "Xinhua", "2024-03-01", "2024-03-31").code == 0
    assert "Xinhua     2024-03-01  2024-03-31" in gold("coverage", "list").out
    assert gold("coverage", "add", "Xinhua", "2024-03-31", "2024-03-01").code == 2
    assert gold("coverage", "add", "Xinhua", "March", "April").code == 2
    count = "SELECT ?c { ?c a <https://w3id.org/whomet/ontology#CoverageStatement> }"
    assert "coverage/xinhua/2024-03-01/2024-03-31" in gold("query", "-", stdin=count).out
