"""Runs one job over a read-only store; everything of a stranger is parsed here, in a worker."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import IO, TypeAlias, cast

import pyoxigraph as ox

from kg.dumps import FORMATS, write_dump
from kg.namespaces import PREFIXES
from kg.ports import Store
from kg.serve.depth import DEEPEST, depth_of_query
from kg.serve.formats import GRAPHS, RESULTS, NotAcceptable, negotiate
from kg.serve.guard import calls_service, first_update_word
from kg.serve.jobs import Dump, Header, Query
from kg.serve.packing import Packed
from kg.stores import lower_booleans, names_dataset

Results: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
_UNKNOWN_FUNCTION = re.compile(r"custom function <(.*)> is not supported")
_MAX_FUNCTIONS = 20
_POSITION = re.compile(r"\bat (\d+):(\d+)")


def run_query(store: ox.Store | Store, job: Query, out: IO[bytes]) -> Header:
    """Write the answer to `out` and return its header; a refusal writes nothing."""
    depth = depth_of_query(job.text)
    if depth > DEEPEST:
        detail = f"{depth} brackets are open at once; {DEEPEST} is the limit"
        return Header(400, title="Query too deep", detail=detail)
    if calls_service(job.text):
        return Header(403, title="Federation is off", detail="SERVICE is not allowed here")
    try:
        results = _evaluate(store, job)
        return _packed(results, job, out)
    except SyntaxError as error:
        return _refusal(job.text, str(error))
    except NotAcceptable as error:
        return Header(406, title="Not acceptable", detail=str(error))
    except ValueError as error:
        return Header(400, title="Bad request", detail=str(error))


def _evaluate(store: ox.Store | Store, job: Query) -> Results:
    """SPARQL 1.1 Protocol section 2.1.4: a dataset given outside the query replaces its own."""
    if not isinstance(store, ox.Store):
        if job.default_graphs or job.named_graphs:
            raise ValueError("this store takes its data set from the query alone: use FROM")
        return store.query(job.text)
    text = lower_booleans(job.text)
    query = partial(store.query, text, base_iri=job.base)
    if not job.default_graphs and not job.named_graphs:
        union = not names_dataset(text)
        return _with_functions(partial(query, use_default_graph_as_union=union))
    default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = []
    default += [ox.NamedNode(iri) for iri in job.default_graphs]
    named: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(iri) for iri in job.named_graphs]
    return _with_functions(partial(query, default_graph=default, named_graphs=named))


def _with_functions(query: Callable[..., Results]) -> Results:
    """Calls of functions that nobody defined are errors of their expressions (section 17.6)."""
    unknown: dict[ox.NamedNode, Callable[..., None]] = {}
    while True:
        try:
            return query(custom_functions=unknown)
        except RuntimeError as error:
            named = _UNKNOWN_FUNCTION.search(str(error))
            if named is None or len(unknown) >= _MAX_FUNCTIONS:
                raise ValueError(str(error)) from error
            unknown[ox.NamedNode(named[1])] = lambda *_: None


def _packed(results: Results, job: Query, out: IO[bytes]) -> Header:
    if not job.coding:
        return _write(results, job, out)
    packed = Packed(out, coding=job.coding)
    header = _write(results, job, cast(IO[bytes], packed))
    return replace(header, coding=packed.close())


def _write(results: Results, job: Query, out: IO[bytes]) -> Header:
    graph = isinstance(results, ox.QueryTriples)
    offer = negotiate(GRAPHS if graph else RESULTS, accept=job.accept, name=job.format)
    if isinstance(results, ox.QueryTriples):
        assert isinstance(offer.syntax, ox.RdfFormat)
        prefixes = dict(PREFIXES) if offer.syntax == ox.RdfFormat.TURTLE else None
        ox.serialize(results, out, offer.syntax, prefixes=prefixes)
    else:
        assert isinstance(offer.syntax, ox.QueryResultsFormat)
        results.serialize(out, offer.syntax)
    return Header(200, media_type=offer.media_type)


def _refusal(text: str, message: str) -> Header:
    update = first_update_word(text)
    if update == "LOAD":
        return Header(403, title="Updates are off", detail="LOAD is not allowed here")
    if update is not None:
        detail = f"{update} is an update; this endpoint only answers queries"
        return Header(400, title="Updates are off", detail=detail)
    found = _POSITION.search(message)
    line, column = (int(found[1]), int(found[2])) if found else (None, None)
    reason = message if len(message) < 300 else message[:300] + " ..."
    return Header(400, title="Query syntax error", detail=reason, line=line, column=column)


def run_dump(store: ox.Store | Store, job: Dump, out: IO[bytes]) -> Header:
    """Write the whole store in the fixed order of dumps."""
    everything = (None, None, None, None)
    quads = store.quads_for_pattern(*everything) if isinstance(store, ox.Store) else store.quads()
    write_dump(
        quads,
        out,
        syntax=job.format,
        compress=job.compress,
    )
    return Header(200, media_type=FORMATS[job.format].media_type)
