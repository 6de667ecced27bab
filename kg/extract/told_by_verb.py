"""A noun's place in, whether a verb of drafting or deciding tells that it is one thing out.

``Отырыста меморандумға қол қойылды`` tells of a memorandum, though not of which; ``ережені білу
керек`` tells of none.  Kazakh puts the verb behind what is done to.
"""

from __future__ import annotations

from kg.extract.draft import Draft

__all__ = [
    "is_acted_by",
    "is_dealing",
    "is_dealt_with",
    "is_founded",
    "is_of_founders",
    "is_pointed_at",
    "is_signed",
    "verb_behind",
]

_DRAFTED = frozenset(
    {"әзірле", "дайында", "қабылда", "бекіт", "мақұлда", "шығар", "таныстыр", "жасас", "түзет"}
    | {"талқыла", "қара", "ұсын", "жарияла", "жаса", "қолда"}
    | {"енгіз", "айқында", "белгіле", "келіс", "түз"}
)
_DONE_BY_ACTS = frozenset({"бекіт", "мақұлда", "құр", "құрыл", "өзгерт", "тағайында", "айқында"})
_FORCE = frozenset({"күшіне", "күшін", "қолданысқа"})
_FOUNDED = frozenset({"құр", "құрыл", "ұйымдастыр", "жасақта"})
_WIDE = 16
_FAR = 7  # words between a thing and what is done to it
_OF_DRAFTS = frozenset({"жоба", "нұсқа"})  # тұжырымдаманың жобасы is dealt with for it
_OBJECTS = frozenset({"", "Nom", "Acc", "Dat"})
_POINTING = frozenset(
    {"бұл", "осы", "сол", "аталған", "ол", "мұндай", "осындай", "біздің", "әр", "кез", "барлық"}
    | {"бірқатар", "тиісті", "кейбір", "өз", "басқа", "ешқандай", "мынадай", "жоғарыда"}
)


def is_dealt_with(draft: Draft, i: int, *, is_bare: bool = False) -> bool:
    """Whether what the noun at *i* names is drafted, presented, weighed, adopted or signed.

    One that is *bare* by a verb that is no noun: ``ережені бекіту`` may be of any.
    """
    words, j = draft.words, i - 1
    while j > words.first[i] and not words.form[j] and words.case[j] in ("", "Nom", "Gen"):
        j -= 1
    if j >= words.first[i] and words.form[j] == "Part" and words.lemma[j] in _DRAFTED:
        return True  # бекітілген іс-шаралар жоспары
    verb = verb_behind(draft, i)
    if verb is None or (is_bare and words.form[verb] not in ("Fin", "Conv")):
        return False
    return _is_signing(draft, verb) or words.lemma[verb] in _DRAFTED


def is_signed(draft: Draft, i: int) -> bool:
    """Whether what the noun at *i* names is signed or gains or loses its force."""
    verb = verb_behind(draft, i)
    if verb is None:
        return False
    return _is_signing(draft, verb) or draft.words.low[verb - 1] in _FORCE


def is_acted_by(draft: Draft, i: int) -> bool:
    """Whether something is done by the act at *i*: ``бұйрықпен жұмыс тобы құрылды``."""
    words, last = draft.words, min(i + 1 + _WIDE, draft.words.end[i])
    if words.case[i] != "Ins" or last - i < 2:
        return False
    verb = next((j for j in range(i + 1, last) if words.form[j] in ("Fin", "Part")), None)
    return verb is not None and words.lemma[verb] in _DONE_BY_ACTS


def is_dealing(draft: Draft, i: int) -> bool:
    """Whether what the noun at *i* names drafts, weighs or decides something."""
    words = draft.words
    if words.case[i] not in ("", "Nom"):
        return False
    for j in range(i + 1, min(i + _WIDE, words.end[i])):
        if words.form[j] in ("Fin", "Conv"):
            return words.lemma[j] in _DRAFTED
    return False


def is_founded(draft: Draft, i: int) -> bool:
    """Whether what the noun at *i* names is set up: ``бірлескен штаб құрылды``."""
    verb = verb_behind(draft, i)
    return verb is not None and draft.words.lemma[verb] in _FOUNDED


def is_of_founders(draft: Draft, first: int) -> bool:
    """Whether a participle before ``tokens[first]`` tells who set it up: ``құрған кеңес``."""
    words = draft.words
    is_participle = first > words.first[first] and words.form[first - 1] in ("Part", "Fin")
    return is_participle and words.lemma[first - 1] in _FOUNDED


def is_pointed_at(draft: Draft, first: int) -> bool:
    """Whether a pronoun stands before ``tokens[first]``: ``осы ереже`` was told before."""
    words = draft.words
    return words.low[first] in _POINTING or (
        first > words.first[first] and words.low[first - 1] in _POINTING
    )


def verb_behind(draft: Draft, i: int) -> int | None:
    """The first verb behind the noun at *i* that has it for its object or subject."""
    words, last = draft.words, min(i + 1 + _FAR, draft.words.end[i])
    case = words.case[i]
    if i + 1 < last and words.lemma[i + 1] in _OF_DRAFTS and words.possessed[i + 1]:
        case = words.case[i + 1]
    elif case not in _OBJECTS:
        return None
    for j in range(i + 1, last):
        is_attribute = j + 1 < last and words.possessed[j + 1]
        is_subject = words.case[j] in ("", "Nom") and not is_attribute
        if draft.noun(j) is not None and case != "Acc" and is_subject:
            return None  # another thing begins, which the verb may be about
        if words.form[j]:
            return j
    return None


def _is_signing(draft: Draft, verb: int) -> bool:
    return draft.words.lemma[verb] == "қой" and draft.words.low[verb - 1] == "қол"
