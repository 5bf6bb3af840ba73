"""The fast engine: pyshacl-turbo (optional, `pip install whomet[fast]`).

Ten times as fast as the reference and equal to it on our shapes (a contract test keeps it
so), but young: never the only one.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.errors import EnvironmentFault, NotConforming
from kg.report import ValidationReport
from kg.validation.base import count_focus_nodes, data_graph
from kg.validation.convert import quiet, to_graph
from kg.validation.findings import read_findings

try:
    import pyshacl_turbo
except ModuleNotFoundError:
    pyshacl_turbo = None


class TurboValidator:
    """Validates with pyshacl-turbo; compiled shapes are immutable and shared by threads.

    Raises EnvironmentFault where the package is not installed.
    """

    name = "turbo"

    def __init__(self, shapes: Iterable[ox.Quad]) -> None:
        if pyshacl_turbo is None:
            raise EnvironmentFault(
                "the engine turbo needs a package: pip install 'whomet[fast]', or use pyshacl"
            )
        with quiet():
            self._shapes = to_graph(shapes)
        try:
            self._compiled = pyshacl_turbo.compile_shapes(self._shapes)
        except (RuntimeError, ValueError, pyshacl_turbo.ValidationFailure) as error:
            raise NotConforming(f"pyshacl-turbo cannot use these shapes: {error}") from error

    def validate(self, quads: Iterable[ox.Quad]) -> ValidationReport:
        """Check the union of the graphs of `quads`. Raises NotConforming if the engine gives up."""
        try:
            with quiet():
                data = data_graph(quads)
                _, report, _ = self._compiled.validate(data)
        except (RuntimeError, ValueError, pyshacl_turbo.ValidationFailure) as error:
            raise NotConforming(f"pyshacl-turbo gave up: {error}") from error
        return ValidationReport(
            findings=read_findings(report, self._shapes),
            checked=count_focus_nodes(data, self._shapes),
        )
