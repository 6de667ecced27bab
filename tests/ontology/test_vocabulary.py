"""The ontology's files are whole, agree with each other and with the contract."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, GEO, ORG, PROV, SDO, TIME, Namespace

from kg.graph.names import PREFIXES as PREFIXES_OF_CODE
from kg.graph.names import expand
from tests.conftest import ROOT

ONTOLOGY = Path(__file__).parents[2] / "ontology"
EXAMPLE = Path(__file__).with_name("example.trig")
LANGUAGES = {"kk", "ru", "en"}

AGL = Namespace("https://w3id.org/agglo-kg/ontology#")
SH = Namespace("http://www.w3.org/ns/shacl#")

KIND_OF = {
    "PublicBody": "org:FormalOrganization agl:Organization",
    "Akimat": "agl:PublicBody",
    "Ministry": "agl:PublicBody",
    "Maslikhat": "agl:PublicBody",
    "Government": "agl:PublicBody",
    "Agency": "agl:PublicBody",
    "ResearchInstitute": "org:FormalOrganization agl:Organization",
    "Company": "rov:RegisteredOrganization agl:Organization",
    "Council": "org:OrganizationalCollaboration agl:Organization",
    "Organization": "org:Organization",
    "Person": "foaf:Person",
    "AdministrativeUnit": "geo:Feature agl:Place",
    "Agglomeration": "geo:Feature agl:Place",
    "Place": "geo:Feature",
    "Instrument": "prov:Entity",
    "Decision": "agl:Instrument",
    "Law": "agl:Instrument",
    "Plan": "agl:Instrument",
    "Scheme": "agl:Instrument",
    "Programme": "agl:Instrument",
    "Memorandum": "agl:Instrument",
    "GovernanceModel": "agl:Instrument",
    "Event": "schema:Event",
    "Meeting": "agl:Event",
    "Presentation": "agl:Event",
    "Signing": "agl:Event",
    "Appointment": "agl:Event",
    "Article": "schema:NewsArticle",
    "Report": "schema:Report",
    "Mention": "oa:Annotation nif:Phrase",
    "Quotation": "prov:Entity",
    "Claim": "rdf:Statement",
    "Judgement": "prov:Entity",
    "Merge": "prov:Entity",
}
PROPERTY_NAMES = """
    judges verdict judgedBy judgedAt judgedFact rightType because mergedInto mergedName mergedWith
    nameOf
    jurisdiction partOf includes core seat validFrom validTo post statedFrom statedTo firstAttested
    lastAttested holds
    considered resultedIn developedBy adoptedBy approvedBy signedBy concerns establishes status
    number speaker quote text textHash nearDuplicateOf teaser mentions refersTo inArticle lemma
    nerLabel confidence supportedBy modality polarity
    """
PROPERTIES = set(PROPERTY_NAMES.split())
REUSED_NAMES = """
    org:Post org:Membership skos:prefLabel skos:altLabel skos:notation owl:sameAs org:member
    org:organization org:postIn schema:attendee schema:organizer schema:location schema:startDate
    schema:datePublished dct:title dct:source dct:issued dct:publisher dct:language dct:license
    dct:isVersionOf dct:isReplacedBy dct:identifier geo:hasGeometry geo:asWKT prov:wasDerivedFrom
    wgs84:lat wgs84:long geo:Geometry
    nif:beginIndex nif:endIndex nif:anchorOf rdf:subject rdf:predicate rdf:object
    prov:wasAttributedTo prov:wasGeneratedBy prov:wasAssociatedWith schema:softwareVersion
    """
REUSED = REUSED_NAMES.split()
CODE_LISTS = {
    "statusList": {"drafted", "presented", "approved", "signed", "inForce", "ended"},
    "modalityList": {"asserted", "planned", "quoted", "denied"},
    "polarityList": {"positive", "negative"},
}
TERM_KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDFS.Datatype)
PREFIXES = "agl skos org foaf schema dct prov oa nif time eli dcat void geo rov adms rdf owl"


@cache
def turtle(name: str) -> Graph:
    """The triples of one file of the ontology."""
    return Graph().parse(ONTOLOGY / name, format="turtle")


@cache
def context() -> dict[str, Any]:
    """The terms of the JSON-LD context."""
    document = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))
    terms: dict[str, Any] = document["@context"]
    return terms


def expanded(name: str) -> URIRef:
    """The IRI of a prefixed name, by the prefixes of the context."""
    prefix, _, local = name.partition(":")
    return URIRef(context()[prefix] + local)


def own_terms(*kinds: URIRef) -> set[URIRef]:
    """The classes, properties or datatypes that agglo.ttl defines in its own namespace."""
    terms = {term for kind in kinds for term in turtle("agglo.ttl").subjects(RDF.type, kind)}
    return {term for term in terms if isinstance(term, URIRef) and term.startswith(AGL)}


def languages(graph: Graph, subject: URIRef, predicate: URIRef) -> list[str]:
    """The languages in which *predicate* says something of *subject*, each as often as it does."""
    texts = graph.objects(subject, predicate)
    return sorted(str(one.language) for one in texts if isinstance(one, Literal))


@pytest.mark.parametrize("name", ["agglo.ttl", "codelists.ttl", "shapes.ttl"])
def test_every_turtle_file_parses_and_says_something(name: str) -> None:
    assert len(turtle(name)) > 50


@pytest.mark.parametrize("name", ["agglo.ttl", "codelists.ttl"])
def test_what_is_loaded_into_the_store_has_no_blank_nodes(name: str) -> None:
    terms = (term for triple in turtle(name) for term in triple)
    assert not [term for term in terms if isinstance(term, BNode)]


@pytest.mark.parametrize("name", ["agglo.ttl", "codelists.ttl"])
def test_no_text_is_empty_or_padded_and_all_are_of_known_languages(name: str) -> None:
    for text in turtle(name).objects():
        if isinstance(text, Literal) and text.language:
            assert text.strip() == str(text) != ""
            assert text.language in LANGUAGES


def test_the_classes_are_those_of_the_contract() -> None:
    assert own_terms(OWL.Class) == {AGL[name] for name in KIND_OF}


def test_the_properties_are_those_of_the_contract() -> None:
    properties = own_terms(OWL.ObjectProperty, OWL.DatatypeProperty)
    assert properties == {AGL[name] for name in PROPERTIES}


@pytest.mark.parametrize(("name", "parents"), KIND_OF.items())
def test_a_class_is_of_the_kinds_that_the_contract_says(name: str, parents: str) -> None:
    stated = set(turtle("agglo.ttl").objects(AGL[name], RDFS.subClassOf))
    assert stated >= {expanded(parent) for parent in parents.split()}


def test_every_own_term_is_named_and_defined_once_in_each_language() -> None:
    graph = turtle("agglo.ttl")
    for term in own_terms(*TERM_KINDS):
        assert languages(graph, term, RDFS.label) == sorted(LANGUAGES), term
        assert languages(graph, term, SKOS.definition) == sorted(LANGUAGES), term


def test_every_own_term_says_where_its_definition_comes_from() -> None:
    graph = turtle("agglo.ttl")
    for term in own_terms(*TERM_KINDS):
        assert isinstance(graph.value(term, DCTERMS.source), URIRef), term
        assert graph.value(term, RDFS.isDefinedBy) == URIRef(str(AGL).rstrip("#")), term


def test_own_terms_point_to_own_terms_that_exist() -> None:
    known = set(turtle("agglo.ttl").subjects()) | set(turtle("codelists.ttl").subjects())
    for name in ("agglo.ttl", "codelists.ttl", "shapes.ttl"):
        used = {
            term
            for triple in turtle(name)
            for term in triple
            if isinstance(term, URIRef) and term.startswith(AGL) and term != URIRef(AGL)
        }
        assert used <= known


@pytest.mark.parametrize("name", REUSED)
def test_a_reused_term_can_be_shown_in_each_language(name: str) -> None:
    assert languages(turtle("agglo.ttl"), expanded(name), RDFS.label) == sorted(LANGUAGES)


@pytest.mark.parametrize(("scheme", "names"), CODE_LISTS.items())
def test_a_code_list_holds_the_concepts_of_the_contract(scheme: str, names: set[str]) -> None:
    graph = turtle("codelists.ttl")
    concepts = {AGL[name] for name in names}
    assert set(graph.subjects(SKOS.inScheme, AGL[scheme])) == concepts
    assert set(graph.subjects(SKOS.topConceptOf, AGL[scheme])) == concepts
    assert set(graph.objects(AGL[scheme], SKOS.hasTopConcept)) == concepts


def test_every_concept_is_in_a_scheme_and_can_be_shown_in_each_language() -> None:
    graph = turtle("codelists.ttl")
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert concepts == {AGL[name] for names in CODE_LISTS.values() for name in names}
    for concept in concepts:
        assert isinstance(concept, URIRef)
        assert languages(graph, concept, SKOS.prefLabel) == sorted(LANGUAGES)
        assert languages(graph, concept, SKOS.definition) == sorted(LANGUAGES)
        assert str(graph.value(concept, SKOS.notation)) == concept.removeprefix(str(AGL))


def test_the_context_holds_every_prefix_of_the_contract() -> None:
    assert set(PREFIXES.split()) <= set(context())
    assert context()["agl"] == str(AGL)


def test_the_context_names_every_class_property_and_concept() -> None:
    terms = (one["@id"] if isinstance(one, dict) else one for one in context().values())
    named = {str(expanded(one)) for one in terms if re.fullmatch(r"[a-z0-9]+:\w+", str(one))}
    own = {AGL[name] for name in {*KIND_OF, *PROPERTIES, *set().union(*CODE_LISTS.values())}}
    assert {str(term) for term in own} <= named
    assert {str(expanded(name)) for name in REUSED} <= named


def test_the_context_takes_object_properties_for_links_and_no_others() -> None:
    graph = turtle("agglo.ttl")
    for name in PROPERTIES:
        is_link = (AGL[name], RDF.type, OWL.ObjectProperty) in graph
        assert (context()[name].get("@type") in ("@id", "@vocab")) == is_link, name


def test_a_json_ld_document_reads_as_the_triples_that_it_means() -> None:
    document = {
        "@context": context(),
        "id": "https://w3id.org/agglo-kg/id/thing",
        "type": "Claim",
        "prefLabel": {"kk": "Алматы қаласы", "ru": "город Алматы"},
        "kato": "750000000",
        "status": "inForce",
        "modality": "planned",
        "beginIndex": 16,
        "confidence": "0.9",
        "predicate": "schema:attendee",
    }
    quads = pyoxigraph.parse(json.dumps(document), pyoxigraph.RdfFormat.JSON_LD)
    assert {(quad.predicate.value, str(quad.object)) for quad in quads} == {
        (str(RDF.type), f"<{AGL.Claim}>"),
        (str(SKOS.prefLabel), '"Алматы қаласы"@kk'),
        (str(SKOS.prefLabel), '"город Алматы"@ru'),
        (str(SKOS.notation), f'"750000000"^^<{AGL.kato}>'),
        (str(AGL.status), f"<{AGL.inForce}>"),
        (str(AGL.modality), f"<{AGL.planned}>"),
        (str(expanded("nif:beginIndex")), f'"16"^^<{XSD.integer}>'),
        (str(AGL.confidence), f'"0.9"^^<{XSD.decimal}>'),
        (str(RDF.predicate), f"<{expanded('schema:attendee')}>"),
    }


def test_every_rule_for_a_property_says_in_each_language_what_is_wrong() -> None:
    graph = turtle("shapes.ttl")
    rules = {*graph.subjects(RDF.type, SH.PropertyShape)}
    rules |= {*graph.subjects(RDF.type, SH.SPARQLConstraint)}
    assert rules == {*graph.objects(None, SH.property), *graph.objects(None, SH.sparql)}
    for rule in rules:
        assert isinstance(rule, URIRef)
        assert languages(graph, rule, SH.message) == sorted(LANGUAGES), rule


def rows(path: Path) -> list[pyoxigraph.QuerySolution]:
    """What a worked example finds in the union of the graphs of the small store."""
    store = pyoxigraph.Store()
    store.load(path=EXAMPLE, format=pyoxigraph.RdfFormat.TRIG)
    for name in ("agglo.ttl", "codelists.ttl"):
        graph = pyoxigraph.NamedNode("https://w3id.org/agglo-kg/graph/ontology")
        store.load(path=ONTOLOGY / name, format=pyoxigraph.RdfFormat.TURTLE, to_graph=graph)
    text = path.read_text(encoding="utf-8")
    found = store.query(text, use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return list(found)


def test_claims_contradict_by_denial_and_by_a_second_value_of_one_membership_or_decision() -> None:
    found = rows(ONTOLOGY / "queries" / "contradictory-claims.rq")
    assert {
        (
            re.split("[/#]", row["predicate"].value)[-1],
            row["value"].value.removeprefix(AGL),
            row["modality"].value.removeprefix(AGL),
            row["otherValue"].value.removeprefix(AGL),
            row["otherModality"].value.removeprefix(AGL),
        )
        for row in found
    } == {
        ("status", "approved", "asserted", "approved", "denied"),
        ("datePublished", "2014-02", "asserted", "2014-03-01", "quoted"),
        ("datePublished", "2014-02-26", "asserted", "2014-03-01", "quoted"),
        ("statedFrom", "2012", "asserted", "2013-01", "asserted"),
    }


ALIGNED_BY = (
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    SKOS.exactMatch,
    SKOS.closeMatch,
    SKOS.broadMatch,
    SKOS.relatedMatch,
)
# What no vocabulary of ours to align with has a word for.
WITHOUT_MATCH = {"modality", "polarity", "verdict", "nerLabel", "kato"}
CLOSED = (ORG, PROV, SKOS, FOAF, DCTERMS, TIME, SDO, GEO, OWL, RDF, RDFS, XSD)
WRITTEN_AS_THEY_ARE = {"owl:Class", "rdfs:label", "rdfs:subClassOf", "geo:wktLiteral"}


def matches(term: URIRef) -> set[URIRef]:
    """The terms of others that *term*, or a term that it is a kind of, is aligned with."""
    graph = turtle("agglo.ttl")
    direct = {one for by in ALIGNED_BY for one in graph.objects(term, by)}
    own = {one for one in direct if isinstance(one, URIRef) and one.startswith(AGL)}
    others = {one for one in direct - own if isinstance(one, URIRef)}
    return others.union(*map(matches, own))


def test_every_own_term_is_aligned_with_a_vocabulary_of_others() -> None:
    lonely = {
        str(term).removeprefix(str(AGL)) for term in own_terms(*TERM_KINDS) if not matches(term)
    }
    assert lonely == WITHOUT_MATCH


def test_every_vocabulary_of_the_field_is_among_those_that_terms_are_aligned_with() -> None:
    found = " ".join(str(one) for term in own_terms(*TERM_KINDS) for one in matches(term))
    named = "org cpov prov schema eli skos time geo oa nif foaf dct rov".split()
    assert [name for name in named if PREFIXES_OF_CODE[name] not in found] == []


def foreign() -> set[str]:
    """Every term of others that the ontology names, but for the addresses of documents."""
    graph = turtle("agglo.ttl")
    said = {
        term
        for subject, predicate, value in graph
        if predicate not in (RDFS.isDefinedBy, DCTERMS.source, DCTERMS.license)
        for term in (subject, predicate, value)
    }
    return {str(one) for one in said if isinstance(one, URIRef) and not one.startswith(AGL)}


@pytest.mark.parametrize("namespace", CLOSED, ids=str)
def test_a_term_of_others_is_one_that_they_define(namespace: Any) -> None:
    terms = {URIRef(one) for one in foreign() if one.startswith(str(namespace))}
    assert [term for term in terms - {URIRef(str(namespace))} if term not in namespace] == []


@pytest.mark.parametrize(
    ("name", "file"),
    [("oa", "w3c-ns/oa.ttl"), ("rov", "w3c-ns/regorg.ttl"), ("adms", "w3c-ns/legacy_adms.ttl")],
)
def test_a_term_stands_in_the_published_vocabulary(name: str, file: str, shared: Path) -> None:
    published = set(Graph().parse(shared / "data" / "standards" / file).subjects())
    terms = {URIRef(one) for one in foreign() if one.startswith(PREFIXES_OF_CODE[name])}
    assert terms
    assert terms <= published


def test_every_term_that_the_code_writes_can_be_shown_in_each_language() -> None:
    written = {
        match[0]
        for path in (ROOT / "kg").glob("*/*.py")
        if path.parent.name != "serve"  # it describes itself to programs, in their terms
        for match in re.finditer(r'(?<=")([a-z0-9]+):[A-Za-z]{2,}(?=")', path.read_text("utf-8"))
        if match[1] in PREFIXES_OF_CODE and match[1] != "xsd"
    }
    assert len(written) > 60
    concepts = turtle("codelists.ttl")
    for name in written - WRITTEN_AS_THEY_ARE:
        iri = URIRef(expand(name))
        named = languages(turtle("agglo.ttl"), iri, RDFS.label)
        assert (named or languages(concepts, iri, SKOS.prefLabel)) == sorted(LANGUAGES), name
