"""A noun's place in, the description that it ends out: what stands before it and narrows it.

``аталған министрлік`` points back, ``облыс әкімдігі`` tells the kind of unit, ``бас жоспар``
repeats the end of a name.  An attribute that does none of this tells of another one, or of any.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.coreference.vocabulary import KIND_WORDS, DescriptiveNoun, noun_at
from kg.extract.draft import Draft
from kg.extract.governed import GOVERNING
from kg.extract.left_edge import ATTRIBUTIVE, JOINING
from kg.extract.owners import ADJECTIVES

__all__ = ["POINTING", "Description", "description_at", "is_predicate", "kind_before"]

POINTING = frozenset({"бұл", "осы", "сол", "аталған", "аталмыш"})
_OTHERS = frozenset(
    {"әр", "әрбір", "барлық", "бар", "кейбір", "бір", "бірнеше", "басқа", "өзге", "қандай", "кез"}
    | {"келген", "мұндай", "ондай", "осындай", "сондай", "тиісті", "көптеген", "біраз", "қай", "өз"}
    | {
        "біздің",
        "менің",
        "өзінің",
        "өзіміздің",
        "олардың",
        "оның",
        "бұрынғы",
        "келесі",
        "алдағы",
        "екінші",
        "емес",
        "ата",
    }  # Ата заң is the Constitution
)
# Behind these a noun says what somebody is or becomes: ``министр болып тағайындалды``.
_AS = frozenset(
    {"болып", "боп", "ретінде", "деп", "деген", "дегеніміз", "сияқты", "секілді", "тәрізді"}
    | {"болды", "болған", "болса", "еді", "екен", "емес", "керек", "қажет", "жоқ", "атты"}
)
_STATUS = frozenset({"мәртебе", "атақ", "дәреже", "типі", "түр"})
# Verbs whose object or subject without an ending is a new one: ``шешім қабылдады``.
_INTRODUCING = (
    *("қабылда", "шығар", "құр", "аш", "өт", "ұйымдас", "әзірле", "жаса", "дайында", "жарияла"),
    *("бер", "жүргіз", "ал", "тап", "түз", "болжа", "көзде"),
)
_INDEFINITE = frozenset({"instrument", "event", "council"})
_AS_ATTRIBUTE = frozenset({"заң"})  # заң жобасы, заң бойынша, заң мен тәртіп: law, and no one law
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Description:
    """``tokens[first:last]`` refers to something that *noun* fits.

    ``attributes`` are the words before the noun that its name has to have, ``kind`` the kind word
    of the unit whose it is (``облыс``), which stands at the token ``kind_at``.
    """

    first: int
    last: int
    noun: DescriptiveNoun
    attributes: tuple[str, ...] = ()
    kind: str = ""
    kind_at: int = -1
    is_pointed: bool = False


def description_at(draft: Draft, i: int) -> Description | None:
    """The description that ends with the noun at *i*; None where it can refer to nobody named."""
    noun = noun_at(draft, i)
    if noun is None or draft.words.plural[i] or draft.tokens[i].upos == "VERB":
        return None
    described = _before(draft, i, noun)
    if (
        described is None
        or _is_by_law(draft, i, described)
        or is_predicate(draft, i)
        or _is_joined_kind(draft, described)
    ):
        return None
    narrowed = bool(described.attributes or described.kind)
    is_owned = draft.words.possessed[i] and draft.words.low[i] != noun.lemma
    if is_owned and not narrowed:
        return None
    if noun.lemma == "топ" and described.attributes[-1:] != ("жұмыс",):
        return None
    if noun.is_weak and not (described.is_pointed or narrowed):
        return None
    return None if _is_new(draft, i, described) else described


def _is_by_law(draft: Draft, i: int, described: Description) -> bool:
    """Whether a bare noun tells of no law, but that laws say so: ``заңмен``, ``заңға сәйкес``."""
    words = draft.words
    if described.noun.lemma != "заң" or described.is_pointed or described.attributes:
        return False
    behind = words.low[i + 1] if i + 1 < words.end[i] else ""
    return words.case[i] == "Ins" or behind in ("сәйкес", "бойынша", "жүзінде", "аясында")


def kind_before(draft: Draft, i: int) -> str:
    """The kind of unit that the token before *i* tells: ``облыс``, ``облыстың``, ``облыстық``."""
    words, j = draft.words, i - 1
    if j < words.first[i]:
        return ""
    if words.low[j] in ADJECTIVES:
        return ADJECTIVES[words.low[j]]
    is_kind = words.lemma[j] in KIND_WORDS and words.case[j] in ("", "Nom", "Gen")
    return words.lemma[j] if is_kind and not (words.possessed[j] or words.plural[j]) else ""


def is_predicate(draft: Draft, i: int) -> bool:
    """Whether the noun at *i* says what somebody is, and so refers to nobody."""
    words, j = draft.words, i + 1
    if j >= words.end[i] or words.case[i] not in ("", "Nom"):
        return False
    is_status = words.lemma[j] in _STATUS and words.possessed[j]  # облыс мәртебесі
    goes_on = words.low[i] == "қала" and words.lemma[j] == "бер"  # болып қала берді, remained
    return words.low[j] in _AS or is_status or goes_on


def _before(draft: Draft, i: int, noun: DescriptiveNoun) -> Description | None:
    """What stands before the noun at *i*, word by word; None if that bars any reference."""
    words, j = draft.words, i
    attributes: list[str] = []
    while j > words.first[i] and i - j <= _LONGEST:
        low = words.low[j - 1]
        if low in POINTING and not _is_no_pointer(draft, j - 1):
            return Description(j - 1, i + 1, noun, tuple(attributes), is_pointed=True)
        if kind := kind_before(draft, j):
            if _is_narrowed(draft, j - 1):
                return None
            return Description(j - 1, i + 1, noun, tuple(attributes), kind, j - 1)
        if low in _OTHERS or _bars(draft, j - 1, i):
            return None
        if not _is_attribute(draft, j - 1, i):
            break
        attributes.insert(0, low)
        j -= 1
    return Description(j, i + 1, noun, tuple(attributes))


def _is_no_pointer(draft: Draft, j: int) -> bool:
    """``деп аталған`` (called), ``дәл осы``: no demonstrative of what follows."""
    return j > draft.words.first[j] and draft.words.low[j - 1] in ("деп", "болып")


def _is_narrowed(draft: Draft, j: int) -> bool:
    """Whether a kind word has an attribute of its own: ``басқа облыс әкімдігі``, a name before."""
    words = draft.words
    if j == words.first[j]:
        return False
    before = j - 1
    if words.low[before] in _OTHERS or draft.tokens[before].upos == "NUM":
        return True
    is_name = before + 1 in draft.places_by_end and words.case[before] in ("", "Nom")
    return is_name or (draft.tokens[before].upos == "ADJ" and words.case[before] in ("", "Nom"))


def _bars(draft: Draft, j: int, head: int) -> bool:
    """Whether the token at *j* makes the head one of its own: a clause, number, name or owner."""
    words, token = draft.words, draft.tokens[j]
    if token.upos == "NUM" or token.text[0].isdigit() or token.text == "№":
        return True
    if words.low[j] in GOVERNING or words.low[j].endswith(ATTRIBUTIVE):
        return True  # апаттарды жою жөніндегі агенттік, жағадағы қала
    if words.form[j] == "Part" and words.case[j] in ("", "Nom"):
        return True
    if j in draft.quotes.opening:
        return True
    is_owner = words.case[j] == "Gen" or j + 1 in draft.named_by_end
    if is_owner and words.possessed[head]:
        return True
    return j + 1 in draft.named_by_end and words.case[j] == "Gen"


def _is_attribute(draft: Draft, j: int, head: int) -> bool:
    """Whether the token at *j* is an adjective, or a bare noun before a possessed one.

    A bare noun before another that is not possessed is the subject: ``кеңес жоспарды мақұлдады``.
    """
    words, token = draft.words, draft.tokens[j]
    kinds = ("NOUN", "ADJ", "PROPN") if words.possessed[head] else ("ADJ",)
    if token.upos not in kinds or not token.text[0].isalpha():
        return False
    return (
        words.case[j] in ("", "Nom")
        and not words.possessed[j]
        and j + 1 not in draft.named_by_end
        and not words.form[j]
    )


def _is_joined_kind(draft: Draft, described: Description) -> bool:
    """``қала мен аудан``: kinds that are joined are all of them, none of these."""
    if described.noun.role != "unit":
        return False
    words, last = draft.words, described.last
    after, before = last, described.first - 1
    return (
        after + 1 < words.end[last - 1] and words.low[after] in JOINING and _kind(draft, after + 1)
    ) or (
        before - 1 >= words.first[last - 1]
        and words.low[before] in JOINING
        and _kind(draft, before - 1)
    )


def _kind(draft: Draft, i: int) -> bool:
    return draft.words.lemma[i] in KIND_WORDS


def _is_new(draft: Draft, i: int, described: Description) -> bool:
    """Whether the verb behind a noun without an ending tells of a new thing: ``штаб құрылды``.

    An object without the accusative ending is indefinite and stands before its verb (Қазақ
    грамматикасы, 2002, § 117); ``шешімді қабылдады`` has the ending.
    """
    words, j = draft.words, i + 1
    if described.noun.role not in _INDEFINITE or described.is_pointed or described.attributes:
        return False
    is_bare = words.case[i] in ("", "Nom") or words.low[i] == described.noun.lemma
    if not is_bare or j >= words.end[i]:
        return False
    if draft.tokens[j].upos != "VERB":
        is_joined = words.possessed[j] or draft.tokens[j].upos == "ADP" or words.low[j] in JOINING
        return is_joined and described.noun.lemma in _AS_ATTRIBUTE
    begins = i == words.first[i]
    introduces = words.lemma[j].startswith(_INTRODUCING) or words.low[j].startswith(_INTRODUCING)
    return not begins if described.noun.lemma != "шешім" else introduces or not begins
