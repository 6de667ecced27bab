"""Referents in, entities out: one IRI for one thing, a pure function of what identifies it."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256

from kg.model import Article, Entity, Extraction, Referent, Resolved
from kg.resolve.authority import linked, official_name
from kg.resolve.person_names import is_bare
from kg.text import lower, nfc, slug

__all__ = ["entity_iri", "is_of_article", "resolve", "type_segment"]

_SLUG_LETTERS = 60
_MARKS = re.compile(r"[«»“”„\"'’‘ʼ()]")
_HYPHENS = re.compile(r"[‐‑–—]")
_INITIAL = re.compile(r"\b([^\W\d_])\. ?(?=\w)")  # Ы.Алтынсарин is written Ы. Алтынсарин, too


def resolve(extraction: Extraction, base_iri: str) -> Resolved:
    """*extraction* with the entity that each of its referents is, as far as this article tells.

    An entry of the authority lists gives its code to the IRI; any other thing is known by its type
    and name, and one without a name of its own also by its article.
    """
    article = extraction.article
    return Resolved(
        extraction, tuple(_entity(one, article, base_iri) for one in extraction.referents)
    )


def _entity(referent: Referent, article: Article, base_iri: str) -> Entity:
    known = linked(referent, article.metadata.date or "")
    name = referent.name
    if known.code and not referent.code:
        name = official_name(known.type, known.code) or name
    others = dict.fromkeys((referent.name, *referent.other_names))
    return Entity(
        entity_iri(base_iri, known, article),
        known.type,
        name,
        tuple(one for one in others if one != name),
    )


def is_of_article(referent: Referent) -> bool:
    """Whether what it names is told by its article alone: a bare ``Омаров`` may be anybody."""
    if referent.local or referent.code:
        return referent.local
    return referent.type == "agl:Person" and is_bare(referent.name)


def entity_iri(base_iri: str, referent: Referent, article: Article) -> str:
    """``<base>id/<type>/<code>``, or a slug of the name and eight digits of a hash."""
    key = article.key if is_of_article(referent) else ""
    return f"{base_iri}id/{_path(referent.type, referent.name, referent.code or '', key)}"


@lru_cache(maxsize=1 << 18)  # most mentions are of a name that was met before
def _path(kind: str, name: str, code: str, key: str) -> str:
    segment = type_segment(kind)
    if code:
        return f"{segment}/{code}"
    name = _identifying(name)
    digest = sha256("\n".join((kind, name, key)).encode()).hexdigest()[:8]
    readable = slug(name)[:_SLUG_LETTERS].strip("-")
    return f"{segment}/{readable}-{digest}" if readable else f"{segment}/{digest}"


def type_segment(curie: str) -> str:
    """The part of an IRI that tells the type: ``unit`` for units, else as the class is called.

    >>> type_segment("agl:ResearchInstitute")
    'research-institute'
    """
    if curie == "agl:AdministrativeUnit":
        return "unit"
    local = curie.partition(":")[2]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", local).lower()


def _identifying(name: str) -> str:
    """A name without what writers vary at will: case, quotation marks, hyphens, spaces."""
    plain = _HYPHENS.sub("-", _MARKS.sub(" ", lower(nfc(name))))
    return _INITIAL.sub(r"\1. ", " ".join(plain.split()))
