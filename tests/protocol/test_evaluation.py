"""W3C query evaluation and results tests of SPARQL 1.0 and 1.1, asked over HTTP.

One store holds every data file as a graph under its own name; a request says by the
protocol's parameters which of them are the default graph and which are named, as its case
does. Numbers are compared by value, blank nodes by isomorphism.
"""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
import rdflib
import urllib3
from rdflib.compare import isomorphic
from rdflib.namespace import RDF

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
RS = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
NUMBERS = ("integer", "decimal", "double", "float")
XSD = "http://www.w3.org/2001/XMLSchema#"
BASE = "http://suite.example/"
KNOWN = Path(__file__).with_name("failures.csv")
SUITES = {
    "sparql10": "manifest-evaluation.ttl",
    "sparql11": "manifest-sparql11-query.ttl",
    "sparql11 results": "manifest-sparql11-results.ttl",
}
SELECT = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".srj": "application/sparql-results+json",
}


@dataclass(frozen=True)
class Case:
    """A test of a manifest: its query, data and expected result as addresses below BASE."""

    suite: str
    folder: str
    name: str
    kind: str
    query: str
    data: tuple[str, ...] = ()
    graphs: tuple[str, ...] = ()
    result: str | None = None
    lax: bool = False

    @property
    def title(self) -> str:
        return f"{self.suite}/{self.folder}/{self.name}"


def read(root: Path, address: str) -> str:
    return (root / address.removeprefix(BASE)).read_text(encoding="utf-8")


def load(root: Path, path: str) -> rdflib.Graph:
    return rdflib.Graph().parse(root / path, format="turtle", publicID=BASE + path)


def cases(root: Path) -> Iterator[Case]:
    for suite, manifest in SUITES.items():
        top = f"{suite.split()[0]}/{manifest}"
        graph = load(root, top)
        for include in graph.items(graph.value(rdflib.URIRef(BASE + top), MF.include)):
            yield from of_manifest(root, suite, str(include).removeprefix(BASE))


def of_manifest(root: Path, suite: str, path: str) -> Iterator[Case]:
    graph = load(root, path)
    for entry in graph.items(graph.value(rdflib.URIRef(BASE + path), MF.entries)):
        action = graph.value(entry, MF.action)
        query = graph.value(action, QT.query) or action
        result = graph.value(entry, MF.result)
        yield Case(
            suite,
            Path(path).parent.name,
            str(graph.value(entry, MF.name)),
            str(graph.value(entry, RDF.type)).rpartition("#")[2],
            str(query),
            tuple(sorted(map(str, graph.objects(action, QT.data)))),
            tuple(sorted(map(str, graph.objects(action, QT.graphData)))),
            None if result is None else str(result),
            graph.value(entry, MF.resultCardinality) == MF.LaxCardinality,
        )


@pytest.fixture(scope="module")
def suite(w3c: Path) -> list[Case]:
    found = list(cases(w3c))
    assert len(found) > 500
    return found


@pytest.fixture(scope="module")
def served(w3c, serving, tmp_path_factory) -> Iterator[tuple[str, Path]]:
    store = ox.Store(str(tmp_path_factory.mktemp("w3c")))
    loaded = 0
    for path in sorted(w3c.glob("sparql1[01]/*/*")):
        form = ox.RdfFormat.from_extension(path.suffix[1:])
        if form is None or path.name == "manifest.ttl" or path.parent.name == "entailment":
            continue
        name = BASE + str(path.relative_to(w3c))
        try:
            store.load(path=str(path), format=form, base_iri=name, to_graph=ox.NamedNode(name))
            loaded += 1
        except (SyntaxError, ValueError):
            continue  # a file that is meant to be wrong, or no triples
    assert loaded > 300
    with serving(store) as service:
        yield service


def request(case: Case, root: Path, endpoint: str, http: urllib3.PoolManager):
    text = read(root, case.query)
    parameters = [("query", f"BASE <{case.query}>\n{text}")]
    if case.data or case.graphs or not re.search(r"\bFROM\b", text):
        default = case.data or ("http://nothing.example/",)
        parameters += [("default-graph-uri", name) for name in default]
        parameters += [("named-graph-uri", name) for name in case.graphs]
    if case.name.startswith("constructwhere04"):  # its FROM is what it tests
        del parameters[1:]
    form = Path(case.result or "").suffix
    accept = SELECT.get(form, "application/sparql-results+xml, application/n-triples")
    headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
    return http.request("POST", endpoint, body=urlencode(parameters), headers=headers)


def outcome(case: Case, root: Path, endpoint: str, http: urllib3.PoolManager) -> str:
    """Empty where the test passes, else what was wrong."""
    answer = request(case, root, endpoint, http)
    if case.kind.startswith("Negative"):
        return "" if answer.status == 400 else f"{answer.status} for a wrong query"
    if answer.status != 200:
        return f"{answer.status}"
    if case.kind.startswith("Positive"):
        return ""
    if case.kind == "CSVResultFormatTest":
        return compare_csv(answer.data.decode(), read(root, case.result))
    expected, got = expected_of(root, case.result), got_of(answer)
    if isinstance(expected, bool) or isinstance(got, bool):
        return "" if expected == got else f"{got}"
    if isinstance(expected, rdflib.Graph):
        return "" if isomorphic(expected, got) else "another graph"
    return "" if same_rows(expected, got, lax=case.lax) else "other rows"


def compare_csv(got: str, expected: str) -> str:
    """Without names of blank nodes and the order of columns, which may differ."""

    def rows(text: str) -> Counter:
        return Counter(
            frozenset((name, "_:" if cell.startswith("_:") else cell) for name, cell in row.items())
            for row in csv.DictReader(io.StringIO(text))
        )

    return "" if rows(got) == rows(expected) else "other rows"


