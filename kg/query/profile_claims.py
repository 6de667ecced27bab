"""A thing in, the claims about it out: those of one source together, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from kg.graph.names import shorten
from kg.query.contradictions import Statement, contradictions
from kg.query.node import Node, pointing
from kg.query.thing_names import Naming, Thing

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store

__all__ = ["FoundClaim", "ProfileClaim", "contents", "found_claims", "statements_about"]

_SAYS = ("rdf:subject", "rdf:predicate", "rdf:object", "agl:modality")
_OF_ARTICLE = ("dct:issued", "dct:isVersionOf", "dct:publisher")  # its text is not needed
_MOST = 1000  # claims that are read of a thing
_SENTENCE = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#Sentence"


@dataclass(frozen=True, slots=True)
class ProfileClaim:
    """A claim in words, with its sentence and where that stands.

    ``evidence`` is the IRI of the sentence, ``copies`` counts the near duplicates that say it too.
    ``against`` tells what contradicts it.
    """

    iri: str
    subject: Thing
    predicate: str
    object: Thing
    modality: str
    confidence: float
    sentence: str
    evidence: str
    article: Thing
    publisher: str
    date: str
    copies: int
    against: tuple[tuple[Thing, str], ...]


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim as the graph has it, with its article, how many copies of that say it besides and
    what contradicts it; *membership* is its subject where that is one."""

    node: Node
    article: Node
    membership: Node | None
    copies: int = 0
    against: tuple[Statement, ...] = ()

    @property
    def predicate(self) -> str:
        """Its IRI."""
        return self.node.text("rdf:predicate")

    @property
    def subject(self) -> Any:
        """The thing that it is about: of a membership the person."""
        return (
            self.membership.one("org:member") if self.membership else self.node.one("rdf:subject")
        )

    @property
    def object(self) -> Any:
        """A thing or a value."""
        return self.node.one("rdf:object")

    @property
    def date(self) -> str:
        """The day of the article."""
        return self.article.text("dct:issued")

    @property
    def modality(self) -> str:
        """How it is put: asserted, planned, quoted or denied."""
        return shorten(self.node.text("agl:modality")).removeprefix("agl:")

    @property
    def statement(self) -> Statement:
        """What it states."""
        return Statement(
            self.node.text("rdf:subject"),
            shorten(self.predicate),
            self.object.value,
            self.modality,
            of_membership=self.membership is not None,
        )

    def told(self, store: Store, naming: Naming, language: str) -> ProfileClaim:
        """It in words."""
        subject = naming.thing(self.subject, language)
        if self.membership:
            post = naming.thing(self.membership.one("agl:post"), language)
            subject = replace(subject, label=f"{subject.label}, {post.label}")
        sentence = _sentence(store, self.node)
        return ProfileClaim(
            self.node.term.value,
            subject,
            self.predicate,
            naming.thing(self.object, language),
            self.modality,
            float(self.node.text("agl:confidence") or 1),
            sentence.text("nif:anchorOf"),
            sentence.term.value,
            naming.thing(self.article.term, "kk"),
            self.article.text("dct:publisher"),
            self.date,
            self.copies,
            tuple((_value(one.value, naming, language), one.modality) for one in self.against),
        )


def statements_about(store: Store, term: NamedNode) -> list[Node]:
    """What is reified about a thing or its memberships: claims, and what held for a time."""
    held = chain(pointing(store, "org:member", term), pointing(store, "agl:post", term))
    subjects = chain((term,), islice(held, _MOST))
    found = chain(
        *(pointing(store, "rdf:subject", one) for one in subjects),
        pointing(store, "rdf:object", term),
    )
    return [Node(store, one) for one in dict.fromkeys(islice(found, _MOST))]


def found_claims(store: Store, term: NamedNode, statements: Sequence[Node]) -> list[FoundClaim]:
    """The claims of *statements*, those of one predicate together, the newest of them first.

    What one source says several times is one: copies of an article are no further evidence.
    """
    articles: dict[str, Node] = {}
    said: dict[tuple[str, ...], list[FoundClaim]] = {}
    for node in statements:
        if not node.one("agl:modality"):
            continue
        claim = _found(store, node, articles)
        source = claim.article.text("dct:isVersionOf") or claim.article.term.value
        said.setdefault((source, *(str(node.one(name)) for name in _SAYS)), []).append(claim)
    found = [_first(claims) for claims in said.values()]
    against = contradictions([one.statement for one in found])
    found = [replace(one, against=those) for one, those in zip(found, against, strict=True)]
    # Sorting is stable: by what a reader looks for last, then by what he looks for first.
    found.sort(key=lambda one: str(one.node.term.value))
    found.sort(key=lambda one: one.date, reverse=True)
    found.sort(key=lambda one: (one.subject != term, one.predicate))
    return found


def contents(claims: Sequence[FoundClaim]) -> Iterator[Any]:
    """The terms that the words of *claims* need names for."""
    for one in claims:
        yield from (one.subject, one.object, one.article.term)
        if one.membership:
            yield one.membership.one("agl:post")


def _found(store: Store, node: Node, articles: dict[str, Node]) -> FoundClaim:
    subject = node.one("rdf:subject")
    held = Node(store, subject) if "/id/membership/" in subject.value else None
    attributed = node.all("prov:wasAttributedTo")  # the article, and who is quoted in it
    article = next((one for one in attributed if "/doc/" in one.value), node.term)
    if article.value not in articles:
        articles[article.value] = Node(store, article, _OF_ARTICLE)
    return FoundClaim(node, articles[article.value], held)


def _first(claims: list[FoundClaim]) -> FoundClaim:
    """That of the first article, where the others are copies of it."""
    claims.sort(key=lambda one: (one.article.text("dct:isVersionOf"), one.article.term.value))
    return replace(claims[0], copies=len({one.article.term.value for one in claims}) - 1)


def _sentence(store: Store, claim: Node) -> Node:
    """The sentence that supports a claim; the words in it that do are told apart."""
    nodes = [Node(store, one) for one in claim.all("agl:supportedBy")]
    return next(
        (one for one in nodes if any(kind.value == _SENTENCE for kind in one.all("rdf:type"))),
        nodes[0],
    )


def _value(value: str, naming: Naming, language: str) -> Thing:
    from pyoxigraph import Literal, NamedNode

    return naming.thing(NamedNode(value) if "://" in value else Literal(value), language)
