"""What an article tells, in the terms that a scorer compares: things, names and statements.

The same for gold, read from a file, and for what our stages find.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Resolved

__all__ = ["Name", "Statement", "Thing", "Told", "told"]


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity.  Of gold ``labels`` are all that are right, the best first; ours has one."""

    id: str
    type: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A mention: its surface form, KazNERD label and entity; it begins at ``start``."""

    text: str
    label: str
    start: int
    thing: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact: ids of things, or a literal's text as object; ``rule`` made it, if it is ours.

    ``start`` and ``end`` bound its evidence in the text, or are 0 where gold's is not found.
    """

    subject: str
    predicate: str
    object: str
    modality: str
    start: int = 0
    end: int = 0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """All of one article; what the page does not say of itself is None."""

    text: str = ""
    title: str | None = ""
    date: str | None = None
    publisher: str | None = None
    things: tuple[Thing, ...] = ()
    names: tuple[Name, ...] = ()
    statements: tuple[Statement, ...] = ()


def told(resolved: Resolved) -> Told:
    """What our stages found in an article, as ``kg annotate --json`` prints it."""
    extraction, entities = resolved.extraction, resolved.entities
    article = extraction.article
    return Told(
        article.text,
        article.metadata.title,
        article.metadata.date,
        article.metadata.publisher,
        tuple({one.iri: Thing(one.iri, one.type, (one.label,)) for one in entities}.values()),
        tuple(
            Name(one.text, one.label, one.start, _iri(resolved, one.referent))
            for one in extraction.mentions
        ),
        tuple(
            Statement(
                entities[one.subject].iri,
                one.predicate,
                entities[one.object].iri if isinstance(one.object, int) else one.object,
                one.modality,
                one.start,
                one.end,
                one.rule,
            )
            for one in extraction.facts
        ),
    )


def _iri(resolved: Resolved, referent: int | None) -> str | None:
    return None if referent is None else resolved.entities[referent].iri
