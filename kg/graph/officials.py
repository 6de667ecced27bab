"""The authority lists in, the quads of units' akimats and maslikhats, posts, persons, terms out."""

from __future__ import annotations

import re

from kg.authority import Authority, Term, Unit
from kg.authority.units import of_the_republic
from kg.graph.labels import described, entry, labelled, valid
from kg.graph.names import Names, expand
from kg.graph.quads import Quads
from kg.graph.vocabulary import superclasses
from kg.model import Referent

__all__ = ["official_quads", "unit_bodies"]

_UNIT = "agl:AdministrativeUnit"
# Law on local self-government of 2001-01-23: oblasts, districts, cities of oblast significance.
_WITH_MASLIKHAT = frozenset({"oblast", "republican_city", "district"})
_RUSSIAN = (
    (re.compile(r"(.+ск)ая область"), r"\1ой области"),
    (re.compile(r"(.+ск)ий район"), r"\1ого района"),
    (re.compile(r"область (.+)"), r"области \1"),
    (re.compile(r"район (.+)"), r"района \1"),
    (re.compile(r"город (.+)"), r"города \1"),
)


def unit_bodies(quads: Quads, names: Names, known: Authority) -> None:
    """Write the akimat of each unit of the republic, and its maslikhat where the law has one.

    Their IRIs and names are those that extraction gives them.
    """
    from kg.extract.lists import lists
    from kg.extract.unit_bodies import unit_body

    nouns = lists().nouns
    for unit in of_the_republic(known.units).values():
        referent = Referent(_UNIT, unit.name, (), unit.code)
        bodies = [("әкімдік", "акимат", "Akimat")]
        if _has_maslikhat(unit, known):
            bodies.append(("мәслихат", "маслихат", "Maslikhat"))
        for lemma, russian, english in bodies:
            body = unit_body(referent, nouns[lemma])
            iri = entry(names, body.type, unit.code)
            of_unit = russian_genitive(unit.name_ru)
            preferred = (
                body.name,
                f"{russian} {of_unit}" if of_unit else "",
                f"{english} of {unit.name_en}" if unit.name_en else "",
            )
            described(quads, iri, superclasses(expand(body.type)), unit.source)
            labelled(quads, iri, preferred, body.other_names)
            valid(quads, iri, unit.valid_from, unit.valid_to)
            quads.link(iri, "agl:jurisdiction", entry(names, _UNIT, unit.code))


def _has_maslikhat(unit: Unit, known: Authority) -> bool:
    of_oblast = unit.kind == "city" and known.units[unit.parent].kind == "oblast"
    return unit.kind in _WITH_MASLIKHAT or of_oblast


def russian_genitive(name: str) -> str:
    """``города Алматы`` of ``город Алматы``; the empty string for a name of another form.

    A name behind its kind word keeps its form, as it may in Russian officialese.

    >>> russian_genitive("Алматинская область"), russian_genitive("область Абай")
    ('Алматинской области', 'области Абай')
    """
    for form, genitive in _RUSSIAN:
        if form.fullmatch(name):
            return form.sub(genitive, name)
    return ""


def official_quads(quads: Quads, names: Names, known: Authority, wikidata: str) -> None:
    """Write the persons of the lists, the posts that they held, and when."""
    for person in known.persons.values():
        iri = entry(names, "agl:Person", person.code)
        described(quads, iri, superclasses(expand("agl:Person")), person.source)
        others = [name for name in (person.name, *person.other_names) if name != person.short_name]
        labelled(quads, iri, (person.short_name, person.name_ru, person.name_en), others)
        if person.wikidata:
            quads.link(iri, "owl:sameAs", wikidata + person.wikidata)
    held = {term.post for term in known.terms}
    for post in known.posts.values():
        if post.code not in held:
            continue
        iri = entry(names, "org:Post", post.code)
        described(quads, iri, superclasses(expand("org:Post")), post.source)
        labelled(quads, iri, (post.name, post.name_ru, post.name_en), post.other_names)
        if organization := _organization(names, known, post.code):
            quads.link(iri, "org:postIn", organization)
    for term in known.terms:
        _term(quads, names, known, term)


def _organization(names: Names, known: Authority, code: str) -> str:
    """The body that a post is in: that of the list, or the akimat of an akim's unit."""
    post = known.posts[code]
    if post.unit:
        return entry(names, "agl:Akimat", post.unit)
    if post.organization:
        return entry(names, known.bodies[post.organization].type, post.organization)
    return ""


def _term(quads: Quads, names: Names, known: Authority, term: Term) -> None:
    """One membership for each term: a person may hold a post twice.

    No ``agl:holds`` stands beside it, which the articles say without a time.
    """
    iri = names.hashed("term", term.person, term.post, term.valid_from)
    quads.link(iri, "rdf:type", *superclasses(expand("org:Membership")))
    quads.link(iri, "org:member", entry(names, "agl:Person", term.person))
    quads.link(iri, "agl:post", entry(names, "org:Post", term.post))
    if organization := _organization(names, known, term.post):
        quads.link(iri, "org:organization", organization)
    valid(quads, iri, term.valid_from, term.valid_to)
    quads.text(iri, "dct:source", term.source)
