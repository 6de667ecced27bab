"""One resolved article in, the quads of its named graph out."""

from __future__ import annotations

from kg.graph.claims import claim_quads
from kg.graph.memberships import memberships
from kg.graph.names import Names, expand
from kg.graph.quads import Quads
from kg.graph.stretches import place_in_text
from kg.graph.vocabulary import superclasses
from kg.model import Article, Entity, Mention, Resolved, Span

__all__ = ["article_quads"]


def article_quads(resolved: Resolved, base_iri: str, threshold: float) -> Quads:
    """What *resolved* says: metadata, mentions, claims, and the plain triples of sure assertions.

    What is planned, denied or less sure than *threshold* stays a claim only.
    """
    names = Names(base_iri)
    article = resolved.extraction.article
    quads = Quads(names.document_graph(article.key))
    _metadata(quads, names, article)
    for mention in resolved.extraction.mentions:
        _mention(quads, names, article, mention, resolved.entities)
    claim_quads(quads, names, resolved, threshold)
    for one in memberships(resolved, base_iri, threshold):
        quads.link(one.iri, "rdf:type", "org:Membership")
        quads.link(one.iri, "org:member", one.person)
        quads.link(one.iri, "agl:post", one.post)
        if one.body:
            quads.link(one.iri, "org:organization", one.body)
    return quads


def _metadata(quads: Quads, names: Names, article: Article) -> None:
    document, known = names.document(article.key), article.metadata
    for kind in sorted({"agl:Article", article.kind}):  # whatever it is, queries find it as one
        quads.link(document, "rdf:type", *superclasses(expand(kind)))
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
    quads.link(node, "rdf:type", *superclasses(expand("agl:Mention")))
    place_in_text(quads, names, article, node, Span(mention.start, mention.end))
    quads.text(node, "agl:lemma", mention.lemma)
    quads.text(node, "agl:nerLabel", mention.label)
    quads.decimal(node, "agl:confidence", mention.confidence)
    if mention.referent is not None:
        entity = entities[mention.referent].iri
        quads.link(node, "agl:refersTo", entity)
        quads.link(names.document(article.key), "agl:mentions", entity)
