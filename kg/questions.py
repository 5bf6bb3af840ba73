"""Competency questions: SPARQL files whose head says what they ask and what can be set.

Head lines begin with `#+` (after grlc), so that a file stays plain SPARQL:

    #+ question: Whom did a person meet, when and where?
    #+ parameter: person <https://w3id.org/whomet/id/person/cn/cai-qi>

In the text `$person` stands for the parameter; ordinary variables are written with `?`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import UsageError

_HEAD = re.compile(r"^#\+\s*(\w+):\s*(.*?)\s*$", re.MULTILINE)
_TERM = re.compile(
    r"""<[^<>"{}|^`\\\s]+>                                  # an IRI
      | "(?:[^"\\\n\r]|\\.)*"(?:@[A-Za-z-]+|\^\^(?:<[^<>"{}|^`\\\s]+>|[A-Za-z]\w*:\w+))?
      | [+-]?\d+(?:\.\d+)? | true | false
      | [A-Za-z][\w-]*:[\w/-]+(?!/)                          # a prefixed name
    """,
    re.VERBOSE,
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_XSD_DATE = "<http://www.w3.org/2001/XMLSchema#date>"


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the question it answers and the defaults of its parameters."""

    name: str
    question: str
    parameters: Mapping[str, str]
    text: str

    def bound(self, values: Mapping[str, str], *, base_iri: str) -> str:
        """The query with every parameter in place; `values` override the defaults.

        Raises UsageError for a name that the query does not have.
        """
        unknown = sorted(set(values) - set(self.parameters))
        if unknown:
            known = ", ".join(self.parameters) or "none"
            raise UsageError(f"{self.name} has no parameter {unknown[0]}; it has: {known}")
        terms = {
            name: to_term(values.get(name, default), base_iri=base_iri)
            for name, default in self.parameters.items()
        }
        return bind(self.text, terms)


def parse_question(text: str, *, name: str) -> Question:
    """Read the head of a query; one without a head is a question without parameters."""
    head = [(match[1], match[2]) for match in _HEAD.finditer(text)]
    asked = next((value for key, value in head if key == "question"), name)
    parameters = {}
    for key, value in head:
        if key == "parameter":
            parameter, _, default = value.partition(" ")
            parameters[parameter] = default.strip()
    return Question(name, asked, parameters, text)


def bind(text: str, terms: Mapping[str, str]) -> str:
    """Put a term in place of every `$name`, outside comments of the head."""
    for name, term in terms.items():
        text = re.sub(rf"\${re.escape(name)}\b", lambda _, term=term: term, text)  # type: ignore[misc]
    return text


def to_term(value: str, *, base_iri: str) -> str:
    """A SPARQL term for a value as people type it.

    >>> to_term("id/person/kp/kim-song-nam", base_iri="https://example.org/")
    '<https://example.org/id/person/kp/kim-song-nam>'
    >>> to_term("2024-06-30", base_iri="https://example.org/")
    '"2024-06-30"^^<http://www.w3.org/2001/XMLSchema#date>'
    >>> to_term('say "hi"', base_iri="https://example.org/")
    '"say \\\\"hi\\\\""'
    """
    if value.startswith("id/") and _TERM.fullmatch(f"<{value}>"):
        return f"<{base_iri}{value}>"
    if value.startswith(("http://", "https://")) and _TERM.fullmatch(f"<{value}>"):
        return f"<{value}>"
    if _DATE.fullmatch(value):
        return f'"{value}"^^{_XSD_DATE}'
    if _TERM.fullmatch(value):
        return value
    return '"' + value.translate(_ESCAPES) + '"'


_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
