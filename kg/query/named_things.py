"""A graph in, all things of it that have names out: their classes, their names, their articles."""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.extract.classes import kinds_of
from kg.graph.names import expand, shorten
from kg.graph.union import triples

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["CLASSES", "NamedThings", "broader", "named_things", "short_class"]

# What people have lists of.  A quotation's name is its text.
CLASSES = (
    *("agl:Person", "org:Post", "agl:Organization", "agl:PublicBody", "agl:Akimat"),
    *("agl:Maslikhat", "agl:Ministry", "agl:Agency", "agl:Government", "agl:Company"),
    *("agl:ResearchInstitute", "agl:Council", "agl:Place", "agl:AdministrativeUnit"),
    *("agl:Agglomeration", "agl:Instrument", "agl:Decision", "agl:Law", "agl:Plan", "agl:Scheme"),
    *("agl:Programme", "agl:Memorandum", "agl:GovernanceModel", "agl:Event", "agl:Meeting"),
    *("agl:Presentation", "agl:Signing", "agl:Appointment"),
)
_STATE = re.compile(r"^(?:Республика|Republic of) (?=\w+$)")  # people say Казахстан, Kazakhstan


@cache
def broader(name: str) -> tuple[str, ...]:
    """The classes that *name* is a kind of, the narrowest first."""
    above = [one for one in CLASSES if one != name and name in kinds_of(one)]
    return tuple(sorted(above, key=lambda one: (len(kinds_of(one)), one)))


@dataclass(slots=True)
class NamedThings:
    """Things by number, and their names by number: ``things[n]`` is the thing of ``names[n]``.

    ``labels`` have the preferred name of each thing by language, ``kinds`` its narrowest class as
    its place in CLASSES, ``articles`` how many speak of it.  ``names[: written]`` are names that
    people write, what follows are transliterations of ours.  ``number`` and ``codes`` lead from
    IRIs, and from KATO and Wikidata codes, to things.
    """

    iris: list[str] = field(default_factory=list)
    labels: list[Mapping[str, str]] = field(default_factory=list)
    kinds: array[int] = field(default_factory=lambda: array("B"))
    articles: array[int] = field(default_factory=lambda: array("I"))
    names: list[str] = field(default_factory=list)
    things: array[int] = field(default_factory=lambda: array("I"))
    written: int = 0
    number: dict[str, int] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)

    def kind(self, thing: int) -> str:
        """The narrowest class of that thing."""
        return CLASSES[self.kinds[thing]]

    def label(self, thing: int, language: str = "kk") -> str:
        """The preferred name of that thing in *language*, else in Kazakh, else in any."""
        known = self.labels[thing]
        return known.get(language) or known.get("kk") or next(iter(known.values()))


def named_things(store: Store) -> NamedThings:
    """All things of CLASSES with a preferred name, in the order of their IRIs.

    Memory is that of their names; it takes some seconds for 100,000 things.
    """
    kinds = _kinds(store)
    preferred: dict[str, dict[str, str]] = {}
    others: dict[str, set[str]] = {}
    for quad in _quads(store, "skos:prefLabel"):
        iri, label = quad.subject.value, quad.object
        if iri in kinds:
            known = preferred.setdefault(iri, {})
            language = label.language or ""
            known[language] = min(known.get(language, label.value), label.value)
    for quad in _quads(store, "skos:altLabel"):
        if quad.subject.value in preferred:
            others.setdefault(quad.subject.value, set()).add(quad.object.value)
    found = NamedThings()
    for iri in sorted(preferred):
        found.number[iri] = len(found.iris)
        found.iris.append(iri)
        found.labels.append(dict(sorted(preferred[iri].items())))
        found.kinds.append(kinds[iri])
    _add_names(found, others)
    _add_codes(found, store)
    _count(found, store)
    return found


def _kinds(store: Store) -> dict[str, int]:
    """The narrowest class of each thing, as its place in CLASSES."""
    place = {expand(name): at for at, name in enumerate(CLASSES)}
    width = [len(kinds_of(name)) for name in CLASSES]
    found: dict[str, int] = {}
    for quad in _quads(store, "rdf:type"):
        at = place.get(quad.object.value)
        if at is not None:
            known = found.setdefault(quad.subject.value, at)
            if (width[at], at) < (width[known], known):
                found[quad.subject.value] = at
    return found


def _add_names(found: NamedThings, others: Mapping[str, set[str]]) -> None:
    """Each name once for its thing, those that people write first."""
    for thing, iri in enumerate(found.iris):
        labels = found.labels[thing]
        own = {label for language, label in labels.items() if not _is_ours(language)}
        own |= others.get(iri, set())
        if found.kind(thing) == "agl:AdministrativeUnit":
            own |= {_STATE.sub("", label) for label in own}
        for name in sorted(own):
            found.names.append(name)
            found.things.append(thing)
    found.written = len(found.names)
    for thing in range(len(found.iris)):
        for language, label in found.labels[thing].items():
            if _is_ours(language):
                found.names.append(label)
                found.things.append(thing)


def _add_codes(found: NamedThings, store: Store) -> None:
    for predicate in ("skos:notation", "owl:sameAs"):
        for quad in _quads(store, predicate):
            thing = found.number.get(quad.subject.value)
            code = quad.object.value.rpartition("/")[2]
            if thing is not None and code:
                found.codes[code] = min(thing, found.codes.get(code, thing))


def _is_ours(language: str) -> bool:
    return language == "kk-latn"


def _count(found: NamedThings, store: Store) -> None:
    found.articles.extend([0] * len(found.iris))
    for quad in _quads(store, "agl:mentions"):
        thing = found.number.get(quad.object.value)
        if thing is not None:
            found.articles[thing] += 1


def _quads(store: Store, predicate: str) -> Any:
    from pyoxigraph import NamedNode

    return triples(store, predicate=NamedNode(expand(predicate)))


def short_class(given: str) -> str:
    """A class as CLASSES has it, given as such, as its IRI, or as its last part."""
    short = shorten(given)
    return next((one for one in CLASSES if given in (one, one.partition(":")[2])), short)
