"""A pronoun's place in, who or what of the sentence before it refers to out.

``ол`` has no gender and stands for persons, bodies and things, so only what cannot be mistaken is
resolved: the only person, or else the only subject, of the sentence before (Muhamedowa, 2016, the
chapter on pronouns and demonstratives).
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from kg.extract.coreference.antecedents import is_nominative
from kg.extract.draft import Draft, Named
from kg.extract.left_edge import JOINING
from kg.model import Mention

__all__ = ["PRONOUNS", "people_meant", "pronoun_meant"]

PRONOUNS = frozenset({"ол", "оның", "оны", "оған", "одан", "онымен"})
_OBLIQUE = frozenset({"оны", "оған", "одан", "онымен"})
_CROWD = 40  # names in two sentences: where there are more, a pronoun is of the last ones
_BOUND = frozenset({"кез", "уақыт", "күн", "жыл", "жер", "сәт", "шақ", "тұс", "жақ", "ай", "іс"})
_NEAR = 8  # words of an adverbial that may stand before the pronoun
_SOMEBODY = frozenset({"біреу", "кім", "кімде", "әркім", "бірі", "адам", "ешкім"})
_NO_RIVALS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENTAGE", "QUANTITY"})
_BY_WORDS = frozenset({"айтуынша", "сөзінше", "пікірінше", "мәлімдеуінше", "ойынша", "мәліметінше"})
_IDIOMS = frozenset({"ішінде", "үстіне", "есесіне", "орнына", "өзі", "өзінде", "бәрі", "барлығы"})
_ADDRESSING = frozenset({"кісі", "азамат", "адам"})
_BEHIND = frozenset({"үшін", "туралы", "жөнінде", "ретте", "бойынша", "арқылы", "деп", "сияқты"})
_BESIDES = frozenset({"қоса", "қатар", "бөлек", "басқа", "бері", "кейін", "кем", "сайын", "гөрі"})
_BODIES = frozenset(
    {"agl:Company", "agl:Council", "agl:ResearchInstitute", "agl:Organization", "agl:PublicBody"}
    | {"agl:Agglomeration", "agl:AdministrativeUnit", "agl:Ministry", "agl:Akimat", "agl:Agency"}
)
_THINGS = _BODIES | {
    *("agl:Instrument", "agl:Decision", "agl:Law", "agl:Plan", "agl:Scheme", "agl:Programme"),
    *("agl:Memorandum", "agl:GovernanceModel", "agl:Meeting", "agl:Event", "agl:Presentation"),
}


def pronoun_meant(draft: Draft, said: list[Named], i: int) -> int | None:
    """Who the ``ол`` at *i* is, if *said*, in reading order, leaves no doubt."""
    words = draft.words
    if not _stands_alone(draft, i):
        return None
    inside, before = _split(draft, said, i)
    if words.low[i] == "ол" and _said_by(draft, i):
        return _speaking(draft, inside) or _speaking(draft, before)
    if _is_crowded(draft, i):
        return None  # what stands before it in its own sentence may be meant as well
    people = _people(draft, before)
    if words.low[i] in _OBLIQUE and len(_outermost(before)) > 1:
        return None  # оны and оған may be the object of the sentence before as well
    if people:
        return _speaking(draft, before)
    if i and _has_pronoun(draft, i - 1):
        return None
    subjects = _distinct(draft, [one for one in before if is_nominative(draft, one)])
    return subjects[0] if len(subjects) == 1 and draft.begins_sentence(i) else None


def people_meant(draft: Draft, said: list[Named], i: int) -> tuple[int, ...]:
    """Whom the ``олар`` at *i* stands for: the persons whom the sentence before coordinates."""
    _, before = _split(draft, said, i)
    several = [one for one in before if len(one.referents) > 1]
    people = [one for one in before if _person(draft, one) is not None]
    if len(people) < 2:
        return several[0].referents if len(several) == 1 and not people else ()
    for left, right in pairwise(people):
        between = draft.words.low[left.last : right.first]
        if not between or any(word not in JOINING for word in between[:1]):
            return ()
    return tuple(dict.fromkeys(n for one in people for n in one.acting))


def _split(draft: Draft, said: list[Named], i: int) -> tuple[list[Named], list[Named]]:
    """What was named before *i* in its own sentence, and in the sentence before that."""
    start = draft.words.first[i]
    previous = draft.words.first[start - 1] if start else 0
    at = bisect_left(said, previous + 1, key=lambda one: one.last)
    inside, before = [], []
    for one in said[max(at, len(said) - _CROWD) :]:
        if one.last <= start:
            before.append(one)
        elif start <= one.first and one.last <= i:
            inside.append(one)
    return inside, before


def _stands_alone(draft: Draft, i: int) -> bool:
    """Whether the pronoun is no attribute of a noun (``ол кезде``) and governed by nothing."""
    words, j = draft.words, i + 1
    if j >= words.end[i] or words.lemma[j] in _ADDRESSING:
        return True
    low = words.low[j]
    if words.low[i] == "оның":
        return low not in _IDIOMS  # оның ішінде, including
    if low in _BEHIND or low in _BESIDES:
        return False
    return not (words.low[i] == "ол" and words.lemma[j] in _BOUND)


def _said_by(draft: Draft, i: int) -> bool:
    """Whether ``ол`` stands behind the verb of a quotation: ``– деді ол``."""
    return i > 0 and draft.words.lemma[i - 1] in ("де", "айт", "қос", "атап")


def _person(draft: Draft, named: Named) -> int | None:
    acting = named.acting
    is_one = len(acting) == 1 and draft.referents[acting[0]].type == "agl:Person"
    return acting[0] if is_one else None


def _people(draft: Draft, said: list[Named]) -> list[int]:
    found = (_person(draft, one) for one in said)
    return list(dict.fromkeys(one for one in found if one is not None))


def _speaking(draft: Draft, said: list[Named]) -> int | None:
    """The only person who is the subject of a sentence, or by whose words it goes."""
    words = draft.words
    told = [
        one
        for one in said
        if is_nominative(draft, one)
        or (one.last < words.end[one.last - 1] and words.low[one.last] in _BY_WORDS)
    ]
    people = _people(draft, told)
    return people[0] if len(people) == 1 else None


def _is_crowded(draft: Draft, i: int) -> bool:
    """Whether another name, or somebody unnamed, stands before the pronoun in its sentence."""
    words, first = draft.words, draft.words.first[i]
    if i - first > _NEAR:
        return True
    if any(words.low[j] in _SOMEBODY or words.case[j] == "Gen" for j in range(first, i)):
        return True
    held = (one for one in draft.mentions_in(first, i) if one.label not in _NO_RIVALS)
    return any(words.case[_last_of(draft, one)] not in ("Loc", "Abl") for one in held)


def _outermost(said: list[Named]) -> set[int]:
    """Who and what is named, but not inside the name of another: the body of a post."""
    return {
        number
        for k, one in enumerate(said)
        for number in one.acting
        if not any(other.first <= one.first for other in said[k + 1 :])
    }


def _has_pronoun(draft: Draft, i: int) -> bool:
    """Whether the sentence of the token at *i* speaks of somebody by a pronoun, too."""
    words = draft.words
    return not PRONOUNS.isdisjoint(words.low[max(words.first[i], words.end[i] - 60) : words.end[i]])


def _last_of(draft: Draft, mention: Mention) -> int:
    return bisect_left(draft.tokens, mention.end, key=lambda token: token.end)


def _distinct(draft: Draft, said: list[Named]) -> list[int]:
    """The things and bodies that are named, each once."""
    numbers = dict.fromkeys(n for one in said if len(one.acting) == 1 for n in one.acting)
    return [one for one in numbers if draft.referents[one].type in _THINGS]
