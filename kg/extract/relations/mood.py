"""A verb's place in a sentence in, what its endings and the words behind it say of it out.

Kazakh has tense, mood and negation at the end: ``бекітілді`` happened, ``бекітіледі``,
``бекітілмек``, ``бекітілуі тиіс`` and ``бекіту жоспарлануда`` will or shall, ``бекітілген жоқ`` did
not (Қазақ грамматикасы, 2002, §§ 345-371).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from kg.extract.draft import Draft
from kg.extract.left_edge import JOINING

__all__ = ["Form", "Mood", "mood", "stem"]


class Form(Enum):
    """How a verb hangs in its sentence."""

    FINITE = "ends a clause"
    LINKED = "a converb, goes on in the next clause"
    RELATIVE = "an attribute of the noun behind it"
    NOMINAL = "a verbal noun, or a participle with a case"
    SIGN = "no verb: a mark or word that tells it alone"


@dataclass(frozen=True, slots=True)
class Mood:
    """``modality`` is asserted, planned or denied, or empty where nothing is claimed.

    ``end`` is the token behind the verb and its auxiliaries.  ``is_habitual`` for a present tense
    that may speak of what always is (``кіреді``) as well as of what will be, ``is_ongoing`` for
    what is not done yet (``әзірлеп жатыр``, ``әзірленуде``).  ``governor`` is the lemma of the verb
    that a verbal noun depends on: ``тапсыр`` in ``әзірлеуді тапсырды``.
    """

    form: Form
    modality: str
    end: int
    is_passive: bool = False
    is_habitual: bool = False
    is_ongoing: bool = False
    governor: str = ""


_LASTING = frozenset({"жатыр", "жат", "отыр", "тұр", "жүр", "баста", "кіріс"})
_POSTPOSITIONS = frozenset({"қатысты"})  # мәселеге қатысты пікір: concerning, no verb
_LIGHT = frozenset(
    {"отыр", "жатыр", "жат", "тұр", "жүр", "бол", "е", "кел", "кет", "шық", "бер", "ал", "қал"}
    | {"таста", "қой", "жібер", "өт", "сал", "көр", "бара", "түс", "баста"}
)
_NOT = frozenset({"жоқ", "емес"})
_MUST = frozenset({"тиіс", "керек", "қажет", "мүмкін", "міндетті", "шарт", "ләзім"})
_INTENDING = frozenset(
    {"жоспарла", "көзде", "ұсын", "тапсыр", "күт", "күтіл", "міндетте", "белгіле", "ниетте"}
    | {"дайындал", "дайында", "жүкте", "жүктел", "уағдалас", "келіс", "сұра", "талап"}
    | {"ойла", "мақсат", "шақыр", "ұсыныл"}
)
_DOING = frozenset({"баста", "айналыс", "кіріс", "жалғастыр", "аяқта", "жүргіз", "атқар"})
_DOING |= {"бітір", "істе", "жүр", "тәмамда"}
_MOMENTS = frozenset({"сәт", "кез", "уақыт"})
_ENDING = frozenset({"аяқта", "бітір", "тәмамда"})
_ON = frozenset({"бойынша", "жөніндегі", "жөнінде", "туралы"})
_PROSPECTIVE = ("атын", "етін", "йтын", "йтін")
_NEGATIVE = ("маған", "меген", "баған", "беген", "паған", "пеген", "мас", "мес", "бас", "пес")
_UNDONE = re.compile(r"[мбп][ае]йт[ыі]н")
# What is said to be so, and is not: қосылады деген қауесет тарады.
_RUMOURS = frozenset({"әңгіме", "қауесет", "сыбыс", "дақпырт", "алыпқашпа", "жорамал", "өсек"})
_AFTER = frozenset({"кейін", "соң", "бері"})
_TIMES = frozenset({"сәт", "күн", "кез", "уақыт", "шақ"})  # енген сәттен бастап, бекітілген күні
# Words between a verbal noun and what is intended: ``әзірлеуді Қаржы министрлігіне тапсырды``.
_FAR = 6
_TOGETHER = ("с", "ыс", "іс")
_FURTHER = 40  # words to the verb whose mood a converb shares


def mood(draft: Draft, i: int) -> Mood:
    """How the verb at *i* stands, and what it claims."""
    end = _auxiliaries(draft, i)
    passive = "Voice=Pass" in draft.tokens[i].feats
    words, form = draft.words, draft.words.form[i]
    if form == "Ger" and draft.words.case[i] != "Loc":
        return _nominal(draft, i, passive)
    if _is_postposition(draft, i) or "Mood=Pot" in draft.tokens[i].feats:  # әзірлеуші: who does
        return Mood(Form.NOMINAL, "", end)
    modality, habitual = _said(draft, end, *_finite(draft, i, end))
    kind = Form.FINITE
    ongoing = form == "Ger" or any(draft.words.lemma[j] in _LASTING for j in range(i + 1, end))
    if end == i + 1 and _is_converb(draft, i):
        kind = Form.LINKED
        modality, habitual = _shared(draft, i)
    elif _is_attributive(draft, i, end):
        kind = Form.RELATIVE
        if words.lemma[end] in _MOMENTS and words.case[end] == "Abl":
            kind = Form.LINKED  # күшіне енген сәттен бастап
            modality, habitual = _shared(draft, i)
    modality = _dated(draft, i, end, modality) if form == "Part" else modality
    return Mood(kind, modality, end, passive, habitual, ongoing)


def _dated(draft: Draft, i: int, end: int, modality: str) -> str:
    """*modality*, or planned if it only dates what lies ahead: ``енген сәттен бастап қоямын``."""
    words = draft.words
    if modality != "asserted" or end >= words.end[i]:
        return modality
    is_time = words.lemma[end] in _TIMES and words.case[end] in ("Abl", "Loc")
    is_ahead = (is_time or words.low[end] in _AFTER) and _shared(draft, end)[0] == "planned"
    return "planned" if is_ahead else modality


def _said(draft: Draft, end: int, modality: str, habitual: bool) -> tuple[str, bool]:
    """What a verb before *end* claims, if ``деп`` or ``деген`` behind it says who thinks so.

    ``кіреді деп күтілуде`` is planned, and of ``қосылады деген қауесет`` nothing is claimed.
    """
    words = draft.words
    if end + 1 >= words.end[end - 1]:
        return modality, habitual
    if words.low[end] == "деп" and habitual and stem(draft, end + 1) in _INTENDING:
        return "planned", False
    if words.low[end] == "деген" and not _RUMOURS.isdisjoint(words.lemma[end + 1 : end + 3]):
        return "", False
    return modality, habitual


def _is_postposition(draft: Draft, i: int) -> bool:
    """Whether what looks like a verb stands before more of its clause, as no finite verb does."""
    words, behind = draft.words, i + 1
    if words.low[i] not in _POSTPOSITIONS or behind >= words.end[i]:
        return False
    return draft.tokens[behind].text[0].isalnum() and words.low[behind] not in JOINING


def _auxiliaries(draft: Draft, i: int) -> int:
    """The token behind the auxiliaries and negations that belong to the verb at *i*."""
    words, j = draft.words, i + 1
    linked = _is_converb(draft, i) or words.low[i].endswith(("а", "е", "й"))
    while j < words.end[i]:
        if words.low[j] in _NOT or draft.tokens[j].upos == "AUX":
            j += 1
        elif linked and words.lemma[j] in _LIGHT and draft.tokens[j].upos == "VERB":
            linked = _is_converb(draft, j)
            j += 1
        else:
            break
    return j


def _is_converb(draft: Draft, i: int) -> bool:
    """Whether the verb at *i* ends in ``-ып``, or ``-май``: it shares the mood of the next."""
    low = draft.words.low[i]
    return draft.words.form[i] in ("Conv", "Inf") and low.endswith(
        ("п", "май", "мей", "бай", "бей")
    )


def _finite(draft: Draft, i: int, end: int) -> tuple[str, bool]:
    """The modality that the last word of the verb's group tells, and whether it is habitual."""
    words, last = draft.words, end - 1
    while last > i and words.low[last] in ("екен", "еді", "болатын", "ма", "ме"):
        last -= 1
    group = range(i, end)
    if any(words.low[j] in _NOT or "Polarity=Neg" in draft.tokens[j].feats for j in group):
        return "denied", False
    low, feats = words.low[last], draft.tokens[last].feats
    if low.endswith(_NEGATIVE) and "Tense=Past" in feats:
        return "denied", False
    if "Mood=Cnd" in feats:
        return "", False
    if "Mood=Opt" in feats or "Mood=Imp" in feats:
        return ("asserted" if "Voice=Pass" in draft.tokens[i].feats else "planned"), False
    if words.low[i].endswith(_PROSPECTIVE) and words.low[i + 1 : i + 2] in (["болды"], ["болған"]):
        return "planned", False  # құрылатын болды: it is decided that it will
    following = words.low[end] if end < words.end[i] else ""
    if following in _MUST or "Tense=Fut" in feats or low.endswith(("мақ", "мек", "пақ", "пек")):
        return "planned", False
    if low.endswith(_PROSPECTIVE) and last == i and "болатын" not in words.low[i:end]:
        return "planned", True
    if "Aspect=Hab" in feats and words.low[last] not in _NOT:
        return "planned", True
    return "asserted", False


