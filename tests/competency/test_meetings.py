"""Competency questions about meetings; the expected rows are worked out from the facts."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations, pairwise, permutations

import pytest

from kg.identity import place, publisher
from kg.registers import load_registers

KIM, XI = "person/kp/kim-song-nam", "person/cn/xi-jinping"
WORKERS, CPC = "org/kp/workers-party-of-korea", "org/cn/communist-party-of-china"


def encounters(told):
    for facts, keys in told:
        for meeting, key in zip(facts.meetings, keys.meetings, strict=True):
            yield facts, keys, meeting, key


def principals(meeting):
    return [person for person in meeting.participants if person.role != "attendee"]


def state_of(keys, person):
    side = person.side if person.side and len(person.side) == 2 else None
    return (side or keys.states_of[person.name] or "").lower()


def met(keys, meeting):
    """Counterparts in both directions, each with his or her state on that occasion."""
    present = principals(meeting)
    states = {state_of(keys, person) for person in present}
    for one, other in permutations(present, 2):
        same_side = state_of(keys, one) == state_of(keys, other) != ""
        aside = one.role == other.role and (
            one.role in ("host", "guest") or (same_side and len(states) > 1)
        )
        if meeting.kind != "conference" and not aside and one.name != other.name:
            yield (
                (keys.persons[one.name], state_of(keys, one)),
                (
                    keys.persons[other.name],
                    state_of(keys, other),
                ),
            )


def preferred(values):
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value), default=None)


@pytest.fixture(scope="module")
def days(told):
    """The day of each meeting: one vote a report."""
    votes = defaultdict(list)
    for _, _, meeting, key in encounters(told):
        votes[key] += [meeting.date] if meeting.date else []
    return {key: preferred(voted) for key, voted in votes.items()}


@pytest.fixture(scope="module")
def state_days(told, days):
    """For each pair of states the meetings that are dated to the day."""
    found = defaultdict(dict)
    for _, keys, meeting, key in encounters(told):
        for (_, one), (_, other) in met(keys, meeting):
            if one < other and one and days[key] and len(days[key]) == 10:
                found[one, other][key] = days[key]
    return found


@pytest.mark.parametrize(("one", "other"), [("cn", "vn"), ("cn", "kp"), ("kp", "ru")])
def test_02_meetings_of_two_states(ask, state_days, one, other):
    by_year = defaultdict(list)
    for day in state_days[one, other].values():
        by_year[day[:4]].append(day)
    expected = [
        (year, str(len(held)), min(held), max(held)) for year, held in sorted(by_year.items())
    ]
    rows = ask("02", one=f"id/state/{one}", other=f"id/state/{other}")
    assert [(r["year"], r["meetings"], r["first"], r["last"]) for r in rows] == expected
    assert expected


def test_12_first_meeting_after_a_gap(ask, state_days):
    expected = set()
    for (one, other), held in state_days.items():
        if "cn" in (one, other):
            years = sorted({int(day[:4]) for day in held.values()})
            for before, year in pairwise(years):
                if year - before > 2:
                    last = max(day for day in held.values() if int(day[:4]) == before)
                    first = min(day for day in held.values() if int(day[:4]) == year)
                    name = load_registers().state(other if one == "cn" else one).name
                    expected.add((name, last, first))
    rows = ask("12", state="id/state/cn", years="2")
    assert {(r["other"], r["lastBefore"], r["again"]) for r in rows} == expected
    assert len(rows) == len(expected) >= 1


def roots(holding):
    return {} if holding.organization is None else {u.key: u for u in holding.organization.chain()}


def held_in(facts, keys, name):
    """The organizations of a person's current posts in one report, with all above them."""
    found = {}
    for post, holding in zip(facts.posts, keys.holdings, strict=True):
        if post.person == name and not post.former:
            found |= roots(holding)
    return found


