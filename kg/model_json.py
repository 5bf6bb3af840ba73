"""Facts as JSON and back: the form in which they leave, enter and are kept.

The JSON mirrors the dataclasses of `kg.model` field by field (`facts.output.schema.json`);
only `Span.within` differs: it is written as `in`, and only where it is "title". Pure
functions; checking what strangers bring is `kg.facts_input`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, TypeAlias, TypeVar

from kg.model import (
    Article,
    Delegation,
    DocumentInfo,
    Evidence,
    Facts,
    Meeting,
    Occasion,
    Participant,
    Party,
    Person,
    Post,
    Span,
    Statement,
)

Json: TypeAlias = Any
T = TypeVar("T")

_FIELDS: Mapping[type, tuple[str, ...]] = {
    kind: tuple(field.name for field in dataclasses.fields(kind))
    for kind in (
        *(Article, Delegation, DocumentInfo, Facts, Meeting, Occasion),
        *(Participant, Party, Person, Post, Statement),
    )
}
_LISTS: Mapping[str, type] = {
    "persons": Person,
    "posts": Post,
    "parties": Party,
    "delegations": Delegation,
    "statements": Statement,
    "occasions": Occasion,
}


def facts_to_json(facts: Facts) -> dict[str, Json]:
    """The JSON object of one report's facts, keys in the order of the dataclasses.

    >>> facts_to_json(Facts(id="a", article=Article(), document=DocumentInfo("", "")))["persons"]
    []
    """
    result: dict[str, Json] = _to_json(facts)
    result["document"] = {key: value for key, value in result["document"].items() if value != ""}
    return result


def facts_from_json(data: Mapping[str, Json]) -> Facts:
    """The facts that a JSON object of the schema holds; keys it does not know are left out.

    Optional parts may be missing. Facts not yet bound to a text have an empty
    `document.sha256`. Raises KeyError or TypeError where the object breaks the schema:
    validate input from outside with `kg.facts_input.read_facts`.
    """
    known: dict[str, Json] = {
        name: tuple(_item(kind, item) for item in data.get(name, ()))
        for name, kind in _LISTS.items()
    }
    return Facts(
        id=data["id"],
        article=_item(Article, data["article"]),
        document=_item(DocumentInfo, {"sha256": "", "media_type": "", **data.get("document", {})}),
        credits=tuple(data.get("credits", ())),
        states=tuple(data.get("states", ())),
        state_evidence={
            code: _evidence(spans) for code, spans in data.get("state_evidence", {}).items()
        },
        meetings=tuple(_meeting(item) for item in data.get("meetings", ())),
        planned=tuple(_meeting(item) for item in data.get("planned", ())),
        **known,
    )


def _to_json(value: Json) -> Json:
    """Plain JSON values of a dataclass, tuple, mapping or scalar."""
    if isinstance(value, Span):
        place = {} if value.within == "text" else {"in": value.within}
        return {"start": value.start, "end": value.end, **place}
    if isinstance(value, tuple):
        return [_to_json(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _to_json(item) for key, item in value.items()}
    names = _FIELDS.get(type(value))
    if names is None:
        return value
    return {name: _to_json(getattr(value, name)) for name in names}


def _evidence(spans: Json) -> Evidence:
    return tuple(Span(span["start"], span["end"], span.get("in", "text")) for span in spans)


def _item(kind: type[T], data: Mapping[str, Json], **given: Json) -> T:
    """A dataclass without nested ones but its evidence; lists of scalars become tuples."""
    values = {
        name: tuple(data[name]) if isinstance(data[name], list) else data[name]
        for name in _FIELDS[kind]
        if name in data and name not in ("evidence", *given)
    }
    if "evidence" in data:
        values["evidence"] = _evidence(data["evidence"])
    return kind(**values, **given)


def _meeting(data: Mapping[str, Json]) -> Meeting:
    """A meeting; one that is only planned may lack evidence and the positions of its people."""
    participants = tuple(
        _item(Participant, {"evidence": [], "position": position, **participant})
        for position, participant in enumerate(data["participants"], start=1)
    )
    return _item(Meeting, {"evidence": [], **data}, participants=participants)
