"""Every command: data on stdout, talk on stderr, the exit code that scripts rely on."""

from __future__ import annotations

import csv
import gzip
import io
import json

import pyoxigraph as ox
import pytest

from kg.cli.commands import COMMANDS

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def test_help_names_every_command_and_each_has_examples(fresh):
    text = fresh("--help").out
    assert len(COMMANDS) >= 12
    for command in COMMANDS:
        assert f"\n  {command.name} " in text
        own = fresh(command.name, "--help")
        assert own.code == 0
        assert "Examples:" in own.out


def test_ingest_twice_adds_nothing(fresh, article):
    first, second = fresh("ingest", article), fresh("ingest", article)
    assert (first.code, first.out) == (0, "")
    assert first.err.startswith("1 read: 1 accepted, 0 quarantined, 0 known already")
    assert second.err.startswith("1 read: 0 accepted, 0 quarantined, 1 known already")


def test_ingest_names_what_is_quarantined_and_strict_says_so(fresh, tmp_path):
    empty, binary = tmp_path / "empty.txt", tmp_path / "binary.txt"
    empty.write_bytes(b"")
    binary.write_bytes(bytes(range(256)) * 50)
    done = fresh("ingest", empty, binary)
    assert done.code == 0
    assert "0 accepted, 2 quarantined" in done.err
    assert all(f"{path}: quarantined: " in done.err for path in (empty, binary))
    assert fresh("ingest", "--strict", empty).code in (0, 1)
    other = tmp_path / "other.txt"
    other.write_bytes(b" \n")
    assert fresh("ingest", "--strict", other).code == 1


def test_ingest_from_stdin(fresh, article):
    done = fresh("ingest", "-", stdin=article.read_text(encoding="utf-8"))
    assert "1 accepted" in done.err
    assert json.loads(fresh("show", "stdin").out)["id"] == "stdin"


def test_facts_from_outside(fresh, article, tmp_path):
    facts = tmp_path / "facts.jsonl"
    facts.write_text(fresh("extract", article).out, encoding="utf-8")
    done = fresh("ingest", "--facts", facts, "--texts", article.parent)
    assert done.err.startswith("1 read: 1 accepted")
    assert fresh("ingest", "--facts", facts).code == 2


def test_extract_prints_one_object_a_report_and_stores_nothing(fresh, article, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = fresh("extract", article, empty)
    assert done.code == 1
    assert str(empty) in done.err
    (line,) = done.out.splitlines()
    assert {person["name"] for person in json.loads(line)["persons"]} == {"Cai Qi", "Kim Song Nam"}
    table = fresh("extract", article, "--format", "table")
    assert "Cai Qi (host), Kim Song Nam (guest); 2024-03-22, Beijing" in table.out
    assert not (tmp_path / "data").exists()


def test_query_in_each_format(kg):
    assert kg("query", "-", stdin=COUNT).out.splitlines()[0] == "n"
    rows = list(csv.reader(io.StringIO(kg("query", "-", "--format", "csv", stdin=COUNT).out)))
    found = json.loads(kg("query", "-", "--format", "json", stdin=COUNT).out)
    assert rows[1] == [found["results"]["bindings"][0]["n"]["value"]]
    assert int(rows[1][0]) > 100
    graph = kg("query", "-", stdin="CONSTRUCT WHERE { ?s a <http://xmlns.com/foaf/0.1/Person> }")
    assert len(list(ox.parse(graph.out, ox.RdfFormat.TURTLE))) == 2
    assert kg("query", "-", stdin="ASK { ?s ?p ?o }").out == "yes\n"


def test_query_takes_parameters(kg, root):
    question = next((root / "ontology" / "competency").glob("cq-01-*.rq"))
    names = {
        name: kg("query", question, "--param", f"person=id/person/{name}").out
        for name in ("kp/kim-song-nam", "cn/cai-qi")
    }
    assert "Cai Qi" in names["kp/kim-song-nam"]
    assert "Kim Song Nam" in names["cn/cai-qi"]
    wrong = kg("query", question, "--param", "nobody=1")
    assert (wrong.code, "it has: person" in wrong.err) == (2, True)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * {\n ?s ?p }", "-, line 2, column"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
        ("INSERT DATA { <a:a> <a:b> 1 }", "not SPARQL"),
    ],
)
def test_queries_that_are_refused(kg, query, words):
    done = kg("query", "-", stdin=query)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert len(done.err.splitlines()) == 1


def test_query_formats_that_do_not_fit(kg):
    assert kg("query", "-", "--format", "turtle", stdin=COUNT).code == 2
    graph = "CONSTRUCT WHERE { ?s ?p ?o }"
    assert kg("query", "-", "--format", "csv", stdin=graph).code == 2


@pytest.mark.parametrize("syntax", ["turtle", "trig", "nquads", "ntriples", "jsonld"])
def test_dump_in_each_format(kg, syntax):
    once, again = kg("dump", "--format", syntax), kg("dump", "--format", syntax)
    assert once.out == again.out
    forms = {"turtle": "TURTLE", "trig": "TRIG", "nquads": "N_QUADS", "ntriples": "N_TRIPLES",
             "jsonld": "JSON_LD"}  # fmt: skip
    form = getattr(ox.RdfFormat, forms[syntax])
    assert len(set(ox.parse(once.out, form))) > 100


