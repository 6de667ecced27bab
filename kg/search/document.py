"""A resolved article in, what an engine indexes of it out: one document for every engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.model import Resolved
from kg.search.tree import TEXT_FIELDS
from kg.search.words import FOLDED, VERBATIM, lemma_of, stream_terms, words_of
from kg.text import fold, lower

__all__ = ["Document", "document", "name_terms"]

_FIELD_OF_TYPE = {
    "agl:Person": "person",
    "agl:AdministrativeUnit": "place",
    "agl:Agglomeration": "place",
    "agl:Place": "place",
    "org:Post": "",
}
_FIELDS_OF_NAMES = ("person", "org", "place")
_FIELDS_OF_VALUES = ("type", "source")
_GAP = 10  # positions between two names in one field, so that no phrase crosses them
_NOT_NAMES = frozenset({"agl:Event", "agl:Meeting", "agl:Presentation", "agl:Signing"})


@dataclass(frozen=True, slots=True)
class Document:
    """Terms with their positions for each field of text, exact values for the others.

    ``names`` are the labels of its entities by facet.  ``first_day`` and ``last_day`` bound the
    date of the article, which may be a year only; '' where it has none.
    """

    key: str
    title: str
    terms: dict[str, list[tuple[int, str]]]
    names: dict[str, tuple[str, ...]]
    first_day: str
    last_day: str


def document(resolved: Resolved) -> Document:
    """What is indexed of *resolved*."""
    article = resolved.extraction.article
    names = _names(resolved)
    terms = {field: list(name_terms(names[field])) for field in _FIELDS_OF_NAMES}
    for field in _FIELDS_OF_VALUES:
        terms[field] = list(enumerate(map(lower, names[field])))
    streams = (article.title_tokens, article.tokens)
    for field, tokens in zip(TEXT_FIELDS, streams, strict=True):
        terms[field] = list(stream_terms(tokens))
    date = article.metadata.date or ""
    names["year"] = (date[:4],) if date else ()
    return Document(
        article.key,
        article.metadata.title or "",
        terms,
        names,
        (date + "-01-01"[len(date) - 4 :]) if date else "",
        (date + "-12-31"[len(date) - 4 :]) if date else "",
    )


def name_terms(names: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Position and term of each word of some names, all levels, a gap between names."""
    position = 0
    for name in names:
        for word in words_of(name):
            lemma = lemma_of(word)
            for term in (VERBATIM + lower(word), lemma, FOLDED + fold(lemma)):
                yield position, term
            position += 1
        position += _GAP


def _names(resolved: Resolved) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {"person": {}, "org": {}, "place": {}, "type": {}}
    for entity in resolved.entities:
        found["type"][entity.type.partition(":")[2]] = None
        field = _FIELD_OF_TYPE.get(entity.type, "" if entity.type in _NOT_NAMES else "org")
        if field:
            found[field][entity.label] = None
    names = {field: tuple(sorted(labels)) for field, labels in found.items()}
    metadata = resolved.extraction.article.metadata
    source = metadata.publisher or urlsplit(metadata.url or "").hostname
    names["source"] = (source,) if source else ()
    return names
