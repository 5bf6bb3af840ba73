"""The graph as a projection of the accepted facts: pure, incremental, in any order the same."""

from kg.projection.catalog import catalog_quads
from kg.projection.change import Change, project_change, project_key, tally
from kg.projection.coverage import coverage_quads
from kg.projection.public import report_quads, to_graph
from kg.projection.registers import described_keys, register_quads

__all__ = [
    "Change",
    "catalog_quads",
    "coverage_quads",
    "described_keys",
    "project_change",
    "project_key",
    "register_quads",
    "report_quads",
    "tally",
    "to_graph",
]
