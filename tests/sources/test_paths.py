"""Inputs named on a command line."""

import io

import pytest

from kg.errors import UsageError
from kg.ports import Unreadable
from kg.sources import read_paths, read_payload


def test_folders_are_read_recursively_and_sorted(tmp_path):
    for name in ("b/two.txt", "a/one.html", "zero.jsonl.gz", "b/.hidden/x.txt", "b/skip.png"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"x")
    names = [payload.name for payload in read_paths([tmp_path])]
    assert names == [str(tmp_path / name) for name in ("a/one.html", "b/two.txt", "zero.jsonl.gz")]


def test_a_file_named_outright_is_read_whatever_its_suffix(tmp_path):
    (tmp_path / "report.md").write_text("x")
    assert [payload.data for payload in read_paths([tmp_path / "report.md"])] == [b"x"]


def test_standard_input_has_the_id_stdin():
    (payload,) = read_paths(["-"], stdin=io.BytesIO(b"Text enough."))
    (document,) = read_payload(payload)
    assert document.id == "stdin"


def test_two_inputs_of_one_id_are_an_error_naming_both(tmp_path):
    for name in ("a.txt", "a.html.gz"):
        (tmp_path / name).write_text("x")
    with pytest.raises(UsageError, match=r"a\.html\.gz and .*a\.txt"):
        read_paths([tmp_path])
    with pytest.raises(UsageError, match="- and -"):
        read_paths(["-", "-"], stdin=io.BytesIO(b""))


def test_files_of_many_records_may_share_a_name(tmp_path):
    for name in ("x.jsonl", "x.xml", "x.txt"):
        (tmp_path / name).write_text("x")
    assert len(list(read_paths([tmp_path]))) == 3


def test_a_path_that_does_not_exist_is_told_before_anything_is_read(tmp_path):
    with pytest.raises(UsageError, match="absent"):
        read_paths([tmp_path, tmp_path / "absent"])


def test_a_file_that_cannot_be_opened_is_unreadable_and_the_rest_goes_on(tmp_path, monkeypatch):
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text("Fine.")
    payloads = list(read_paths([str(tmp_path / "b.txt")]))
    assert len(payloads) == 1
    monkeypatch.setattr("kg.sources.paths.LIMIT", 3)
    (big,) = read_paths([tmp_path / "b.txt"])
    (found,) = read_payload(big)
    assert isinstance(found, Unreadable)
    assert "split the file" in found.reason
