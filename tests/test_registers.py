"""The registers: complete, consistent, sourced, without persons; and their look-up."""

import csv
import json
import re
from pathlib import Path

import pytest

from kg.errors import EnvironmentFault
from kg.namespaces import data_file
from kg.registers import Kind, fold_phrase, fold_word, load_registers, strip_marks
from kg.registers.naming import Word
from kg.registers.tables import read_table

KINDS: tuple[Kind, ...] = (
    "state",
    "party",
    "body",
    "unit",
    "title",
    "modifier",
    "honorific",
    "house",
    "place",
)
MINE = (
    "states parties bodies units titles modifiers honorifics houses places cultures "
    "surnames given_names words"
).split()
FLOORS = {
    "state": 210,
    "party": 500,
    "body": 700,
    "unit": 150,
    "title": 500,
    "modifier": 25,
    "honorific": 100,
    "house": 450,
    "place": 2600,
}
UN_MEMBERS = 193


@pytest.fixture(scope="module")
def registers():
    return load_registers()


def entries(registers, kind):
    found = {
        "state": registers.states,
        "party": registers.parties,
        "body": registers.bodies,
        "unit": registers.units,
        "title": registers.titles,
        "modifier": registers.modifiers,
        "honorific": registers.honorifics,
        "house": registers.houses,
        "place": registers.places,
    }[kind]
    assert len(found) >= FLOORS[kind]
    return found


def test_loaded_once_a_process(registers):
    assert load_registers() is registers
    assert hash(registers) == hash(registers)


def test_every_row_has_a_source():
    rows = 0
    for name in MINE:
        with data_file("seeds", "registers", f"{name}.csv").open(encoding="utf-8") as stream:
            for row in csv.DictReader(stream):
                assert (row["source"] or "").strip(), (name, row)
                rows += 1
    assert rows > 15_000


def test_states_cover_the_united_nations_and_observers(registers):
    sovereign = [state for state in registers.states if state.sovereign]
    assert len(sovereign) == UN_MEMBERS + 2 + 1  # observers, and Kosovo
    assert {"VA", "PS", "XK"} <= {state.code for state in sovereign}
    assert not {"TW", "HK", "MO", "EU"} & {state.code for state in sovereign}
    for state in sovereign:
        assert state.demonyms or state.code == "VA", state.name
        assert state.capital, state.name
        assert re.fullmatch(r"Q[1-9]\d*", state.wikidata or ""), state.name
        assert registers.capital_of(state.code) is not None, state.name


def test_codes_are_two_capitals_and_known_wherever_used(registers):
    codes = {state.code for state in registers.states}
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)
    used = 0
    for kind in ("party", "body", "house", "place"):
        for entry in entries(registers, kind):
            assert entry.state is None or entry.state in codes, entry.key
            used += entry.state is not None
    assert used > 4000
    assert all(code in codes for culture in registers.cultures for code in culture.states)


@pytest.mark.parametrize("kind", KINDS)
def test_keys_are_unique(registers, kind):
    keys = [entry.key for entry in entries(registers, kind)]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("kind", ["party", "body", "house"])
