"""From mentions to facts: posts held, encounters, delegations, statements, occasions."""

from kg.facts.assemble import assemble

__all__ = ["assemble"]
