"""The IRI of a thing in, all that its page shows out: few queries, and long lists cut to a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from kg.errors import EntityMissing
from kg.graph.names import Names, expand
from kg.graph.union import select
from kg.query.node import Node, pointing
from kg.query.profile_claims import (
    FoundClaim,
    ProfileClaim,
    contents,
    found_claims,
    statements_about,
)
from kg.query.profile_queries import ARTICLES, COUNT
from kg.query.thing_names import Naming, Thing, kind_of

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store

__all__ = [
    "PAGE",
    "Former",
    "Profile",
    "ProfileArticle",
    "ProfilePost",
    "Relation",
    "merged_into",
    "profile",
]

PAGE = 50  # facts, relations; articles and posts are fewer
_ARTICLES = 20
_POSTS = 200
_NOT_RELATIONS = {  # what has a part of the page to itself, or says nothing to people
    *map(
        expand,
        (
            *("rdf:type", "skos:prefLabel", "skos:altLabel", "skos:notation", "owl:sameAs"),
            *("wgs84:lat", "wgs84:long", "geo:hasGeometry", "agl:nameOf", "agl:mentions"),
            *("agl:firstAttested", "agl:lastAttested", "rdf:subject", "rdf:object", "agl:refersTo"),
            *("agl:mergedInto", "agl:mergedWith", "org:member", "org:organization", "agl:post"),
        ),
    )
}


@dataclass(frozen=True, slots=True)
class ProfileArticle:
    """An article that mentions the thing."""

    iri: str
    title: str
    date: str
    publisher: str


@dataclass(frozen=True, slots=True)
class ProfilePost:
    """Who held a post: by the texts, when texts saw it, and by the lists."""

    post: Thing
    holder: Thing
    stated: tuple[str, str]
    attested: tuple[str, str]
    listed: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Relation:
    """What the lists say without a claim; *is_inward* where the other thing is the subject."""

    predicate: str
    thing: Thing
    is_inward: bool = False


@dataclass(frozen=True, slots=True)
class Former:
    """What held for a time, by the lists."""

    predicate: str
    thing: Thing
    begin: str
    end: str
    source: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A thing as its page shows it, names in one language where there are several.

    ``claims`` are a page of ``claim_count``, ``articles`` one of ``article_count``.
    """

    thing: Thing
    names: tuple[tuple[str, str, bool], ...]  # name, language, whether it is a main one
    types: tuple[str, ...]
    same_as: tuple[str, ...]
    codes: tuple[str, ...]
    place: tuple[float, float] | None
    relations: tuple[Relation, ...]
    former: tuple[Former, ...]
    posts: tuple[ProfilePost, ...]
    claims: tuple[ProfileClaim, ...]
    claim_count: int
    articles: tuple[ProfileArticle, ...]
    article_count: int


def profile(
    store: Store, naming: Naming, base_iri: str, iri: str, language: str, pages: tuple[int, int]
) -> Profile:
    """The thing of that IRI, with these *pages* of its claims and articles, counted from 1.

    Raises EntityMissing where the graph says nothing of it.
    """
    from pyoxigraph import NamedNode

    term = NamedNode(iri)
    node = Node(store, term)
    if not node.one("rdf:type"):
        raise EntityMissing("the graph says nothing of it", place=iri)
    statements = statements_about(store, term)
    claims = found_claims(store, term, statements)
    shown = claims[(pages[0] - 1) * PAGE : pages[0] * PAGE]
    listed = _listed(store, node, Names(base_iri).graph("authority"), claims)
    former = [one for one in statements if not one.one("agl:modality")]
    posts = _memberships(store, term)
    terms = (
        term,
        *(one for _, one, _ in listed),
        *(one.one("rdf:object") for one in former),
        *(one.one(name) for one in posts for name in ("agl:post", "org:member")),
        *contents(shown),
    )
    naming.learn({one.value for one in terms if isinstance(one, NamedNode)})
    article_count = int(_asked(store, COUNT, term)[0]["n"].value)
    return Profile(
        naming.thing(term, language),
        _names(node),
        _values(node, "rdf:type"),
        _values(node, "owl:sameAs"),
        _values(node, "skos:notation"),
        _place(node),
        tuple(Relation(name, naming.thing(one, language), turned) for name, one, turned in listed),
        tuple(sorted((_former(one, naming, language) for one in former), key=_in_time)),
        _posts(posts, naming, language),
        tuple(one.told(store, naming, language) for one in shown),
        len(claims),
        _articles(store, term, pages[1]) if article_count else (),
        article_count,
    )


