"""The graph follows the ledger: in any order, in any steps, with the same bytes."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import EnvironmentFault
from kg.ledger import Entry, Ledger, Record
from kg.pipeline import rebuild, retract, status, sync
from kg.settings import Settings
from kg.stores import checkpoint_number, open_store
from kg.writer.committer import Committer

Append = Callable[[Settings, Iterable[Record]], None]
DumpOf = Callable[[Settings], bytes]
FEW = 10


def at(tmp_path: Path, name: str) -> Settings:
    return Settings(data=tmp_path / name)


def followed(
    settings: Settings, records: Sequence[Record], append: Append, *, steps: int
) -> Settings:
    """The records in so many steps, the graph brought up to date after each."""
    with Committer(settings) as committer:
        committer.sync()
        for number in range(steps):
            append(settings, records[number::steps])
            committer.sync()
    return settings


def test_order_and_steps_do_not_show(
    tmp_path: Path, gold_records: Sequence[Record], append: Append, dump_of: DumpOf
) -> None:
    records = gold_records[:24]
    shuffled = random.Random(1).sample(records, len(records))
    dumps = {
        dump_of(followed(at(tmp_path, name), order, append, steps=steps))
        for name, order, steps in (
            ("once", records, 1),
            ("steps", records, 7),
            ("shuffled", shuffled, 3),
        )
    }
    assert len(dumps) == 1
    assert dumps.pop().count(b"\n") > 10_000


def test_rebuilding_changes_nothing(
    settings: Settings, gold_records: Sequence[Record], append: Append, dump_of: DumpOf
) -> None:
    followed(settings, gold_records[:FEW], append, steps=3)
    before, number = dump_of(settings), checkpoint_number(settings.data)
    assert rebuild(settings) > number
    assert dump_of(settings) == before


def test_what_is_retracted_leaves_no_trace(
    tmp_path: Path, gold_records: Sequence[Record], append: Append, dump_of: DumpOf
) -> None:
    gone, kept = gold_records[:4], gold_records[4:FEW]
    clean = followed(at(tmp_path, "clean"), kept, append, steps=1)
    settled = followed(at(tmp_path, "settled"), [*gone, *kept], append, steps=2)
    for record in gone:
        assert retract(settled, record.sha256, why="a test") is True
    assert retract(settled, gone[0].sha256, why="again") is False
    assert dump_of(settled) == dump_of(clean)
    rebuild(settled)
    assert dump_of(settled) == dump_of(clean)


def test_accepted_and_retracted_in_one_step_is_nothing(
    tmp_path: Path, gold_records: Sequence[Record], append: Append, dump_of: DumpOf
) -> None:
    clean, both = at(tmp_path, "clean"), at(tmp_path, "both")
    append(clean, gold_records[1:3])
    sync(clean)
    sync(both)
    append(both, gold_records[:3])
    with Ledger(both.data / "ledger.sqlite") as ledger:
        ledger.retract(gold_records[0].sha256, why="a test")
    sync(both)
    assert dump_of(both) == dump_of(clean)


def family(records: Sequence[Record]) -> list[Record]:
    """Three versions under one URL, two copies of the last one's text, one on its own."""
    one, two, three, copy, late, alone = records[:6]
    return [
        replace(one, url="http://x/1", published="2024-03-01"),
        replace(two, url="http://x/1", published="2024-03-02"),
        replace(three, url="http://x/1", published="2024-03-03", body_sha256="b"),
        replace(copy, url="http://x/2", published="2024-03-02", body_sha256="b"),
        replace(late, url="http://x/3", published="2024-03-04", body_sha256="b"),
        replace(alone, url="http://x/4"),
    ]


def test_versions_and_copies_speak_once_in_any_order(
    tmp_path: Path, gold_records: Sequence[Record], append: Append, dump_of: DumpOf
) -> None:
    records = family(gold_records)
    dumps = set()
    for number in range(3):
        order = random.Random(number).sample(records, len(records))
        settings = followed(at(tmp_path, str(number)), order, append, steps=6 - number)
        dumps.add(dump_of(settings))
    assert len(dumps) == 1
    text = dumps.pop().decode()
    one, two, three, copy, late, alone = (item.sha256 for item in records)
    for old in (one, two):
        assert f"report/{old}> <http://purl.org/dc/terms/isReplacedBy>" in text
        assert f"isReplacedBy> <https://w3id.org/whomet/id/report/{three}>" in text
    for same in (three, late):
        assert f"report/{same}> <http://www.w3.org/ns/prov#alternateOf>" in text
    for speaker, speaks in ((copy, True), (alone, True), (one, False), (late, False)):
        assert (f"report/{speaker}/account/1>" in text) is speaks


def test_when_the_current_version_is_retracted_the_earlier_one_speaks_again(
    tmp_path: Path, gold_records: Sequence[Record], append: Append, dump_of: DumpOf
) -> None:
    records = family(gold_records)
    settings = followed(at(tmp_path, "all"), records, append, steps=2)
    for index in (2, 3):
        retract(settings, records[index].sha256, why="a test")
    rest = [*records[:2], *records[4:]]
    clean = followed(at(tmp_path, "rest"), rest, append, steps=1)
    assert dump_of(settings) == dump_of(clean)


