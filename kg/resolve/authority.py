"""A referent in, the entry of the authority lists that its name tells out."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache

from kg.authority import Body, authority
from kg.extract.classes import kinds_of
from kg.extract.lists import lists
from kg.model import Referent
from kg.resolve.body_names import body_name, is_abbreviation, without_country
from kg.resolve.listed_persons import Listing, indexed, person_code
from kg.resolve.spelling import folded, plain_words, skeleton
from kg.resolve.unit_names import is_valid, unit_at, units_of
from kg.text import genitive

__all__ = ["linked", "official_name"]

_UNIT = "agl:AdministrativeUnit"
_AKIMAT = frozenset(map(skeleton, ("әкімдігі", "әкімдік", "акимат")))
_MASLIKHAT = frozenset(map(skeleton, ("мәслихаты", "мәслихат")))
_HEAD_WORDS = {"agl:Akimat": "әкімдігі", "agl:Maslikhat": "мәслихаты"}
_SHORTEST = 4  # letters of a name that is no abbreviation: ҚХП


def linked(referent: Referent, date: str = "") -> Referent:
    """*referent* with the code of its entry where its name, in any spelling, is that of one alone.

    *date* is the article's: of entries with one name it tells which was in force.
    """
    if referent.code or referent.local:
        return referent
    code = _code(referent.type, referent.name, date)
    return replace(referent, code=code) if code else referent


@cache
def official_name(kind: str, code: str) -> str:
    """The name of an entry as the lists have it, or the empty string."""
    known = lists()
    if code in known.units:
        name = known.units[code].name
        head_word = _HEAD_WORDS.get(kind)
        return f"{genitive(name)} {head_word}" if head_word else name if kind == _UNIT else ""
    if kind == "agl:Agglomeration" and code in known.agglomerations:
        return known.agglomerations[code].name
    return known.bodies[code].name if code in known.bodies else ""


@lru_cache(maxsize=1 << 18)
def _code(kind: str, name: str, date: str) -> str | None:
    if kind == "agl:Person":
        return person_code(name, _persons())
    if kind == "org:Post":
        if " " not in name.strip():
            return None  # Премьер-министр alone may be any country's
        parts = body_name(name)
        return _only(set(_posts().get((parts.core, parts.unit), ())))
    if kind == _UNIT:
        return _only({unit.code for unit in units_of(name, date)})
    if kind in ("agl:Akimat", "agl:Maslikhat"):
        return _of_unit(name, _AKIMAT if kind == "agl:Akimat" else _MASLIKHAT)
    if kind not in kinds_of("agl:Organization"):
        return None
    named = [one for one in _bodies().get(_body_key(name), ()) if one.type == kind]
    return _only({one.code for one in named if is_valid(one, date)} or {o.code for o in named})


def _of_unit(name: str, head_words: frozenset[str]) -> str | None:
    """The unit whose akimat or maslikhat it is: ``Алматы әкімдігі``, ``акимат города Алматы``."""
    words = plain_words(name)
    if words and skeleton(words[0]) in head_words:  # Russian: the unit stands behind
        code, length = unit_at(words[1:])
        return code if code and length == len(words) - 1 else None
    found, rest = "", words
    while len(rest) > 1:
        code, length = unit_at(rest)
        if not code:
            break
        found, rest = code, rest[length:]
    return found if found and len(rest) == 1 and skeleton(rest[0]) in head_words else None


@cache
def _persons() -> Listing:
    """The persons of the lists by surname and given name."""
    return indexed(authority().persons.values())


@cache
def _posts() -> dict[tuple[str, str], set[str]]:
    """The codes of the listed posts by words and unit: ``ҚР Қаржы министрі`` by its field."""
    found: dict[tuple[str, str], set[str]] = {}
    for post in authority().posts.values():
        for name in (post.name, post.name_ru, *post.other_names):
            parts = body_name(name)
            if " " in parts.core or parts.unit:
                found.setdefault((parts.core, parts.unit), set()).add(post.code)
    return found


def _only(codes: set[str]) -> str | None:
    return codes.pop() if len(codes) == 1 else None


def _body_key(name: str) -> tuple[str, ...]:
    """*name* as the index of bodies has it: Министерство юстиции РК may leave the country out."""
    words = plain_words(name)
    rest = without_country(words)
    return tuple(map(folded, rest if len(rest) > 1 else words))


@cache
def _bodies() -> dict[tuple[str, ...], tuple[Body, ...]]:
    """Bodies by all their names in Kazakh, Russian and English."""
    found: dict[tuple[str, ...], dict[str, Body]] = {}
    for body in lists().bodies.values():
        for name in (body.name, body.name_ru, body.name_en, *body.other_names):
            if len(folded(name)) >= _SHORTEST or is_abbreviation(name):
                found.setdefault(_body_key(name), {})[body.code] = body
    return {key: tuple(same.values()) for key, same in found.items()}