def got_of(answer):
    media_type = answer.headers["Content-Type"].partition(";")[0]
    if (form := ox.QueryResultsFormat.from_media_type(media_type)) is not None:
        return solutions(ox.parse_query_results(answer.data, format=form))
    return rdflib.Graph().parse(data=answer.data, format="nt")


def expected_of(root: Path, address: str):
    path = root / address.removeprefix(BASE)
    if path.suffix in (".srx", ".srj", ".tsv"):
        form = ox.QueryResultsFormat.from_extension(path.suffix[1:])
        return solutions(ox.parse_query_results(path.read_bytes(), format=form))
    form = "xml" if path.suffix == ".rdf" else "turtle"
    graph = rdflib.Graph().parse(path, format=form, publicID=address)
    found = graph.value(None, RDF.type, RS.ResultSet)
    if found is None:
        return graph
    boolean = graph.value(found, RS.boolean)
    return rows_of(graph, found) if boolean is None else bool(boolean.value)


def solutions(results):
    if isinstance(results, ox.QueryBoolean):
        return bool(results)
    names = [variable.value for variable in results.variables]
    return [
        (None, {name: term(row[name]) for name in names if row[name] is not None})
        for row in results
    ]


def rows_of(graph: rdflib.Graph, found) -> list[tuple[int | None, dict]]:
    return [
        (
            graph.value(row, RS["index"]),
            {
                str(graph.value(cell, RS.variable)): graph.value(cell, RS.value)
                for cell in graph.objects(row, RS.binding)
            },
        )
        for row in graph.objects(found, RS.solution)
    ]


def term(value):
    match value:
        case ox.NamedNode():
            return rdflib.URIRef(value.value)
        case ox.BlankNode():
            return rdflib.BNode(value.value)
        case ox.Literal():
            kind = None if value.language else value.datatype.value
            return rdflib.Literal(value.value, lang=value.language, datatype=kind)


def same_rows(expected, got, *, lax: bool) -> bool:
    """Whether the rows are the same up to the names of blank nodes; `lax` forgets how often."""
    tables = [[frozenset((name, canonical(value)) for name, value in row.items())
               for _, row in rows] for rows in (expected, got)]  # fmt: skip
    if lax:
        tables = [list(dict.fromkeys(table)) for table in tables]
    plain = [Counter(row for row in table if not blank(row)) for table in tables]
    rest = [[row for row in table if blank(row)] for table in tables]
    return plain[0] == plain[1] and len(rest[0]) == len(rest[1]) and matching(*rest, {})


def blank(row) -> bool:
    return any(isinstance(value, rdflib.BNode) for _, value in row)


def matching(left: list, right: list, names: dict) -> bool:
    """Whether blank nodes can be renamed one to one so that the rows agree."""
    if not left:
        return True
    for number, other in enumerate(right):
        renamed = agree(dict(left[0]), dict(other), names)
        if renamed is not None and matching(
            left[1:], right[:number] + right[number + 1 :], renamed
        ):
            return True
    return False


def agree(one: dict, other: dict, names: dict) -> dict | None:
    if one.keys() != other.keys():
        return None
    names = dict(names)
    for key, value in one.items():
        if isinstance(value, rdflib.BNode) != isinstance(other[key], rdflib.BNode):
            return None
        if not isinstance(value, rdflib.BNode):
            if value != other[key]:
                return None
        elif names.setdefault(value, other[key]) != other[key]:
            return None
    return names if len(set(names.values())) == len(names) else None


def canonical(value):
    """A term that is equal to another of the same value, for numbers, else of the same form."""
    if not isinstance(value, rdflib.Literal):
        return value
    kind = str(value.datatype or "")
    if kind.removeprefix(XSD) in NUMBERS and value.value is not None:
        return (f"{float(value.value):.12g}", kind)
    return (str(value), "" if kind == XSD + "string" else kind, (value.language or "").lower())


def test_evaluation(w3c, served, suite, http):
    endpoint, _ = served
    with KNOWN.open(encoding="utf-8", newline="") as file:
        known = {row["test"]: row["reason"] for row in csv.DictReader(file)}
    assert all(known.values())
    failed = {
        case.title: reason for case in suite if (reason := outcome(case, w3c, endpoint, http))
    }
    new = [f"{name}: {reason}" for name, reason in failed.items() if name not in known]
    assert not new, "\n".join(new)
    assert not known.keys() - failed.keys(), "listed as failing, but passing"
    assert len(failed) <= 25, f"{len(failed)} of {len(suite)}"


def test_the_peer_passes_no_test_that_we_fail(w3c, served, suite, http, unused_port):
    """`oxigraph serve-read-only` over the very same snapshot."""
    endpoint, snapshot = served
    binary = Path(sys.executable).with_name("oxigraph")
    if not binary.exists():
        pytest.skip("the `oxigraph` server is not installed")
    command = [binary, "serve-read-only", "-l", snapshot, "--bind", f"127.0.0.1:{unused_port}"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            peer = f"http://127.0.0.1:{unused_port}/query"
            wait(peer, http)
            theirs = {case.title for case in suite if not outcome(case, w3c, peer, http)}
        finally:
            process.kill()
    ours = {case.title for case in suite if not outcome(case, w3c, endpoint, http)}
    assert len(ours) > 500
    more = sorted(theirs - ours)
    assert not more, "\n".join(more)


def wait(address: str, http: urllib3.PoolManager) -> None:
    for _ in range(100):
        try:
            http.request("GET", f"{address}?query=ASK{{}}")
            return
        except urllib3.exceptions.HTTPError:
            time.sleep(0.05)
    pytest.fail("the peer did not start")
