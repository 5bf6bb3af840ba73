"""`kg evaluate` and `kg extract --explain`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


@pytest.fixture
def gold(root) -> Path:
    return root / "tests" / "gold" / "other-houses.jsonl"


@pytest.fixture
def texts(root) -> Path:
    return root / "tests" / "gold" / "texts"


@pytest.fixture
def few(gold, tmp_path) -> Path:
    """Two reports of the gold."""
    path = tmp_path / "few.jsonl"
    path.write_text("".join(gold.read_text("utf-8").splitlines(keepends=True)[:2]), "utf-8")
    return path


def test_the_table_has_all_kinds_and_houses(fresh, gold, texts):
    done = fresh("evaluate", gold, texts)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "32 reports"
    kinds = [line.partition("  ")[0] for line in lines[3:16]]
    assert kinds[0] == "persons" and kinds[-1] == "statements" and len(kinds) == 13
    assert any(line.startswith("KCNA ") for line in lines)
    assert "discrepancies" not in done.out


def test_json_and_table_say_the_same(fresh, few, texts):
    figures = json.loads(fresh("evaluate", few, texts, "--format", "json").out)
    table = fresh("evaluate", few, texts).out
    assert figures["reports"] == 2
    persons = figures["facts"]["persons"]
    row = next(line for line in table.splitlines() if line.startswith("persons"))
    rates = [f"{persons[rate]:.3f}" for rate in ("precision", "recall", "f1")]
    assert row.split()[1:4] == rates
    assert sum(house["reports"] for house in figures["houses"].values()) == 2
    assert "errors" not in figures


def test_errors_come_with_their_sentences(fresh, gold, texts):
    done = json.loads(fresh("evaluate", gold, texts, "--errors", "--format", "json").out)
    assert {error["problem"] for error in done["errors"]} <= {"missed", "spurious", "wrong"}
    facts = done["facts"]
    missed = [error for error in done["errors"] if error["problem"] == "missed"]
    told = sum(error["fact"] == "posts" for error in missed)
    assert told == facts["posts"]["gold"] - facts["posts"]["right"]
    assert sum(bool(error["sentence"]) for error in done["errors"]) >= 0.9 * len(done["errors"])


def test_a_missing_text_is_named_and_counts_as_missed(fresh, few, tmp_path):
    empty = tmp_path / "texts"
    empty.mkdir()
    done = fresh("evaluate", few, empty, "--errors", "--format", "json")
    assert done.code == 1
    assert done.err.count("this text is missing") == 2
    figures = json.loads(done.out)["facts"]["persons"]
    assert (figures["found"], figures["recall"]) == (0, 0.0)


def test_an_unreadable_text_is_named(fresh, few, tmp_path, texts):
    name = json.loads(few.read_text("utf-8").splitlines()[0])["id"]
    for path in texts.glob("*.txt"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / f"{name}.txt").write_bytes(b"")
    done = fresh("evaluate", few, tmp_path)
    assert done.code == 1
    assert f"{name}.txt" in done.err and "empty" in done.err


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("{\n", "line 1: not JSON"),
        ('{"id": "a"}\n\n{"id": "a"}\n', "line 3: the id 'a' stands above"),
        ("\n", "holds no annotated report"),
    ],
)
def test_broken_gold_is_named_with_its_line(fresh, tmp_path, texts, lines, reason):
    path = tmp_path / "gold.jsonl"
    path.write_text(lines, "utf-8")
    done = fresh("evaluate", path, texts)
    assert done.code == 1
    assert reason in done.err and "gold.jsonl" in done.err


def test_explained_as_text_by_default(fresh, article):
    done = fresh("extract", article, "--explain")
    assert (done.code, done.err) == (0, "")
    assert "\nSENTENCES\n" in done.out and "\nFACTS\n" in done.out
    assert "Cai Qi" in done.out


def test_explained_as_one_page(fresh, article, texts):
    done = fresh("extract", article, texts, "--explain", "--format", "html")
    assert done.code == 0
    assert done.out.startswith("<!DOCTYPE html>") and done.out.rstrip().endswith("</html>")
    assert done.out.count("<article ") == 1 + len(list(texts.glob("*.txt")))


@pytest.mark.parametrize("arguments", [("--format", "html"), ("--explain", "--format", "jsonl")])
def test_formats_that_do_not_go_together(fresh, article, arguments):
    done = fresh("extract", article, *arguments)
    assert done.code == 2
    assert "--explain" in done.err and "choose" in done.err


def test_what_cannot_be_explained_is_named(fresh, article, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = fresh("extract", empty, article, "--explain", "--format", "html")
    assert done.code == 1
    assert "empty.txt" in done.err and done.out.count("<article ") == 1
