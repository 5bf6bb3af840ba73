"""What lies where in the data folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.settings import Settings
from kg.stores import is_remote


@dataclass(frozen=True, slots=True)
class Folder:
    """The paths of one data folder; only `ledger` cannot be made anew from the rest."""

    data: Path
    store: str

    @classmethod
    def of(cls, settings: Settings) -> Folder:
        """The folder that the settings name; `KG_STORE` may put the store elsewhere."""
        return cls(settings.data, settings.store or str(settings.data / "store"))

    @property
    def ledger(self) -> Path:
        """The ledger's file."""
        return self.data / "ledger.sqlite"

    @property
    def state(self) -> Path:
        """How far the store follows the ledger, and the counts behind shared nodes."""
        return self.data / "projection.sqlite"

    @property
    def lock(self) -> Path:
        """Locked by the one process that writes to the store."""
        return self.data / "writer.lock"

    @property
    def socket(self) -> Path:
        """Where a running writer takes signals."""
        return self.data / "writer.sock"

    @property
    def remote(self) -> bool:
        """Whether a server holds the store."""
        return is_remote(self.store)
