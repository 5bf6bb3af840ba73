"""Roles depend on the set of reports alone: compared with the definition, in any order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.writer.roles import COPY, FULL, GONE, REPLACED, Listed, RoleChange, change_roles
from kg.writer.state import State

REPORTS = st.lists(
    st.builds(
        Listed,
        sha256=st.integers(0, 15).map("{:x}".format),
        url=st.sampled_from([None, "u1", "u2"]),
        body=st.sampled_from(["b1", "b2", "b3"]),
        published=st.sampled_from(["", "2024-03-01", "2024-03-02"]),
    ),
    max_size=10,
    unique_by=lambda item: item.sha256,
)


def defined(reports: Sequence[Listed]) -> dict[str, str]:
    """The roles as the module's docstring defines them."""
    current = {}
    for item in reports:
        versions = [other for other in reports if item.url and other.url == item.url] or [item]
        current[item.sha256] = max(versions, key=lambda one: (one.published, one.sha256)).sha256
    speaking = [item for item in reports if current[item.sha256] == item.sha256]
    roles = {}
    for item in reports:
        equals = [other for other in speaking if other.body == item.body]
        if item not in speaking:
            roles[item.sha256] = REPLACED + current[item.sha256]
            continue
        first = min(equals, key=lambda one: (one.published == "", one.published, one.sha256))
        roles[item.sha256] = FULL if first == item else COPY + first.sha256
    return roles


@pytest.fixture(scope="module")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, count[int]]:
    return tmp_path_factory.mktemp("states"), count()


@settings(max_examples=25, deadline=None)
@given(reports=REPORTS, data=st.data())
def test_any_order_and_any_steps_lead_to_the_defined_roles(
    numbered: tuple[Path, count[int]], reports: list[Listed], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(reports))
    gone = data.draw(st.sets(st.sampled_from([item.sha256 for item in reports]))) if reports else ()
    step = data.draw(st.integers(1, 4))
    folder, numbers = numbered
    state = State(folder / f"{next(numbers)}.sqlite")
    told: dict[str, str] = {}
    with state.step():
        for start in range(0, len(order), step):
            follow(
                told, change_roles(state.database, added=order[start : start + step], removed=())
            )
        assert told == defined(reports)
        follow(told, change_roles(state.database, added=(), removed=sorted(gone)))
        rest = [item for item in reports if item.sha256 not in gone]
        assert told == defined(rest) == state.roles(told)
    state.close()


def follow(told: dict[str, str], changes: Sequence[RoleChange]) -> None:
    """Apply changes as the projection does; each must start where the last one ended."""
    for change in changes:
        assert told.get(change.sha256, GONE) == change.before != change.after
        told[change.sha256] = change.after
        if change.after == GONE:
            del told[change.sha256]