def _shared(draft: Draft, i: int) -> tuple[str, bool]:
    """The modality of the next verb of the sentence that has one, for the converb at *i*."""
    words = draft.words
    for j in range(i + 1, min(words.end[i], i + _FURTHER)):
        if words.form[j] == "Fin" or (words.form[j] == "Part" and j + 1 >= words.end[i] - 1):
            end = _auxiliaries(draft, j)
            if not _is_attributive(draft, j, end):
                return _finite(draft, j, end)
        if words.form[j] == "Part" and j < i + 4:  # мақұлдап, дауыс берген тұрғындар
            return _finite(draft, j, j + 1)
        if words.form[j] == "Ger" and words.case[j] in ("Nom", ""):  # әзірлеп, бекітуі тиіс
            modality = _nominal(draft, j, False).modality
            if modality:
                return modality, False
    return "asserted", False


def _is_attributive(draft: Draft, i: int, end: int) -> bool:
    """Whether a participle stands before a noun: ``бекіткен жоспар``, not ``бекіткен.``"""
    words = draft.words
    low = words.low[end - 1]
    is_participle = words.form[end - 1] == "Part" or low.endswith(
        ("ған", "ген", "қан", "кен", *_PROSPECTIVE)
    )
    if not is_participle or words.case[end - 1] not in ("", "Nom") or end >= words.end[i]:
        return False
    if end in draft.quotes.closing:  # министрлік ұйымдастырған «Қала» форумы
        return True
    following = draft.tokens[end]
    if following.upos in ("NOUN", "PROPN", "ADJ", "NUM", "DET") or following.text == "№":
        return words.low[end] not in _MUST | _AFTER
    return following.upos in ("VERB",) and words.form[end] in ("Part", "Ger")


