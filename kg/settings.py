"""Settings from the environment, read once at the edge and passed on as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias, cast

from kg.errors import UsageError

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

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Read KG_DATA, KG_STORE, KG_BASE_IRI, KG_QUOTES, KG_HOST and KG_PORT.

        Raises UsageError, naming the variable, where a value cannot be used.
        """
        quotes = environment.get("KG_QUOTES", "sentence")
        if quotes not in ("sentence", "anchor", "none"):
            raise UsageError(f"KG_QUOTES={quotes}: use sentence, anchor or none")
        port = environment.get("KG_PORT", "8000")
        if not port.isdecimal() or not 0 < int(port) < 65536:
            raise UsageError(f"KG_PORT={port}: use a number from 1 to 65535")
        base = environment.get("KG_BASE_IRI", BASE_IRI)
        if not base.startswith(("http://", "https://")) or not base.endswith("/"):
            raise UsageError(f"KG_BASE_IRI={base}: use an http(s) IRI that ends with /")
        return cls(
            data=Path(environment.get("KG_DATA", "var")),
            store=environment.get("KG_STORE") or None,
            base_iri=base,
            quotes=cast(QuotePolicy, quotes),
            host=environment.get("KG_HOST", "127.0.0.1"),
            port=int(port),
        )
