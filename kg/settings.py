"""Settings from the environment, read once at the edge and passed on as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias, cast

from kg.errors import UsageError

LogForm: TypeAlias = Literal["none", "json"]
QuotePolicy: TypeAlias = Literal["sentence", "anchor", "none"]
BASE_IRI = "https://w3id.org/whomet/"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the data lives, which store answers, how the world names our things."""

    data: Path = Path("var")
    store: str | None = None
    base_iri: str = BASE_IRI
    quotes: QuotePolicy = "sentence"
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 4
    query_seconds: float = 30
    query_memory: int = 1024
    client_queries: int = 4
    proxies: int = 0
    log: LogForm = "none"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Read KG_DATA, KG_STORE, KG_BASE_IRI, KG_QUOTES, KG_HOST, KG_PORT, and a query's share:
        KG_WORKERS (long ones at once), KG_QUERY_SECONDS, KG_QUERY_MEMORY (megabytes),
        KG_CLIENT_QUERIES (of one client at once), KG_PROXIES (proxies in front that we trust),
        KG_LOG (none, or json: a line for each request).

        Raises UsageError, naming the variable, where a value cannot be used.
        """
        quotes = environment.get("KG_QUOTES", "sentence")
        if quotes not in ("sentence", "anchor", "none"):
            raise UsageError(f"KG_QUOTES={quotes}: use sentence, anchor or none")
        base = environment.get("KG_BASE_IRI", BASE_IRI)
        if not base.startswith(("http://", "https://")) or not base.endswith("/"):
            raise UsageError(f"KG_BASE_IRI={base}: use an http(s) IRI that ends with /")
        log = environment.get("KG_LOG", "none")
        if log not in ("none", "json"):
            raise UsageError(f"KG_LOG={log}: use none or json")
        return cls(
            data=Path(environment.get("KG_DATA", "var")),
            store=environment.get("KG_STORE") or None,
            base_iri=base,
            quotes=cast(QuotePolicy, quotes),
            host=environment.get("KG_HOST", "127.0.0.1"),
            port=_number(environment, "KG_PORT", 8000, high=65535),
            workers=_number(environment, "KG_WORKERS", 4, high=256),
            query_seconds=_number(environment, "KG_QUERY_SECONDS", 30, high=3600),
            query_memory=_number(environment, "KG_QUERY_MEMORY", 1024, low=256, high=1_048_576),
            client_queries=_number(environment, "KG_CLIENT_QUERIES", 4, high=256),
            proxies=_number(environment, "KG_PROXIES", 0, low=0, high=8),
            log=cast(LogForm, log),
        )


def _number(
    environment: Mapping[str, str], name: str, default: int, *, low: int = 1, high: int
) -> int:
    text = environment.get(name, str(default))
    if not (text.isascii() and text.isdecimal() and low <= int(text) <= high):
        raise UsageError(f"{name}={text}: use a number from {low} to {high}")
    return int(text)