def test_04_delegations_abroad(ask, told):
    expected = set()
    for facts, keys in told:
        for delegation in facts.delegations:
            sender = keys.units[delegation.of].chain() if delegation.of else ()
            if delegation.head and WORKERS in {unit.key for unit in sender}:
                head = keys.persons[delegation.head]
                for meeting in facts.meetings:
                    where = place(meeting.place, meeting.state, load_registers())
                    there = {keys.persons[person.name] for person in meeting.participants}
                    if head in there and where and where.state not in (None, "KP"):
                        country = load_registers().state(where.state).name
                        expected.add((head, country, f"report/{facts.document.sha256}"))
    rows = ask("04", party=f"id/{WORKERS}")
    assert {(r["country"], r["report"]) for r in rows} == {row[1:] for row in expected}
    assert len(rows) == len(expected) >= 4
    assert {row["head"] for row in rows} >= {"Kim Song Nam"}


def test_05_parties_that_a_body_meets(ask, told):
    found = defaultdict(set)
    posts = defaultdict(dict)
    pairs = defaultdict(set)
    for facts, keys, meeting, key in encounters(told):
        for person in meeting.participants:
            posts[key, keys.persons[person.name]] |= held_in(facts, keys, person.name)
    met_ever = {(a, b) for _, keys, m, _ in encounters(told) for (a, _), (b, _) in met(keys, m)}
    for _, keys, meeting, key in encounters(told):
        pairs[key] |= {keys.persons[person.name] for person in principals(meeting)}
    for key, there in pairs.items():
        for one, other in permutations(there, 2):
            if (one, other) in met_ever and CPC in posts[key, one]:
                for unit in posts[key, other].values():
                    if unit.kind == "party" and unit.key != CPC:
                        found[unit.label].add(key)
    rows = ask("05", body=f"id/{CPC}")
    assert {r["party"]: int(r["meetings"]) for r in rows} == {
        party: len(held) for party, held in found.items()
    }
    assert len(found) >= 4


def houses(told):
    """The accounts of each meeting with house, its state, report and what each gives."""
    found = defaultdict(list)
    for facts, keys, meeting, key in encounters(told):
        number = facts.meetings.index(meeting) + 1
        account = f"report/{facts.document.sha256}/account/{number}"
        house = publisher(facts.article.publisher, load_registers())
        found[key].append((account, house, facts, keys, meeting))
    return found


def test_07_told_by_houses_of_different_states(ask, told):
    expected = []
    for key, accounts in houses(told).items():
        for one, other in combinations(sorted(accounts, key=lambda told: told[0]), 2):
            if one[1].state and other[1].state and one[1].state != other[1].state:
                named = [
                    len({a[3].persons[p.name] for p in a[4].participants}) for a in (one, other)
                ]
                dates = [a[4].date for a in (one, other)]
                expected.append((key, one[1].label, other[1].label, *dates, *map(str, named)))
    columns = ("meeting", "house", "houseOther", "date", "dateOther", "named", "namedOther")
    rows = ask("07")
    assert sorted(str(tuple(r[c] for c in columns)) for r in rows) == sorted(map(str, expected))
    assert len(expected) >= 12


@pytest.mark.parametrize("person", [KIM, XI])
def test_08_network_of_two_steps(ask, told, person):
    near = defaultdict(set)
    for _, keys, meeting, _ in encounters(told):
        for (one, _), (other, _) in met(keys, meeting):
            near[one].add(other)
    second = {far for friend in near[person] for far in near[friend]} - near[person] - {person}
    rows = ask("08", person=f"id/{person}")
    steps = dict.fromkeys(near[person], "1") | dict.fromkeys(second, "2")
    assert {r["other"]: r["steps"] for r in rows} == steps
    assert len(rows) == len(steps) >= 8


def test_13_meetings_for_an_occasion(ask, told):
    expected = {
        (facts.occasions[index].name, str(facts.occasions[index].ordinal), key)
        for facts, _, meeting, key in encounters(told)
        for index in meeting.occasions
        if principals(meeting)
    }
    rows = ask("13", words="Anniversary")
    answered = {(r["ordinal"], r["meeting"]) for r in rows}
    assert answered == {(ordinal, key) for _, ordinal, key in expected}
    assert answered
    assert len(rows) >= 4
    assert {row["who"] for row in rows}


