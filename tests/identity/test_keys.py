"""Golden keys: a changed IRI is a breaking change, and needs a migration."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import identity

BASE = "https://w3id.org/whomet/"
GOLDEN = [
    (identity.person_key("KP", "Kim Song Nam"), "id/person/kp/kim-song-nam"),
    (identity.person_key("KP", "Kim Song-nam"), "id/person/kp/kim-song-nam"),
    (identity.person_key("KP", "KIM Song  Nam"), "id/person/kp/kim-song-nam"),
    (identity.person_key("VN", "Nguyễn Phú Trọng"), "id/person/vn/nguyen-phu-trong"),
    (identity.person_key(None, "Lula da Silva"), "id/person/xx/lula-da-silva"),
    (identity.person_key("CI", "Robert Beugré Mambé"), "id/person/ci/robert-beugre-mambe"),
    (identity.state_key("KP"), "id/state/kp"),
    (identity.country_key("KP"), "id/place/kp"),
    (identity.place_key("CN", "Beijing"), "id/place/cn/beijing"),
    (identity.publisher_key("People's Daily"), "id/publisher/peoples-daily"),
    (
        identity.post_key("org/kp/workers-party-of-korea/international-department", "director"),
        "id/post/kp/workers-party-of-korea/international-department/director",
    ),
    (identity.post_key("state/vn", "foreign minister"), "id/post/vn/foreign-minister"),
    (identity.post_key(None, "envoy", state="VN"), "id/post/vn/unspecified/envoy"),
    (
        identity.tenure_key("person/kp/kim-song-nam", "post/kp/workers-party-of-korea/member"),
        "id/tenure/kp/kim-song-nam/kp/workers-party-of-korea/member",
    ),
    (
        identity.pair_key("person/kp/kim-song-nam", "person/cn/cai-qi"),
        "id/pair/cn.cai-qi_kp.kim-song-nam",
    ),
    (identity.pair_key("state/kp", "state/cn"), "id/pair/cn_kp"),
    (identity.occasion_key(["KP", "CN"], "75th anniversary"), "id/occasion/cn_kp/75th-anniversary"),
    (identity.topic_key("Regional peace"), "id/topic/regional-peace"),
]


@pytest.mark.parametrize(("key", "path"), GOLDEN)
def test_golden(key, path):
    assert identity.iri(BASE, key) == BASE + path


def test_encounters_by_day_kind_and_principals():
    pair = ["person/kp/kim-song-nam", "person/cn/cai-qi"]
    golden = "2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam"
    assert identity.encounter_key("2024-03-22", "meeting", pair) == golden
    assert identity.encounter_key("2024-03-22", "meeting", reversed(pair)) == golden
    assert identity.encounter_key("2024-03-22", "ceremony", pair) != golden


@pytest.mark.parametrize("date", [None, "2024", "2024-03"])
def test_without_a_day_reports_stay_apart(date):
    assert identity.encounter_key(date, "meeting", ["person/cn/a", "person/cn/b"]) is None
    assert identity.encounter_key("2024-03-22", "meeting", ["person/cn/a"] * 2) is None


def test_many_principals_are_named_by_a_digest_of_all():
    many = [f"person/cn/member-{number}" for number in range(30)]
    key = identity.encounter_key("2022-10-23", "conference", many)
    assert key == (
        "2022-10-23/conference/cn.member-0_cn.member-1_cn.member-10_and-27-more.0eb8ab9535a5"
    )
    assert identity.encounter_key("2022-10-23", "conference", many[:29]) != key


@given(st.text(min_size=1), st.sampled_from([None, "CN"]))
def test_every_name_gives_a_valid_iri(name, state):
    key = identity.person_key(state, name)
    assert ox.NamedNode(identity.iri(BASE, key)).value.count("/") == 7
    assert identity.slug(identity.slug(name)) == identity.slug(name)
