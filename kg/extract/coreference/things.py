"""A description in, the body, unit, instrument or event that it refers to out."""

from __future__ import annotations

from kg.extract.coreference.antecedents import Antecedents
from kg.extract.coreference.descriptions import Description
from kg.extract.coreference.vocabulary import KIND_WORDS, DescriptiveNoun, descriptive_nouns
from kg.extract.draft import Draft
from kg.extract.meant_places import CAPITAL, of_capital
from kg.extract.unit_bodies import unit_body
from kg.model import Referent
from kg.text import lower

__all__ = ["capital_meant", "is_capital", "thing_meant", "unit_meant"]

_MEETINGS = ("agl:Meeting",)
_SECOND_SENSE = "кеңес"  # a council, or a meeting


def is_capital(draft: Draft, i: int) -> bool:
    """Whether the word at *i* is ``елорда``, not ``Түркия елордасы``."""
    words = draft.words
    is_attribute = i + 1 < words.end[i] and words.possessed[i + 1] and words.case[i] in ("", "Nom")
    return words.lemma[i] == CAPITAL and not (words.possessed[i] or is_attribute)


def capital_meant(draft: Draft) -> int | None:
    """The city that ``елорда`` is."""
    city = of_capital(draft.lists)
    return None if city is None else draft.imply(city)


def thing_meant(draft: Draft, known: Antecedents, described: Description) -> int | None:
    """The number of what is described; None where nothing or more than one thing fits."""
    noun, i = described.noun, described.last - 1
    if noun.role == "unit":
        is_bare = not (described.attributes or described.kind)
        return unit_meant(draft, known, noun, i, described.is_pointed) if is_bare else None
    if noun.role == "unit-body" and described.kind:
        return None if described.attributes else _body_of_unit(draft, known, described)
    unit = None
    if described.kind:
        unit = _unit_of(draft, known, described)
        if unit is None:
            return None

    def fits(number: int) -> bool:
        referent = draft.referents[number]
        return (
            noun.fits(referent)
            and _ends_so(referent, described.attributes)
            and (unit is None or _is_of(referent, draft.referents[unit]))
        )

    meant = known.the_one(noun.candidates, fits, i, is_pointed=described.is_pointed)
    if meant is None and noun.lemma == _SECOND_SENSE and not described.attributes:
        councils = (draft.referents[one] for one in known.recent(noun.candidates))
        return None if any(map(noun.fits, councils)) else known.the_one(_MEETINGS, fits, i)
    return meant


def unit_meant(
    draft: Draft, known: Antecedents, noun: DescriptiveNoun, i: int, is_pointed: bool = False
) -> int | None:
    """The unit or agglomeration that a kind word at *i* refers to."""
    return known.the_one(
        noun.candidates, lambda one: noun.fits(draft.referents[one]), i, is_pointed=is_pointed
    )


def _unit_of(draft: Draft, known: Antecedents, described: Description) -> int | None:
    noun = descriptive_nouns().get(described.kind)
    return unit_meant(draft, known, noun, described.kind_at) if noun else None


def _body_of_unit(draft: Draft, known: Antecedents, described: Description) -> int | None:
    """``облыс әкімдігі``: the one akimat of an oblast that was named, else that of the oblast.

    The body of another unit is never meant, however lately it was named.
    """
    noun, kind = described.noun, KIND_WORDS[described.kind]
    adjective = f"{described.kind}тық", f"{described.kind}лық", f"{described.kind}дық"

    def fits(number: int) -> bool:
        referent = draft.referents[number]
        names = f" {lower(referent.name)} "
        is_of_kind = f" {kind}" in names or any(f" {one} " in names for one in adjective)
        return noun.fits(referent) and is_of_kind

    i = described.last - 1
    meant = known.the_one(noun.candidates, fits, i)
    unit = _unit_of(draft, known, described) if meant is None else None
    head = draft.lists.nouns.get(noun.lemma)
    if unit is None or head is None:
        return meant
    return draft.imply(unit_body(draft.referents[unit], head))


def _ends_so(referent: Referent, attributes: tuple[str, ...]) -> bool:
    """Whether a name has these words before its last: ``бас`` in ``... бас жоспары``."""
    if not attributes:
        return True
    words = lower(referent.name).split()
    return tuple(words[-1 - len(attributes) : -1]) == attributes


def _is_of(referent: Referent, unit: Referent) -> bool:
    """Whether a name begins with that of *unit*, in whatever case."""
    short, _, kind = lower(unit.name).rpartition(" ")
    return lower(referent.name).startswith(short if short and kind else kind)
