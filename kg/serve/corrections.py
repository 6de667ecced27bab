"""What an editor says of a name or a fact in, a judgement in the store out, as by ``kg review``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from kg.config import Config
from kg.errors import DocumentMissing, EntityMissing
from kg.judgement import Judgement
from kg.query.cards import called
from kg.query.reader import Reader
from kg.resolve import article_key, resolve
from kg.serve.pages.reading import Told, facts
from kg.serve.site import Site

__all__ = ["MOST_LETTERS", "Name", "check_name", "fact_told", "give", "judged", "names_of", "take"]

MOST_LETTERS = 1000  # of a reason
_NAMES = "SELECT DISTINCT ?name WHERE { ?name agl:nameOf <%s> } ORDER BY ?name LIMIT 200"
_KNOWN = "ASK { { <%s> skos:prefLabel ?label } UNION { <%s> agl:nameOf ?thing } }"


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands alone, which is what a judgement is about, and how it is written."""

    iri: str
    text: str


def names_of(reader: Reader, iri: str, key: str) -> list[Name]:
    """The names of the thing of that IRI: those in the article of *key*, or else in all.

    Raises EntityMissing, DocumentMissing, QueryMalformed.
    """
    if key:
        return _names_in(reader, iri, key)
    [found] = called(reader.graph, iri)
    others = (row["name"].value for row in reader.query(_NAMES.replace("%s", found)))
    return [Name(one, one.removeprefix(reader.base_iri)) for one in (found, *others)]


def check_name(reader: Reader, iri: str, key: str) -> None:
    """Raise EntityMissing where no article, or not that of *key*, has a name of that IRI."""
    import pyoxigraph as ox

    try:
        node = ox.NamedNode(iri)
    except ValueError:
        raise EntityMissing("nothing can have this IRI", place=iri) from None
    if key:
        alone = resolve(reader.resolved(reader.iri(key)).extraction, reader.base_iri).entities
        is_known = any(one.iri == iri for one in alone)
    else:
        is_known = bool(reader.query(_KNOWN.replace("<%s>", str(node))))
    if not is_known:
        raise EntityMissing("no name has this IRI", place=iri)


def _names_in(reader: Reader, iri: str, key: str) -> list[Name]:
    resolved = reader.resolved(reader.iri(key))
    alone = resolve(resolved.extraction, reader.base_iri).entities
    both = zip(alone, resolved.entities, resolved.extraction.referents, strict=True)
    found = {
        one.iri: Name(one.iri, referent.name) for one, whole, referent in both if whole.iri == iri
    }
    if not found:
        raise EntityMissing("this article does not name it", place=iri)
    return list(found.values())


def fact_told(reader: Reader, key: str) -> tuple[Told, str, str]:
    """The fact of that key, its sentence, and the IRI of its article; raises DocumentMissing."""
    resolved = reader.resolved(reader.iri(article_key(key)))
    article = resolved.extraction.article
    for start, told in facts(resolved, reader.base_iri, {}).items():
        for one in told:
            if one.key == key:
                span = article.sentence_at(start, start + 1)
                return one, article.text[span.start : span.end], reader.iri(article.key)
    raise DocumentMissing("the article tells no such fact", place=key)


def judged(reader: Reader) -> list[Judgement]:
    """All judgements, the latest first."""
    return list(reader.articles.judgements)[::-1]


def give(site: Site, reader: Reader, said: tuple[str, str, str], by: str, why: str) -> Judgement:
    """Publish a judgement of now: *said* is its verdict with one and other.

    Raises JudgementMalformed, StoreInUse.
    """
    from kg.review import judge

    when = datetime.now(UTC).isoformat(timespec="seconds")
    one = Judgement(when, *said, by, why)
    judge([one], _config(site, reader))
    return one


def take(site: Site, reader: Reader, id: str) -> Judgement:
    """Take a judgement back, and publish that; raises JudgementMissing, StoreInUse."""
    from kg.review import take_back

    return take_back(id, _config(site, reader))


def _config(site: Site, reader: Reader) -> Config:
    """What a build of this store would be told."""
    known = reader.generation.manifest.settings
    return Config(
        store=site.current.store,
        base_iri=reader.base_iri,
        confidence=float(known["confidence"]),
        engine=site.settings.engine,
        wikidata=site.settings.wikidata,
    )
