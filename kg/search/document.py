"""A resolved article in, what an engine indexes of it out: one document for every engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.model import Entity, Resolved
from kg.search.lexemes import MAX_SLOP
from kg.search.tree import TEXT_FIELDS
from kg.search.words import FOLDED, VERBATIM, lemma_of, stream_terms, value_term, words_of
from kg.text import fold, lower

__all__ = ["Document", "document", "name_terms"]

_FIELD_OF_TYPE = {
    "agl:Person": "person",
    **dict.fromkeys("agl:AdministrativeUnit agl:Agglomeration agl:Place".split(), "place"),
    **dict.fromkeys("agl:Organization agl:PublicBody agl:Akimat agl:Ministry".split(), "org"),
    **dict.fromkeys("agl:Maslikhat agl:Government agl:Agency agl:Council".split(), "org"),
    **dict.fromkeys("agl:ResearchInstitute agl:Company".split(), "org"),
}
_FIELDS_OF_NAMES = ("person", "org", "place")
_FIELDS_OF_VALUES = ("type", "source")
_GAP = MAX_SLOP + 2  # positions between two names of a field, so that no phrase crosses them


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
    names, all_names = _names(resolved), _all_names(resolved.entities)
    terms = {field: list(name_terms(all_names[field])) for field in _FIELDS_OF_NAMES}
    for field in _FIELDS_OF_VALUES:
        terms[field] = list(enumerate(filter(None, map(value_term, names[field]))))
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


def name_terms(names: Iterable[str]) -> Iterator[tuple[int, str]]:
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
    """The values of each facet: one label for each entity."""
    found: dict[str, set[str]] = {field: set() for field in _FIELDS_OF_NAMES}
    for entity in resolved.entities:
        if entity.type in _FIELD_OF_TYPE:
            found[_FIELD_OF_TYPE[entity.type]].add(entity.label)
    names = {field: tuple(sorted(labels)) for field, labels in found.items()}
    names["type"] = tuple(sorted({one.type.partition(":")[2] for one in resolved.entities}))
    metadata = resolved.extraction.article.metadata
    source = metadata.publisher or urlsplit(metadata.url or "").hostname
    names["source"] = (source,) if source else ()
    return names


def _all_names(entities: Iterable[Entity]) -> dict[str, list[str]]:
    """All that the entities of each field go by, short names and earlier ones too."""
    found: dict[str, set[str]] = {field: set() for field in _FIELDS_OF_NAMES}
    for entity in entities:
        if entity.type in _FIELD_OF_TYPE:
            found[_FIELD_OF_TYPE[entity.type]].update((entity.label, *entity.other_labels))
    return {field: sorted(names) for field, names in found.items()}
