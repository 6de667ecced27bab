"""A resolved article in, what an engine indexes of it out: one document for every engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from urllib.parse import urlsplit

from kg.model import Entity, Extraction, Resolved
from kg.search.dates import date_term
from kg.search.marks import FIELD_OF_TYPE, marks, mentioned_dates
from kg.search.words import lemma_of, value_term, words_of

__all__ = ["FACETS", "NAME_FIELDS", "NAME_SLOP", "Document", "document", "name_words"]

FACETS = ("org", "person", "place", "type", "source", "year")
NAME_FIELDS = ("person", "org", "place")
NAME_SLOP = 8  # words that may stand between those of one name
_WORD, _START = attrgetter("text", "lemma"), attrgetter("start")  # of a token
_GAP = NAME_SLOP + 1  # words between two names of a field, so that no phrase crosses them

Words = Sequence[tuple[str, ...]]  # as kg.search.words.terms_of takes them


@dataclass(frozen=True, slots=True)
class Document:
    """One word after the other for title and body, all names for each field of names.

    ``values`` has the terms of the fields that are not words; ``labels`` those of its entities by
    facet.  ``day`` is the first that the article's date may be, '' where it has none.
    """

    key: str
    title: str
    day: str
    words: dict[str, Words]
    names: dict[str, list[str]]
    values: dict[str, list[str]]
    labels: dict[str, tuple[str, ...]]


def document(resolved: Resolved) -> Document:
    """What is indexed of *resolved*."""
    extraction = resolved.extraction
    article, date = extraction.article, extraction.article.metadata.date or ""
    labels = _labels(resolved)
    labels["year"] = (date[:4],) if date else ()
    words = {"title": list(map(_WORD, article.title_tokens)), "body": _marked_words(extraction)}
    values = {
        "type": list(filter(None, map(value_term, labels["type"]))),
        "source": list(filter(None, map(value_term, labels["source"]))),
        "date": [date_term(date)] if date else [],
        "mentioned": mentioned_dates(extraction),
    }
    day = (date + "-01-01"[len(date) - 4 :]) if date else ""
    names = _names(resolved.entities)
    return Document(article.key, article.metadata.title or "", day, words, names, values, labels)


def _marked_words(extraction: Extraction) -> Words:
    """The words of the text, those of a name or date with its marks."""
    tokens = extraction.article.tokens
    words: list[tuple[str, ...]] = list(map(_WORD, tokens))
    starts = list(map(_START, tokens))
    for place, kinds in marks(extraction.mentions, starts).items():
        words[place] = (*words[place], *kinds)
    return words


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> Words:
    """The words of a name, and the gap behind it, which are empty."""
    return [*((word, lemma_of(word)) for word in words_of(name)), *[()] * _GAP]


def _labels(resolved: Resolved) -> dict[str, tuple[str, ...]]:
    """The values of each facet: one label for each entity."""
    found: dict[str, set[str]] = {field: set() for field in NAME_FIELDS}
    for entity in resolved.entities:
        if entity.type in FIELD_OF_TYPE:
            found[FIELD_OF_TYPE[entity.type]].add(entity.label)
    names = {field: tuple(sorted(labels)) for field, labels in found.items()}
    names["type"] = tuple(sorted({one.type.partition(":")[2] for one in resolved.entities}))
    metadata = resolved.extraction.article.metadata
    source = metadata.publisher or urlsplit(metadata.url or "").hostname
    names["source"] = (source,) if source else ()
    return names


def _names(entities: Iterable[Entity]) -> dict[str, list[str]]:
    """All that the entities of each field go by, short names and earlier ones too."""
    found: dict[str, set[str]] = {field: set() for field in NAME_FIELDS}
    for entity in entities:
        if entity.type in FIELD_OF_TYPE:
            found[FIELD_OF_TYPE[entity.type]].update((entity.label, *entity.other_labels))
    return {field: sorted(names) for field, names in found.items()}
