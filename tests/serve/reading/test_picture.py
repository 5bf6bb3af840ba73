"""The drawing of one report: boxes in columns that do not overlap, lines between them."""

from __future__ import annotations

from itertools import combinations

from kg.serve.reading.picture import Box, picture


def person(name: str, state: str) -> dict[str, object]:
    post = {"title": "minister", "organization": state, "former": False}
    return {"name": name, "state": state, "posts": [post]}


def part(name: str, side: str, role: str) -> dict[str, object]:
    return {"name": name, "side": side, "role": role}


def rows(number: int = 1) -> dict[str, list[dict[str, object]]]:
    people = [person(f"Host {n}", "France") for n in range(number)] + [person("Guest", "Kenya")]
    encounter = {
        "kind": "meeting", "planned": False, "date": "2024-03-22", "place": "Paris",
        "state": "France", "venue": None, "occasions": ["the 60th anniversary"],
        "participants": [
            *(part(f"Host {n}", "France", "host") for n in range(number)),
            part("Guest", "Kenya", "guest"),
        ],
    }  # fmt: skip
    return {"persons": people, "encounters": [encounter]}


def overlap(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


def test_every_thing_has_a_box_and_every_relation_a_line():
    drawn = picture(rows())
    kinds = sorted(box.kind for box in drawn.boxes)
    assert kinds == ["encounter", "occasion", "person", "person", "place", "state", "state"]
    lines = sorted(line.kind for line in drawn.lines)
    assert lines == ["guest", "host", "occasion", "place", "state", "state"]


def test_boxes_lie_inside_and_apart():
    drawn = picture(rows(9))
    assert len(drawn.boxes) == 15
    assert not any(overlap(one, other) for one, other in combinations(drawn.boxes, 2))
    assert all(box.x + box.width < drawn.width for box in drawn.boxes)
    assert all(box.y >= 0 and box.y + box.height <= drawn.height for box in drawn.boxes)


def test_what_has_no_room_is_counted():
    drawn = picture(rows(60))
    assert drawn.left_out == 61 - 24
    assert len(drawn.boxes) == 24 + 5


def test_nothing_gives_nothing():
    drawn = picture({"persons": [], "encounters": []})
    assert drawn.boxes == drawn.lines == ()


def test_long_names_are_cut_and_told_whole():
    name = "A very long name that no box of this drawing could ever hold"
    (_, box) = picture({"persons": [person(name, "Kenya")], "encounters": []}).boxes
    assert box.label.endswith("…")
    assert box.whole.startswith(name)
