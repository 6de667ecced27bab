"""Records that speak of referents by number in, the same with other numbers out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from kg.model import Extraction, Fact, Mention, Referent

__all__ = ["renumbered_fact", "renumbered_mention", "without"]


def renumbered_fact(fact: Fact, numbers: Mapping[int, int]) -> Fact:
    """*fact* with each referent that has another number under that one."""
    speaker = fact.speaker
    other = numbers.get(fact.object, fact.object) if isinstance(fact.object, int) else fact.object
    return replace(
        fact,
        subject=numbers.get(fact.subject, fact.subject),
        object=other,
        speaker=None if speaker is None else numbers.get(speaker, speaker),
    )


def renumbered_mention(
    mention: Mention, numbers: Mapping[int, int], referents: Sequence[Referent]
) -> Mention:
    """*mention* with the number, type and name in full of what it refers to now."""
    if mention.referent is None or mention.referent not in numbers:
        return mention
    number = numbers[mention.referent]
    referent = referents[number]
    return replace(mention, referent=number, type=referent.type, lemma=referent.name)


def without(extraction: Extraction, numbers: Collection[int]) -> Extraction:
    """*extraction* without those referents of *numbers* that no mention and no fact speaks of."""
    said = {one.referent for one in extraction.mentions}
    for fact in extraction.facts:
        said |= {fact.subject, fact.speaker}
        if isinstance(fact.object, int):
            said.add(fact.object)
    gone = set(numbers) - said
    if not gone:
        return extraction
    kept = [i for i in range(len(extraction.referents)) if i not in gone]
    new = {old: i for i, old in enumerate(kept)}
    referents = tuple(extraction.referents[i] for i in kept)
    mentions = tuple(
        one if one.referent is None else replace(one, referent=new[one.referent])
        for one in extraction.mentions
    )
    facts = tuple(renumbered_fact(one, new) for one in extraction.facts)
    return Extraction(extraction.article, mentions, referents, facts)
