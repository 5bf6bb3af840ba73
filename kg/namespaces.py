"""Closed namespaces: every RDF term the code may utter, and where the data files lie.

`WM.Person` or `WM["Person"]` is an `ox.NamedNode`; a term outside the list raises
`UnknownTermError`, so a misspelt term fails at once and not in somebody's query. The lists of
`WM` and `WMC` equal the ontology's; those of the well-known vocabularies are the part of
them that WhoMet uses (its application profile).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox


class UnknownTermError(AttributeError, KeyError):
    """A term that its namespace does not have."""

    def __str__(self) -> str:
        return str(self.args[0])


class ClosedNamespace:
    """The terms of one vocabulary, as attributes or items.

    >>> SKOS.prefLabel.value
    'http://www.w3.org/2004/02/skos/core#prefLabel'
    >>> WM["Persn"]
    Traceback (most recent call last):
        ...
    kg.namespaces.UnknownTermError: wm:Persn is not a term of https://w3id.org/whomet/ontology#
    """

    __slots__ = ("_iri", "_prefix", "_terms")

    def __init__(self, prefix: str, iri: str, terms: str) -> None:
        self._prefix = prefix
        self._iri = iri
        self._terms = {name: ox.NamedNode(iri + name) for name in terms.split()}

    def __getitem__(self, name: str) -> ox.NamedNode:
        try:
            return self._terms[name]
        except KeyError:
            raise UnknownTermError(f"{self._prefix}:{name} is not a term of {self._iri}") from None

    def __getattr__(self, name: str) -> ox.NamedNode:
        return self[name]

    def __contains__(self, term: object) -> bool:
        return term in self._terms or term in self._terms.values()

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._terms))

    def __str__(self) -> str:
        return self._iri


WM = ClosedNamespace(
    "wm",
    "https://w3id.org/whomet/ontology#",
    """
    Person Post Tenure Organization Party State Body InternationalOrganization
    OtherOrganization Place Encounter Meeting PlannedMeeting Account Participation Delegation
    Statement Occasion Topic Report ReportText Evidence CoverageStatement Publisher
    PairHistory JoinDecision

    represents currentPost metWith
    postTitle rank
    status firstAttested lastAttested isContradicted
    ofState inCountry
    venue meetingKind occasion hasParticipant
    accountOf dateAsTold endDateAsTold placeAsTold venueAsTold kindAsTold isBackground
    role listPosition inTenure onBehalfOf withinDelegation nameAsTold
    sentBy headedBy
    madeAt isJoint
    ordinal
    agency datelinePlace datelineDate reportText titleText softwareVersion quotePolicy
    attestedStatus attestedOn
    coversFrom coversThrough
    pairMember firstMet lastMet meetingCount inYear
    joins verdict joinRule mayMean
    """,
)

WMC = ClosedNamespace(
    "wmc",
    "https://w3id.org/whomet/concept/",
    """
    role role/host role/guest role/participant role/attendee
    kind kind/meeting kind/phone-call kind/video-call kind/conference kind/ceremony
    status status/current status/former status/unknown
    rank rank/head-of-state rank/head-of-government rank/party-leader rank/deputy-leader
    rank/minister rank/deputy-minister rank/department-head rank/ambassador rank/envoy
    rank/legislator rank/member rank/other
    quotes quotes/sentence quotes/anchor quotes/none
    verdict verdict/same verdict/different verdict/unsure
    """,
)

RDF = ClosedNamespace(
    "rdf",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "type value langString first rest nil Property",
)
RDFS = ClosedNamespace(
    "rdfs",
    "http://www.w3.org/2000/01/rdf-schema#",
    "label comment seeAlso isDefinedBy subClassOf subPropertyOf domain range Class Literal",
)
OWL = ClosedNamespace(
    "owl",
    "http://www.w3.org/2002/07/owl#",
    """Ontology Class ObjectProperty DatatypeProperty AnnotationProperty SymmetricProperty
    FunctionalProperty inverseOf disjointWith equivalentClass equivalentProperty sameAs
    versionIRI versionInfo priorVersion deprecated imports NamedIndividual Thing
    AllDisjointClasses members""",
)
XSD = ClosedNamespace(
    "xsd",
    "http://www.w3.org/2001/XMLSchema#",
    """string boolean integer nonNegativeInteger positiveInteger decimal double date dateTime
    gYear gYearMonth anyURI language""",
)
SKOS = ClosedNamespace(
    "skos",
    "http://www.w3.org/2004/02/skos/core#",
    """Concept ConceptScheme Collection prefLabel altLabel hiddenLabel notation definition
    example scopeNote note changeNote editorialNote historyNote broader narrower related
    inScheme topConceptOf hasTopConcept exactMatch closeMatch broadMatch narrowMatch
    relatedMatch member""",
)
SCHEMA = ClosedNamespace(
    "schema",
    "https://schema.org/",
    """Person Organization GovernmentOrganization NewsMediaOrganization Country Place City
    AdministrativeArea Event NewsArticle Role Statement Quotation CreativeWork Dataset
    DataDownload Thing PoliticalParty StatisticalPopulation
    name alternateName headline description text url sameAs identifier about mentions author
    creator publisher provider creditText inLanguage license datePublished dateModified
    dateCreated version isPartOf hasPart isBasedOn sha256 encodingFormat contentSize
    attendee location startDate endDate eventStatus EventScheduled EventCancelled organizer
    validFrom validThrough temporalCoverage position roleName member memberOf
    parentOrganization addressCountry containedInPlace keywords spokenByCharacter citation
    numberOfItems""",
)
FOAF = ClosedNamespace(
    "foaf",
    "http://xmlns.com/foaf/0.1/",
    "Agent Person Group Organization Document name member homepage page primaryTopic",
)
ORG = ClosedNamespace(
    "org",
    "http://www.w3.org/ns/org#",
    """Organization FormalOrganization OrganizationalUnit OrganizationalCollaboration Post
    Membership Role member organization postIn hasPost role memberDuring subOrganizationOf
    hasSubOrganization unitOf hasUnit memberOf headOf classification identifier""",
)
OPENGOV = ClosedNamespace("opengov", "http://www.w3.org/ns/opengov#", "post country Post")
PROV = ClosedNamespace(
    "prov",
    "http://www.w3.org/ns/prov#",
    """Entity Activity Agent Person Organization SoftwareAgent Bundle Collection Revision
    wasDerivedFrom wasAttributedTo wasGeneratedBy wasRevisionOf wasAssociatedWith
    wasInvalidatedBy hadPrimarySource hadMember alternateOf specializationOf used
    generatedAtTime invalidatedAtTime atTime value""",
)
OA = ClosedNamespace(
    "oa",
    "http://www.w3.org/ns/oa#",
    """Annotation SpecificResource TextQuoteSelector TextPositionSelector TextualBody
    motivatedBy identifying describing hasBody hasTarget hasSource hasSelector exact prefix
    suffix start end""",
)
SEM = ClosedNamespace(
    "sem",
    "http://semanticweb.cs.vu.nl/2009/11/sem/",
    """Event Actor Place Time Role hasActor hasPlace hasTime hasTimeStamp hasBeginTimeStamp
    hasEndTimeStamp eventType actorType placeType""",
)
DCTERMS = ClosedNamespace(
    "dcterms",
    "http://purl.org/dc/terms/",
    """title description abstract creator contributor publisher source subject license rights
    language identifier created modified issued available date format extent isPartOf hasPart
    isVersionOf hasVersion isReplacedBy replaces references provenance bibliographicCitation
    conformsTo spatial temporal""",
)
VOID = ClosedNamespace(
    "void",
    "http://rdfs.org/ns/void#",
    """Dataset Linkset DatasetDescription triples entities classes properties distinctSubjects
    distinctObjects documents sparqlEndpoint dataDump exampleResource uriSpace uriRegexPattern
    vocabulary feature subset classPartition class propertyPartition property rootResource
    inDataset openSearchDescription""",
)
DCAT = ClosedNamespace(
    "dcat",
    "http://www.w3.org/ns/dcat#",
    """Catalog Dataset Distribution DataService dataset distribution service accessURL
    downloadURL endpointURL endpointDescription servesDataset mediaType byteSize keyword theme
    landingPage contactPoint version record""",
)
DQV = ClosedNamespace(
    "dqv",
    "http://www.w3.org/ns/dqv#",
    """QualityMeasurement Metric Dimension QualityAnnotation hasQualityMeasurement
    isMeasurementOf computedOn value inDimension expectedDataType""",
)
SD = ClosedNamespace(
    "sd",
    "http://www.w3.org/ns/sparql-service-description#",
    """Service Dataset Graph NamedGraph endpoint supportedLanguage SPARQL11Query resultFormat
    inputFormat feature UnionDefaultGraph BasicFederatedQuery EmptyGraphs defaultDataset
    defaultGraph namedGraph name graph availableGraphs""",
)
SH = ClosedNamespace(
    "sh",
    "http://www.w3.org/ns/shacl#",
    """NodeShape PropertyShape ValidationReport ValidationResult conforms result focusNode
    resultPath value resultSeverity sourceShape sourceConstraintComponent resultMessage
    Violation Warning Info severity message targetClass targetNode targetSubjectsOf
    targetObjectsOf path inversePath alternativePath zeroOrMorePath oneOrMorePath
    zeroOrOnePath property node deactivated name description shapesGraph
    sparql select prefixes declare prefix namespace""",
)

NAMESPACES: tuple[ClosedNamespace, ...] = (
    WM, WMC, RDF, RDFS, OWL, XSD, SKOS, SCHEMA, FOAF, ORG, OPENGOV, PROV, OA, SEM, DCTERMS,
    VOID, DCAT, DQV, SD, SH,
)  # fmt: skip
WMS = "https://w3id.org/whomet/shapes#"
PREFIXES: Mapping[str, str] = MappingProxyType(
    {space._prefix: str(space) for space in NAMESPACES} | {"wms": WMS}
)

_PACKAGE = Path(__file__).resolve().parent


def data_file(*parts: str) -> Path:
    """A file or folder of `ontology/`, `shapes/` or `seeds/registers/`.

    Found beside the package in a checkout, in `kg/_data/` in an installed wheel.

    Raises FileNotFoundError, naming both places, where neither has it.
    """
    places = [root.joinpath(*parts) for root in (_PACKAGE / "_data", _PACKAGE.parent)]
    for place in places:
        if place.exists():
            return place
    raise FileNotFoundError(f"{'/'.join(parts)} is neither {places[0]} nor {places[1]}")
