"""The names of one thing in, its IRI, class and label out: a function of the set of names."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.classes import kinds_of
from kg.model import Article, Entity, Metadata, Referent
from kg.resolve.authority import official_name
from kg.resolve.body_names import body_name
from kg.resolve.identity import entity_iri, type_segment
from kg.resolve.person_names import person_name
from kg.resolve.told import article_of
from kg.resolve.verdicts import NameRecord
from kg.text import KAZAKH_LETTERS, is_cyrillic, lower

__all__ = ["entity_of"]


def entity_of(names: Sequence[NameRecord], base_iri: str) -> Entity:
    """The entity that goes by *names*: that of the lists, else what its fullest name makes.

    Its class is the narrowest of them.  A thing that is meant in one article alone keeps the key of
    that article in its IRI.
    """
    best = min(names, key=_rank)
    kind = min((one.type for one in names), key=lambda one: (len(kinds_of(one)), one))
    if best.code:
        kind = best.type
    name = official_name(kind, best.code) if best.code else ""
    name = name or best.name
    others = {other for one in names for other in (one.name, *one.other_names)} - {name}
    iri, key = article_of(best.iri)
    if key or f"/{type_segment(kind)}/" not in iri:
        referent = Referent(kind, best.name, code=best.code or None, local=bool(key))
        iri = entity_iri(base_iri, referent, Article("", key, "", "", Metadata()))
    return Entity(iri, kind, name, tuple(sorted(others)))


def _rank(one: NameRecord) -> tuple[object, ...]:
    """What sorts the names of a thing, the one that it is known by first.

    A person by given name and surname in Kazakh letters, as most articles write it; a body by its
    fullest name.
    """
    is_scoped = bool(article_of(one.iri)[1])
    letters = set(lower(one.name))
    script = (not is_cyrillic(one.name), letters.isdisjoint(KAZAKH_LETTERS))
    if one.type == "agl:Person":
        parts = person_name(one.name)
        fullness: tuple[object, ...] = (not parts.given, *script, bool(parts.patronymic))
    else:
        body = body_name(one.name)
        is_short = body.is_abbreviation or one.name.startswith("ҚР ")
        fullness = (is_short, script[0], not body.form, script[1], -len(one.name))
    return not one.code, is_scoped, one.type == "agl:Person", *fullness, one.name, one.iri
