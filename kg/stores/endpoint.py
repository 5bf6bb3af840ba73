"""Where a SPARQL 1.1 server listens and how to be let in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

from kg.errors import UsageError

_SIBLINGS = (  # how known servers name their three addresses: query, update, graph store
    (r"/query$", "/update", "/store"),  # Oxigraph
    (r"/(sparql|query)$", "/update", "/data"),  # Fuseki names its services so below a data set
    (r"(/repositories/[^/]+)$", r"\1/statements", r"\1/rdf-graphs/service"),  # GraphDB, RDF4J
)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The three addresses of a SPARQL 1.1 server, and the credentials for them."""

    query: str
    update: str
    graphs: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)

    @classmethod
    def from_environment(cls, url: str, environment: Mapping[str, str]) -> Endpoint:
        """The server at the query address `url`.

        KG_STORE_UPDATE and KG_STORE_GRAPHS name the other two addresses where they cannot
        be guessed; KG_STORE_USER with KG_STORE_PASSWORD, or KG_STORE_TOKEN, let us in.
        Raises UsageError where the URL holds credentials itself: logs would show them.
        """
        parts = urlsplit(url)
        if parts.username or parts.password:
            raise UsageError(
                "credentials do not belong in the store's URL: set KG_STORE_USER and"
                " KG_STORE_PASSWORD"
            )
        return cls(
            query=url,
            update=environment.get("KG_STORE_UPDATE") or _sibling(url, 1),
            graphs=environment.get("KG_STORE_GRAPHS") or _sibling(url, 2),
            user=environment.get("KG_STORE_USER"),
            password=environment.get("KG_STORE_PASSWORD"),
            token=environment.get("KG_STORE_TOKEN"),
        )

    def headers(self) -> dict[str, str]:
        """The Authorization header for a token; empty without one."""
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}


def _sibling(url: str, which: int) -> str:
    """Another address of the server that answers queries at `url`; `url` itself if unknown.

    >>> _sibling("http://localhost:7878/query?union-default-graph", 1)
    'http://localhost:7878/update'
    """
    parts = urlsplit(url)
    for row in _SIBLINGS:
        path, found = re.subn(row[0], row[which], parts.path)
        if found:
            return urlunsplit(parts._replace(path=path, query=""))
    return url
