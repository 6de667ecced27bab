"""One resolved article in, the object that ``kg annotate --json`` prints out."""

from __future__ import annotations

from typing import Any

from kg.model import Fact, Resolved

__all__ = ["annotation"]


def annotation(resolved: Resolved, *, why: bool = False) -> dict[str, Any]:
    """The contract's object: metadata, text, mentions, entities and facts in their short forms.

    With *why* each fact also has its ``rule``, the exact ``spans`` that support it, as pairs of
    offsets, and the ``speaker`` who is quoted with it, an ``iri`` or None.
    """
    extraction, entities = resolved.extraction, resolved.entities
    article, known = extraction.article, extraction.article.metadata
    return {
        "title": known.title,
        "date": known.date,
        "publisher": known.publisher,
        "url": known.url,
        "language": article.language,
        "text": article.text,
        "mentions": [
            {
                "start": one.start,
                "end": one.end,
                "text": one.text,
                "lemma": one.lemma,
                "label": one.label,
                "type": one.type,
                "entity": None if one.referent is None else entities[one.referent].iri,
                "confidence": one.confidence,
            }
            for one in extraction.mentions
        ],
        "entities": [
            {"iri": iri, "type": kind, "label": label}
            for iri, (kind, label) in {one.iri: (one.type, one.label) for one in entities}.items()
        ],
        "facts": [
            {
                "subject": entities[one.subject].iri,
                "predicate": one.predicate,
                "object": (entities[one.object].iri if isinstance(one.object, int) else one.object),
                "modality": one.modality,
                "confidence": one.confidence,
                "start": one.start,
                "end": one.end,
                **(_reason(resolved, one) if why else {}),
            }
            for one in extraction.facts
        ],
    }


def _reason(resolved: Resolved, fact: Fact) -> dict[str, Any]:
    return {
        "rule": fact.rule,
        "spans": [[one.start, one.end] for one in fact.spans],
        "speaker": None if fact.speaker is None else resolved.entities[fact.speaker].iri,
    }
