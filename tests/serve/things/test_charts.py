"""Charts: bars of every year, posts on one axis, two rings that do not lose anybody."""

from __future__ import annotations

from kg.serve.things.charts import Span, bars, time_chart
from kg.serve.things.encounters import Named
from kg.serve.things.network import network


def test_empty_years_have_their_place():
    chart = bars({2019: 1, 2024: 4})
    assert [bar.year for bar in chart.bars] == list(range(2019, 2025))
    assert [bar.number for bar in chart.bars] == [1, 0, 0, 0, 0, 4]
    assert chart.bars[-1].height == 4 * chart.bars[0].height
    assert all(bar.y + bar.height <= chart.height for bar in chart.bars)
    assert bars({}) is None


def test_many_years_are_not_all_labelled():
    chart = bars(dict.fromkeys(range(1900, 2026), 1))
    labelled = [bar.year for bar in chart.bars if bar.labelled]
    assert 2025 in labelled
    assert 5 < len(labelled) < 30


def test_posts_and_encounters_share_an_axis():
    chart = time_chart([Span("minister", ("2020-01-01", "2022-01-01"), ("2024",))], ["2021-07"])
    post, met = chart.rows
    assert (post.whole, met.whole) == ("minister", "encounters")
    first, last, former = (x for x, _, _ in post.points)
    assert first < met.points[0][0] < last < former
    assert post.width == last - first
    assert [former for _, former, _ in post.points] == [False, False, True]
    assert [year for _, year in chart.ticks] == ["2020", "2021", "2022", "2023", "2024"]


def test_one_day_is_no_chart():
    assert time_chart([Span("minister", ("2020-01-01", ""))], []) is None
    assert time_chart([], []) is None


def person(number: int) -> Named:
    return Named(f"p/{number}", f"Person {number}")


def test_two_steps_stand_on_two_rings():
    drawn = network(person(0), [(person(1), person(2)), (person(1), person(3)), (person(2), None)])
    rings = {node.iri: node.ring for node in drawn.nodes}
    assert rings == {"p/0": 0, "p/1": 1, "p/2": 1, "p/3": 2}
    assert len(drawn.lines) == 4
    assert len({(node.x, node.y) for node in drawn.nodes}) == 4


def test_who_is_not_drawn_is_counted():
    drawn = network(person(0), [(person(n), None) for n in range(1, 31)])
    assert len(drawn.nodes) - 1 + drawn.left_out == 30
    assert network(person(0), []) is None
