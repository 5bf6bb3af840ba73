"""The query of the page as a few lines of Python, R and curl, ready to paste."""

from __future__ import annotations

import json


def snippets(query: str, *, endpoint: str) -> tuple[tuple[str, str], ...]:
    """(language, code) for this query against this endpoint; each reads a table or a graph."""
    return (
        ("Python", _PYTHON.format(endpoint=_quoted(endpoint), query=_quoted(query))),
        ("R", _R.format(endpoint=_quoted(endpoint), query=_quoted(query))),
        ("curl", _CURL.format(endpoint=endpoint, query=query.replace("'", "'\\''"))),
    )


_PYTHON = """import io
import pandas
import requests

query = {query}
answer = requests.get({endpoint}, params={{"query": query}}, headers={{"Accept": "text/csv"}})
answer.raise_for_status()
table = pandas.read_csv(io.StringIO(answer.text))
"""
_R = """library(httr2)

query <- {query}
table <- request({endpoint}) |>
  req_url_query(query = query) |>
  req_headers(Accept = "text/csv") |>
  req_perform() |>
  resp_body_string() |>
  readr::read_csv()
"""
_CURL = """curl -G '{endpoint}' -H 'Accept: text/csv' --data-urlencode 'query={query}'
"""


def _quoted(text: str) -> str:
    """A string literal that both Python and R read: JSON's escapes, characters as they are."""
    return json.dumps(text, ensure_ascii=False)
