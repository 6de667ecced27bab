"""A fact of an article in, the key by which people's judgements on it outlast every build out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from kg.model import Entity, Fact, Resolved
from kg.resolve.identity import resolve

__all__ = ["article_key", "fact_key", "without"]


def fact_key(key: str, fact: Fact, alone: Sequence[Entity]) -> str:
    """``KEY/hash``: the article's key, then what is said.

    *alone* are the article's own entities (``kg.resolve.resolve``): neither a merge nor another
    place in the text changes the key, so a judgement holds for what the article says.
    """
    value = alone[fact.object].iri if isinstance(fact.object, int) else fact.object
    said = (alone[fact.subject].iri, fact.predicate, value, fact.modality)
    return f"{key}/{sha256(chr(10).join(said).encode()).hexdigest()[:16]}"


def article_key(fact: str) -> str:
    """The key of the article that a fact's key begins with."""
    return fact.partition("/")[0]


def without(resolved: Resolved, wrong: Mapping[str, set[str]], base_iri: str) -> Resolved:
    """*resolved* without its facts that people said are wrong: *wrong* by the articles' keys."""
    extraction = resolved.extraction
    key = extraction.article.key
    if key not in wrong:
        return resolved
    alone = resolve(extraction, base_iri).entities
    facts = tuple(one for one in extraction.facts if fact_key(key, one, alone) not in wrong[key])
    return replace(resolved, extraction=replace(extraction, facts=facts))
