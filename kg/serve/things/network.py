"""A network of two steps on two rings, as coordinates.

Pure. Those whom the person met stand on the inner ring in the order given; whom they met
stands outside, near the first of them. Units are SVG user units.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from kg.serve.things.encounters import Named

_WIDTH, _HEIGHT = 980, 580
_CENTRE_X, _CENTRE_Y = 490.0, 290.0
_INNER, _OUTER = (150.0, 125.0), (345.0, 250.0)
_MOST_INNER, _MOST_OUTER = 16, 32


@dataclass(frozen=True, slots=True)
class Node:
    """A person on the drawing; `ring` counts the steps, `anchor` is SVG's text-anchor."""

    iri: str
    name: str
    ring: int
    x: float
    y: float
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Network:
    """The drawing: nodes, and lines as (x1, y1, x2, y2)."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    lines: tuple[tuple[float, float, float, float], ...]
    left_out: int


def network(centre: Named, pairs: Sequence[tuple[Named, Named | None]]) -> Network | None:
    """The drawing of who met the centre, and whom they met; None where nobody did."""
    first = list(dict.fromkeys(one for one, _ in pairs))
    shown = first[:_MOST_INNER]
    if not shown:
        return None
    near = set(first)
    far: dict[Named, Named] = {}
    for one, other in pairs:
        if other is not None and other not in near and one in shown:
            far.setdefault(other, one)
    ordered = sorted(far, key=lambda other: shown.index(far[other]))
    outside = ordered[:_MOST_OUTER]
    nodes = {centre.iri: Node(centre.iri, centre.name, 0, _CENTRE_X, _CENTRE_Y)}
    nodes |= {node.iri: node for node in _ring(shown, 1, _INNER, turn=-pi / 2)}
    nodes |= {node.iri: node for node in _ring(outside, 2, _OUTER, turn=-pi / 2)}
    edges = {tuple(sorted((centre.iri, one.iri))) for one in shown}
    edges |= {tuple(sorted((one.iri, other.iri))) for one, other in pairs if other}
    lines = tuple(
        (nodes[one].x, nodes[one].y, nodes[other].x, nodes[other].y)
        for one, other in sorted(edges)
        if one in nodes and other in nodes
    )
    left_out = len(first) - len(shown) + len(ordered) - len(outside)
    return Network(_WIDTH, _HEIGHT, tuple(nodes.values()), lines, left_out)


def _ring(
    people: Sequence[Named], ring: int, radius: tuple[float, float], *, turn: float
) -> Iterable[Node]:
    for place, person in enumerate(people):
        angle = turn + 2 * pi * (place + 0.5 * (ring - 1)) / len(people)
        x, y = _CENTRE_X + radius[0] * cos(angle), _CENTRE_Y + radius[1] * sin(angle)
        anchor = "middle" if abs(cos(angle)) < 0.05 else "start" if cos(angle) > 0 else "end"
        yield Node(person.iri, person.name, ring, round(x, 1), round(y, 1), anchor)
