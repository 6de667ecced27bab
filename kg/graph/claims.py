"""One resolved article in, its claims out: what it says, how, by whom, where and found by what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from kg import __version__
from kg.graph.literals import FactObject, fact_object
from kg.graph.memberships import DATES_OF_MEMBERSHIP, dated, is_asserted
from kg.graph.names import Names, expand
from kg.graph.quads import Quads
from kg.graph.stretches import add_stretch
from kg.graph.vocabulary import superclasses
from kg.model import Article, Fact, Resolved, Span

__all__ = ["claim_quads"]


@dataclass(frozen=True, slots=True)
class _Claim:
    """One claim: its IRI, what it says, and the facts that say just this, each by another rule."""

    iri: str
    subject: str
    object: FactObject
    facts: list[Fact]


def claim_quads(quads: Quads, names: Names, resolved: Resolved, threshold: float) -> None:
    """Add the claims of *resolved* to *quads*, and the plain triples of sure assertions.

    A claim that is planned, denied or less sure than *threshold* stays a claim only.  So does the
    date of a post that the text does not tell: ``agl:statedFrom`` is said of an org:Membership,
    never of a person.
    """
    article = resolved.extraction.article
    for claim in _claims(names, resolved, dated(resolved, names.base, threshold)):
        _claim(quads, names, article, claim)
        for rule in sorted({one.rule for one in claim.facts}):
            quads.link(claim.iri, "prov:wasGeneratedBy", _rule(quads, names, rule))
        quads.link(claim.iri, "prov:wasAttributedTo", names.document(article.key))
        for fact in claim.facts:
            if fact.speaker is not None:
                speaker = resolved.entities[fact.speaker].iri
                quads.link(claim.iri, "prov:wasAttributedTo", speaker)
            _evidence(quads, names, article, claim.iri, fact)
        if any(is_asserted(one, threshold) for one in claim.facts):
            _plain(quads, claim, resolved)


def _claims(names: Names, resolved: Resolved, posts: Mapping[Fact, str]) -> Iterator[_Claim]:
    """The facts as claims; those that differ in nothing but how they were found are one."""
    article, entities = resolved.extraction.article, resolved.entities
    found: dict[str, _Claim] = {}
    for fact in resolved.extraction.facts:
        subject = posts.get(fact, entities[fact.subject].iri)
        value = entities[fact.object].iri if isinstance(fact.object, int) else fact.object
        what = (subject, fact.predicate, value, fact.modality)
        iri = names.hashed("claim", article.key, fact.start, fact.end, *what)
        if iri in found:
            found[iri].facts.append(fact)
        else:
            found[iri] = _Claim(iri, subject, fact_object(fact, value, article), [fact])
    yield from found.values()


def _claim(quads: Quads, names: Names, article: Article, claim: _Claim) -> None:
    fact = claim.facts[0]
    quads.link(claim.iri, "rdf:type", *superclasses(expand("agl:Claim")))
    quads.link(claim.iri, "rdf:subject", claim.subject)
    quads.link(claim.iri, "rdf:predicate", expand(fact.predicate))
    quads.term(claim.iri, "rdf:object", claim.object)
    quads.link(claim.iri, "agl:modality", f"agl:{fact.modality}")
    polarity = "agl:negative" if fact.modality == "denied" else "agl:positive"
    quads.link(claim.iri, "agl:polarity", polarity)
    quads.decimal(claim.iri, "agl:confidence", max(one.confidence for one in claim.facts))
    sentence = article.sentence_at(fact.start, fact.end)
    evidence = add_stretch(quads, names, article, sentence, "nif:Sentence")
    quads.link(claim.iri, "agl:supportedBy", evidence)


def _evidence(quads: Quads, names: Names, article: Article, claim: str, fact: Fact) -> None:
    """The exact words beside the sentence: what is spoken of, what says it, the other side."""
    for span in fact.spans:
        if span.start < span.end:
            phrase = add_stretch(quads, names, article, Span(span.start, span.end), "nif:Phrase")
            quads.link(claim, "agl:supportedBy", phrase)


def _rule(quads: Quads, names: Names, rule: str) -> str:
    """The rule or model of this version that found a claim."""
    software = f"{names.base}software/agglo-kg/{quote(__version__)}"
    quads.link(software, "rdf:type", "prov:SoftwareAgent")
    quads.text(software, "schema:softwareVersion", __version__)
    node = f"{software}/rule/{quote(rule, safe='')}" if rule else f"{software}/rule"
    quads.link(node, "rdf:type", "prov:Activity")
    quads.text(node, "rdfs:label", rule)
    quads.link(node, "prov:wasAssociatedWith", software)
    return node


def _plain(quads: Quads, claim: _Claim, resolved: Resolved) -> None:
    fact = claim.facts[0]
    is_of_person = claim.subject == resolved.entities[fact.subject].iri
    if not (fact.predicate in DATES_OF_MEMBERSHIP and is_of_person):
        quads.term(claim.subject, fact.predicate, claim.object)
