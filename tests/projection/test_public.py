"""One report by itself: conforming, complete, and as an rdflib data set."""

from __future__ import annotations

import rdflib

from kg.namespaces import WM
from kg.projection import catalog_quads, report_quads, to_graph
from kg.validation import open_validator


def test_every_gold_report_conforms_to_the_shapes(gold_reports):
    validator = open_validator("turbo")
    checked = 0
    for facts, text in gold_reports:
        report = validator.validate(report_quads(facts, text=text, software="0.1.0"))
        serious = [finding for finding in report.findings if finding.severity != "info"]
        assert serious == [], facts.id
        checked += report.focus_nodes
    assert checked > 5000


def test_the_reference_engine_agrees_on_some(gold_reports):
    validator = open_validator("pyshacl")
    for facts, text in gold_reports[:2]:
        report = validator.validate(report_quads(facts, text=text, quotes="none"))
        assert [finding for finding in report.findings if finding.severity != "info"] == []
        assert report.focus_nodes > 50


def test_the_same_as_an_rdflib_data_set(gold_reports):
    facts, text = gold_reports[0]
    dataset = to_graph(facts, text=text)
    assert len(set(dataset.quads())) == len(set(report_quads(facts, text=text)))
    reports = {
        str(subject).rpartition("/")[2]
        for subject, _, kind, _ in dataset.quads()
        if kind == rdflib.URIRef(WM.Report.value)
    }
    assert reports == {facts.document.sha256}


def test_the_catalog_counts_what_it_is_given_and_has_no_clock():
    assert catalog_quads() == catalog_quads()
    counted = catalog_quads(software="0.1.0", triples={"": 10, "entities": 4})
    assert len(counted) == len(catalog_quads()) + 3
