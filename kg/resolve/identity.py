"""Referents in, entities out: one IRI for one thing, a pure function of what identifies it."""

from __future__ import annotations

import re
from hashlib import sha256

from kg.model import Article, Entity, Extraction, Referent, Resolved
from kg.text import lower, nfc, slug

__all__ = ["entity_iri", "resolve", "type_segment"]

_SLUG_LETTERS = 60
_MARKS = re.compile(r"[«»“”„\"'’‘ʼ()]")
_HYPHENS = re.compile(r"[‐‑–—]")


def resolve(extraction: Extraction, base_iri: str) -> Resolved:
    """*extraction* with the entity that each of its referents is.

    An entry of the authority lists gives its code to the IRI; any other thing is known by its type
    and name, and one without a name of its own also by its article.
    """
    entities = tuple(
        Entity(
            entity_iri(base_iri, referent, extraction.article),
            referent.type,
            referent.name,
            tuple(name for name in referent.other_names if name != referent.name),
        )
        for referent in extraction.referents
    )
    return Resolved(extraction, entities)


def entity_iri(base_iri: str, referent: Referent, article: Article) -> str:
    """``<base>id/<type>/<code>``, or a slug of the name and eight digits of a hash."""
    segment = type_segment(referent.type)
    if referent.code:
        return f"{base_iri}id/{segment}/{referent.code}"
    name = _identifying(referent.name)
    identity = "\n".join((referent.type, name, article.key if referent.local else ""))
    digest = sha256(identity.encode()).hexdigest()[:8]
    readable = slug(name)[:_SLUG_LETTERS].strip("-")
    return (
        f"{base_iri}id/{segment}/{readable}-{digest}"
        if readable
        else (f"{base_iri}id/{segment}/{digest}")
    )


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
    """A name without what writers vary at will: case, quotation marks, kinds of hyphen, spaces."""
    plain = _HYPHENS.sub("-", _MARKS.sub(" ", lower(nfc(name))))
    return " ".join(plain.split())