def test_ids_are_slugs(registers, kind):
    assert all(
        re.fullmatch(r"[^\W_A-Z]+(-[^\W_A-Z]+)*", row.id) for row in entries(registers, kind)
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_of_several_entries_has_at_most_one_default(registers, kind):
    shared = 0
    for tokens, phrases in registers.phrases(kind).items():
        keys = {phrase.entry.key for phrase in phrases}
        sure = {phrase.entry.key for phrase in phrases if not phrase.ambiguous}
        assert len(keys) == 1 or len(sure) <= 1, (tokens, keys)
        shared += len(keys) > 1
    assert len(registers.phrases(kind)) >= FLOORS[kind] // 2
    assert kind not in {"state", "party", "body", "place"} or shared > 3


@pytest.mark.parametrize("kind", KINDS)
def test_flags_name_forms_that_exist_and_no_form_stands_twice(registers, kind):
    for entry in entries(registers, kind):
        texts = [surface.text for surface in entry.surfaces()]
        assert len(set(texts)) == len(texts), entry.key
        assert entry.ambiguous <= set(texts), entry.key
        assert all(text == text.strip() and fold_phrase(text) for text in texts), entry.key


def test_bodies_and_parties_hang_together(registers):
    linked = 0
    for body in entries(registers, "body"):
        assert body.party is None or registers.party(body.party) is not None, body.id
        assert body.parent is None or registers.body(body.parent) is not None, body.id
        linked += body.parent is not None
        seen, above = {body.id}, body.parent
        while above is not None:
            assert above not in seen, f"circle at {body.id}"
            seen.add(above)
            above = registers.body(above).parent
    assert linked > 100
    wikidata = [row.wikidata for row in registers.parties if row.wikidata]
    assert len(set(wikidata)) == len(wikidata) > 400


def test_venues_stand_in_known_cities(registers):
    cities = {place.name for place in registers.places if place.kind == "city"}
    venues = [place for place in registers.places if place.kind == "venue"]
    assert len(venues) > 250
    assert all(venue.city is None or venue.city in cities for venue in venues)


def test_every_title_has_a_rank_of_the_scheme(registers):
    ranks = {
        "head-of-state",
        "head-of-government",
        "party-leader",
        "deputy-leader",
        "minister",
        "deputy-minister",
        "department-head",
        "ambassador",
        "envoy",
        "legislator",
        "member",
        "other",
    }
    titles = entries(registers, "title")
    assert {title.rank for title in titles} == ranks
    assert all(title.title == title.title.lower() for title in titles)
    military = [title for title in titles if title.kind == "military-rank"]
    assert len(military) > 20
    assert not any(title.counts_as_post for title in military)


def gold_names():
    names = set()
    for path in sorted((Path(__file__).parent / "gold").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            names.update(person["name"] for person in json.loads(line)["persons"])
    return {name for name in names if len(fold_phrase(name)) > 1}


def test_no_register_lists_persons(registers):
    names = gold_names()
    assert len(names) > 100
    folded = {fold_phrase(name) for name in names}
    for kind in KINDS:
        assert not folded & set(registers.phrases(kind)), kind
    assert not {strip_marks(name) for name in names} & set(registers.given_names)
    assert not {strip_marks(name) for name in names} & set(registers.surnames)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("DPRK", "KP"),
        ("north Korea", "KP"),
        ("N. Korea", "KP"),
        ("Democratic People’s Republic of Korea", "KP"),
        ("ROK", "KR"),
        ("south Korea", "KR"),
        ("Republic of Korea", "KR"),
        ("North Korean", "KP"),
        ("Lao PDR", "LA"),
        ("Socialist Republic of Viet Nam", "VN"),
        ("the U.S.", "US"),
        ("USA", "US"),
        ("Kyrgyz", "KG"),
        ("Emirati", "AE"),
        ("Türkiye", "TR"),
        ("Côte d’Ivoire", "CI"),
        ("Democratic Republic of the Congo", "CD"),
        ("Republic of the Congo", "CG"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
        ("Russian Federation", "RU"),
        ("South Sudanese", "SS"),
        ("Guinea-Bissau", "GW"),
        ("Equatorial Guinea", "GQ"),
        ("Guinea", "GN"),
        ("Jordan", "JO"),
        ("Taiwan", "TW"),
    ],
)
def test_states_named(registers, text, code):
    assert registers.state_named(text).code == code


@pytest.mark.parametrize("text", ["Korean", "Congolese", "Dominican", "us", "Kiwi", "Atlantis", ""])
def test_what_names_no_single_state(registers, text):
    assert registers.state_named(text) is None


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("state", "Korean"),
        ("state", "the South"),
        ("state", "Congo"),
        ("state", "Georgia"),
        ("state", "Jordan"),
        ("state", "Chad"),
        ("state", "Dominican"),
        ("party", "Democratic Party"),
        ("party", "Labour Party"),
        ("party", "PTI"),
        ("house", "PTI"),
        ("house", "SPA"),
        ("body", "National Assembly"),
        ("place", "Kremlin"),
        ("place", "Van"),
        ("place", "Florence"),
    ],
)
def test_traps_are_flagged(registers, kind, text):
    assert all(phrase.ambiguous for phrase in registers.phrases(kind)[fold_phrase(text)])


