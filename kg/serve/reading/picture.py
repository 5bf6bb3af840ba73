"""The small graph of one report: states, persons, encounters, places in columns, with places.

Pure: the rows of a sheet in, boxes and lines with coordinates out; a template draws them.
Units are those of the drawing (SVG user units, about a CSS pixel).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeAlias

from kg.serve.words import day

Kind: TypeAlias = Literal["state", "person", "encounter", "planned", "place", "occasion"]
Rows: TypeAlias = Mapping[str, Sequence[Mapping[str, Any]]]

_WIDTHS: tuple[int, ...] = (122, 262, 196, 196)
_GAP, _TALL, _SPACE = 54, 44, 12
_ROWS = 24
_CHARACTER = 7.3


@dataclass(frozen=True, slots=True)
class Box:
    """A node: two lines of text in a rectangle; `whole` is what a tooltip says."""

    key: str
    kind: Kind
    column: int
    label: str
    sub: str = ""
    whole: str = ""
    x: int = 0
    y: int = 0
    width: int = 0
    height: int = _TALL


@dataclass(frozen=True, slots=True)
class Line:
    """An edge as a path between two boxes; `kind` is a role or a relation."""

    path: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing; `left_out` counts the nodes for which there was no room."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    left_out: int = 0


@dataclass
class _Sketch:
    boxes: dict[str, Box] = field(default_factory=dict)
    edges: dict[tuple[str, str], str] = field(default_factory=dict)

    def box(self, kind: Kind, column: int, label: str, sub: str = "") -> str:
        key = f"{kind}/{label}/{sub if kind in ('encounter', 'planned') else ''}"
        self.boxes.setdefault(key, Box(key, kind, column, label, sub))
        return key


def picture(rows: Rows) -> Picture:
    """The drawing of one report's facts; the same facts give the same drawing."""
    sketch = _Sketch()
    posts = {person["name"]: person for person in rows["persons"]}
    for number, encounter in enumerate(rows["encounters"], 1):
        _sketch_encounter(sketch, encounter, number=number, persons=posts)
    for name in posts:
        _sketch_person(sketch, name, persons=posts)
    return _laid_out(sketch)


def _sketch_encounter(
    sketch: _Sketch, encounter: Mapping[str, Any], *, number: int, persons: Mapping[str, Any]
) -> None:
    ahead = encounter["planned"]
    when = day(encounter["date"]) or "day not told"
    kind: Kind = "planned" if ahead else "encounter"
    name = f"{number}. {'planned ' if ahead else ''}{encounter['kind']}"
    here = sketch.box(kind, 2, name, when)
    for one in encounter["participants"]:
        there = _sketch_person(sketch, one["name"], persons=persons, side=one["side"])
        sketch.edges[there, here] = one["role"]
    if encounter["place"] or encounter["state"]:
        place = encounter["place"] or encounter["state"]
        sub = encounter["venue"] or (encounter["state"] if encounter["place"] else "") or ""
        sketch.edges[here, sketch.box("place", 3, place, sub)] = "place"
    for occasion in encounter["occasions"]:
        sketch.edges[here, sketch.box("occasion", 3, occasion, "occasion")] = "occasion"


def _sketch_person(
    sketch: _Sketch, name: str, *, persons: Mapping[str, Any], side: str | None = None
) -> str:
    person = persons.get(name)
    posts = [post for post in person["posts"] if not post["former"]] if person else []
    parts = [posts[0]["title"], posts[0]["organization"]] if posts else []
    key = sketch.box("person", 1, name, ", ".join(part for part in parts if part))
    state = side or (person["state"] if person else None)
    if state and not any(right == key for _, right in sketch.edges):
        sketch.edges[sketch.box("state", 0, state), key] = "state"
    return key


def _laid_out(sketch: _Sketch) -> Picture:
    columns = [[box for box in sketch.boxes.values() if box.column == c] for c in range(4)]
    shown = [column[:_ROWS] for column in columns]
    tall = max((len(column) for column in shown), default=0)
    height = max(tall * (_TALL + _SPACE) + _SPACE, _TALL)
    placed: dict[str, Box] = {}
    x = 1
    for column, width in zip(shown, _WIDTHS, strict=True):
        if not column:
            continue
        top = (height - len(column) * (_TALL + _SPACE) + _SPACE) // 2
        for row, box in enumerate(column):
            placed[box.key] = _fitted(
                replace(box, x=x, y=top + row * (_TALL + _SPACE), width=width)
            )
        x += width + _GAP
    lines = tuple(_lines(sketch.edges, placed))
    left_out = len(sketch.boxes) - len(placed)
    return Picture(max(x - _GAP, 0) + 1, height, tuple(placed.values()), lines, left_out)


def _fitted(box: Box) -> Box:
    whole = ": ".join(part for part in (box.label, box.sub) if part)
    room = int((box.width - 20) / _CHARACTER)
    label, sub = _cut(box.label, room), _cut(box.sub, int(room * 1.05))
    return replace(box, label=label, sub=sub, whole=whole)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1].rstrip(" ,") + "…"


def _lines(edges: Mapping[tuple[str, str], str], placed: Mapping[str, Box]) -> Iterable[Line]:
    for (left, right), kind in edges.items():
        if left in placed and right in placed:
            one, other = placed[left], placed[right]
            x1, y1 = one.x + one.width, one.y + one.height // 2
            x2, y2 = other.x, other.y + other.height // 2
            middle = (x1 + x2) // 2
            path = f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"
            yield Line(path, kind, f"{one.label}, {kind}: {other.label}")
