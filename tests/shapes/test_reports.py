"""What the road makes of whole reports conforms: only information may be left to say."""

from collections import Counter

import pytest

from kg.projection import report_quads
from kg.validation import open_validator


@pytest.fixture(scope="module")
def graphs(gold_reports):
    return [report_quads(report.facts, text=report.text) for report in gold_reports]


@pytest.mark.parametrize(("engine", "step"), [("turbo", 1), ("pyshacl", 16)])
def test_gold_reports_conform(graphs, engine, step):
    validator = open_validator(engine)
    nodes = Counter()
    for quads in graphs[::step]:
        report = validator.validate(quads)
        assert [finding for finding in report.findings if finding.severity != "info"] == []
        nodes.update(dict(report.checked))
    counts = {shape.rpartition("#")[2].strip(">"): count for shape, count in nodes.items()}
    for name in ("Account", "Participation", "Statement", "Tenure", "Evidence", "Position"):
        assert counts[f"{name}Shape"] > 8, name


@pytest.mark.parametrize("quotes", ["sentence", "anchor", "none"])
def test_every_quote_policy_conforms(gold_reports, quotes):
    report = gold_reports[0]
    quads = report_quads(report.facts, text=report.text, quotes=quotes)
    found = open_validator("turbo").validate(quads)
    assert found.conforms
    assert found.focus_nodes > 100
    unquoted = {finding.shape for finding in found.findings if "TextQuoted" in finding.shape}
    assert bool(unquoted) == (quotes == "none")
