"""The graph of one report: only nodes whose IRI carries the report's SHA-256 are subjects."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pyoxigraph as ox

from kg.identity import BOTH, Identities, identify, principals, state_key, topic_key
from kg.model import Evidence, Facts, Span, Statement
from kg.namespaces import DCTERMS, PROV, SCHEMA, WM, WMC, XSD
from kg.rdf.encounters import map_accounts, map_delegations
from kg.rdf.evidence import map_evidence
from kg.rdf.quotes import Source, choose_quotes
from kg.rdf.telling import CURRENT, FORMER, Telling, attested_on, supported
from kg.rdf.terms import FALSE, TRUE, Quads, date_literal, graph_name, text_literal
from kg.registers import Registers, load_registers
from kg.settings import BASE_IRI, QuotePolicy


def to_quads(
    facts: Facts,
    *,
    base: str = BASE_IRI,
    text: str | None = None,
    title: str | None = None,
    quotes: QuotePolicy = "sentence",
    registers: Registers | None = None,
    identities: Identities | None = None,
) -> list[ox.Quad]:
    """All quads of the graph `graph/report/<sha>`, without blank nodes, in a fixed order.

    `text` and `title` are those of the document: the words to quote from. Without them only
    statements are quoted, which carry their own words. `identities` are given where joins have
    replaced keys; else the report's own keys are used.

    Raises ValueError for facts that are bound to no text.
    """
    facts = supported(facts)
    identities = identities or identify(facts, registers or load_registers())
    return quads_of(
        facts, identities, base=base, source=Source(text=text, title=title), policy=quotes
    )


def quads_of(
    facts: Facts, identities: Identities, *, base: str, source: Source, policy: QuotePolicy
) -> list[ox.Quad]:
    """The same from keys that are at hand."""
    out = Quads(base, graph_name(base, f"report/{identities.report}"))
    chosen = choose_quotes(facts, _spans(facts), source, policy=policy)
    telling = Telling(facts, identities, out, chosen)
    _map_report(telling)
    _map_text(telling, source, policy=policy)
    map_delegations(telling)
    map_accounts(telling)
    _map_statements(telling)
    _cite_shared(telling)
    map_evidence(telling)
    return out.stated


def _map_report(telling: Telling) -> None:
    out, article, identities = telling.out, telling.facts.article, telling.identities
    node = out.node(telling.key)
    out.type(node, WM.Report, SCHEMA.NewsArticle, PROV.Entity)
    if article.title:
        out.add(node, SCHEMA.headline, text_literal(article.title, telling.language))
    if article.published:
        out.add(node, SCHEMA.datePublished, date_literal(article.published))
    if article.dateline_date:
        out.add(node, WM.datelineDate, date_literal(article.dateline_date))
    if article.url:
        out.add(node, SCHEMA.url, ox.Literal(article.url, datatype=XSD.anyURI))
    if telling.language:
        out.add(node, SCHEMA.inLanguage, ox.Literal(telling.language))
    for predicate, named in (
        (SCHEMA.publisher, identities.publisher),
        (WM.agency, identities.agency),
        (WM.datelinePlace, identities.dateline_place),
    ):
        out.add(node, predicate, out.node(named.key) if named else None)
    for credit in dict.fromkeys(telling.facts.credits):
        out.add(node, SCHEMA.creditText, ox.Literal(credit))
    out.add(node, WM.reportText, out.node(f"{telling.key}/text"))
    for key in dict.fromkeys(_mentioned(telling)):
        out.add(node, SCHEMA.mentions, out.node(key))


def _mentioned(telling: Telling) -> Iterator[str]:
    """The keys of the persons, parties and states that the report mentions."""
    facts, identities = telling.facts, telling.identities
    yield from (identities.persons[person.name] for person in facts.persons)
    yield from (unit.key for unit in identities.parties)
    yield from (state_key(code) for code in facts.states)


def _map_text(telling: Telling, source: Source, *, policy: QuotePolicy) -> None:
    out, document = telling.out, telling.facts.document
    node = out.node(f"{telling.key}/text")
    out.type(node, WM.ReportText)
    out.add(node, SCHEMA.sha256, ox.Literal(document.sha256))
    if document.media_type:
        out.add(node, SCHEMA.encodingFormat, ox.Literal(document.media_type))
    if document.licence:
        out.add(node, DCTERMS.license, ox.Literal(document.licence))
    out.add(node, WM.quotePolicy, WMC[f"quotes/{policy}"])
    if any(span.within == "title" for span in _spans(telling.facts)):
        _map_title(telling, source, policy=policy)


def _map_title(telling: Telling, source: Source, *, policy: QuotePolicy) -> None:
    """The node of a separate title, where evidence lies in it."""
    out, title = telling.out, source.title or telling.facts.article.title or ""
    node = out.node(f"{telling.key}/title")
    out.add(out.node(telling.key), WM.titleText, node)
    out.type(node, WM.ReportText)
    out.add(node, SCHEMA.sha256, ox.Literal(hashlib.sha256(title.encode()).hexdigest()))
    out.add(node, SCHEMA.encodingFormat, ox.Literal("text/plain"))
    out.add(node, WM.quotePolicy, WMC[f"quotes/{policy}"])


def _map_statements(telling: Telling) -> None:
    number = 0
    for statement in telling.facts.statements:
        speakers = _speakers(telling, statement)
        if speakers:
            number += 1
            _map_statement(telling, telling.own("statement", number), statement, speakers)


def _speakers(telling: Telling, statement: Statement) -> list[ox.NamedNode]:
    """Who speaks: a person, or for "both" every principal of the meeting, if that is known."""
    if statement.speaker != BOTH:
        return [telling.person(statement.speaker)]
    if statement.meeting is None:
        return []
    meeting = telling.facts.meetings[statement.meeting]
    return list(dict.fromkeys(telling.person(person.name) for person in principals(meeting)))


def _map_statement(
    telling: Telling, node: ox.NamedNode, statement: Statement, speakers: list[ox.NamedNode]
) -> None:
    out = telling.out
    out.type(node, WM.Statement, SCHEMA.Statement)
    if statement.verbatim:
        out.type(node, SCHEMA.Quotation)
    for speaker in speakers:
        out.add(node, PROV.wasAttributedTo, speaker)
    out.add(node, WM.isJoint, TRUE if statement.speaker == BOTH else FALSE)
    words = telling.quotes.get(statement.evidence[0]) if statement.evidence else None
    out.add(node, SCHEMA.text, text_literal(words, telling.language) if words else None)
    if statement.meeting is not None:
        out.add(node, WM.madeAt, out.node(telling.identities.meetings[statement.meeting]))
    for topic in dict.fromkeys(statement.topics):
        out.add(node, SCHEMA.about, out.node(topic_key(topic)))
    out.add(node, SCHEMA.isPartOf, out.node(telling.key))
    telling.cite(node, statement.evidence)


def _cite_shared(telling: Telling) -> None:
    """Evidence for the shared nodes: persons, tenures, parties, states, occasions."""
    facts, identities, node = telling.facts, telling.identities, telling.out.node
    for person in facts.persons:
        telling.cite(telling.person(person.name), person.evidence)
    for post, holding in zip(facts.posts, identities.holdings, strict=True):
        status, date = FORMER if post.former else CURRENT, attested_on(facts, post.person)
        telling.cite(node(holding.tenure), post.evidence, status=status, on=date)
    for party, unit in zip(facts.parties, identities.parties, strict=True):
        telling.cite(node(unit.key), party.evidence)
    for code, spans in sorted(facts.state_evidence.items()):
        telling.cite(node(state_key(code)), spans)
    for occasion, key in zip(facts.occasions, identities.occasions, strict=True):
        telling.cite(node(key), occasion.evidence)


def _spans(facts: Facts) -> Iterator[Span]:
    """Every span that some fact is drawn from."""
    evidence: list[Evidence] = list(facts.state_evidence.values())
    for meeting in (*facts.meetings, *facts.planned):
        evidence.append(meeting.evidence)
        evidence += [person.evidence for person in meeting.participants]
    for facts_of_a_kind in (
        *(facts.persons, facts.posts, facts.parties),
        *(facts.delegations, facts.statements, facts.occasions),
    ):
        evidence += [item.evidence for item in facts_of_a_kind]
    return (span for spans in evidence for span in spans)
