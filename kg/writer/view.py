"""How stored facts look as RDF: one place for base, quotes, and what a report's role leaves."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version

import pyoxigraph as ox

from kg.identity import Identities
from kg.joining import (
    Canonical,
    Judgements,
    claims,
    identified,
    judgement_quads,
    minted,
    resolve,
)
from kg.ledger import Coverage, Curated, Record
from kg.model import Facts
from kg.model_json import facts_from_json
from kg.namespaces import DCTERMS, PROV, SCHEMA, data_file
from kg.projection import catalog_quads, coverage_quads, project_change, register_quads, tally
from kg.rdf import Contribution, contributions, provenance_quads, to_quads
from kg.settings import QuotePolicy, Settings
from kg.writer.folder import Folder
from kg.writer.joiner import Share
from kg.writer.judging import JUDGEMENTS
from kg.writer.roles import COPY, FULL, GONE, REPLACED
from kg.writer.state import Counts

SOFTWARE = version("whomet")
_ONTOLOGY = ("whomet.ttl", "concepts.ttl", "alignments.ttl")
_PUBLISHERS = "publisher/"
CATALOG = "catalog"
NO_JUDGEMENTS = Judgements()
CURATED = "curated"
_UNCOUNTED = (CATALOG, CURATED, "report")  # reports' and curated graphs are many, not one


@dataclass(frozen=True, slots=True)
class Part:
    """What one report gives in its role: its own quads, and its share of shared nodes."""

    quads: frozenset[ox.Quad] = frozenset()
    contributions: tuple[Contribution, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """The mapping to RDF with its settings; pure."""

    base: str
    quotes: QuotePolicy
    judgements: Judgements = NO_JUDGEMENTS
    coverage: tuple[Coverage, ...] = ()

    @classmethod
    def of(
        cls,
        settings: Settings,
        *,
        judgements: Judgements = NO_JUDGEMENTS,
        coverage: tuple[Coverage, ...] = (),
    ) -> View:
        """The view that the settings ask for, with what persons decided and stated."""
        return cls(settings.base_iri, settings.quotes, judgements, coverage)

    def fingerprint(self, folder: Folder) -> str:
        """Changes when the same facts would give other quads, or stand in another store."""
        digest = hashlib.sha256()
        for path in (data_file("ontology"), data_file("seeds", "registers")):
            for file in sorted(path.glob("*.*")):
                digest.update(file.name.encode() + file.read_bytes())
        if JUDGEMENTS.exists():
            digest.update(JUDGEMENTS.read_bytes())
        told = json.dumps([SOFTWARE, self.base, self.quotes, folder.store, digest.hexdigest()])
        return hashlib.sha256(told.encode()).hexdigest()

    def share(self, record: Record, role: str) -> Share:
        """What the report gives to joins in this role: only one that speaks for itself does."""
        if role != FULL or record.facts is None:
            return Share(record.sha256)
        facts, identities = self._identified(record.facts)
        keys = tuple(minted(facts, identities))
        return Share(record.sha256, tuple(claims(facts, identities)), keys)

    def _identified(self, facts: str) -> tuple[Facts, Identities]:
        return identified(facts_from_json(json.loads(facts)), self.judgements)

    def part(self, record: Record, role: str, *, canonical: Canonical) -> Part:
        """What the report gives in this role; nothing for one that is gone.

        `canonical` tells what stands for a key of a person, an encounter or an attestation.
        """
        if role == GONE or record.facts is None:
            return Part()
        facts, own = self._identified(record.facts)
        keys = resolve(facts, own, canonical)
        quads = to_quads(
            facts,
            base=self.base,
            text=record.text,
            title=record.title,
            quotes=self.quotes,
            identities=keys,
        )
        quads += provenance_quads(facts, base=self.base, software=record.software)
        added = contributions(facts, identities=keys)
        if role == FULL:
            return Part(frozenset(quads), tuple(added))
        return Part(
            frozenset(self._silenced(quads, facts, role)),
            tuple(item for item in added if item.key.startswith(_PUBLISHERS)),
        )

    def _silenced(self, quads: list[ox.Quad], facts: Facts, role: str) -> list[ox.Quad]:
        """A replaced version or a copy is listed with its text node, and says nothing."""
        things = f"{self.base}id/"
        report = f"{things}report/{facts.document.sha256}"
        told = {report, f"{report}/text", f"{report}/title"}
        kept = [
            quad
            for quad in quads
            if not str(quad.subject.value).startswith(things)  # type: ignore[union-attr]
            or (
                quad.subject.value in told  # type: ignore[union-attr]
                and quad.predicate != SCHEMA.mentions
                and _is_told(quad.object, things, (report, f"{things}{_PUBLISHERS}"))
            )
        ]
        link, other = (
            (DCTERMS.isReplacedBy, role.removeprefix(REPLACED))
            if role.startswith(REPLACED)
            else (PROV.alternateOf, role.removeprefix(COPY))
        )
        graph = ox.NamedNode(f"{self.base}graph/report/{facts.document.sha256}")
        target = ox.NamedNode(f"{things}report/{other}")
        return [*kept, ox.Quad(ox.NamedNode(report), link, target, graph)]

    def shared(
        self, before: Mapping[str, Counts], after: Mapping[str, Counts]
    ) -> tuple[frozenset[ox.Quad], frozenset[ox.Quad]]:
        """What to remove and what to add where the contributions to these keys change."""
        change = project_change(before, after, base=self.base)
        return change.remove, change.add

    def fixed(self) -> list[ox.Quad]:
        """What no report changes: registers, ontology and the judgements in force."""
        graph = ox.NamedNode(f"{self.base}graph/ontology")
        quads = {
            ox.Quad(item.subject, item.predicate, item.object, graph)
            for name in _ONTOLOGY
            for item in ox.parse(path=str(data_file("ontology", name)))
        }
        judged = judgement_quads(self.judgements, base=self.base)
        covered = coverage_quads(self.coverage, base=self.base)
        return [*register_quads(base=self.base), *judged, *covered, *quads]

    def curated(self, version: Curated | None) -> list[ox.Quad]:
        """The quads of a version of a curated graph; none for one that is not, or was deleted."""
        if version is None or version.triples is None:
            return []
        graph = ox.NamedNode(f"{self.base}graph/{CURATED}/{version.name}")
        found = ox.parse(version.triples, ox.RdfFormat.N_TRIPLES)
        return [ox.Quad(item.subject, item.predicate, item.object, graph) for item in found]

    def catalog(self, sizes: Mapping[str, int]) -> frozenset[ox.Quad]:
        """The description of the data set, with the numbers of triples in it."""
        described = {graph: sizes[graph] for graph in sorted(sizes) if graph not in _UNCOUNTED}
        described[""] = sum(size for graph, size in sizes.items() if graph != CATALOG)
        return frozenset(catalog_quads(base=self.base, software=SOFTWARE, triples=described))

    def graph_of(self, quad: ox.Quad) -> str:
        """The local name of a quad's graph, without a report's SHA."""
        local = quad.graph_name.value.removeprefix(f"{self.base}graph/")  # type: ignore[union-attr]
        return str(local.partition("/")[0])


def tallied(added: tuple[Contribution, ...]) -> dict[str, Counts]:
    """The multiset that contributions make, by key."""
    return dict(tally(added))


def _is_told(term: object, things: str, allowed: tuple[str, ...]) -> bool:
    if not isinstance(term, ox.NamedNode) or not term.value.startswith(things):
        return True
    return term.value.startswith(allowed)
