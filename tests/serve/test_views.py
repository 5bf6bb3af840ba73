"""A result's table as bars by year, bars by name, or a graph, where it can be one."""

from __future__ import annotations

from kg.serve.rows import Cell, Table
from kg.serve.views import graph_of, named_of, years_of


def table(columns: str, *rows: tuple[Cell, ...]) -> Table:
    return Table(tuple(columns.split()), rows, len(rows))


def day(text: str) -> Cell:
    return Cell(text, note="date")


def number(text: str) -> Cell:
    return Cell(text, note="integer")


def thing(name: str) -> Cell:
    return Cell(name, f"/id/person/{name}")


def test_numbers_are_summed_by_year():
    rows = [(day("2020-01-01"), number("2")), (day("2020-05-01"), number("3")),
            (Cell("2022", note="gYear"), number("1"))]  # fmt: skip
    years = years_of(table("date n", *rows))
    assert [(bar.year, bar.number) for bar in years.chart.bars] == [(2020, 5), (2021, 0), (2022, 1)]
    assert years.what == "n by year of date"


def test_rows_are_counted_where_there_is_no_number():
    years = years_of(table("who date", (thing("a"), day("2020-01-01")), (thing("b"), Cell(""))))
    assert [(bar.year, bar.number) for bar in years.chart.bars] == [(2020, 1)]


def test_names_with_numbers_are_bars():
    named = named_of(table("party n", (Cell("A"), number("4")), (Cell("B"), number("1"))))
    assert [(bar.name, bar.number) for bar in named.bars] == [("A", "4"), ("B", "1")]
    assert named.bars[0].width == 4 * named.bars[1].width


def test_things_of_two_columns_are_a_graph():
    rows = [(thing("a"), Cell("x"), thing("b")), (thing("b"), Cell("y"), thing("c"))]
    graph = graph_of(table("one label other", *rows))
    assert [dot.name for dot in graph.dots] == ["a", "b", "c"]
    assert len(graph.lines) == 2


def test_what_is_no_chart_stays_a_table():
    for made in (years_of, named_of, graph_of):
        assert made(table("a")) is None
        assert made(table("a b", (Cell("x"), Cell("y")))) is None
    negative = table("a n", (Cell("x"), number("-1")), (Cell("y"), number("2")))
    assert named_of(negative) is None
    odd = table("d n", (Cell("9999999", note="date"), number("NaN")))
    assert years_of(odd) is None