def test_shared_forms_resolve_by_state_or_default(registers):
    assert registers.party_named("CPC").state == "CN"
    assert registers.party_named("CPC", "CU").name == "Communist Party of Cuba"
    assert registers.party_named("cpc") is None
    assert registers.party_named("Labour Party") is None
    assert registers.party_named("Labour Party", "GB").id == "labour-party-united-kingdom"
    assert registers.party_named("Chinese Communist Party").id == "communist-party-of-china"
    assert registers.body_named("National Assembly") is None
    assert registers.body_named("National Assembly", "VN").state == "VN"
    assert registers.body_named("WHO").name == "World Health Organization"
    assert registers.body_named("who") is None


def test_places_and_houses_named(registers):
    assert registers.place_named("Kiev").name == "Kyiv"
    assert registers.place_named("HANOI").state == "VN"
    assert registers.place_named("Nur-Sultan").name == "Astana"
    assert registers.place_named("London").state == "GB"
    assert registers.place_named("the Great Hall of the People").city == "Beijing"
    assert registers.capital_of("kp").name == "Pyongyang"
    assert registers.house_named("XINHUA").id == "xinhua"
    assert registers.house_named("Associated Press").id == "ap"
    assert registers.house_named("The White House").id == "white-house"
    assert registers.house_named("ap") is None


def test_titles_modifiers_and_units_named(registers):
    assert registers.title_named("Minister of Foreign Affairs").title == "foreign minister"
    assert registers.title_named("foreign ministers").title == "foreign minister"
    assert registers.title_named("Vice-Premier").rank == "deputy-leader"
    assert registers.title_named("chargé d’affaires").rank == "envoy"
    assert not registers.title("general").counts_as_post
    assert not registers.title("first lady").counts_as_post
    assert registers.title("member").needs_org
    assert registers.modifier_named("ex").former
    assert registers.modifier_named("vice").keeps_title
    assert registers.modifier_named("acting").keeps_title
    assert registers.unit_named("Ministries").kind == "ministry"
    assert registers.honorific_named("H.E.").gender == "m"
    assert registers.honorific_named("Samdech Techo").gender == "m"


def test_names_and_words(registers):
    assert registers.given_name("ANGELA").gender == "f"
    assert registers.given_name("Volodymyr").gender == "m"
    assert registers.given_name("Xyz") is None
    assert "chinese" in registers.surname_cultures("Ouyang")
    assert {"chinese", "vietnamese"} <= set(registers.surname_cultures("Ho"))
    assert any(row.word for row in registers.surnames["son"])
    assert registers.culture("vietnamese").short == "given"
    assert registers.culture("chinese").order == "family-first"
    assert "bin" in registers.culture("arabic").particles
    assert registers.values("month")["January"] == "1"
    assert len(registers.words("weekday")) == 7
    assert registers.words("no such category") == frozenset()
    genders = [name.gender for name in registers.given_names.values()]
    assert min(genders.count("m"), genders.count("f")) > 3000


def test_folding():
    assert fold_word("Vice-Chairman") == ("vice", "chairman")
    assert fold_word("U.S.") == ("us",)
    assert fold_word("’") == ()
    assert fold_word("&") == ("&",)
    assert fold_phrase("People’s Daily") == ("people", "'s", "daily")
    assert fold_phrase("조선로동당") != ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("category,word\n", "line 1: the header must be"),
        ("category,word,form,source\na,b\n", "line 2: 2 cells"),
        ("category,word,form,source\n,b,,c\n", "line 2: category: must not be empty"),
    ],
)
def test_a_damaged_register_is_named_with_its_line(tmp_path, content, message):
    path = tmp_path / "words.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EnvironmentFault, match=message):
        read_table(path, Word)


def test_a_missing_register_is_named(tmp_path):
    with pytest.raises(EnvironmentFault, match=r"words\.csv.*missing"):
        read_table(tmp_path / "words.csv", Word)
