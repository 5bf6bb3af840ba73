"""The outcome of a validation: what was checked, what was found (SHACL section 3.6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Severity: TypeAlias = Literal["violation", "warning", "info"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One validation result (sh:ValidationResult), its terms in N-Triples form."""

    focus: str
    path: str | None
    value: str | None
    severity: Severity
    shape: str
    component: str
    message: str


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """All findings in a fixed order, and how many focus nodes each shape had."""

    findings: tuple[Finding, ...]
    checked: tuple[tuple[str, int], ...]

    @property
    def conforms(self) -> bool:
        """True when no finding is a violation; warnings and information do not count."""
        return not any(finding.severity == "violation" for finding in self.findings)

    @property
    def focus_nodes(self) -> int:
        """How many focus nodes were checked, over all shapes."""
        return sum(count for _, count in self.checked)
