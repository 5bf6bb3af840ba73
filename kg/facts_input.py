"""Facts from outside: JSON of an extractor of one's own, checked before it is believed.

Two checks: the JSON Schema (`facts.output.schema.json`, shipped beside this module), and
what a schema cannot say: that names, indices and offsets point at something that exists.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema

from kg.errors import UnreadableInput
from kg.model import Facts, Meeting, Span
from kg.model_json import facts_from_json


@cache
def facts_validator() -> jsonschema.Draft202012Validator:
    """The validator of `facts.output.schema.json`."""
    schema = files("kg").joinpath("facts.output.schema.json").read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(schema))


def read_facts(line: str, *, source: str, number: int | None = None) -> Facts:
    """The facts of one line of JSON Lines; `source` and `number` say where it stands.

    Raises UnreadableInput, naming the place in the object, where the line is no JSON or
    breaks the schema.
    """
    try:
        data: Any = json.loads(line)
    except json.JSONDecodeError as error:
        reason = f"not JSON ({error.msg} at column {error.colno})"
        raise UnreadableInput(source, reason, line=number) from error
    fault = next(facts_validator().iter_errors(data), None)
    if fault is not None:
        reason = f"breaks the schema of facts at {fault.json_path}: {fault.message}"
        raise UnreadableInput(source, reason, line=number)
    return facts_from_json(data)


def dangling_references(facts: Facts, *, text: str, title: str | None = None) -> tuple[str, ...]:
    """What the facts refer to that does not exist, in words; empty when all is well.

    Names must be in `persons` (a statement may also be of "both"), indices within their
    lists, spans within the text or the title and not empty.
    """
    names = {person.name for person in facts.persons}
    problems = [
        f"{where}: no person named {name!r}" for where, name in _named(facts) if name not in names
    ]
    problems += [
        f"{where}: there is no {kind} {index}"
        for where, kind, index, count in _indexed(facts)
        if index is not None and not 0 <= index < count
    ]
    lengths = {"text": len(text), "title": len(title or "")}
    problems += [
        f"{where}: {span.start}..{span.end} is no part of the {span.within}"
        for where, spans in _spans(facts)
        for span in spans
        if not 0 <= span.start < span.end <= lengths[span.within]
    ]
    return tuple(problems)


def _encounters(facts: Facts) -> Iterator[tuple[str, Meeting]]:
    for kind, meetings in (("meetings", facts.meetings), ("planned", facts.planned)):
        for index, meeting in enumerate(meetings):
            yield f"{kind}[{index}]", meeting


def _named(facts: Facts) -> Iterator[tuple[str, str]]:
    for index, post in enumerate(facts.posts):
        yield f"posts[{index}]", post.person
    for where, meeting in _encounters(facts):
        for participant in meeting.participants:
            yield where, participant.name
    for index, delegation in enumerate(facts.delegations):
        for name in (*filter(None, [delegation.head]), *delegation.members):
            yield f"delegations[{index}]", name
    for index, statement in enumerate(facts.statements):
        if statement.speaker != "both":
            yield f"statements[{index}]", statement.speaker


def _indexed(facts: Facts) -> Iterator[tuple[str, str, int | None, int]]:
    for where, meeting in _encounters(facts):
        for occasion in meeting.occasions:
            yield where, "occasion", occasion, len(facts.occasions)
        for participant in meeting.participants:
            yield where, "delegation", participant.delegation, len(facts.delegations)
    for index, statement in enumerate(facts.statements):
        yield f"statements[{index}]", "meeting", statement.meeting, len(facts.meetings)


def _spans(facts: Facts) -> Iterator[tuple[str, Iterable[Span]]]:
    for code, spans in facts.state_evidence.items():
        yield f"state_evidence.{code}", spans
    for name in ("persons", "posts", "parties", "delegations", "statements", "occasions"):
        for index, item in enumerate(getattr(facts, name)):
            yield f"{name}[{index}]", item.evidence
    for where, meeting in _encounters(facts):
        yield where, meeting.evidence
        for participant in meeting.participants:
            yield where, participant.evidence
