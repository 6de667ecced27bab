"""One resolved article in, who holds which post out: the memberships that dates belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.graph.names import Names
from kg.model import Fact, Resolved, Span

__all__ = ["DATES_OF_MEMBERSHIP", "Membership", "dated", "is_asserted", "memberships"]

DATES_OF_MEMBERSHIP = ("agl:statedFrom", "agl:statedTo")


@dataclass(frozen=True, slots=True)
class Membership:
    """That a person holds a post: the same node in every article that says so."""

    iri: str
    person: str
    post: str
    body: str
    fact: Fact


def is_asserted(fact: Fact, threshold: float) -> bool:
    """Whether the graph states the plain triple of *fact* beside the claim."""
    return fact.modality not in ("planned", "denied") and fact.confidence >= threshold


def memberships(resolved: Resolved, base_iri: str, threshold: float) -> Iterator[Membership]:
    """Each post that somebody holds by an asserted fact, with its body where the text tells it."""
    facts = [one for one in resolved.extraction.facts if is_asserted(one, threshold)]
    bodies = {one.subject: one.object for one in facts if one.predicate == "org:postIn"}
    for fact in facts:
        if fact.predicate == "agl:holds" and isinstance(fact.object, int):
            person, post = resolved.entities[fact.subject].iri, resolved.entities[fact.object].iri
            body = bodies.get(fact.object)
            iri = Names(base_iri).hashed("membership", person, post)
            of = resolved.entities[body].iri if isinstance(body, int) else ""
            yield Membership(iri, person, post, of, fact)


def dated(resolved: Resolved, base_iri: str, threshold: float) -> Mapping[Fact, str]:
    """The membership that each stated beginning or end of a post belongs to.

    The text says the date of a person (``2012 жылдан бері министр``); it belongs to the post that
    this person holds by the same sentence, of several to the one whose evidence the date's
    overlaps.  Where that is none or more than one, the fact is left out.
    """
    dates = [one for one in resolved.extraction.facts if one.predicate in DATES_OF_MEMBERSHIP]
    if not dates:
        return {}
    held: dict[str, list[Membership]] = defaultdict(list)
    for one in memberships(resolved, base_iri, threshold):
        held[one.person].append(one)
    found = {}
    for fact in dates:
        person = resolved.entities[fact.subject].iri
        sentence = resolved.extraction.article.sentence_at(fact.start, fact.end)
        near = [one for one in held[person] if _overlap(one.fact, sentence)]
        if len({one.iri for one in near}) > 1:
            near = [one for one in near if _overlap(one.fact, Span(fact.start, fact.end))]
        if len({one.iri for one in near}) == 1:
            found[fact] = near[0].iri
    return found


def _overlap(fact: Fact, span: Span) -> bool:
    return fact.start < span.end and span.start < fact.end
