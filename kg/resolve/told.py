"""Extractions in, what is remembered of the names of all articles together out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.judgement import Judgement
from kg.model import Extraction
from kg.resolve.authority import linked
from kg.resolve.identity import is_of_article, resolve
from kg.resolve.verdicts import NameRecord

__all__ = ["Gathered", "NameTold", "Telling", "article_of", "gathered", "telling"]

_SAMPLE = 16  # of neighbours, posts and other names: enough to tell, and bounded
_ROOM = 64  # that a sample may grow to before it is cut to its first again
_NOT_NEAR = frozenset({"org:Post", "agl:Quotation"})
_EVERYWHERE = frozenset({"unit-qazaqstan-respublikasy"})
_OF_ARTICLE = re.compile(r"(.+)@([0-9a-f]{16})")


@dataclass(frozen=True, slots=True)
class NameTold:
    """A referent of one article: the IRI of its name, and what the article adds to it."""

    iri: str
    type: str
    name: str
    other_names: tuple[str, ...] = ()
    code: str = ""
    is_of_article: bool = False
    posts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """All that one article tells resolution."""

    key: str
    names: tuple[NameTold, ...]


@dataclass(slots=True)
class Gathered:
    """A name of all articles: what each of them adds, in whatever order they come."""

    iri: str
    type: str
    code: str
    is_of_article: bool = False
    names: Counter[str] = field(default_factory=Counter)
    other_names: set[str] = field(default_factory=set)
    posts: set[str] = field(default_factory=set)
    near: set[str] = field(default_factory=set)

    def record(self) -> NameRecord:
        """What the name is compared by."""
        name = min(self.names, key=lambda one: (-self.names[one], one))
        others = tuple(_first((set(self.names) | self.other_names) - {name}))
        posts = frozenset(_first(self.posts))
        near = frozenset(_first(self.near)) - {self.iri}
        return NameRecord(
            self.iri, self.type, name, others, self.code, posts, near, self.is_of_article
        )


def telling(extraction: Extraction, base_iri: str) -> Telling:
    """What *extraction* tells: a small record of each referent."""
    entities = resolve(extraction, base_iri).entities
    posts: dict[int, list[str]] = {}
    for fact in extraction.facts:
        if fact.predicate == "agl:holds" and isinstance(fact.object, int):
            post = extraction.referents[fact.object]
            if fact.modality != "denied" and not post.local:
                posts.setdefault(fact.subject, []).append(post.name)
    date = extraction.article.metadata.date or ""
    names = []
    for number, (referent, entity) in enumerate(zip(extraction.referents, entities, strict=True)):
        known = linked(referent, date)
        names.append(
            NameTold(
                entity.iri,
                known.type,
                entity.label,
                entity.other_labels,
                known.code or "",
                is_of_article(known),
                tuple(posts.get(number, ())),
            )
        )
    return Telling(extraction.article.key, tuple(names))


def article_of(side: str) -> tuple[str, str]:
    """The IRI of a name and the key of the one article in which it is meant, or ``""``."""
    found = _OF_ARTICLE.fullmatch(side)
    return (found[1], found[2]) if found else (side, "")


def gathered(
    tellings: Iterable[Telling], judgements: Iterable[Judgement]
) -> Mapping[str, Gathered]:
    """Every name that may be another's, by its IRI; ``IRI@KEY`` for one judged in one article.

    What is of one article alone is here only if a person judged it.  Memory is that of the
    different names, whatever their number of mentions.
    """
    judged = {side for one in judgements for side in one.sides}
    found: dict[str, Gathered] = {}
    for one in tellings:
        near = _first({name.iri for name in one.names if _is_near(name)})
        for name in one.names:
            scoped = f"{name.iri}@{one.key}"
            iri = scoped if scoped in judged else name.iri
            if name.is_of_article and iri not in judged:
                continue
            known = found.get(iri)
            if known is None:
                known = found[iri] = Gathered(iri, name.type, name.code, name.is_of_article)
            _add(known, name, near)
    return found


def _add(known: Gathered, name: NameTold, near: list[str]) -> None:
    known.names[name.name] += 1
    known.near.update(near)
    known.other_names.update(name.other_names)
    known.posts.update(name.posts)
    for sample in (known.near, known.other_names, known.posts):
        if len(sample) > _ROOM:
            kept = _first(sample)
            sample.clear()
            sample.update(kept)


def _first(sample: set[str]) -> list[str]:
    """The first of the alphabet, the same ones whatever order they came in."""
    return sorted(sample)[:_SAMPLE]


def _is_near(name: NameTold) -> bool:
    """Whether it tells articles apart: most speak of the country, and of what has no name."""
    return not name.is_of_article and name.type not in _NOT_NEAR and name.code not in _EVERYWHERE