def test_14_meetings_by_place_and_venue(ask, told):
    places, venues = defaultdict(list), defaultdict(list)
    for _, _, meeting, key in encounters(told):
        where = place(meeting.place, meeting.state, load_registers())
        places[key] += [where.key] if where else []
        venues[key] += [meeting.venue] if meeting.venue else []
    counted = Counter(
        (preferred(held), preferred(venues[key]))
        for key, held in places.items()
        if held and (preferred(held) + "/").startswith("place/cn/")
    )
    rows = ask("14", country="id/state/cn")
    answered = {(r["place"], r["venue"]): int(r["meetings"]) for r in rows}
    named = {("Beijing", v): n for (where, v), n in counted.items() if where == "place/cn/beijing"}
    assert {pair: n for pair, n in answered.items() if pair[0] == "Beijing"} == named
    assert sum(answered.values()) == counted.total() >= 20
    assert len(rows) == len(counted)


def test_16_party_and_state_channel(ask, told):
    found = defaultdict(set)
    for facts, keys, meeting, key in encounters(told):
        for person in principals(meeting):
            if keys.persons[person.name].startswith("person/kp/"):
                for unit in held_in(facts, keys, person.name).values():
                    found[unit.kind].add(key)
    rows = ask("16", state="id/state/kp")
    assert {r["channel"]: int(r["meetings"]) for r in rows} == {
        kind: len(found[kind]) for kind in ("party", "state")
    }
    assert all(len(found[kind]) >= 4 for kind in ("party", "state"))


def test_18_order_of_names(ask, told):
    key = "meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam"
    expected = {
        (house.label, str(person.position), person.name, f"report/{facts.document.sha256}")
        for _, house, facts, _, meeting in houses(told)[key]
        for person in meeting.participants
    }
    rows = ask("18", meeting=f"id/{key}")
    answered = [(r["house"], r["position"], r["nameAsTold"], r["report"]) for r in rows]
    assert set(answered) == expected
    assert len(answered) == len(expected) >= 4


@pytest.mark.parametrize("person", [XI, "person/cu/raul-castro-ruz"])
def test_19_who_accompanied_a_leader(ask, told, person):
    found = defaultdict(set)
    for _, keys, meeting, key in encounters(told):
        if person in {keys.persons[one.name] for one in principals(meeting)}:
            for other in meeting.participants:
                companion = keys.persons[other.name]
                same_state = companion.split("/")[1] == person.split("/")[1]
                if other.role == "attendee" and same_state:
                    found[companion].add(key)
    rows = ask("19", person=f"id/{person}")
    assert sorted(int(r["meetings"]) for r in rows) == sorted(map(len, found.values()))
    assert len(rows) >= 1


def test_20_posts_told_differently(ask, told):
    expected = set()
    for key, accounts in houses(told).items():
        for one, other in permutations(accounts, 2):
            if one[1].key < other[1].key:
                here = {one[3].persons[p.name] for p in one[4].participants}
                there = {other[3].persons[p.name] for p in other[4].participants}
                for person in here & there:
                    mine, theirs = current(one, person), current(other, person)
                    expected |= {
                        (key, one[1].label, other[1].label, a, b)
                        for a in mine - theirs
                        for b in theirs - mine
                    }
    rows = ask("20")
    houses_told = Counter((r["meeting"], r["house"], r["houseOther"]) for r in rows)
    assert houses_told == Counter(row[:3] for row in expected)
    assert len(expected) >= 3


def current(account, person):
    """The posts that an account's report gives the person now."""
    _, _, facts, keys, _ = account
    return {
        holding.post
        for post, holding in zip(facts.posts, keys.holdings, strict=True)
        if holding.person == person and not post.former
    }
