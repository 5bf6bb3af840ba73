"""Pages of things, one for each kind that people ask for; all others have a general page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kg.serve.things.meeting import meeting_page
from kg.serve.things.person import person_page
from kg.serve.things.places import (
    occasion_page,
    organization_page,
    pair_page,
    place_page,
    post_page,
    state_page,
)

PAGES: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "person": person_page,
        "meeting": meeting_page,
        "state": state_page,
        "org": organization_page,
        "post": post_page,
        "place": place_page,
        "occasion": occasion_page,
        "pair": pair_page,
    }
)
__all__ = ["PAGES"]