def merged_into(store: Store, iri: str) -> str | None:
    """The IRI that the name of *iri* was merged into, if it was."""
    from pyoxigraph import NamedNode

    quads = store.quads_for_pattern(NamedNode(iri), NamedNode(expand("agl:nameOf")), None, None)
    return next((str(quad.object.value) for quad in quads if hasattr(quad.object, "value")), None)


def _listed(
    store: Store, node: Node, graph: str, claims: Sequence[FoundClaim]
) -> list[tuple[str, Any, bool]]:
    """What is said of the thing without a claim, and what leads to it by the lists.

    Each with whether it leads here; at most a page of either.
    """
    from pyoxigraph import NamedNode

    claimed = {(one.predicate, one.subject, one.object) for one in claims}
    outward = (
        (name, one, False)
        for name in node.predicates
        if name not in _NOT_RELATIONS
        for one in sorted(node.all(name), key=str)
        if (name, node.term, one) not in claimed
    )
    quads = store.quads_for_pattern(None, None, node.term, NamedNode(graph))
    inward = (
        (quad.predicate.value, quad.subject, True)
        for quad in quads
        if quad.predicate.value not in _NOT_RELATIONS and kind_of(str(quad.subject))
    )
    return [*islice(outward, PAGE), *sorted(islice(inward, PAGE), key=str)]


def _asked(store: Store, query: str, term: NamedNode) -> list[Any]:
    return list(select(store, query.replace("?thing", str(term))))


def _memberships(store: Store, term: NamedNode) -> list[Node]:
    """Those of a person, of a post, or of the posts in a body."""
    named = chain(
        *(pointing(store, name, term) for name in ("org:member", "agl:post", "org:organization")),
        *(pointing(store, "agl:post", post) for post in pointing(store, "org:postIn", term)),
    )
    found = (Node(store, one) for one in dict.fromkeys(islice(named, _POSTS)))
    return [one for one in found if one.one("agl:post") and one.one("org:member")]


def _names(node: Node) -> tuple[tuple[str, str, bool], ...]:
    found: dict[tuple[str, str], bool] = {}
    for name, is_main in (("skos:prefLabel", True), ("skos:altLabel", False)):
        for one in sorted(node.all(name), key=lambda one: (one.language or "", one.value)):
            found.setdefault((one.value, one.language or ""), is_main)
    return tuple((*key, is_main) for key, is_main in found.items())


def _values(node: Node, name: str) -> tuple[str, ...]:
    return tuple(sorted(one.value for one in node.all(name)))


def _place(node: Node) -> tuple[float, float] | None:
    lat, long = node.text("wgs84:lat"), node.text("wgs84:long")
    return (float(lat), float(long)) if lat and long else None


def _former(node: Node, naming: Naming, language: str) -> Former:
    return Former(
        node.text("rdf:predicate"),
        naming.thing(node.one("rdf:object"), language),
        *(node.text(name) for name in ("agl:validFrom", "agl:validTo", "dct:source")),
    )


def _in_time(one: Former) -> tuple[str, str, str]:
    return (one.predicate, one.begin or one.end, one.thing.label)


def _posts(memberships: Sequence[Node], naming: Naming, language: str) -> tuple[ProfilePost, ...]:
    """Each term once, in the order of their beginnings."""
    pairs = (
        ("agl:statedFrom", "agl:statedTo"),
        ("agl:firstAttested", "agl:lastAttested"),
        ("agl:validFrom", "agl:validTo"),
    )
    posts = {
        ProfilePost(
            naming.thing(one.one("agl:post"), language),
            naming.thing(one.one("org:member"), language),
            *((one.text(begin), one.text(end)) for begin, end in pairs),
        )
        for one in memberships
    }
    return tuple(sorted(posts, key=_begun))


def _begun(one: ProfilePost) -> tuple[str, str, str]:
    begun = next((date[0] for date in (one.listed, one.stated, one.attested) if date[0]), "9999")
    return (begun, one.post.label, one.holder.label)


def _articles(store: Store, node: NamedNode, page: int) -> tuple[ProfileArticle, ...]:
    query = ARTICLES % ((page - 1) * _ARTICLES, _ARTICLES)
    return tuple(
        ProfileArticle(
            row["article"].value,
            *(row[name].value if row[name] else "" for name in ("title", "date", "publisher")),
        )
        for row in _asked(store, query, node)
    )
