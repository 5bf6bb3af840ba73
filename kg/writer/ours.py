"""Before a store is emptied to be filled anew: is it ours to empty?

`KG_STORE` may name, by mistake, a folder of other files or somebody else's data.
"""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import EnvironmentFault
from kg.ports import Store
from kg.stores import DAMAGE, is_remote, open_store

_ROCKSDB = re.compile(
    r"CURRENT|IDENTITY|LOCK|LOG(\.old\.\d+)?|(MANIFEST|OPTIONS)-\d+|\d+\.(sst|log)"
    r"|bulk-.*\.sst|.*\.dbtmp"
)
_LOCKED = re.compile("lock (file|hold)", re.IGNORECASE)  # and not "block checksum mismatch"
_CATALOG = """
ASK {
  GRAPH ?g { ?dataset a <http://rdfs.org/ns/void#Dataset> }
  FILTER(STRENDS(STR(?g), "graph/catalog"))
}
"""


def refuse_foreign_files(place: str) -> None:
    """Raises EnvironmentFault where the folder holds files that are no store's."""
    if is_remote(place) or not Path(place).is_dir():
        return
    foreign = sorted(
        entry.name for entry in Path(place).iterdir() if not _ROCKSDB.fullmatch(entry.name)
    )
    if foreign:
        raise EnvironmentFault(
            f"{place}: holds {foreign[0]}, so it is no store: set KG_STORE to a new folder"
        )


def refuse_foreign_data(place: str) -> None:
    """Raises EnvironmentFault where the store opens and holds quads that we did not write."""
    refuse_foreign_files(place)
    if not is_remote(place) and not Path(place).exists():
        return
    store = open_or_damaged(place)
    if store is None:
        return
    try:
        ours = store.mark() is not None or store.count() == 0 or bool(store.query(_CATALOG))
    except DAMAGE:
        ours = True
    finally:
        store.close()
    if not ours:
        raise EnvironmentFault(
            f"{place}: holds data that WhoMet did not write and would replace:"
            " empty it, or set KG_STORE to another store"
        )


def open_or_damaged(place: str) -> Store | None:
    """The store; None where its files are damaged. Raises EnvironmentFault where another
    process has it open, or the server does not answer."""
    try:
        return open_store(place)
    except EnvironmentFault as error:
        if is_remote(place) or _LOCKED.search(str(error)):
            raise
        return None