def _is_attribute(draft: Draft, i: int) -> bool:
    """Whether the verbal noun at *i* belongs to the next word: ``әзірлеу кезінде, туралы``."""
    words, behind = draft.words, i + 1
    if behind >= words.end[i]:
        return False
    is_head = draft.tokens[behind].upos == "NOUN" and words.possessed[behind]
    return is_head or draft.tokens[behind].upos == "ADP"


def _nominal(draft: Draft, i: int, passive: bool) -> Mood:
    """A verbal noun claims nothing by itself: what governs it tells."""
    words = draft.words
    if "Tense=Past" in draft.tokens[i].feats:  # бекітілгенін айтты, бекіткеннен кейін
        modality = "denied" if "Polarity=Neg" in draft.tokens[i].feats else "asserted"
        return Mood(Form.NOMINAL, _dated(draft, i, i + 1, modality), i + 1, passive)
    if words.low[i].endswith(("тінін", "тынын")):
        denied = _UNDONE.search(words.low[i]) is not None  # қосылмайтынын айтты
        modality = "denied" if denied else "planned"
        return Mood(Form.NOMINAL, modality, i + 1, passive, is_habitual=not denied)
    case, behind = words.case[i], _behind_work(draft, i)
    if behind < words.end[i] and words.low[behind] == "үстінде":  # әзірлеу үстінде
        return Mood(Form.NOMINAL, "asserted", behind + 1, passive, is_ongoing=True)
    is_bare = case in ("", "Nom") and not words.possessed[i]
    if is_bare and behind == i + 1 and _is_attribute(draft, i):
        return Mood(Form.NOMINAL, "", i + 1, passive)
    for j in range(behind, min(behind + _FAR, words.end[i])):
        if words.low[j] in _MUST and case in ("Nom", ""):
            return Mood(Form.NOMINAL, "planned", j + 1, passive)
        governor = stem(draft, j)
        if governor in _INTENDING and words.form[j]:
            end = _auxiliaries(draft, j)
            modality, _ = _finite(draft, j, end)
            planned = "denied" if modality == "denied" else "planned"
            claimed = planned if modality else ""
            return Mood(Form.NOMINAL, claimed, end, passive, governor=governor)
        is_begun = governor == "ал" and words.low[j - 1] == "қолға"
        if (governor in _DOING or is_begun) and words.form[j]:  # әзірлеуді бастады
            end = _auxiliaries(draft, j)
            claimed, _ = _finite(draft, j, end)
            goes_on = governor not in _ENDING
            return Mood(Form.NOMINAL, claimed, end, passive, is_ongoing=goes_on, governor=governor)
        if words.form[j] in ("Fin", "Conv", "Part") or not _is_word(draft, j):
            break
    return Mood(Form.NOMINAL, "", i + 1, passive)


def _behind_work(draft: Draft, i: int) -> int:
    """Behind ``жұмыстарын`` that a verbal noun tells of: ``әзірлеу (бойынша) жұмыстарын``."""
    words, j = draft.words, i + 1
    if j < words.end[i] and words.low[j] in _ON:
        j += 1
    is_work = j < words.end[i] and words.lemma[j] == "жұмыс"
    return j + 1 if is_work else i + 1


def _is_word(draft: Draft, i: int) -> bool:
    """Whether the token at *i* is a word, or a mark about a name: ``әзірлеумен «X» айналысады``."""
    text = draft.tokens[i].text
    return text[0].isalpha() or i in draft.quotes.closing or i in draft.quotes.opening


def stem(draft: Draft, i: int) -> str:
    """The lemma of the verb at *i*, with the ending of doing it together: ``жасас``, ``қатыс``.

    The analysis may take that for a voice (``Voice=Rcp``), but it makes other verbs: ``жасасты`` is
    no ``жасады``.
    """
    lemma = draft.words.lemma[i]
    if "Voice=Rcp" in draft.tokens[i].feats:
        for ending in _TOGETHER:
            if draft.words.low[i].startswith(lemma + ending):
                return lemma + ending
    return lemma