def test_a_sync_without_news_makes_no_checkpoint(
    settings: Settings, gold_records: Sequence[Record], append: Append
) -> None:
    append(settings, gold_records[:2])
    assert sync(settings) == 1
    assert sync(settings) == 1
    append(settings, gold_records[2:3])
    assert sync(settings) == 2


def test_another_base_is_another_graph(
    settings: Settings, gold_records: Sequence[Record], append: Append, dump_of: DumpOf
) -> None:
    append(settings, gold_records[:2])
    sync(settings)
    assert b"<https://w3id.org/whomet/graph/" in dump_of(settings)
    sync(replace(settings, base_iri="http://localhost/kg/"))
    assert b"<https://w3id.org/whomet/graph/" not in dump_of(settings)
    assert b"<http://localhost/kg/graph/report/" in dump_of(settings)


def test_status_counts_what_the_store_holds(
    settings: Settings, gold_records: Sequence[Record], append: Append, dump_of: DumpOf
) -> None:
    append(settings, gold_records[:3])
    sync(settings)
    append(settings, gold_records[3:5])
    told = status(settings)
    assert told.quads == dump_of(settings).count(b"\n")
    assert (told.behind, told.ledger.accepted, told.checkpoint, told.writer) == (2, 5, 1, False)
    assert told.graphs["report"] > 100


def break_nothing(data: Path) -> None:
    """The control: nothing is broken."""


def delete_store(data: Path) -> None:
    shutil.rmtree(data / "store")


def delete_state(data: Path) -> None:
    (data / "projection.sqlite").unlink()


def delete_both(data: Path) -> None:
    delete_store(data)
    delete_state(data)


def delete_wal(data: Path) -> None:
    for file in (data / "store").glob("*.log"):
        file.unlink()


def cut_manifest(data: Path) -> None:
    manifest = next((data / "store").glob("MANIFEST*"))
    manifest.write_bytes(manifest.read_bytes()[:20])


def delete_tables(data: Path) -> None:
    for file in (data / "store").glob("*.sst"):
        file.unlink()


def garble_state(data: Path) -> None:
    (data / "projection.sqlite").write_bytes(b"garbage " * 1000)


def change_store(data: Path) -> None:
    store = open_store(data / "store")
    store.apply(remove=list(store.quads())[:10], add=())
    store.close()


def empty_store(data: Path) -> None:
    delete_store(data)
    open_store(data / "store").close()


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory, gold_records: Sequence[Record]) -> Settings:
    """A data folder with three reports, to be copied."""
    settings = Settings(data=tmp_path_factory.mktemp("settled"))
    with Ledger(settings.data / "ledger.sqlite") as ledger:
        ledger.append([Entry(item.id, item.sha256, item) for item in gold_records[:3]])
    sync(settings)
    return settings


@pytest.mark.parametrize(
    "harm",
    [
        break_nothing, delete_both, delete_wal, cut_manifest, delete_tables, garble_state,
        change_store, empty_store,
    ],
)  # fmt: skip
def test_a_harmed_store_is_mended_without_being_asked(
    settled: Settings,
    tmp_path: Path,
    dump_of: DumpOf,
    harm: Callable[[Path], None],
) -> None:
    settings = at(tmp_path, "copy")
    shutil.copytree(settled.data, settings.data)
    harm(settings.data)
    shutil.rmtree(settings.data / "checkpoints")
    sync(settings)
    assert dump_of(settings) == dump_of(settled)


def test_an_older_ledger_is_followed_again(
    settings: Settings, tmp_path: Path, gold_records: Sequence[Record], append: Append,
    dump_of: DumpOf,
) -> None:  # fmt: skip
    append(settings, gold_records[:2])
    sync(settings)
    before = dump_of(settings)
    with Ledger(settings.data / "ledger.sqlite") as ledger:
        ledger.backup(tmp_path / "old.sqlite")
    append(settings, gold_records[2:4])
    sync(settings)
    shutil.copy(tmp_path / "old.sqlite", settings.data / "ledger.sqlite")
    sync(settings)
    assert dump_of(settings) == before


def test_a_store_that_another_has_open_is_not_thrown_away(
    settings: Settings, gold_records: Sequence[Record], append: Append
) -> None:
    append(settings, gold_records[:1])
    sync(settings)
    other = open_store(settings.data / "store")
    with pytest.raises(EnvironmentFault, match=r"[Ll]ock"):
        sync(settings)
    other.close()
    sync(settings)


def test_a_folder_of_other_files_is_left_alone(settings: Settings, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "thesis.odt").write_text("years of work")
    with pytest.raises(EnvironmentFault, match=r"thesis\.odt"):
        sync(replace(settings, store=str(home)))
    assert [entry.name for entry in home.iterdir()] == ["thesis.odt"]


def test_a_store_of_other_data_is_left_alone(settings: Settings, tmp_path: Path) -> None:
    node = ox.NamedNode("http://example.org/theirs")
    store = open_store(tmp_path / "theirs")
    store.apply(remove=(), add=[ox.Quad(node, node, node, node)])
    store.close()
    with pytest.raises(EnvironmentFault, match="did not write"):
        sync(replace(settings, store=str(tmp_path / "theirs")))
    store = open_store(tmp_path / "theirs")
    assert store.count() == 1
    store.close()
