"""Validation against SHACL shapes: engines behind one seam, reports in three forms.

To add an engine: a class with `name`, `__init__(shapes)` and `validate(quads)`, one line in
`ENGINES`, and the contract test passes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Protocol

import pyoxigraph as ox

from kg.errors import UsageError
from kg.ports import Validator
from kg.report import ValidationReport
from kg.validation.base import load_shapes
from kg.validation.parse import parse
from kg.validation.reference import PyshaclValidator
from kg.validation.render import to_json, to_text, to_turtle
from kg.validation.turbo import TurboValidator

__all__ = [
    "ENGINES",
    "load_shapes",
    "open_validator",
    "parse",
    "to_json",
    "to_text",
    "to_turtle",
    "validate",
]


class _Engine(Protocol):
    def __call__(self, shapes: Iterable[ox.Quad]) -> Validator: ...


ENGINES: Mapping[str, _Engine] = MappingProxyType(
    {"pyshacl": PyshaclValidator, "turbo": TurboValidator}
)


def open_validator(name: str = "pyshacl", *, shapes: Iterable[ox.Quad] | None = None) -> Validator:
    """An engine that holds the project's shapes, or others (see `load_shapes`).

    Raises UsageError for an unknown name, EnvironmentFault where its package is missing.
    """
    if name not in ENGINES:
        raise UsageError(f"{name} is not a SHACL engine: use {' or '.join(ENGINES)}")
    return ENGINES[name](load_shapes() if shapes is None else shapes)


def validate(quads: Iterable[ox.Quad]) -> ValidationReport:
    """Check the union of the graphs of `quads` against the project's shapes."""
    return _reference().validate(quads)


@cache
def _reference() -> Validator:
    return open_validator()
