"""One resolved article in, the quads of its named graph out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.graph.names import Names, expand
from kg.graph.quads import Quads
from kg.model import Article, Entity, Fact, Mention, Resolved, Span

__all__ = ["Membership", "article_quads", "is_asserted", "memberships"]

_SOFTWARE = "software/agglo-kg"


@dataclass(frozen=True, slots=True)
class Membership:
    """That a person holds a post: the same node in every article that says so."""

    iri: str
    person: str
    post: str
    body: str


def article_quads(resolved: Resolved, base_iri: str, threshold: float) -> Quads:
    """What *resolved* says: metadata, mentions, claims, and the plain triples of sure assertions.

    A claim that is planned, denied or less sure than *threshold* stays a claim only.
    """
    names = Names(base_iri)
    article = resolved.extraction.article
    quads = Quads(names.document_graph(article.key))
    _metadata(quads, names, article)
    for mention in resolved.extraction.mentions:
        _mention(quads, names, article, mention, resolved.entities)
    for fact in resolved.extraction.facts:
        _claim(quads, names, article, fact, resolved.entities, threshold)
    for one in memberships(resolved, base_iri, threshold):
        quads.link(one.iri, "rdf:type", "org:Membership")
        quads.link(one.iri, "org:member", one.person)
        quads.link(one.iri, "agl:post", one.post)
        if one.body:
            quads.link(one.iri, "org:organization", one.body)
    return quads


def is_asserted(fact: Fact, threshold: float) -> bool:
    """Whether the graph states the plain triple of *fact* beside the claim."""
    return fact.modality not in ("planned", "denied") and fact.confidence >= threshold


def memberships(resolved: Resolved, base_iri: str, threshold: float) -> Iterator[Membership]:
    """Each post that somebody holds by an asserted fact, with its body where the text tells it."""
    facts = [one for one in resolved.extraction.facts if is_asserted(one, threshold)]
    bodies = {one.subject: one.object for one in facts if one.predicate == "org:postIn"}
    for fact in facts:
        if fact.predicate == "agl:holds" and isinstance(fact.object, int):
            person, post = resolved.entities[fact.subject].iri, resolved.entities[fact.object].iri
            body = bodies.get(fact.object)
            iri = Names(base_iri).hashed("membership", person, post)
            of = resolved.entities[body].iri if isinstance(body, int) else ""
            yield Membership(iri, person, post, of)


def _metadata(quads: Quads, names: Names, article: Article) -> None:
    document, known = names.document(article.key), article.metadata
    quads.link(document, "rdf:type", "agl:Article")  # whatever it is, queries find it as one
    if article.kind != "agl:Article":
        quads.link(document, "rdf:type", article.kind)
    quads.text(document, "dct:title", known.title, article.language)
    quads.text(document, "dct:source", article.identity)
    quads.date(document, "dct:issued", known.date)
    quads.text(document, "dct:publisher", known.publisher)
    for language in article.languages:
        quads.text(document, "dct:language", language)
    if known.license and known.license.startswith(("http://", "https://")):
        quads.link(document, "dct:license", known.license)
    if article.id != article.key:
        quads.text(document, "dct:identifier", article.id)
    quads.text(document, "agl:text", article.text)
    quads.text(document, "agl:textHash", names.hashed("text", article.text).rpartition("/")[2])
    for teaser in article.teasers:
        quads.text(document, "agl:teaser", teaser)


def _mention(
    quads: Quads, names: Names, article: Article, mention: Mention, entities: tuple[Entity, ...]
) -> None:
    node = names.hashed("mention", article.key, mention.start, mention.end, mention.label)
    quads.link(node, "rdf:type", "agl:Mention")
    _place_in_text(quads, names, article, node, Span(mention.start, mention.end))
    quads.text(node, "agl:lemma", mention.lemma)
    quads.text(node, "agl:nerLabel", mention.label)
    quads.value(node, "agl:confidence", _decimal(mention.confidence), "xsd:decimal")
    if mention.referent is not None:
        entity = entities[mention.referent].iri
        quads.link(node, "agl:refersTo", entity)
        quads.link(names.document(article.key), "agl:mentions", entity)


def _claim(
    quads: Quads,
    names: Names,
    article: Article,
    fact: Fact,
    entities: tuple[Entity, ...],
    threshold: float,
) -> None:
    subject = entities[fact.subject].iri
    value = entities[fact.object].iri if isinstance(fact.object, int) else fact.object
    claim = names.hashed(
        "claim", article.key, fact.start, fact.end, subject, fact.predicate, value, fact.modality
    )
    quads.link(claim, "rdf:type", "agl:Claim")
    quads.link(claim, "rdf:subject", subject)
    quads.link(claim, "rdf:predicate", expand(fact.predicate))
    _object(quads, claim, "rdf:object", fact, value)
    quads.link(claim, "agl:modality", f"agl:{fact.modality}")
    polarity = "agl:negative" if fact.modality == "denied" else "agl:positive"
    quads.link(claim, "agl:polarity", polarity)
    quads.value(claim, "agl:confidence", _decimal(fact.confidence), "xsd:decimal")
    quads.link(claim, "prov:wasGeneratedBy", f"{names.base}{_SOFTWARE}/rule/{fact.rule}")
    quads.link(claim, "prov:wasAttributedTo", names.document(article.key))
    sentence = article.sentence_at(fact.start, fact.end)
    evidence = names.span(article.key, sentence.start, sentence.end)
    quads.link(claim, "agl:supportedBy", evidence)
    quads.link(evidence, "rdf:type", "nif:Sentence")
    _place_in_text(quads, names, article, evidence, sentence)
    if is_asserted(fact, threshold):
        _object(quads, subject, fact.predicate, fact, value)


def _object(quads: Quads, subject: str, predicate: str, fact: Fact, value: str) -> None:
    if isinstance(fact.object, int):
        quads.link(subject, predicate, value)
    else:
        quads.text(subject, predicate, value)


def _place_in_text(quads: Quads, names: Names, article: Article, node: str, span: Span) -> None:
    quads.value(node, "nif:beginIndex", str(span.start), "xsd:integer")
    quads.value(node, "nif:endIndex", str(span.end), "xsd:integer")
    quads.text(node, "nif:anchorOf", article.text[span.start : span.end])
    quads.link(node, "agl:inArticle", names.document(article.key))


def _decimal(confidence: float) -> str:
    """As Oxigraph writes a decimal, so that a dump says what the annotation says: 0.9, not 0.90."""
    return f"{confidence:.3f}".rstrip("0").rstrip(".")
