"""The vocabulary for the query editor: prefixes, and the terms that the graph uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from kg import namespaces
from kg.namespaces import PREFIXES, ClosedNamespace
from kg.serve.ontology import Term, terms_of

_OURS = "wm"


@cache
def vocabulary() -> Mapping[str, object]:
    """Prefixes, and terms as {name, label, definition, kind}, ours first."""
    ours = [_told(term) for term in terms_of("ontology")]
    return {"prefixes": dict(PREFIXES), "terms": [*ours, *_others()]}


def _told(term: Term) -> dict[str, str]:
    kind = "class" if term.kind == "class" else "property"
    return {
        "name": f"{_OURS}:{term.name}",
        "label": term.label,
        "definition": term.definition,
        "kind": kind,
    }


def _others() -> Iterator[dict[str, str]]:
    """The terms of other vocabularies in the application profile."""
    by_space = {space: prefix for prefix, space in PREFIXES.items()}
    for space in vars(namespaces).values():
        prefix = by_space.get(str(space)) if isinstance(space, ClosedNamespace) else None
        if prefix and prefix != _OURS:
            for name in space:
                kind = "class" if name[0].isupper() else "property"
                yield {"name": f"{prefix}:{name}", "label": "", "definition": "", "kind": kind}