def test_dump_to_a_file_packs_by_suffix(kg, tmp_path):
    plain, packed = tmp_path / "graph.nq", tmp_path / "graph.nq.gz"
    for path in (plain, packed):
        done = kg("dump", "--format", "nquads", "-o", path)
        assert (done.code, done.out) == (0, "")
    assert gzip.decompress(packed.read_bytes()) == plain.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.nq", "graph.nq.gz"]


def test_show(kg, article):
    entry = json.loads(kg("show", article.stem).out)
    assert entry["status"] == "accepted"
    assert entry["report"]["conforms"] is True
    assert len(entry["facts"]["persons"]) == 2
    text = kg("show", entry["sha256"], "--text").out
    assert text.removesuffix("\n") == article.read_text(encoding="utf-8")
    graph = kg("show", "id/person/kp/kim-song-nam").out
    assert '"Kim Song Nam"@en' in graph
    assert kg("show", "https://w3id.org/whomet/id/person/kp/kim-song-nam").out == graph
    for name in ("nothing", "id/person/kp/nobody"):
        done = kg("show", name)
        assert (done.code, done.out) == (1, "")
        assert name in done.err


def test_status(kg):
    figures = json.loads(kg("status", "--format", "json").out)
    assert figures["reports"] == {"accepted": 1, "quarantined": 0, "retracted": 0}
    assert figures["things"] | {"Person": 2, "Meeting": 1} == figures["things"]
    text = kg("status").out
    assert "1 accepted" in text
    assert f"{figures['triples']:,} triples" in text


def test_validate(kg, root, tmp_path):
    dump = tmp_path / "graph.trig"
    kg("dump", "--format", "trig", "-o", dump)
    good = kg("validate", dump)
    assert good.code == 0, good.out
    assert good.out.startswith("Conforms")
    bad = tmp_path / "bad.ttl"
    bad.write_text("@prefix wm: <https://w3id.org/whomet/ontology#> . <urn:x> a wm:Person .")
    found = kg("validate", bad, "--format", "json")
    assert found.code == 1
    assert json.loads(found.out)["findings"]
    turtle = kg("validate", bad, "--format", "turtle").out
    assert len(list(ox.parse(turtle, ox.RdfFormat.TURTLE))) > 5


def test_validate_own_shapes_and_what_cannot_be_checked(kg, tmp_path):
    shapes, data = tmp_path / "shapes.ttl", tmp_path / "data.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:S> a sh:NodeShape ; "
        "sh:targetClass <urn:C> ; sh:property [ sh:path <urn:p> ; sh:minCount 1 ] ."
    )
    data.write_text("<urn:a> a <urn:C> .")
    assert kg("validate", data, "--shapes", shapes).code == 1
    nothing = kg("validate", data)
    assert nothing.code == 1
    assert "nothing was checked" in nothing.err
    broken = tmp_path / "broken.ttl"
    broken.write_text("<urn:a> <urn:b>\n .")
    done = kg("validate", broken)
    assert (done.code, done.out) == (1, "")
    assert f"{broken}, line 2" in done.err


def test_retract_rebuild_backup_restore(fresh, article, tmp_path):
    fresh("ingest", article)
    before = fresh("dump", "--format", "nquads").out
    assert '"Cai Qi"' in before
    assert fresh("rebuild").code == 0
    assert fresh("rebuild", "--extract").code == 0
    assert fresh("dump", "--format", "nquads").out == before
    assert fresh("backup", tmp_path / "copy").code == 0
    assert json.loads(fresh("show", article.stem).out)["status"] == "accepted"
    assert fresh("retract", article.stem, "--why", "a test").code == 0
    entry = json.loads(fresh("show", article.stem).out)
    assert (entry["status"], entry["retracted_why"]) == ("retracted", "a test")
    assert fresh("retract", entry["sha256"], "--why", "again").code == 0
    assert '"Cai Qi"' not in fresh("dump", "--format", "nquads").out
    settings = {"KG_DATA": str(tmp_path / "second")}
    assert fresh("restore", tmp_path / "copy", **settings).code == 0
    assert fresh("dump", "--format", "nquads", **settings).out == before


def test_usage_errors(fresh, article, tmp_path):
    for arguments in (
        ("nonsense",),
        ("ingest",),
        ("ingest", tmp_path / "missing.txt"),
        ("query", tmp_path / "missing.rq"),
        ("dump", "--format", "xml"),
        ("status",),
        ("rebuild",),
        ("retract", "0" * 64),
    ):
        done = fresh(*arguments)
        assert (done.code, done.out) == (2, ""), arguments
        assert "Traceback" not in done.err
    assert fresh("status", KG_PORT="x").code == 2
    assert "KG_PORT=x" in fresh("status", KG_PORT="x").err


def test_environment_errors(fresh, article, tmp_path):
    (tmp_path / "file").write_text("")
    done = fresh("ingest", article, KG_DATA=str(tmp_path / "file"))
    assert done.code == 3
    assert "file" in done.err
    assert "Traceback" not in done.err
